// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latencyspans.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// How many spans a group has; all of them, whatever outcome was asked for.
struct GroupCounts {
    std::uint64_t spans = 0;
    std::uint64_t errors = 0;
    std::uint64_t withoutDuration = 0; ///< counted in `spans`, absent from the durations
};

/// The durations of spans, group by group, each sorted: every quantile, share and distribution of a group is then a
/// look at one place. A million spans take about 12 ms (radix sort). Immutable; free to cross threads.
class GroupedDurations {
public:
    GroupedDurations() = default;
    /// Requires: groups below `groupCount`.
    GroupedDurations(std::span<const LatencySpans> pieces, std::uint32_t groupCount,
                     SpanOutcome outcome = SpanOutcome::All);

    [[nodiscard]] std::uint32_t groupCount() const { return static_cast<std::uint32_t>(m_counts.size()); }
    [[nodiscard]] const GroupCounts &counts(std::uint32_t group) const { return m_counts[group]; }
    /// Ascending, nanoseconds.
    [[nodiscard]] std::span<const std::int64_t> durations(std::uint32_t group) const
    {
        return std::span(m_durations).subspan(m_first[group], m_first[group + 1] - m_first[group]);
    }

private:
    void count(std::span<const LatencySpans> pieces, SpanOutcome outcome);
    void scatter(std::span<const LatencySpans> pieces, SpanOutcome outcome);

    std::vector<GroupCounts> m_counts;
    std::vector<std::size_t> m_first; ///< one more than groups
    std::vector<std::int64_t> m_durations;
};

/// Sorts ascending: by digits where there are many. Requires: no negative value.
void sortDurations(std::span<std::int64_t> durations);

} // namespace traceloupe
