// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfalllayout.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// Where time is left out, in pixels of the time area: bars are hidden there, and so would labels be.
struct TimeBreak {
    float leftPx = 0;
    float rightPx = 0;
};

/// The breaks of a scale that can be seen, in order.
[[nodiscard]] std::vector<TimeBreak> timeBreaks(const TimeScale &scale);

enum class LabelPlace : std::uint8_t { Right, Left, Within };

struct BarLabel {
    LabelPlace place = LabelPlace::Right;
    float xPx = 0;
    /// There is no room for it anywhere: it covers what is there.
    bool isCrowded = false;
};

/// How large a label is and what it keeps free of.
struct LabelSize {
    float besidePx = 0; ///< its width beside a bar
    float withinPx = 0; ///< its width on a bar, where the letters are smaller
    float gapPx = 0;    ///< to the ends of bars and breaks
};

/// The open end of a running span's bar, which fades away: no label can be read on it.
inline constexpr float kRunningFadePx = 28;

/// Where a bar's label goes: right of it, else left of it, else on it (at the end of its longest piece between breaks),
/// with a margin everywhere. Never over a break, unless there is no other room.
[[nodiscard]] BarLabel placeBarLabel(const WaterfallRow &row, const LabelSize &size, float areaWidthPx,
                                     const std::vector<TimeBreak> &breaks = {});

} // namespace traceloupe
