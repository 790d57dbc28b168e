// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/siblinggroups.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace traceloupe {

namespace {

bool doTheSame(const Trace &trace, SpanIndex a, SpanIndex b)
{
    return trace.columns().name[a.value()] == trace.columns().name[b.value()] && trace.kind(a) == trace.kind(b)
           && trace.serviceId(a) == trace.serviceId(b);
}

/// The group of members that starts at `first`, with its figures.
SiblingGroup measured(const Trace &trace, std::uint32_t first, std::uint32_t end, std::vector<std::int64_t> &durations)
{
    SiblingGroup group;
    group.parent = trace.parent(SpanIndex(first));
    group.first = SpanIndex(first);
    group.end = end;
    durations.clear();
    for (std::uint32_t row = first; row < end; row = trace.subtreeEnd(SpanIndex(row))) {
        durations.push_back(trace.durationNs(SpanIndex(row)));
        group.lastEndNs = std::max(group.lastEndNs, trace.endNs(SpanIndex(row)));
    }
    group.count = static_cast<std::uint32_t>(durations.size());
    const auto [least, most] = std::ranges::minmax(durations);
    group.minimumNs = least;
    group.maximumNs = most;
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>((durations.size() - 1) / 2);
    std::ranges::nth_element(durations, middle);
    group.medianNs = *middle;
    return group;
}

} // namespace

SiblingGroups::SiblingGroups(const Trace &trace)
{
    const std::vector<std::uint32_t> &ends = trace.columns().subtreeEnd;
    std::vector<std::int64_t> durations;
    for (std::uint32_t parent = 0; parent < trace.rowCount(); ++parent) {
        std::uint32_t runStart = parent + 1;
        std::uint32_t members = 0;
        for (std::uint32_t row = parent + 1; row < ends[parent]; row = ends[row]) {
            if (members > 0 && doTheSame(trace, SpanIndex(runStart), SpanIndex(row))) {
                ++members;
                continue;
            }
            if (members >= kLeastMembers)
                m_groups.push_back(measured(trace, runStart, row, durations));
            runStart = row;
            members = 1;
        }
        if (members >= kLeastMembers)
            m_groups.push_back(measured(trace, runStart, ends[parent], durations));
    }
    std::ranges::sort(m_groups, {}, &SiblingGroup::first);
    m_byParent.resize(m_groups.size());
    std::iota(m_byParent.begin(), m_byParent.end(), 0U);
    std::ranges::sort(m_byParent, {},
                      [this](std::uint32_t index) { return std::pair(m_groups[index].parent, m_groups[index].first); });
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

} // namespace traceloupe
