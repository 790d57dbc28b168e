// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/profilecomparison.h"

#include <unordered_map>
#include <utility>

namespace traceloupe {

namespace {

/// Adds the nodes of one side.
class Union {
public:
    explicit Union(ProfileComparison &out) : m_out(out) {}

    void add(PathProfile &profile, ProfileNode ComparedNode::*side, double ComparedNode::*mean,
             double ComparedNode::*inclusive)
    {
        std::vector<std::uint32_t> places(profile.nodes.size());
        for (std::size_t i = 0; i < profile.nodes.size(); ++i) {
            ProfileNode &node = profile.nodes[i];
            const auto next = static_cast<std::uint32_t>(m_out.nodes.size());
            const auto [at, isNew] = m_places.emplace(node.path, next);
            places[i] = at->second;
            if (isNew) {
                ComparedNode &added = m_out.nodes.emplace_back();
                added.parent = node.parent == ContextTree::kNone ? ContextTree::kNone : places[node.parent];
                added.operation = node.operation;
            }
            ComparedNode &compared = m_out.nodes[at->second];
            compared.*mean = profile.meanNs(node.sumNs);
            compared.*inclusive = profile.meanNs(node.inclusiveNs);
            compared.*side = std::move(node);
        }
        profile.nodes.clear();
    }

private:
    ProfileComparison &m_out;
    std::unordered_map<std::uint64_t, std::uint32_t> m_places; ///< by path
};

} // namespace

ProfileComparison compareProfiles(PathProfile baseline, PathProfile shown)
{
    ProfileComparison out;
    Union both(out);
    both.add(shown, &ComparedNode::shown, &ComparedNode::meanNs, &ComparedNode::inclusiveNs);
    both.add(baseline, &ComparedNode::baseline, &ComparedNode::baselineMeanNs, &ComparedNode::baselineInclusiveNs);
    out.shown = std::move(shown);
    out.baseline = std::move(baseline);
    return out;
}

} // namespace traceloupe
