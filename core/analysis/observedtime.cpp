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
    : m_time(std::move(time)),
      m_stretchesOf(groupCount),
      m_watched(groupCount),
      m_steps(std::size_t{groupCount} * kSteps)
{
    if (m_time.stretches().empty())
        return;
    lengthenStretches(pieces);
    findStretches(pieces);
    measureTime();
    countSteps(pieces);
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

void GroupActivity::findStretches(std::span<const LatencySpans> pieces)
{
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::uint32_t group = piece.group[i];
            const auto stretch = group == LatencySpans::kNoGroup ? std::nullopt : m_time.stretchOf(piece.startNs[i]);
            if (!stretch)
                continue;
            m_stretchesOf[group] |= std::uint64_t{1} << *stretch;
            m_watched[group].spans += m_time.stretches()[*stretch].hasLength() ? 1 : 0;
        }
    }
}

void GroupActivity::measureTime()
{
    for (std::uint32_t group = 0; group < m_watched.size(); ++group) {
        Watched &watched = m_watched[group];
        for (std::size_t i = 0; i < m_time.stretches().size(); ++i) {
            const ObservedStretch &stretch = m_time.stretches()[i];
            if (!isIn(group, i) || !stretch.hasLength())
                continue;
            watched.firstNs = watched.stretches == 0 ? stretch.startNs : watched.firstNs;
            watched.lastNs = stretch.endNs;
            watched.lengthNs = saturatedSum(watched.lengthNs, stretch.lengthNs());
            ++watched.stretches;
        }
    }
}

void GroupActivity::countSteps(std::span<const LatencySpans> pieces)
{
    const std::vector<ObservedStretch> &stretches = m_time.stretches();
    // where each stretch begins in each group's own time
    std::vector<std::int64_t> before(m_watched.size() * stretches.size());
    for (std::uint32_t group = 0; group < m_watched.size(); ++group) {
        std::int64_t at = 0;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            before[group * stretches.size() + i] = at;
            at = saturatedSum(at, isIn(group, i) ? stretches[i].lengthNs() : 0);
        }
    }
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::uint32_t group = piece.group[i];
            const auto stretch = group == LatencySpans::kNoGroup ? std::nullopt : m_time.stretchOf(piece.startNs[i]);
            if (!stretch)
                continue;
            const ObservedStretch &in = stretches[*stretch];
            const std::int64_t within = saturatedDifference(std::min(piece.startNs[i], in.endNs), in.startNs);
            const double at = static_cast<double>(before[group * stretches.size() + *stretch])
                              + static_cast<double>(in.hasLength() ? within : 0);
            const double length = static_cast<double>(m_watched[group].lengthNs);
            const auto step = length > 0 ? static_cast<std::uint32_t>(at / length * kSteps) : 0;
            ++m_steps[std::size_t{group} * kSteps + std::min(step, kSteps - 1)];
        }
    }
}

std::vector<double> GroupActivity::breaks(std::uint32_t group) const
{
    std::vector<double> at;
    std::int64_t passed = 0;
    for (std::size_t i = 0; i < m_time.stretches().size(); ++i) {
        if (!isIn(group, i) || !m_time.stretches()[i].hasLength())
            continue;
        if (passed > 0)
            at.push_back(static_cast<double>(passed) / static_cast<double>(m_watched[group].lengthNs));
        passed = saturatedSum(passed, m_time.stretches()[i].lengthNs());
    }
    return at;
}

} // namespace traceloupe
