// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraph.h"

#include <algorithm>
#include <array>

namespace traceloupe {

std::string_view graphNodeKindName(GraphNodeKind kind)
{
    constexpr std::array<std::string_view, 6> kNames{"service", "peer", "database", "queue", "user", "unknown caller"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<std::string_view> graphEdgeFlagNames(std::uint16_t flags)
{
    constexpr std::array<std::string_view, 7> kNames{
        "fanout", "server spans missing", "client spans missing", "links", "batch", "negative overhead", "self"};
    std::vector<std::string_view> names;
    for (std::size_t bit = 0; bit < kNames.size(); ++bit) {
        if ((flags >> bit & 1U) != 0)
            names.push_back(kNames[bit]);
    }
    return names;
}

double GraphErrors::share() const
{
    if (isWeighted && weightedShare)
        return *weightedShare;
    return spans == 0 ? 0.0 : static_cast<double>(errors) / static_cast<double>(spans);
}

double GraphEdge::errorShare() const
{
    if (clientErrors.isSeen() || serverErrors.isSeen())
        return clientErrors.isSeen() ? clientErrors.share() : serverErrors.share();
    return calls == 0 ? 0.0 : static_cast<double>(errors) / static_cast<double>(calls);
}

ServiceGraph weightedGraph(ServiceGraph graph)
{
    for (GraphNode &node : graph.nodes) {
        node.served.isWeighted = node.seen.isWeighted = true;
        if (node.weighted)
            node.latency = node.isService() ? node.weighted->server : node.weighted->client;
    }
    for (GraphEdge &edge : graph.edges) {
        edge.clientErrors.isWeighted = edge.serverErrors.isWeighted = true;
        if (edge.weighted) {
            edge.client = edge.weighted->client;
            edge.server = edge.weighted->server;
        }
    }
    return graph;
}

const GraphNode *ServiceGraph::find(std::string_view id) const
{
    const auto at = std::ranges::find(nodes, id, &GraphNode::id);
    return at != nodes.end() ? &*at : nullptr;
}

} // namespace traceloupe
