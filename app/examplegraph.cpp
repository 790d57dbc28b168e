// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examplegraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace traceloupe {
namespace {

constexpr std::array kAreas{"cart", "order", "price", "stock", "user", "search", "mail", "ad", "pay", "route"};
constexpr std::array kRoles{"gateway", "api", "service", "worker", "store", "index"};
constexpr std::uint32_t kGateways = 3;
constexpr std::uint32_t kDatabaseEvery = 6;

/// Numbers that look random and are the same everywhere.
class Dice {
public:
    [[nodiscard]] std::uint32_t below(std::uint32_t limit) { return next() % limit; }
    [[nodiscard]] double unit() { return next() / 4294967296.0; }

private:
    std::uint32_t next()
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(m_state >> 32U);
    }
    std::uint64_t m_state = 42;
};

GraphLatency latencyOf(std::int64_t medianNs, std::uint64_t calls)
{
    const auto quantile = [](std::int64_t ns) { return GraphQuantile{ns, ns * 9 / 10, ns * 11 / 10}; };
    return {calls, quantile(medianNs), quantile(medianNs * 4), quantile(medianNs * 9), medianNs * 12};
}

std::uint32_t addNode(ServiceGraph &graph, GraphNodeKind kind, const std::string &name)
{
    GraphNode node;
    node.kind = kind;
    node.name = node.id = name;
    graph.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(graph.nodes.size() - 1);
}

void addEdge(ServiceGraph &graph, std::uint32_t from, std::uint32_t to, Dice &dice)
{
    const auto isTaken = [&](const GraphEdge &edge) { return edge.from == from && edge.to == to; };
    if (from == to || std::ranges::any_of(graph.edges, isTaken))
        return;
    const GraphNode &callee = graph.nodes[to];
    GraphEdge edge;
    edge.from = from;
    edge.to = to;
    edge.kind = callee.isService() ? CallKind::Rpc : CallKind::Virtual;
    edge.calls = 20 + static_cast<std::uint64_t>(std::pow(10.0, 3.5 * dice.unit()));
    const std::uint64_t failed = dice.below(8) == 0 ? edge.calls / (8 + dice.below(40)) : 0;
    edge.errors = failed;
    edge.clientErrors = {edge.calls, failed, {}, false};
    edge.serverErrors = {callee.isService() ? edge.calls : 0, callee.isService() ? failed / 2 : 0, {}, false};
    edge.client = latencyOf(static_cast<std::int64_t>(std::pow(10.0, 5.5 + 2.5 * dice.unit())), edge.calls);
    edge.server = callee.isService() ? edge.client : GraphLatency();
    GraphNode &reached = graph.nodes[to];
    reached.calls += edge.calls;
    reached.seen.spans += edge.calls;
    reached.seen.errors += failed;
    reached.served.spans += edge.serverErrors.spans;
    reached.served.errors += edge.serverErrors.errors;
    reached.latency = edge.client;
    graph.nodes[from].outgoing += edge.calls;
    graph.edges.push_back(std::move(edge));
}

} // namespace

ServiceGraph exampleGraph(std::uint32_t services)
{
    Dice dice;
    ServiceGraph graph;
    const std::uint32_t user = addNode(graph, GraphNodeKind::User, "user");
    for (std::uint32_t i = 0; i < services; ++i) {
        const std::string area = kAreas[i % kAreas.size()];
        const std::string role = kRoles[std::min<std::size_t>(i / 35, kRoles.size() - 1)];
        const std::uint32_t node = addNode(graph, GraphNodeKind::Service,
                                           area + '-' + role + '-' + std::to_string(i / kAreas.size() + 1));
        if (i < kGateways) {
            addEdge(graph, user, node, dice);
            continue;
        }
        // callers have a smaller number: nearer to the gateways
        addEdge(graph, 1 + dice.below(std::max(kGateways, i / 3)), node, dice);
        if (dice.below(3) == 0)
            addEdge(graph, 1 + dice.below(i), node, dice);
    }
    for (std::uint32_t i = 1; i <= services; i += kDatabaseEvery)
        addEdge(graph, i, addNode(graph, GraphNodeKind::Database, "postgresql:db" + std::to_string(i)), dice);
    return graph;
}

} // namespace traceloupe
