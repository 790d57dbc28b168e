// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/serieschart.h"

#include "core/layout/clockticks.h"
#include "core/layout/durationtext.h"
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kBarsShare = 0.22;   ///< of the plot's height
constexpr double kGapPx = 8;          ///< between lines and bars
constexpr double kTopPx = 22;         ///< room for the legend
constexpr double kRightPx = 10;
constexpr double kDotPx = 2.5;
constexpr double kTimeSpacingPx = 90;
constexpr double kSamplePx = 22;      ///< of a line in the legend
constexpr std::array<const char16_t *, 3> kNames{u"p50", u"p95", u"p99"};
constexpr std::array<Qt::PenStyle, 3> kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};

} // namespace

SeriesChart::SeriesChart(QWidget *parent) : PlotWidget(parent)
{
    setAccessibleName(tr("Percentiles over time"));
}

void SeriesChart::setSeries(std::vector<SeriesPoint> points, const SeriesWindow &window)
{
    m_points = std::move(points);
    m_window = window;
    refresh();
}

void SeriesChart::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    update();
}

void SeriesChart::setMarked(const ResultBrush &brush)
{
    m_marked = brush;
    update();
}

QMarginsF SeriesChart::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx, kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

double SeriesChart::linesHeightPx() const
{
    return std::max(1.0, plotRect().height() * (1 - kBarsShare) - kGapPx);
}

void SeriesChart::layOut()
{
    m_layout = layoutSeries(m_points, m_window, plotRect().width(), linesHeightPx());
}

QColor SeriesChart::colorOf(std::size_t quantile) const
{
    const std::array<QColor, 3> all{colors().accent, colors().text, colors().warning};
    return all[quantile];
}

void SeriesChart::paintPlot(QPainter &painter) const
{
    if (m_layout.stretches.empty() && !(m_layout.mostSpans > 0)) {
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(QPointF(), plotRect().size()), Qt::AlignCenter, tr("Choose a row"));
        return;
    }
    const TimeRange range{m_window.startNs, m_window.startOf(m_window.steps)};
    chartaxes::paintTimes(painter, colors(), clockTicks(range, plotRect().width(), kTimeSpacingPx, m_zone), range,
                          plotRect().size());
    chartaxes::paintDurationsLeft(painter, colors(), m_layout.duration, {plotRect().width(), linesHeightPx()});
    paintBars(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t quantile = 0; quantile < kNames.size(); ++quantile)
        paintLine(painter, quantile);
    paintLegend(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarked(painter);
}

void SeriesChart::paintBars(QPainter &painter) const
{
    const double height = plotRect().height() * kBarsShare;
    const QColor fill = mixed(colors().accent, colors().background, 0.45);
    for (std::uint32_t step = 0; step < m_points.size(); ++step) {
        const SeriesPoint &point = m_points[step];
        if (point.spans == 0 || !(m_layout.mostSpans > 0))
            continue;
        const double left = std::round(step * m_layout.stepPx) + 1;
        const double width = std::max(1.0, std::round((step + 1) * m_layout.stepPx) - left);
        const double all = std::max(1.0, height * point.standsFor() / m_layout.mostSpans);
        const double failed = height * point.errorsStandFor() / m_layout.mostSpans;
        painter.fillRect(QRectF(left, plotRect().height() - all, width, all), fill);
        if (point.errors > 0)
            painter.fillRect(QRectF(left, plotRect().height() - std::max(2.0, failed), width, std::max(2.0, failed)),
                             colors().error);
    }
}

void SeriesChart::paintLine(QPainter &painter, std::size_t quantile) const
{
    QPen pen(colorOf(quantile), 1.5, kStyles[quantile]);
    for (const auto &stretch : m_layout.stretches) {
        QPolygonF line;
        for (const SeriesMark &mark : stretch)
            line << QPointF(mark.centrePx, mark.yPx[quantile]);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        painter.setPen(QPen(colorOf(quantile), 1));
        for (const SeriesMark &mark : stretch) {
            painter.setBrush(mark.isUncertain[quantile] ? colors().background : colorOf(quantile));
            painter.drawEllipse(QPointF(mark.centrePx, mark.yPx[quantile]), kDotPx, kDotPx);
        }
    }
}

void SeriesChart::paintMarked(QPainter &painter) const
{
    if (m_marked.isEmpty() || m_window.steps == 0)
        return;
    QRectF area(QPointF(), plotRect().size());
    if (const auto &start = m_marked.start) {
        const double length = static_cast<double>(m_window.stepNs) * m_window.steps;
        const auto xOf = [&](std::int64_t ns) {
            return (static_cast<double>(ns) - static_cast<double>(m_window.startNs)) / length * plotRect().width();
        };
        area.setLeft(xOf(start->startNs));
        area.setRight(xOf(start->endNs));
    }
    if (const auto &duration = m_marked.duration) {
        area.setTop(linesHeightPx() - m_layout.duration.positionOf(duration->maxNs));
        area.setBottom(linesHeightPx() - m_layout.duration.positionOf(duration->minNs));
    }
    paintBand(painter, area);
}

void SeriesChart::paintLegend(QPainter &painter) const
{
    double x = 0;
    const double y = -kTopPx / 2;
    const QFontMetrics metrics = painter.fontMetrics();
    for (std::size_t quantile = 0; quantile < kNames.size(); ++quantile) {
        const QString name = QString::fromUtf16(kNames[quantile]);
        painter.setPen(QPen(colorOf(quantile), 1.5, kStyles[quantile]));
        painter.drawLine(QPointF(x, y), QPointF(x + kSamplePx, y));
        painter.setPen(colors().dimText);
        x += kSamplePx + 4;
        painter.drawText(QPointF(x, y + metrics.ascent() / 2.0 - 1), name);
        x += metrics.horizontalAdvance(name) + 14;
    }
    const QString note = tr("○ too few spans to be sure");
    if (x + metrics.horizontalAdvance(note) < plotRect().width()) {
        painter.setPen(colors().dimText);
        painter.drawText(QPointF(x, y + metrics.ascent() / 2.0 - 1), note);
    }
}

QStringList SeriesChart::valuesAt(double xPx) const
{
    if (m_points.empty())
        return {};
    const std::uint32_t step = m_layout.stepAt(xPx);
    const SeriesPoint &point = m_points[step];
    QStringList lines{resultvalues::times({m_window.startOf(step), m_window.startOf(step + 1)}, m_zone),
                      tr("%Ln span(s)", nullptr, static_cast<int>(point.spans))};
    if (point.isWeighted())
        lines += resultvalues::standFor(point.weight);
    if (point.errors > 0)
        lines += tr("%Ln error(s)", nullptr, static_cast<int>(point.errors));
    if (point.measured == 0)
        return lines;
    lines += tr("p50 %1").arg(durationText(point.p50Ns));
    lines += tr("p95 %1").arg(durationText(point.p95Ns));
    lines += tr("p99 %1").arg(durationText(point.p99Ns));
    return lines;
}

void SeriesChart::activate(double xPx)
{
    mark(xPx, xPx);
}

void SeriesChart::mark(double fromPx, double toPx)
{
    if (!m_points.empty())
        Q_EMIT stepsActivated(m_window.startOf(m_layout.stepAt(fromPx)), m_window.startOf(m_layout.stepAt(toPx) + 1));
}

double SeriesChart::cursorAfter(std::optional<double> xPx, int direction) const
{
    if (!xPx)
        return plotRect().width() / 2;
    return *xPx + direction * m_layout.stepPx;
}

} // namespace traceloupe
