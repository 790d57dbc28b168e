// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/resultcolumns.h"
#include "core/layout/timescale.h"

#include <QString>

namespace traceloupe {

/// A trace as a dot: its centre within the plot, down from the top, its radius by the number of spans, and how much it
/// covers of what is under it.
struct ScatterDot {
    float x = 0;
    float y = 0;
    float radius = 0;
    float opacity = 1;
    std::uint32_t row = 0;
};

/// Dots in the order they are drawn: large ones first, so that none covers a smaller one; of equal ones those with
/// errors last, but in a crowd in the order of the rows, so that the errors there cover as much as there are of them.
/// In a crowd dots let through what is under them, each the less the more there are: together they darken by the
/// logarithm of their number, so that a dense band shows where it is densest.
struct ScatterLayout {
    static constexpr float kMinRadiusPx = 2.5F;
    static constexpr float kMaxRadiusPx = 11.0F;
    static constexpr std::uint32_t kLargeTrace = 100; ///< spans; smaller ones are never drawn as the largest
    static constexpr float kLeastCover = 0.75F; ///< of a dot that few others overlap, while some are in a crowd
    static constexpr float kMostCover = 0.97F; ///< of all dots together where they are densest

    std::vector<ScatterDot> dots;
};

/// Time to the right, duration upwards on the logarithmic scale. The area of a dot grows with the spans; many dots are
/// smaller than few.
[[nodiscard]] ScatterLayout layoutScatter(const ResultColumns &columns, const TimeScale &time,
                                          const LogScale &duration);
/// The dot under a point, or the nearest that is at most `reachPx` from its edge; the one drawn last if several are.
[[nodiscard]] std::optional<std::uint32_t> rowAt(const ScatterLayout &layout, double x, double y, double reachPx);
/// One line a dot, for tests.
[[nodiscard]] QString toText(const ScatterLayout &layout);

} // namespace traceloupe
