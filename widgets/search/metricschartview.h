// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/metricschart.h"
#include "widgets/latency/plotwidget.h"

#include <QPixmap>

#include <memory>
#include <set>
#include <vector>

namespace traceloupe {

/// The picture of a metrics query: lines over time, a heat map, or pairs of bars for a comparison. The table beside it
/// has the same in numbers; rows that are chosen there are drawn bold, and always. Drawn once a change.
class MetricsChartView final : public PlotWidget {
    Q_OBJECT
public:
    /// More lines are not told apart: those with the highest mean are drawn.
    static constexpr std::size_t kDrawnLines = 12;

    explicit MetricsChartView(QWidget *parent = nullptr);

    void setChart(std::shared_ptr<const MetricsChart> chart);
    void setTimeZone(const DisplayTimeZone &zone);
    /// Lines by number.
    void setChosen(const std::set<std::size_t> &lines);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;
    /// How a line is drawn: colour and dashes.
    [[nodiscard]] QPen penOf(std::size_t line) const;
    [[nodiscard]] QSize sizeHint() const override { return {640, 280}; }

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double xPx) override;
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    [[nodiscard]] bool isOverTime() const { return m_chart && m_chart->kind != MetricsChart::Kind::Comparison; }
    [[nodiscard]] std::vector<std::size_t> drawnLines() const;
    [[nodiscard]] double xOf(std::size_t step) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] std::optional<std::size_t> stepAt(double xPx) const;
    void paintAll(QPainter &painter) const;
    void paintValueAxis(QPainter &painter) const;
    void paintLine(QPainter &painter, const MetricsLine &line, const QPen &pen) const;
    /// A line's place in the legend, down from the widget's top.
    struct LegendPlace {
        QString name;
        double x = 0;
        int row = 0;
    };
    /// Of all lines that are drawn: in further rows where one is full.
    [[nodiscard]] std::vector<LegendPlace> legendPlaces(double widthPx) const;
    [[nodiscard]] double legendHeight(double widthPx) const;
    void paintLegend(QPainter &painter) const;
    void paintHeatMap(QPainter &painter) const;
    void paintComparison(QPainter &painter) const;

    std::shared_ptr<const MetricsChart> m_chart;
    DisplayTimeZone m_zone;
    std::set<std::size_t> m_chosen;
    std::vector<double> m_ticks; ///< of the value axis
    mutable QPixmap m_picture;   ///< null = to be drawn
};

} // namespace traceloupe
