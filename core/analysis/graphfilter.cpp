// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphfilter.h"

#include <algorithm>
#include <limits>

namespace traceloupe {

namespace {

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

/// Steps from `start` to each node along edges in either direction.
std::vector<std::uint32_t> distances(const ServiceGraph &graph, const std::vector<std::uint32_t> &edges,
                                     std::uint32_t start)
{
    std::vector<std::vector<std::uint32_t>> neighbours(graph.nodes.size());
    for (const std::uint32_t edge : edges) {
        neighbours[graph.edges[edge].from].push_back(graph.edges[edge].to);
        neighbours[graph.edges[edge].to].push_back(graph.edges[edge].from);
    }
    std::vector<std::uint32_t> steps(graph.nodes.size(), kFar);
    std::vector<std::uint32_t> queue{start};
    steps[start] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        for (const std::uint32_t node : neighbours[queue[next]]) {
            if (steps[node] != kFar)
                continue;
            steps[node] = steps[queue[next]] + 1;
            queue.push_back(node);
        }
    }
    return steps;
}

std::vector<std::uint32_t> strongEdges(const ServiceGraph &graph, const GraphFilter &filter)
{
    std::uint64_t all = 0;
    for (const GraphEdge &edge : graph.edges)
        all += edge.calls;
    const double least = std::max(static_cast<double>(filter.minCalls), filter.minShare * static_cast<double>(all));
    std::vector<std::uint32_t> edges;
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
        if (static_cast<double>(graph.edges[i].calls) >= least)
            edges.push_back(i);
    }
    return edges;
}

} // namespace

GraphPart filterGraph(const ServiceGraph &graph, const GraphFilter &filter)
{
    GraphPart part;
    std::vector<std::uint32_t> edges = strongEdges(graph, filter);
    part.hiddenEdges = graph.edges.size() - edges.size();
    const auto focus = std::ranges::find(graph.nodes, filter.focus, &GraphNode::id);
    std::vector<bool> isKept(graph.nodes.size(), true);
    if (!filter.focus.empty() && focus != graph.nodes.end()) {
        const auto steps = distances(graph, edges, static_cast<std::uint32_t>(focus - graph.nodes.begin()));
        for (std::size_t i = 0; i < steps.size(); ++i)
            isKept[i] = steps[i] <= filter.hops;
        std::erase_if(edges, [&](std::uint32_t edge) {
            return !isKept[graph.edges[edge].from] || !isKept[graph.edges[edge].to];
        });
    } else {
        std::vector<bool> had(graph.nodes.size());
        std::vector<bool> has(graph.nodes.size());
        for (const GraphEdge &edge : graph.edges)
            had[edge.from] = had[edge.to] = true;
        for (const std::uint32_t edge : edges)
            has[graph.edges[edge].from] = has[graph.edges[edge].to] = true;
        for (std::size_t i = 0; i < isKept.size(); ++i)
            isKept[i] = has[i] || !had[i];
    }
    std::vector<std::uint32_t> places(graph.nodes.size());
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        places[i] = static_cast<std::uint32_t>(part.nodes.size());
        if (!isKept[i])
            continue;
        part.nodes.push_back(i);
        part.graph.nodes.push_back(graph.nodes[i]);
    }
    for (const std::uint32_t i : edges) {
        GraphEdge edge = graph.edges[i];
        edge.from = places[edge.from];
        edge.to = places[edge.to];
        part.graph.edges.push_back(std::move(edge));
    }
    part.edges = std::move(edges);
    part.graph.traceIds = graph.traceIds;
    part.graph.spans = graph.spans;
    part.graph.startNs = graph.startNs;
    part.graph.endNs = graph.endNs;
    part.graph.observedNs = graph.observedNs;
    part.graph.observedGaps = graph.observedGaps;
    return part;
}

} // namespace traceloupe
