// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/heatmaplayout.h"
#include "widgets/charts/timedurationchart.h"

namespace traceloupe {

/// Where most traces are: cells of time and duration, stronger with more traces; a mark in those with errors. A click
/// brushes a cell, on an empty one it clears the brush.
class HeatmapChart final : public TimeDurationChart {
    Q_OBJECT
public:
    explicit HeatmapChart(ResultSet &results, QWidget *parent = nullptr);

    [[nodiscard]] QStringList valuesAt(QPointF position) const override;

protected:
    [[nodiscard]] Layout layoutOf(const ResultSnapshot &rows, QSizeF plot) override;
    void paintPicture(QPainter &painter) const override;
    void paintMarks(QPainter &painter) const override;
    [[nodiscard]] ResultBrush brushBetween(QPointF a, QPointF b) const override;
    [[nodiscard]] ChartCursor cursorAfter(const std::optional<ChartCursor> &from, int key,
                                          bool isBrushing) const override;
    void activate(QPointF position) override;

private:
    /// What a cell's strength stands for, and the mark of those with errors.
    [[nodiscard]] std::vector<chartlegend::Item> legend() const;
    [[nodiscard]] QColor colorOf(double strength) const;
    void paintCell(QPainter &painter, int column, int row) const;
    [[nodiscard]] QRectF cellRect(int column, int row) const;

    HeatmapLayout m_layout;
};

} // namespace traceloupe
