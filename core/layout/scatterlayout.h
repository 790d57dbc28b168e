// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/resultcolumns.h"
#include "core/layout/timescale.h"

#include <QString>

namespace traceloupe {

/// A trace as a dot: its centre within the plot, down from the top, and its radius by the number of spans.
struct ScatterDot {
    float x = 0;
    float y = 0;
    float radius = 0;
    std::uint32_t row = 0;
};

/// Dots in the order they are drawn: large ones first, so that none covers a smaller one; of equal ones those with
/// errors last.
struct ScatterLayout {
    static constexpr float kMinRadiusPx = 2.5F;
    static constexpr float kMaxRadiusPx = 11.0F;
    static constexpr std::uint32_t kLargeTrace = 100; ///< spans; smaller ones are never drawn as the largest

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
