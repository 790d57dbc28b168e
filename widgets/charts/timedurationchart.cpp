// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/timedurationchart.h"

#include "widgets/charts/chartaxes.h"

namespace traceloupe {

namespace {

constexpr double kTimeSpacingPx = 90;
constexpr double kTopPx = 6;
constexpr double kRightPx = 12;

} // namespace

QMarginsF TimeDurationChart::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx + chartlegend::height(fontMetrics()), kRightPx,
            chartaxes::heightOfLabels(fontMetrics())};
}

TimeDurationChart::Axes TimeDurationChart::axesOf(const ResultSnapshot &rows, QSizeF plot)
{
    return {TimeScale(shownStarts(rows.columns()), plot.width()),
            LogScale(shownDurations(rows.columns()), plot.height())};
}

double TimeDurationChart::yOf(std::int64_t durationNs) const
{
    return plotRect().height() - duration().positionOf(durationNs);
}

QRectF TimeDurationChart::rectOf(const ResultBrush &brush) const
{
    const QSizeF plot = plotRect().size();
    const double left = brush.start ? time().xAt(brush.start->startNs) : 0;
    const double right = brush.start ? time().xAt(brush.start->endNs) : plot.width();
    const double bottom = brush.duration ? yOf(brush.duration->minNs) : plot.height();
    const double top = brush.duration ? yOf(brush.duration->maxNs) : 0;
    return {left, top, right - left, bottom - top};
}

void TimeDurationChart::paintLegend(QPainter &painter, const std::vector<chartlegend::Item> &items) const
{
    const double height = chartlegend::height(fontMetrics());
    const QRectF line(0, -height - kTopPx / 2, plotRect().width() + kRightPx, height);
    chartlegend::paint(painter, colors(), line, items, 1);
}

void TimeDurationChart::paintAxes(QPainter &painter) const
{
    const QSizeF plot = plotRect().size();
    chartaxes::paintDurationsLeft(painter, colors(), duration(), plot);
    chartaxes::paintTimes(painter, colors(), clockTicks(time().range(), plot.width(), kTimeSpacingPx, timeZone()),
                          time().range(), plot);
}

} // namespace traceloupe
