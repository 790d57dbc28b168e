// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace traceloupe {

/// Dims the widget that it lies over: what is there is of another question than the one that stands beside it. It can
/// still be used. A veil comes a moment late, so that a quick answer does not flash.
class Veil final : public QWidget {
    Q_OBJECT
public:
    explicit Veil(QWidget *dimmed);

    void setDown(bool isDown);
    [[nodiscard]] bool isDown() const { return m_isDown; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void cover();

    QTimer m_delay;
    bool m_isDown = false;
};

} // namespace traceloupe
