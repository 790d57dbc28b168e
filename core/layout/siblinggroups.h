// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace traceloupe {

/// A run of siblings one after another that do the same again and again: equal service, operation and kind, and below
/// them little or the same again (one line for calls that differ would hide the trace). One call repeated, or a few in
/// the same order (A B A B ...): those are a round.
struct SiblingGroup {
    SpanIndex parent;             ///< invalid for spans without one
    SpanIndex first;
    std::uint32_t end = 0;        ///< row after the last member's subtree
    std::uint32_t count = 0;      ///< members
    std::uint32_t period = 1;     ///< members in a round
    // of rounds: of a member where they are single, else from the start of the first to the last end
    std::int64_t minimumNs = 0;
    std::int64_t medianNs = 0;
    std::int64_t maximumNs = 0;
    std::int64_t sumNs = 0;
    std::int64_t lastEndNs = 0;   ///< when the last of them ended

    [[nodiscard]] std::uint32_t rounds() const { return count / period; }
};

/// The groups of a trace, by their first rows. Immutable, made in one pass, shared.
class SiblingGroups {
public:
    /// Fewer are shown one by one.
    static constexpr std::uint32_t kLeastRounds = 5;
    /// Calls in a round at most.
    static constexpr std::uint32_t kMostInRound = 8;
    /// Rows of a member with what is below it that need not be alike in the next one.
    static constexpr std::uint32_t kFewRows = 4;

    SiblingGroups() = default;
    explicit SiblingGroups(const Trace &trace);

    [[nodiscard]] const std::vector<SiblingGroup> &all() const { return m_groups; }
    /// The group whose first member that row is, or null.
    [[nodiscard]] const SiblingGroup *startingAt(std::uint32_t row) const;
    /// The group that the span is a member of, or null.
    [[nodiscard]] const SiblingGroup *ofMember(const Trace &trace, SpanIndex member) const;
    /// The innermost group that the row is a member of, or below one, or null.
    [[nodiscard]] const SiblingGroup *around(std::uint32_t row) const;
    /// The innermost group that this one is within, or null.
    [[nodiscard]] const SiblingGroup *around(const SiblingGroup &group) const;

private:
    static constexpr std::uint32_t kNone = 0xffff'ffff;

    void nest();

    std::vector<SiblingGroup> m_groups;      ///< ascending by first
    std::vector<std::uint32_t> m_byParent;   ///< into m_groups, ascending by parent, then first
    std::vector<std::uint32_t> m_around;     ///< of each group: into m_groups, or kNone
};

/// The calls of a group, at most `limit` of them.
[[nodiscard]] std::vector<SpanIndex> membersOf(const Trace &trace, const SiblingGroup &group, std::size_t limit);
[[nodiscard]] SpanIndex longestCall(const Trace &trace, const SiblingGroup &group);

using SiblingGroupsPtr = std::shared_ptr<const SiblingGroups>;

} // namespace traceloupe
