// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timescale.h"

#include <cmath>
#include <utility>

namespace traceloupe {

TimeScale::TimeScale(TimeRange range, double widthPx, TimeWarpPtr warp)
    : m_range(range), m_warp(std::move(warp)), m_widthPx(std::max(0.0, widthPx))
{
    m_shown = {shownOf(range.startNs), shownOf(range.endNs)};
    if (m_shown.isEmpty() || m_widthPx <= 0)
        return;
    m_nsPerPixel = static_cast<double>(m_shown.lengthNs()) / m_widthPx;
    m_pixelsPerNs = m_widthPx / static_cast<double>(m_shown.lengthNs());
}

double TimeScale::xAt(std::int64_t timeNs) const
{
    return static_cast<double>(saturatingSubtract(shownOf(timeNs), m_shown.startNs)) * m_pixelsPerNs;
}

std::int64_t TimeScale::timeAt(double xPx) const
{
    // long double: 64 bits of mantissa, so that a nanosecond in a year of trace is not rounded away
    constexpr long double kLimit = 9.2e18L;
    const long double offset = static_cast<long double>(xPx) * static_cast<long double>(m_nsPerPixel);
    const std::int64_t shown = saturatingAdd(
        m_shown.startNs, static_cast<std::int64_t>(std::llroundl(std::clamp(offset, -kLimit, kLimit))));
    return m_warp ? m_warp->toTime(shown) : shown;
}

} // namespace traceloupe
