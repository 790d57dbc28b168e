// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace traceloupe {

class BreakdownModel;

/// A table's shares side by side in one bar, with the colours of its rows. The table beside it says the same, so that
/// the bar takes no focus; a click chooses the row.
class ShareBar final : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(const BreakdownModel &model, QWidget *parent = nullptr);

    /// Row of the model whose part is drawn around.
    void setCurrentRow(int row);
    /// The row at a place, or nothing.
    [[nodiscard]] std::optional<int> rowAt(int xPx) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Left edge of the row's part; of the row after the last: where the bar ends.
    [[nodiscard]] int leftOf(double sharesBefore) const;

    const BreakdownModel &m_model;
    int m_current = -1;
};

} // namespace traceloupe
