// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"
#include "core/layout/timewarp.h"

namespace traceloupe {

/// Maps time to pixels and back. No clamping: what lies outside the range gets a pixel outside [0, width).
/// Degenerate cases: an empty range or a width of zero maps every time to 0 and every pixel to the start.
/// timeAt(xAt(t)) is t to the nanosecond while a pixel holds less than 2^50 nanoseconds. With a warp it is linear in
/// shown time: idle gaps take less room.
class TimeScale {
public:
    TimeScale() = default;
    TimeScale(TimeRange range, double widthPx, TimeWarpPtr warp = nullptr);

    [[nodiscard]] double xAt(std::int64_t timeNs) const;
    [[nodiscard]] std::int64_t timeAt(double xPx) const;
    /// Outside gaps.
    [[nodiscard]] double nsPerPixel() const { return m_nsPerPixel; }
    /// Null where time is shown as it is.
    [[nodiscard]] const TimeWarpPtr &warp() const { return m_warp; }
    [[nodiscard]] const TimeRange &range() const { return m_range; }
    [[nodiscard]] double widthPx() const { return m_widthPx; }

private:
    [[nodiscard]] std::int64_t shownOf(std::int64_t timeNs) const { return m_warp ? m_warp->toShown(timeNs) : timeNs; }

    TimeRange m_range;
    TimeRange m_shown; ///< the range in shown time
    TimeWarpPtr m_warp;
    double m_widthPx = 0;
    double m_nsPerPixel = 0;
    double m_pixelsPerNs = 0;
};

} // namespace traceloupe
