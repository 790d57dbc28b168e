// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/distributioncurve.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {
namespace {

constexpr double kStepPx = 0.5;
constexpr double kMillion = 1e6;
constexpr int kMostDecades = 6; ///< up to p99.9999

} // namespace

DistributionCurve::DistributionCurve(const DurationDistribution &durations, CurveKind kind, double widthPx,
                                     double heightPx)
    : m_kind(kind), m_widthPx(widthPx), m_heightPx(heightPx)
{
    if (durations.isEmpty() || widthPx <= 0 || heightPx <= 0)
        return;
    const std::vector<std::int64_t> &sorted = durations.sorted();
    const DurationRange range = paddedForLog(
        {std::max<std::int64_t>(sorted.front(), 1), std::max<std::int64_t>(sorted.back(), 1)});
    if (kind == CurveKind::Cumulative) {
        m_duration = LogScale(range, widthPx);
        buildCumulative(durations);
    } else {
        m_duration = LogScale(range, heightPx);
        m_decades = std::clamp(std::ceil(std::log10(static_cast<double>(sorted.size()))), 1.0, double{kMostDecades});
        buildPercentile(durations);
    }
}

void DistributionCurve::buildCumulative(const DurationDistribution &durations)
{
    for (double x = 0; x <= m_widthPx; x += kStepPx) {
        const double share = durations.shareUpTo(m_duration.durationAt(x));
        m_points.push_back({x, m_heightPx * (1 - share)});
    }
}

void DistributionCurve::buildPercentile(const DurationDistribution &durations)
{
    for (double x = 0; x <= m_widthPx; x += kStepPx) {
        const auto millionths = static_cast<std::uint32_t>(percentAt(x) / 100 * kMillion);
        const std::int64_t value = durations.quantile(std::max(millionths, 1U));
        m_points.push_back({x, m_heightPx - m_duration.positionOf(value)});
    }
}

double DistributionCurve::percentAt(double xPx) const
{
    const double decade = std::clamp(xPx / std::max(m_widthPx, 1.0), 0.0, 1.0) * m_decades;
    return 100 * (1 - std::pow(10, -decade));
}

std::vector<ShareTick> DistributionCurve::shareTicks() const
{
    std::vector<ShareTick> ticks;
    if (m_kind == CurveKind::Cumulative) {
        for (const double percent : {0.0, 25.0, 50.0, 75.0, 100.0})
            ticks.push_back({m_heightPx * (1 - percent / 100), percent});
        return ticks;
    }
    for (int decade = 0; decade <= static_cast<int>(m_decades); ++decade)
        ticks.push_back({m_widthPx * decade / m_decades, 100 * (1 - std::pow(10, -decade))});
    ticks.insert(ticks.begin() + 1, {m_widthPx * std::log10(2.0) / m_decades, 50});
    return ticks;
}

} // namespace traceloupe
