// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latencyspans.h"
#include "core/analysis/saturating.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace traceloupe {

/// A stretch of time in which traces follow each other closely.
struct ObservedStretch {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0; ///< the last start, >= startNs
    std::uint64_t traces = 0;

    /// Requests per second can be told of it: one trace alone says nothing of how often there are any.
    [[nodiscard]] bool hasLength() const { return traces > 1 && endNs > startNs; }
    [[nodiscard]] std::int64_t lengthNs() const { return hasLength() ? saturatedDifference(endNs, startNs) : 0; }
};

/// When a set of traces was watched, as far as their starts tell. A cache that was filled in several sessions has
/// gaps of days in which nobody looked, which are no time without requests: a rate over them would say nothing. A gap
/// is longer than ten minutes and than twenty of the usual distances between two traces. Immutable; free to cross
/// threads.
class ObservedTime {
public:
    static constexpr std::size_t kMostStretches = 64; ///< the shortest gaps beyond are bridged

    ObservedTime() = default;
    explicit ObservedTime(std::vector<std::int64_t> traceStartsNs);

    /// Ascending, apart.
    [[nodiscard]] const std::vector<ObservedStretch> &stretches() const { return m_stretches; }
    /// The stretch that spans starting then belong to: the last that begins before. Nothing before the first.
    [[nodiscard]] std::optional<std::size_t> stretchOf(std::int64_t timeNs) const;
    /// Spans of its last traces start later than these, up to then.
    void lengthen(std::size_t stretch, std::int64_t endNs) { m_stretches[stretch].endNs = endNs; }
    /// What lies further apart is a gap.
    [[nodiscard]] std::uint64_t longestDistanceNs() const { return m_longestDistanceNs; }

private:
    std::uint64_t m_longestDistanceNs = 0;
    std::vector<ObservedStretch> m_stretches;
};

/// What each group did in the observed time: how many spans in how long, and a row of counts for a sparkline. The time
/// is one for all groups, that in which the set was watched: the rates of parts then add up to the rate of the whole.
/// Immutable; free to cross threads.
class GroupActivity {
public:
    static constexpr std::uint32_t kSteps = 48; ///< of a sparkline

    /// A group in that time: all stretches one after the other, what lies between left out.
    struct Watched {
        std::uint64_t spans = 0;      ///< those in stretches that have a length
        std::int64_t lengthNs = 0;    ///< the same for all groups; 0: no rate can be told of this one
        std::int64_t firstNs = 0;
        std::int64_t lastNs = 0;
        std::uint32_t stretches = 0;  ///< with a length
    };

    GroupActivity() = default;
    GroupActivity(std::span<const LatencySpans> pieces, std::uint32_t groupCount, ObservedTime time);

    [[nodiscard]] const ObservedTime &time() const { return m_time; }
    [[nodiscard]] const Watched &watched(std::uint32_t group) const { return m_watched[group]; }
    /// Whether a span that starts then counts in watched().spans.
    [[nodiscard]] bool isWatched(std::int64_t timeNs) const;
    /// Spans in each step of the time.
    [[nodiscard]] std::span<const std::uint32_t> steps(std::uint32_t group) const
    {
        return std::span(m_steps).subspan(std::size_t{group} * kSteps, kSteps);
    }
    /// Where something was left out, as shares of the time, ascending.
    [[nodiscard]] std::vector<double> breaks() const;

private:
    void lengthenStretches(std::span<const LatencySpans> pieces);
    void measureTime();
    void countSpans(std::span<const LatencySpans> pieces);

    ObservedTime m_time;
    std::int64_t m_lengthNs = 0;
    std::vector<Watched> m_watched;
    std::vector<std::uint32_t> m_steps;
};

} // namespace traceloupe
