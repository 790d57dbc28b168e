// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/logscale.h"
#include "core/layout/timerange.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe {

/// What charts know of the traces that a search found: columns of equal length, one entry a trace, in any order.
struct ResultColumns {
    std::vector<std::int64_t> startNs;
    std::vector<std::int64_t> durationNs;
    std::vector<std::uint32_t> spans;  ///< 0 = not known
    std::vector<std::uint32_t> errors;
    std::vector<double> weight;        ///< how many each stands for, by how it was sampled; empty = one each
    bool areSpans = false;             ///< rather than traces: what words call the rows
    std::uint64_t independent = 0;     ///< observations, where the rows are not one each; 0 = as many as rows

    [[nodiscard]] std::size_t size() const { return startNs.size(); }
    [[nodiscard]] bool isWeighted() const { return !weight.empty(); }
    [[nodiscard]] double weightOf(std::size_t row) const { return weight.empty() ? 1.0 : weight[row]; }
    void reserve(std::size_t rows);
    void append(std::int64_t start, std::int64_t duration, std::uint32_t spanCount, std::uint32_t errorCount);
};

/// A region that someone marked in a chart; nothing in a direction means all of it. A plain value.
struct ResultBrush {
    std::optional<TimeRange> start;        ///< half-open
    std::optional<DurationRange> duration; ///< closed

    [[nodiscard]] bool isEmpty() const { return !start && !duration; }
    [[nodiscard]] bool contains(std::int64_t startNs, std::int64_t durationNs) const;
    friend bool operator==(const ResultBrush &, const ResultBrush &) = default;
};

/// The axes that show all rows: starts with a little room on both sides, durations by paddedForLog(). Durations of zero
/// don't count (they stand at the axis' beginning). Empty ranges for no rows.
[[nodiscard]] TimeRange shownStarts(const ResultColumns &columns);
[[nodiscard]] DurationRange shownDurations(const ResultColumns &columns);

/// 1 for every row within the brush, 0 for the others; all 0 for an empty brush.
[[nodiscard]] std::vector<std::uint8_t> rowsWithin(const ResultColumns &columns, const ResultBrush &brush);

} // namespace traceloupe
