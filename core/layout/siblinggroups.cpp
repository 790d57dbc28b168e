// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/siblinggroups.h"

#include "core/layout/timerange.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace traceloupe {

namespace {

/// Tells whether two subtrees hold the same calls in the same places. A hash of every row's call and of how many rows
/// are below it, summed up so that any stretch of rows is compared at once: one pass, however the tree is nested.
class SubtreeShapes {
public:
    explicit SubtreeShapes(const Trace &trace)
    {
        m_sums.reserve(trace.rowCount() + std::size_t{1});
        m_sums.push_back(0);
        for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
            m_sums.push_back(m_sums.back() * kBase + callOf(trace, row));
    }

    [[nodiscard]] bool areAlike(const Trace &trace, std::uint32_t a, std::uint32_t b) const
    {
        const std::uint32_t rows = trace.subtreeEnd(SpanIndex(a)) - a;
        return trace.subtreeEnd(SpanIndex(b)) - b == rows && hashOf(a, rows) == hashOf(b, rows);
    }

private:
    static constexpr std::uint64_t kBase = 0x9e3779b97f4a7c15ULL;

    static std::uint64_t callOf(const Trace &trace, std::uint32_t row)
    {
        const SpanIndex span(row);
        std::uint64_t call = trace.columns().name[row].value();
        call = call * kBase + trace.serviceId(span).value();
        call = call * kBase + static_cast<std::uint64_t>(trace.kind(span));
        call = call * kBase + (trace.subtreeEnd(span) - row);
        return call ^ (call >> 29U);
    }

    [[nodiscard]] std::uint64_t hashOf(std::uint32_t first, std::uint32_t rows) const
    {
        std::uint64_t power = 1;
        std::uint64_t base = kBase;
        for (std::uint32_t left = rows; left > 0; left >>= 1U, base *= base)
            power *= (left & 1U) != 0 ? base : 1;
        return m_sums[first + rows] - m_sums[first] * power;
    }

    std::vector<std::uint64_t> m_sums; ///< of the rows before
};

bool doTheSame(const Trace &trace, const SubtreeShapes &shapes, std::uint32_t a, std::uint32_t b)
{
    const SpanIndex first(a);
    const SpanIndex second(b);
    const bool isSameCall = trace.columns().name[a] == trace.columns().name[b]
                            && trace.kind(first) == trace.kind(second)
                            && trace.serviceId(first) == trace.serviceId(second) && !trace.isPhantom(first)
                            && !trace.isPhantom(second);
    if (!isSameCall)
        return false;
    const bool areSmall = trace.subtreeEnd(first) - a <= SiblingGroups::kFewRows
                          && trace.subtreeEnd(second) - b <= SiblingGroups::kFewRows;
    return areSmall || shapes.areAlike(trace, a, b);
}

/// Siblings from `from` on that repeat the `period` before them, in whole rounds; 0 for too few. Gives up at the first
/// that doesn't, so that looking costs little where nothing is repeated.
std::size_t repeated(const Trace &trace, const SubtreeShapes &shapes, std::span<const std::uint32_t> siblings,
                     std::size_t from, std::size_t period)
{
    std::size_t next = from + period;
    while (next < siblings.size() && doTheSame(trace, shapes, siblings[next - period], siblings[next]))
        ++next;
    const std::size_t rounds = (next - from) / period;
    return rounds >= SiblingGroups::kLeastRounds ? rounds * period : 0;
}

/// The group of those siblings, with its figures.
SiblingGroup measured(const Trace &trace, std::span<const std::uint32_t> members, std::uint32_t period)
{
    SiblingGroup group;
    group.first = SpanIndex(members.front());
    group.parent = trace.parent(group.first);
    group.end = trace.subtreeEnd(SpanIndex(members.back()));
    group.count = static_cast<std::uint32_t>(members.size());
    group.period = period;
    std::vector<std::int64_t> durations;
    durations.reserve(group.rounds());
    for (std::size_t i = 0; i < members.size(); i += period) {
        const SpanIndex start(members[i]);
        std::int64_t end = trace.endNs(start);
        for (const std::uint32_t row : members.subspan(i, period))
            end = std::max(end, trace.endNs(SpanIndex(row)));
        durations.push_back(period == 1 ? trace.durationNs(start)
                                        : std::max<std::int64_t>(0, saturatingSubtract(end, trace.startNs(start))));
        group.lastEndNs = i == 0 ? end : std::max(group.lastEndNs, end);
    }
    const auto [least, most] = std::ranges::minmax(durations);
    for (const std::int64_t duration : durations)
        group.sumNs = saturatingAdd(group.sumNs, duration);
    group.minimumNs = least;
    group.maximumNs = most;
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>((durations.size() - 1) / 2);
    std::ranges::nth_element(durations, middle);
    group.medianNs = *middle;
    return group;
}

/// Groups among siblings, from left to right; the shortest round that is repeated counts.
void addGroups(const Trace &trace, const SubtreeShapes &shapes, const std::vector<std::uint32_t> &siblings,
               std::vector<SiblingGroup> &groups)
{
    for (std::size_t i = 0; i + SiblingGroups::kLeastRounds <= siblings.size();) {
        std::size_t taken = 0;
        for (std::uint32_t period = 1; period <= SiblingGroups::kMostInRound && taken == 0; ++period) {
            taken = repeated(trace, shapes, siblings, i, period);
            if (taken > 0)
                groups.push_back(measured(trace, std::span(siblings).subspan(i, taken), period));
        }
        i += std::max<std::size_t>(1, taken);
    }
}

} // namespace

