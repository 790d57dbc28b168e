// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace traceloupe {

/// A run of siblings one after another that do the same: equal service, operation and kind.
struct SiblingGroup {
    SpanIndex parent;
    SpanIndex first;
    std::uint32_t end = 0;        ///< row after the last member's subtree
    std::uint32_t count = 0;      ///< members
    std::int64_t minimumNs = 0;
    std::int64_t medianNs = 0;
    std::int64_t maximumNs = 0;
    std::int64_t lastEndNs = 0;   ///< when the last of them ended
};

/// The groups of a trace, by their first rows. Immutable, made in one pass, shared.
class SiblingGroups {
public:
    /// Fewer are shown one by one.
    static constexpr std::uint32_t kLeastMembers = 5;

    SiblingGroups() = default;
    explicit SiblingGroups(const Trace &trace);

    [[nodiscard]] const std::vector<SiblingGroup> &all() const { return m_groups; }
    /// The group whose first member that row is, or null.
    [[nodiscard]] const SiblingGroup *startingAt(std::uint32_t row) const;
    /// The group that the span is a member of, or null.
    [[nodiscard]] const SiblingGroup *ofMember(const Trace &trace, SpanIndex member) const;

private:
    std::vector<SiblingGroup> m_groups;      ///< ascending by first
    std::vector<std::uint32_t> m_byParent;   ///< into m_groups, ascending by parent, then first
};

using SiblingGroupsPtr = std::shared_ptr<const SiblingGroups>;

} // namespace traceloupe
