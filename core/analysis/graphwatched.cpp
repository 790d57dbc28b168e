// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphfigures.h"
#include "core/analysis/observedtime.h"

#include <array>

namespace traceloupe {
namespace {

/// Each call twice, for its edge and for the node that it reaches.
struct WatchedCalls {
    std::vector<std::uint32_t> group; ///< edges first, then nodes
    std::vector<std::int64_t> startNs;
    std::vector<double> weight;
};

WatchedCalls callsOf(const ServiceGraph &graph, const std::vector<std::vector<GraphFigures::CallStart>> &starts)
{
    WatchedCalls calls;
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
        for (const GraphFigures::CallStart &start : starts[edge]) {
            const auto node = static_cast<std::uint32_t>(graph.edges.size()) + graph.edges[edge].to;
            for (const std::uint32_t group : {edge, node}) {
                calls.group.push_back(group);
                calls.startNs.push_back(start.startNs);
                calls.weight.push_back(start.weight);
            }
        }
    }
    return calls;
}

} // namespace

void measureWatched(ServiceGraph &graph, const std::vector<std::vector<GraphFigures::CallStart>> &starts,
                    const std::vector<std::int64_t> &traceStartsNs)
{
    const WatchedCalls calls = callsOf(graph, starts);
    const std::array<LatencySpans, 1> pieces{LatencySpans{calls.group, calls.startNs, {}, {}}};
    const auto groups = static_cast<std::uint32_t>(graph.edges.size() + graph.nodes.size());
    const GroupActivity activity(pieces, groups, ObservedTime(traceStartsNs));
    std::vector<GraphWatched> watched(groups);
    for (std::uint32_t i = 0; i < groups; ++i)
        watched[i] = {activity.watched(i).spans, 0.0, activity.watched(i).lengthNs};
    for (std::size_t i = 0; i < calls.group.size(); ++i) {
        std::optional<double> &sum = watched[calls.group[i]].weightedCalls;
        if (!sum || !activity.isWatched(calls.startNs[i]))
            continue;
        sum = calls.weight[i] > 0 ? std::optional(*sum + calls.weight[i]) : std::nullopt;
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        graph.edges[i].watched = watched[i];
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        graph.nodes[i].watched = watched[graph.edges.size() + i];
    const std::vector<ObservedStretch> &stretches = activity.time().stretches();
    for (const ObservedStretch &stretch : stretches)
        graph.observedNs += stretch.lengthNs();
    graph.observedGaps = stretches.empty() ? 0 : static_cast<std::uint32_t>(stretches.size() - 1);
}

} // namespace traceloupe
