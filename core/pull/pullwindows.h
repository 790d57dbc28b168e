// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace traceloupe {

/// A stretch of time, [startNs, endNs), Unix nanoseconds.
struct TimeWindow {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;

    [[nodiscard]] std::int64_t lengthNs() const { return endNs - startNs; }
    friend bool operator==(const TimeWindow &, const TimeWindow &) = default;
};

/// What a backend takes in one search.
struct SearchLimits {
    std::uint32_t page = 200;        ///< traces asked for at first
    std::uint32_t largestPage = 5000; ///< where a window can't be split any more
    std::int64_t longestNs = 0;      ///< 0 = any length
};
[[nodiscard]] SearchLimits searchLimitsOf(SourceKind kind);

/// The shortest window that is split in two: backends take whole seconds at the coarsest.
inline constexpr std::int64_t kShortestSplitNs = 2'000'000'000;

/// What is left of `whole` without `done` (in any order, overlapping or not), in order.
[[nodiscard]] std::vector<TimeWindow> withoutWindows(const TimeWindow &whole, std::vector<TimeWindow> done);
/// `window` cut into pieces of at most `longestNs` (0 = one piece), in order.
[[nodiscard]] std::vector<TimeWindow> cutWindow(const TimeWindow &window, std::int64_t longestNs);
/// The two halves, cut at a whole second. Requires: at least kShortestSplitNs long.
[[nodiscard]] std::pair<TimeWindow, TimeWindow> halvesOf(const TimeWindow &window);

/// The text under which finished windows of a search are remembered: everything but time and limit.
[[nodiscard]] QString windowQueryKey(const SearchRequest &request);
/// The same of a source: its kind, address and tenant.
[[nodiscard]] QString windowSourceKey(const SourceConfig &source);

} // namespace traceloupe
