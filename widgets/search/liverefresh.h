// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;

namespace traceloupe {

/// Asks for the same again at an interval that people choose: off, or every few seconds. Waits for an answer
/// (restart()) before it counts on, and while nobody can see the page.
class LiveRefresh final : public QWidget {
    Q_OBJECT
public:
    explicit LiveRefresh(QWidget *parent = nullptr);

    [[nodiscard]] int seconds() const; ///< 0 = off
    void setSeconds(int seconds);      ///< the nearest that is offered
    void restart();                    ///< an answer came: the interval begins

Q_SIGNALS:
    void due();
    void secondsChanged(int seconds);

private:
    QComboBox *m_interval;
    QTimer m_timer;
};

} // namespace traceloupe
