// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartaxes.h"

#include "core/layout/timescale.h"
#include "core/models/valuetext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe::chartaxes {

namespace {

constexpr double kLabelGapPx = 6;
constexpr double kTickPx = 4;
constexpr double kLeftSpacingPx = 26;
constexpr double kBelowGapPx = 18; ///< between two labels below

void paintLeftLabel(QPainter &painter, const ChartColors &colors, double y, double plotWidth, const QString &text)
{
    painter.fillRect(QRectF(0, std::round(y), plotWidth, 1), colors.grid);
    painter.setPen(colors.dimText);
    const double height = painter.fontMetrics().height();
    const double width = painter.fontMetrics().horizontalAdvance(text) + 1;
    painter.drawText(QRectF(-kLabelGapPx - width, y - height / 2, width, height), Qt::AlignRight | Qt::AlignVCenter,
                     text);
}

/// Labels stay within the plot's width, so that neighbouring charts don't touch. One that would touch the one before is
/// left out. `freeFromPx`: where the next one may begin.
void paintBelowLabel(QPainter &painter, const ChartColors &colors, double x, QSizeF plot, const QString &text,
                     double &freeFromPx)
{
    painter.fillRect(QRectF(std::round(x), 0, 1, plot.height()), colors.grid);
    painter.fillRect(QRectF(std::round(x), plot.height(), 1, kTickPx), colors.separator);
    const double width = painter.fontMetrics().horizontalAdvance(text) + 1;
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, plot.width() - width));
    if (left < freeFromPx)
        return;
    freeFromPx = left + width + kLabelGapPx;
    painter.setPen(colors.dimText);
    painter.drawText(QRectF(left, plot.height() + kTickPx, width, painter.fontMetrics().height()), Qt::AlignCenter,
                     text);
}

void paintFrame(QPainter &painter, const ChartColors &colors, QSizeF plot)
{
    painter.fillRect(QRectF(0, 0, 1, plot.height()), colors.separator);
    painter.fillRect(QRectF(0, plot.height() - 1, plot.width(), 1), colors.separator);
}

} // namespace

double widthOfDurations(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(u"500 ms"_s) + kLabelGapPx + 4;
}

double heightOfLabels(const QFontMetrics &metrics)
{
    return metrics.height() + kTickPx + 4;
}

void paintTimes(QPainter &painter, const ChartColors &colors, const std::vector<ClockTick> &ticks, TimeRange range,
                QSizeF plot)
{
    const TimeScale scale(range, plot.width());
    double freeFromPx = 0;
    for (const ClockTick &tick : ticks)
        paintBelowLabel(painter, colors, scale.xAt(tick.unixNs), plot, tick.label, freeFromPx);
    paintFrame(painter, colors, plot);
}

void paintDurationsLeft(QPainter &painter, const ChartColors &colors, const LogScale &scale, QSizeF plot)
{
    for (const std::int64_t tick : logTicks(scale, kLeftSpacingPx))
        paintLeftLabel(painter, colors, plot.height() - scale.positionOf(tick), plot.width(), logTickText(tick));
    paintFrame(painter, colors, plot);
}

void paintDurationsBelow(QPainter &painter, const ChartColors &colors, const LogScale &scale, QSizeF plot)
{
    const double spacing = painter.fontMetrics().horizontalAdvance(u"500 ms"_s) + kBelowGapPx;
    double freeFromPx = 0;
    for (const std::int64_t tick : logTicks(scale, spacing))
        paintBelowLabel(painter, colors, scale.positionOf(tick), plot, logTickText(tick), freeFromPx);
    paintFrame(painter, colors, plot);
}

void paintCounts(QPainter &painter, const ChartColors &colors, const std::vector<std::uint64_t> &ticks, QSizeF plot)
{
    const double top = std::max(1.0, static_cast<double>(ticks.back()));
    for (const std::uint64_t tick : ticks)
        paintLeftLabel(painter, colors, plot.height() * (1 - static_cast<double>(tick) / top), plot.width(),
                       valuetext::count(tick));
    paintFrame(painter, colors, plot);
}

} // namespace traceloupe::chartaxes
