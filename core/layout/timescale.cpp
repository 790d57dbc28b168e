// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timescale.h"

#include <cmath>

namespace traceloupe {

TimeScale::TimeScale(TimeRange range, double widthPx) : m_range(range), m_widthPx(std::max(0.0, widthPx))
{
    if (range.isEmpty() || m_widthPx <= 0)
        return;
    m_nsPerPixel = static_cast<double>(range.lengthNs()) / m_widthPx;
    m_pixelsPerNs = m_widthPx / static_cast<double>(range.lengthNs());
}

double TimeScale::xAt(std::int64_t timeNs) const
{
    return static_cast<double>(saturatingSubtract(timeNs, m_range.startNs)) * m_pixelsPerNs;
}

std::int64_t TimeScale::timeAt(double xPx) const
{
    // long double: 64 bits of mantissa, so that a nanosecond in a year of trace is not rounded away
    constexpr long double kLimit = 9.2e18L;
    const long double offset = static_cast<long double>(xPx) * static_cast<long double>(m_nsPerPixel);
    return saturatingAdd(m_range.startNs,
                         static_cast<std::int64_t>(std::llroundl(std::clamp(offset, -kLimit, kLimit))));
}

} // namespace traceloupe
