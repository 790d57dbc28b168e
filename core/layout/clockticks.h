// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"
#include "core/layout/timestamptext.h"

#include <vector>

namespace traceloupe {

/// A mark of an axis of wall-clock time.
struct ClockTick {
    std::int64_t unixNs = 0;
    QString
        label; ///< "15:05", "15:05:08", "15:05:08.250", or "11-23" at a day's beginning, in long ranges "2026-11-23"
};

/// Marks at round times of that zone (full minutes, quarters of an hour, days), at least `minimumSpacingPx` apart. The
/// zone's offset is that of the range's start. Nothing for an empty range or width.
[[nodiscard]] std::vector<ClockTick> clockTicks(TimeRange range, double widthPx, double minimumSpacingPx,
                                                const DisplayTimeZone &zone);

} // namespace traceloupe
