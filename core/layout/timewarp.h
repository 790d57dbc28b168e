// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"

#include <memory>
#include <vector>

namespace traceloupe {

class Trace;

/// A stretch of time that is shown shorter than it is.
struct TimeGap {
    TimeRange range;
    std::int64_t shownNs = 0; ///< at least 1, less than the range's length
    friend bool operator==(const TimeGap &, const TimeGap &) = default;
};

/// Maps time to "shown time" and back: the same but for gaps, which take less room. Monotone; outside gaps a plain
/// shift, exact to the nanosecond. Immutable, shared by all that draw one trace so that they agree.
class TimeWarp {
public:
    TimeWarp() = default; ///< changes nothing
    /// Requires: gaps are in order and don't overlap.
    explicit TimeWarp(std::vector<TimeGap> gaps);

    [[nodiscard]] const std::vector<TimeGap> &gaps() const { return m_gaps; }
    [[nodiscard]] std::int64_t toShown(std::int64_t timeNs) const;
    [[nodiscard]] std::int64_t toTime(std::int64_t shownNs) const;
    [[nodiscard]] TimeRange toShown(TimeRange range) const { return {toShown(range.startNs), toShown(range.endNs)}; }
    [[nodiscard]] TimeRange toTime(TimeRange shown) const { return {toTime(shown.startNs), toTime(shown.endNs)}; }
    /// Time that is not shown, all gaps together.
    [[nodiscard]] std::int64_t savedNs() const { return m_shownStarts.empty() ? 0 : m_savedNs; }

private:
    std::vector<TimeGap> m_gaps;
    std::vector<std::int64_t> m_shownStarts; ///< of each gap, in shown time
    std::int64_t m_savedNs = 0;
};

using TimeWarpPtr = std::shared_ptr<const TimeWarp>;

/// Gaps compressed at most: the longest.
inline constexpr std::size_t kMaxIdleGaps = 64;

/// Stretches in which nothing happens: no span begins or ends and none without children runs. Only those that are long
/// beside the rest of the trace. One pass over the spans.
[[nodiscard]] std::vector<TimeGap> findIdleGaps(const Trace &trace);

} // namespace traceloupe