SiblingGroups::SiblingGroups(const Trace &trace)
{
    const std::vector<std::uint32_t> &ends = trace.columns().subtreeEnd;
    const SubtreeShapes shapes(trace);
    std::vector<std::uint32_t> siblings;
    const auto collect = [&](std::uint32_t first, std::uint32_t end) {
        siblings.clear();
        for (std::uint32_t row = first; row < end; row = ends[row])
            siblings.push_back(row);
        addGroups(trace, shapes, siblings, m_groups);
    };
    collect(0, trace.rowCount());
    for (std::uint32_t parent = 0; parent < trace.rowCount(); ++parent)
        collect(parent + 1, ends[parent]);
    std::ranges::sort(m_groups, {}, &SiblingGroup::first);
    m_byParent.resize(m_groups.size());
    std::iota(m_byParent.begin(), m_byParent.end(), 0U);
    std::ranges::sort(m_byParent, {},
                      [this](std::uint32_t index) { return std::pair(m_groups[index].parent, m_groups[index].first); });
    nest();
}

/// Groups lie within each other or apart: one pass with those that are not over yet.
void SiblingGroups::nest()
{
    m_around.resize(m_groups.size(), kNone);
    std::vector<std::uint32_t> open;
    for (std::uint32_t index = 0; index < m_groups.size(); ++index) {
        while (!open.empty() && m_groups[open.back()].end <= m_groups[index].first.value())
            open.pop_back();
        if (!open.empty())
            m_around[index] = open.back();
        open.push_back(index);
    }
}

const SiblingGroup *SiblingGroups::around(std::uint32_t row) const
{
    const auto after = std::ranges::upper_bound(m_groups, SpanIndex(row), {}, &SiblingGroup::first);
    const SiblingGroup *group = after == m_groups.begin() ? nullptr : &*(after - 1);
    while (group != nullptr && group->end <= row)
        group = around(*group);
    return group;
}

const SiblingGroup *SiblingGroups::around(const SiblingGroup &group) const
{
    const std::uint32_t index = m_around[static_cast<std::size_t>(&group - m_groups.data())];
    return index == kNone ? nullptr : &m_groups[index];
}

const SiblingGroup *SiblingGroups::startingAt(std::uint32_t row) const
{
    const auto found = std::ranges::lower_bound(m_groups, SpanIndex(row), {}, &SiblingGroup::first);
    return found != m_groups.end() && found->first.value() == row ? &*found : nullptr;
}

const SiblingGroup *SiblingGroups::ofMember(const Trace &trace, SpanIndex member) const
{
    const std::pair wanted(trace.parent(member), member);
    const auto after = std::ranges::upper_bound(m_byParent, wanted, {}, [this](std::uint32_t index) {
        return std::pair(m_groups[index].parent, m_groups[index].first);
    });
    if (after == m_byParent.begin())
        return nullptr;
    const SiblingGroup &group = m_groups[*(after - 1)];
    return group.parent == wanted.first && member.value() < group.end ? &group : nullptr;
}

std::vector<SpanIndex> membersOf(const Trace &trace, const SiblingGroup &group, std::size_t limit)
{
    std::vector<SpanIndex> members;
    for (std::uint32_t row = group.first.value(); row < group.end && members.size() < limit;
         row = trace.subtreeEnd(SpanIndex(row)))
        members.emplace_back(row);
    return members;
}

SpanIndex longestCall(const Trace &trace, const SiblingGroup &group)
{
    SpanIndex longest = group.first;
    for (std::uint32_t row = group.first.value(); row < group.end; row = trace.subtreeEnd(SpanIndex(row))) {
        if (trace.durationNs(SpanIndex(row)) > trace.durationNs(longest))
            longest = SpanIndex(row);
    }
    return longest;
}

} // namespace traceloupe
