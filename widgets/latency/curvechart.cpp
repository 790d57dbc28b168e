// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/curvechart.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "core/models/valuetext.h"
#include "widgets/charts/chartaxes.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kTopPx = 8;
constexpr double kRightPx = 14;
constexpr double kKeyStepPx = 8;
constexpr double kMarkedStepPx = 1;

QString percentText(double percent)
{
    return QLocale().toString(percent, 'g', 6);
}

} // namespace

CurveChart::CurveChart(CurveKind kind, QWidget *parent) : PlotWidget(parent), m_kind(kind)
{
    setAccessibleName(kind == CurveKind::Cumulative ? tr("Share of spans that are at most as long")
                                                    : tr("Durations by percentile"));
}

void CurveChart::setDurations(std::shared_ptr<const DurationDistribution> durations)
{
    m_durations = std::move(durations);
    refresh();
}

void CurveChart::setMarked(const ResultBrush &brush, std::shared_ptr<const DurationDistribution> durations)
{
    m_brush = brush;
    m_marked = std::move(durations);
    update();
}

QMarginsF CurveChart::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx, kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

void CurveChart::layOut()
{
    m_curve = DistributionCurve(*m_durations, m_kind, plotRect().width(), plotRect().height());
}

void CurveChart::paintPlot(QPainter &painter) const
{
    if (m_curve.points().empty()) {
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(QPointF(), plotRect().size()), Qt::AlignCenter, tr("Choose a row"));
        return;
    }
    if (m_kind == CurveKind::Cumulative)
        chartaxes::paintDurationsBelow(painter, colors(), m_curve.duration(), plotRect().size());
    else
        chartaxes::paintDurationsLeft(painter, colors(), m_curve.duration(), plotRect().size());
    paintShares(painter);
    QPolygonF line;
    for (const CurvePoint &point : m_curve.points())
        line << QPointF(point.xPx, point.yPx);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().accent, 1.75));
    painter.drawPolyline(line);
    paintMarked(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The durations that are marked, and the curve of the marked spans alone.
void CurveChart::paintMarked(QPainter &painter) const
{
    const bool isCumulative = m_kind == CurveKind::Cumulative;
    const double height = plotRect().height();
    if (!m_marked->isEmpty()) {
        QPolygonF line;
        for (double x = 0; x <= plotRect().width(); x += kMarkedStepPx) {
            const std::int64_t duration = isCumulative ? m_curve.duration().durationAt(x)
                                                       : m_marked->quantile(millionthsAt(x));
            const double share = m_marked->shareUpTo(duration);
            line << QPointF(x, height - (isCumulative ? share * height : m_curve.duration().positionOf(duration)));
        }
        painter.setPen(QPen(colors().text, 1.5, Qt::DashLine));
        painter.drawPolyline(line);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!m_brush.duration)
        return;
    const double low = m_curve.duration().positionOf(m_brush.duration->minNs);
    const double high = m_curve.duration().positionOf(m_brush.duration->maxNs);
    paintBand(painter, isCumulative ? QRectF(QPointF(low, 0), QPointF(high, height))
                                    : QRectF(QPointF(0, height - high), QPointF(plotRect().width(), height - low)));
}

void CurveChart::paintShares(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double height = metrics.height();
    double free = -1; // where the last label below ends
    for (const ShareTick &tick : m_curve.shareTicks()) {
        const bool isLeft = m_kind == CurveKind::Cumulative;
        const QString text = isLeft ? percentageText(percentText(tick.percent)) : u"p"_s + percentText(tick.percent);
        const double width = metrics.horizontalAdvance(text) + 2;
        if (isLeft) {
            painter.fillRect(QRectF(0, std::round(tick.px), plotRect().width(), 1), colors().grid);
            painter.setPen(colors().dimText);
            painter.drawText(QRectF(-width - 6, tick.px - height / 2, width, height), Qt::AlignRight, text);
            continue;
        }
        painter.fillRect(QRectF(std::round(tick.px), 0, 1, plotRect().height()), colors().grid);
        const double left = std::clamp(tick.px - width / 2, 0.0, std::max(0.0, plotRect().width() - width));
        if (left <= free || tick.percent <= 0) // the label of p50 would have no room
            continue;
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(left, plotRect().height() + 4, width, height), Qt::AlignCenter, text);
        free = left + width + 6;
    }
}

std::uint32_t CurveChart::millionthsAt(double xPx) const
{
    return std::max(static_cast<std::uint32_t>(m_curve.percentAt(xPx) * 1e4), 1U);
}

std::int64_t CurveChart::durationAt(double xPx) const
{
    if (m_kind == CurveKind::Cumulative)
        return m_curve.duration().durationAt(xPx);
    return m_durations->quantile(millionthsAt(xPx));
}

QString CurveChart::weightedNote() const
{
    return m_durations->isWeighted() ? u", "_s + tr("weighted") : QString();
}

QStringList CurveChart::valuesAt(double xPx) const
{
    if (m_durations->isEmpty())
        return {};
    const std::int64_t duration = durationAt(xPx);
    if (m_kind == CurveKind::Percentile)
        return {u"p"_s + percentText(std::floor(m_curve.percentAt(xPx) * 1e4) / 1e4), exactDurationText(duration),
                tr("of n = %1").arg(valuetext::count(m_durations->size())) + weightedNote()};
    const double percent = 100.0 * m_durations->shareUpTo(duration);
    return {tr("%1 % take at most %2").arg(QLocale().toString(percent, 'f', 1), durationText(duration)),
            tr("%1 of %Ln span(s)", nullptr, static_cast<int>(m_durations->size()))
                    .arg(valuetext::count(m_durations->countUpTo(duration)))
                + weightedNote()};
}

void CurveChart::activate(double xPx)
{
    if (!m_durations->isEmpty())
        Q_EMIT tailActivated(durationAt(xPx));
}

void CurveChart::mark(double fromPx, double toPx)
{
    if (!m_durations->isEmpty())
        Q_EMIT rangeActivated(durationAt(fromPx), durationAt(toPx));
}

double CurveChart::cursorAfter(std::optional<double> xPx, int direction) const
{
    return xPx ? *xPx + direction * kKeyStepPx : plotRect().width() / 2;
}

} // namespace traceloupe
