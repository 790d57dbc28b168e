// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/bucketheatmap.h"

#include "core/layout/clockticks.h"
#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kTopPx = 8;
constexpr double kRightPx = 10;
constexpr double kTimeSpacingPx = 90;
constexpr double kEdgeFactor = 2;      ///< room for a bucket without an end
constexpr double kFaintest = 0.12;     ///< so that a cell of one is seen
constexpr std::size_t kMostLines = 6;  ///< of a readout

} // namespace

BucketHeatmap::BucketHeatmap(QWidget *parent) : PlotWidget(parent)
{
    setAccessibleName(tr("Durations over time, of the source"));
}

void BucketHeatmap::setHistory(const FiguresHistory &history)
{
    m_startNs = history.startNs;
    m_stepNs = std::max<std::int64_t>(1, history.stepNs);
    m_steps.clear();
    for (const Figures &figures : history.steps)
        m_steps.push_back(figures.buckets);
    refresh();
}

void BucketHeatmap::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    update();
}

QMarginsF BucketHeatmap::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx, kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

void BucketHeatmap::layOut()
{
    m_most = 0;
    double low = 0;
    double high = 0;
    for (const auto &step : m_steps) {
        for (const DurationBucket &bucket : step) {
            if (!(bucket.count > 0))
                continue;
            m_most = std::max(m_most, bucket.count);
            const double shortest = bucket.lowNs > 0 ? bucket.lowNs : bucket.highNs / kEdgeFactor;
            low = low > 0 ? std::min(low, shortest) : shortest;
            high = std::max(high, std::isinf(bucket.highNs) ? bucket.lowNs * kEdgeFactor : bucket.highNs);
        }
    }
    const auto shortest = std::max<std::int64_t>(1, std::llround(low));
    m_duration = LogScale({shortest, std::max<std::int64_t>(shortest + 1, std::llround(high))}, plotRect().height());
}

void BucketHeatmap::paintPlot(QPainter &painter) const
{
    if (!(m_most > 0)) {
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(QPointF(), plotRect().size()), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("This source tells no buckets of durations."));
        return;
    }
    const TimeRange range{m_startNs, m_startNs + m_stepNs * std::ssize(m_steps)};
    chartaxes::paintTimes(painter, colors(), clockTicks(range, plotRect().width(), kTimeSpacingPx, m_zone), range,
                          plotRect().size());
    chartaxes::paintDurationsLeft(painter, colors(), m_duration, plotRect().size());
    const double stepPx = plotRect().width() / static_cast<double>(m_steps.size());
    const double height = plotRect().height();
    const auto yOf = [&](double ns, double otherwise) {
        return std::isfinite(ns) && ns > 0 ? height - m_duration.positionOf(std::llround(ns)) : otherwise;
    };
    for (std::size_t step = 0; step < m_steps.size(); ++step) {
        const double left = std::round(static_cast<double>(step) * stepPx);
        const double right = std::round(static_cast<double>(step + 1) * stepPx);
        for (const DurationBucket &bucket : m_steps[step]) {
            if (!(bucket.count > 0))
                continue;
            const double strength = std::max(kFaintest, std::log1p(bucket.count) / std::log1p(m_most));
            const double top = std::round(yOf(bucket.highNs, 0));
            const double bottom = std::round(yOf(bucket.lowNs, height));
            painter.fillRect(QRectF(left, top, std::max(1.0, right - left), std::max(1.0, bottom - top)),
                             mixed(colors().accent, colors().background, strength));
        }
    }
}

QStringList BucketHeatmap::valuesAt(double xPx) const
{
    if (!(m_most > 0) || plotRect().width() <= 0)
        return {};
    const double share = std::clamp(xPx / plotRect().width(), 0.0, 1.0);
    const std::size_t step = std::min(m_steps.size() - 1,
                                      static_cast<std::size_t>(share * static_cast<double>(m_steps.size())));
    const std::int64_t from = m_startNs + m_stepNs * static_cast<std::int64_t>(step);
    QStringList lines{resultvalues::times({from, from + m_stepNs}, m_zone)};
    std::vector<DurationBucket> fullest;
    std::ranges::copy_if(m_steps[step], std::back_inserter(fullest), [](const auto &b) { return b.count > 0; });
    std::ranges::stable_sort(fullest, std::greater<>(), &DurationBucket::count);
    if (fullest.empty())
        lines += tr("No spans");
    for (std::size_t i = 0; i < std::min(kMostLines, fullest.size()); ++i) {
        const QString count = valuetext::count(static_cast<std::uint64_t>(std::llround(fullest[i].count)));
        const QString low = durationText(std::llround(fullest[i].lowNs));
        lines += std::isinf(fullest[i].highNs) ? tr("%1: more than %2", "number of spans, duration").arg(count, low)
                                               : tr("%1: %2 to %3", "number of spans, durations")
                                                     .arg(count, low, durationText(std::llround(fullest[i].highNs)));
    }
    if (fullest.size() > kMostLines)
        lines += tr("and in %Ln other bucket(s)", nullptr, static_cast<int>(fullest.size() - kMostLines));
    return lines;
}

double BucketHeatmap::cursorAfter(std::optional<double> xPx, int direction) const
{
    const auto steps = static_cast<double>(std::max<std::size_t>(1, m_steps.size()));
    return xPx ? *xPx + direction * plotRect().width() / steps : plotRect().width() / 2;
}

} // namespace traceloupe
