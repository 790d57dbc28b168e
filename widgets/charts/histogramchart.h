// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/histogramlayout.h"
#include "core/layout/percentilelines.h"
#include "widgets/charts/chartview.h"

namespace traceloupe {

/// How many traces took how long, with lines at the percentiles. A click brushes a bar, where
/// there is none it clears the brush.
class HistogramChart final : public ChartView {
    Q_OBJECT
public:
    explicit HistogramChart(ResultSet &results, QWidget *parent = nullptr);

    [[nodiscard]] QStringList valuesAt(QPointF position) const override;
    [[nodiscard]] const std::vector<PercentileLine> &percentiles() const { return m_percentiles; }

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    [[nodiscard]] Layout layoutOf(const ResultSnapshot &rows, QSizeF plot) override;
    void paintPicture(QPainter &painter) const override;
    void paintMarks(QPainter &painter) const override;
    [[nodiscard]] ResultBrush brushBetween(QPointF a, QPointF b) const override;
    [[nodiscard]] QRectF rectOf(const ResultBrush &brush) const override;
    [[nodiscard]] ChartCursor cursorAfter(const std::optional<ChartCursor> &from, int key,
                                          bool isBrushing) const override;
    void activate(QPointF position) override;

private:
    [[nodiscard]] QRectF barRect(std::size_t bin, double weight) const;
    void paintBars(QPainter &painter) const;
    void paintPercentiles(QPainter &painter) const;
    void paintErrorSign(QPainter &painter, const std::vector<LineLabel> &labels) const;
    void paintInterval(QPainter &painter, const PercentileLine &line, const QColor &ink, std::size_t level) const;
    [[nodiscard]] static QString sentenceOf(const PercentileLine &line);

    LogScale m_duration;
    HistogramLayout m_layout;
    std::vector<std::uint64_t> m_counts; ///< marks of the axis
    std::vector<PercentileLine> m_percentiles;
    quint64 m_percentilesOf = 0; ///< ResultSet::generation()
};

} // namespace traceloupe
