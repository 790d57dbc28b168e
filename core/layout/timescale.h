// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"

namespace traceloupe {

/// Maps time to pixels and back. No clamping: what lies outside the range gets a pixel outside [0, width).
/// Degenerate cases: an empty range or a width of zero maps every time to 0 and every pixel to the start.
/// timeAt(xAt(t)) is t to the nanosecond while a pixel holds less than 2^50 nanoseconds.
class TimeScale {
public:
    TimeScale() = default;
    TimeScale(TimeRange range, double widthPx);

    [[nodiscard]] double xAt(std::int64_t timeNs) const;
    [[nodiscard]] std::int64_t timeAt(double xPx) const;
    [[nodiscard]] double nsPerPixel() const { return m_nsPerPixel; }
    [[nodiscard]] const TimeRange &range() const { return m_range; }
    [[nodiscard]] double widthPx() const { return m_widthPx; }

private:
    TimeRange m_range;
    double m_widthPx = 0;
    double m_nsPerPixel = 0;
    double m_pixelsPerNs = 0;
};

} // namespace traceloupe
