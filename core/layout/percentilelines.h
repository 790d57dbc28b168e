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

inline constexpr std::size_t kPercentileLines = 5;

/// p50, p75, p90, p95 and p99, nothing for no rows; weighted where the rows are. Exact: O(n log n).
[[nodiscard]] std::vector<PercentileLine> percentileLines(const ResultColumns &columns);
/// "p95".
[[nodiscard]] QString percentileName(std::uint32_t millionths);

/// A label of a given width that belongs to a place on a line.
struct LineLabel {
    double anchorPx = 0;
    double widthPx = 0;
    double leftPx = 0; ///< where placeLabels() put it
    int row = 0;       ///< 0 on top
    bool isShown = true; ///< false: there was no room

    [[nodiscard]] double rightPx() const { return leftPx + widthPx; }
};

/// Rows that labels are put into.
[[nodiscard]] constexpr int labelRows(std::size_t labels)
{
    return static_cast<int>((labels + 1) / 2);
}

/// Puts labels at their anchors, within `minPx` to `maxPx`, as a gable: the first half ends at its anchors and climbs,
/// the other half begins at them and goes down, so that each touches the line of its own anchor and covers no other
/// one, however near they are. At the ends they are moved inwards; of two in a row that would touch then, the former
/// is moved to the left, or hidden where there is no room. Requires: sorted by anchor.
void placeLabels(std::vector<LineLabel> &labels, double minPx, double maxPx, double gapPx);

} // namespace traceloupe
