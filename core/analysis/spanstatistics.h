// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace traceloupe {

/// What spans are put together by.
struct GroupBy {
    enum class Kind : std::uint8_t {
        Nothing,   ///< all in one group
        Service,
        Operation, ///< the span's name
        SpanKind,
        Status,    ///< the status code as given
        Attribute  ///< of the span, else of its resource
    };
    Kind kind = Kind::Nothing;
    std::string attribute; ///< the key, for Kind::Attribute
};

/// Figures of a group of spans. Times in nanoseconds.
struct GroupFigures {
    /// Percentiles in the order of kPercentiles.
    static constexpr std::array<std::uint32_t, 6> kPercentiles{500'000, 750'000, 900'000, 950'000, 990'000, 999'000};

    std::uint64_t count = 0;    ///< spans
    std::uint64_t measured = 0; ///< of which with a proper duration: what all times but the critical path are of
    std::uint64_t errors = 0;   ///< with status ERROR
    std::int64_t totalNs = 0;   ///< sum of the durations
    std::int64_t selfNs = 0;    ///< sum of the self times, never more than the total
    std::int64_t pathNs = 0;    ///< on the critical path
    std::int64_t minNs = 0;
    std::int64_t maxNs = 0;
    std::array<std::int64_t, kPercentiles.size()> percentilesNs{}; ///< nearest rank; 0 where nothing was measured
    SpanIndex slowest;          ///< the longest measured span; invalid if there is none

    [[nodiscard]] double meanNs() const
    {
        return measured > 0 ? static_cast<double>(totalNs) / static_cast<double>(measured) : 0;
    }
};

struct StatisticsGroup {
    std::string label;          ///< service, name, kind or value; empty with isWithout, or an empty value
    bool isWithout = false;     ///< the spans that lack the attribute (or a service)
    GroupFigures figures;
    std::vector<StatisticsGroup> inner; ///< by the second level; empty if that is Nothing
};

struct StatisticsParams {
    GroupBy outer{GroupBy::Kind::Service, {}};
    GroupBy inner{GroupBy::Kind::Operation, {}};
    std::span<const std::int64_t> selfNs;  ///< self times by row (selfTimesNs()); empty = all 0
    std::span<const std::int64_t> pathNs;  ///< CriticalPath::selfNs; empty = all 0
    std::optional<std::span<const SpanIndex>> rows; ///< only these rows; without: all
    const std::atomic<bool> *cancelled = nullptr; ///< polled; may be null
};

/// Statistics of the spans of one trace in two levels. Each level's groups are in falling order of their total time.
struct SpanStatistics {
    GroupFigures all;
    std::vector<StatisticsGroup> groups;
};

/// Nothing if it was cancelled. O(rows); by attribute every span's details are decoded. Any thread.
[[nodiscard]] std::optional<SpanStatistics> spanStatistics(const Trace &trace, const StatisticsParams &params = {});

} // namespace traceloupe
