// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quantileinterval.h"
#include "core/layout/resultcolumns.h"

#include <QString>

namespace traceloupe {

/// A percentile of the durations of found traces, as a chart marks it.
struct PercentileLine {
    std::uint32_t millionths = 0; ///< 950'000 = p95
    QuantileEstimate estimate;    ///< of durations: one that was observed, and its interval
    std::uint64_t needed = 0;     ///< traces that an interval with two sides takes

    /// Whether there are traces enough to say more than "this was seen".
    [[nodiscard]] bool isTrusted() const { return estimate.count >= needed; }
};

/// p50, p75, p90, p95 and p99, nothing for no rows; weighted where the rows are. Exact: O(n log n).
[[nodiscard]] std::vector<PercentileLine> percentileLines(const ResultColumns &columns);
/// "p95".
[[nodiscard]] QString percentileName(std::uint32_t millionths);

/// A label of a given width that belongs to a place on a line.
struct LineLabel {
    double anchorPx = 0;
    double widthPx = 0;
    double leftPx = 0; ///< where placeLabels() put it
    int row = 0;
    bool isShown = true; ///< false: there was no room

    [[nodiscard]] double rightPx() const { return leftPx + widthPx; }
};

/// Puts labels beside their anchors, within `widthPx`, none over another: each into the row (of `rows`) where it stands
/// nearest, with those before it moved to the left where the end is reached. Where there is no room for all, the last
/// ones are shown rather than those before them. Requires: sorted by anchor.
void placeLabels(std::vector<LineLabel> &labels, double widthPx, int rows, double gapPx);

} // namespace traceloupe
