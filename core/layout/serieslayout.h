// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latencyseries.h"
#include "core/layout/logscale.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// Where one step of a percentile chart is drawn: x to the right, y down, in the plot.
struct SeriesMark {
    std::uint32_t step = 0;
    double centrePx = 0;
    std::array<double, 3> yPx{};        ///< p50, p95, p99
    std::array<bool, 3> isUncertain{};  ///< too few spans in this step
};

/// A percentile chart over time: stretches of neighbouring steps that have spans, each to be drawn as one line; what
/// lies between is open. Counts stand below as bars.
struct SeriesLayout {
    SeriesWindow window;
    LogScale duration;
    double stepPx = 0;
    double heightPx = 0;
    double mostSpans = 0; ///< of all steps, or what they stand for
    std::vector<std::vector<SeriesMark>> stretches;

    /// The step at a place, clamped. Requires: window.steps > 0.
    [[nodiscard]] std::uint32_t stepAt(double xPx) const;
};

/// `points`: one a step of the window.
[[nodiscard]] SeriesLayout layoutSeries(std::span<const SeriesPoint> points, const SeriesWindow &window, double widthPx,
                                        double heightPx);

/// A stretch a line, its steps with their pixels, for tests.
[[nodiscard]] QString toText(const SeriesLayout &layout);

} // namespace traceloupe
