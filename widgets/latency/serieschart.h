// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/resultcolumns.h"
#include "core/layout/serieslayout.h"
#include "core/layout/timestamptext.h"
#include "widgets/latency/plotwidget.h"

namespace traceloupe {

/// p50, p95 and p99 of a group over time, with the number of spans as bars below, the failed ones in them. Hollow dots
/// are of too few spans to be sure; steps without spans stay open. Lines differ in dash as well as in colour.
class SeriesChart final : public PlotWidget {
    Q_OBJECT
public:
    explicit SeriesChart(QWidget *parent = nullptr);

    /// `points`: one a step.
    void setSeries(std::vector<SeriesPoint> points, const SeriesWindow &window);
    /// What is marked in any chart of the page.
    void setMarked(const ResultBrush &brush);
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;

Q_SIGNALS:
    /// Steps were chosen: [startNs, endNs).
    void stepsActivated(std::int64_t startNs, std::int64_t endNs);

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double xPx) override;
    [[nodiscard]] bool canMark() const override { return !m_points.empty(); }
    void mark(double fromPx, double toPx) override;
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    [[nodiscard]] double linesHeightPx() const; ///< the rest, below, is of the bars
    void paintBars(QPainter &painter) const;
    void paintLine(QPainter &painter, std::size_t quantile) const;
    void paintMarked(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    [[nodiscard]] QColor colorOf(std::size_t quantile) const;

    std::vector<SeriesPoint> m_points;
    SeriesWindow m_window;
    SeriesLayout m_layout;
    ResultBrush m_marked;
    DisplayTimeZone m_zone;
};

} // namespace traceloupe
