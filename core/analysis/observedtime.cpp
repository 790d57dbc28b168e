// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/observedtime.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

namespace traceloupe {
namespace {

constexpr std::uint64_t kLeastGapNs = 600'000'000'000; ///< 10 min
constexpr std::uint64_t kUsualDistances = 20;

/// From one start to a later one: hostile traces hold any times there are.
std::uint64_t distance(std::int64_t from, std::int64_t to)
{
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

/// Distances longer than what is answered are gaps. Requires: not empty.
std::uint64_t longestDistance(std::vector<std::uint64_t> distances)
{
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) / 2);
    std::ranges::nth_element(distances, middle);
    const std::uint64_t usual = *middle;
    std::uint64_t limit = std::max(kLeastGapNs, usual > UINT64_MAX / kUsualDistances ? usual : usual * kUsualDistances);
    const auto gaps = std::ranges::count_if(distances, [limit](std::uint64_t d) { return d > limit; });
    if (static_cast<std::size_t>(gaps) >= ObservedTime::kMostStretches) {
        const auto last = distances.begin() + static_cast<std::ptrdiff_t>(ObservedTime::kMostStretches - 1);
        std::ranges::nth_element(distances, last, std::greater<>());
        limit = *last;
    }
    return limit;
}

} // namespace

ObservedTime::ObservedTime(std::vector<std::int64_t> traceStartsNs)
{
    if (traceStartsNs.empty())
        return;
    std::ranges::sort(traceStartsNs);
    std::vector<std::uint64_t> distances;
    distances.reserve(traceStartsNs.size());
    for (std::size_t i = 1; i < traceStartsNs.size(); ++i)
        distances.push_back(distance(traceStartsNs[i - 1], traceStartsNs[i]));
    m_longestDistanceNs = distances.empty() ? kLeastGapNs : longestDistance(distances);
    m_stretches.push_back({traceStartsNs.front(), traceStartsNs.front(), 1});
    for (std::size_t i = 1; i < traceStartsNs.size(); ++i) {
        if (distances[i - 1] > m_longestDistanceNs)
            m_stretches.push_back({traceStartsNs[i], traceStartsNs[i], 0});
        m_stretches.back().endNs = traceStartsNs[i];
        ++m_stretches.back().traces;
    }
}

std::optional<std::size_t> ObservedTime::stretchOf(std::int64_t timeNs) const
{
    const auto after = std::ranges::upper_bound(m_stretches, timeNs, {}, &ObservedStretch::startNs);
    if (after == m_stretches.begin())
        return std::nullopt;
    return static_cast<std::size_t>(after - m_stretches.begin() - 1);
}

GroupActivity::GroupActivity(std::span<const LatencySpans> pieces, std::uint32_t groupCount, ObservedTime time)
    : m_time(std::move(time)), m_watched(groupCount), m_steps(std::size_t{groupCount} * kSteps)
{
    if (m_time.stretches().empty())
        return;
    lengthenStretches(pieces);
    measureTime();
    countSpans(pieces);
}

bool GroupActivity::isWatched(std::int64_t timeNs) const
{
    const auto stretch = m_time.stretchOf(timeNs);
    return stretch && m_time.stretches()[*stretch].hasLength();
}

void GroupActivity::lengthenStretches(std::span<const LatencySpans> pieces)
{
    std::vector<std::int64_t> ends;
    for (const ObservedStretch &stretch : m_time.stretches())
        ends.push_back(stretch.endNs);
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::int64_t start = piece.startNs[i];
            const auto stretch = piece.group[i] == LatencySpans::kNoGroup ? std::nullopt : m_time.stretchOf(start);
            if (!stretch || start <= ends[*stretch])
                continue;
            if (distance(m_time.stretches()[*stretch].endNs, start) <= m_time.longestDistanceNs())
                ends[*stretch] = start;
        }
    }
    for (std::size_t i = 0; i < ends.size(); ++i)
        m_time.lengthen(i, ends[i]);
}

void GroupActivity::measureTime()
{
    Watched all;
    for (const ObservedStretch &stretch : m_time.stretches()) {
        if (!stretch.hasLength())
            continue;
        all.firstNs = all.stretches == 0 ? stretch.startNs : all.firstNs;
        all.lastNs = stretch.endNs;
        all.lengthNs = saturatedSum(all.lengthNs, stretch.lengthNs());
        ++all.stretches;
    }
    m_lengthNs = all.lengthNs;
    std::ranges::fill(m_watched, all);
}

void GroupActivity::countSpans(std::span<const LatencySpans> pieces)
{
    std::vector<std::int64_t> before; // where each stretch begins in the time
    std::int64_t passed = 0;
    for (const ObservedStretch &stretch : m_time.stretches()) {
        before.push_back(passed);
        passed = saturatedSum(passed, stretch.lengthNs());
    }
    const auto length = static_cast<double>(m_lengthNs);
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::uint32_t group = piece.group[i];
            const auto stretch = group == LatencySpans::kNoGroup ? std::nullopt : m_time.stretchOf(piece.startNs[i]);
            if (!stretch)
                continue;
            const ObservedStretch &in = m_time.stretches()[*stretch];
            const std::int64_t within = saturatedDifference(std::min(piece.startNs[i], in.endNs), in.startNs);
            const double at = static_cast<double>(before[*stretch]) + static_cast<double>(in.hasLength() ? within : 0);
            const auto step = m_lengthNs > 0 ? static_cast<std::uint32_t>(at / length * kSteps) : 0;
            ++m_steps[std::size_t{group} * kSteps + std::min(step, kSteps - 1)];
            m_watched[group].spans += in.hasLength() ? 1 : 0;
        }
    }
    // one trace by itself is no rate, and nothing seen in the time watched is not "none at all"
    for (Watched &watched : m_watched)
        watched.lengthNs = watched.spans > 0 ? watched.lengthNs : 0;
}

std::vector<double> GroupActivity::breaks() const
{
    std::vector<double> at;
    std::int64_t passed = 0;
    for (const ObservedStretch &stretch : m_time.stretches()) {
        if (!stretch.hasLength())
            continue;
        if (passed > 0)
            at.push_back(static_cast<double>(passed) / static_cast<double>(m_lengthNs));
        passed = saturatedSum(passed, stretch.lengthNs());
    }
    return at;
}

} // namespace traceloupe
