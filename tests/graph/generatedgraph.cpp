// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/graph/generatedgraph.h"

#include "tests/support/splitmix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace traceloupe::test {

namespace {

constexpr std::uint64_t kTiers = 7;
constexpr std::uint32_t kHubs = 4; ///< shared databases
constexpr std::array kAreas{"cart", "order", "price", "stock", "user", "search", "mail", "ad", "pay", "route"};
constexpr std::array kRoles{"gateway", "api", "service", "worker", "store", "index", "cache"};

GraphLatency latency(SplitMix &random, std::uint64_t n)
{
    const auto base = static_cast<std::int64_t>(std::pow(10.0, 5 + 3.5 * random.unit()));
    GraphLatency made;
    made.n = n;
    made.p50.ns = base;
    made.p95.ns = base * 4;
    made.p99.ns = base * 9;
    made.maxNs = base * 12;
    return made;
}

} // namespace

ServiceGraph generateGraph(std::uint32_t services, double edgesPerService, std::uint64_t seed)
{
    SplitMix random(seed);
    ServiceGraph graph;
    std::vector<std::uint64_t> tiers;
    for (std::uint32_t i = 0; i < services; ++i) {
        GraphNode node;
        tiers.push_back(i < kHubs ? kTiers : i % kTiers);
        node.kind = i < kHubs ? GraphNodeKind::Database : GraphNodeKind::Service;
        node.name = i < kHubs ? "postgresql:" + std::string(kAreas[i])
                              : std::string(kAreas[i / kTiers % kAreas.size()]) + '-' + kRoles[tiers.back()] + '-'
                                    + std::to_string(i);
        node.id = node.name;
        graph.nodes.push_back(node);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto wanted = static_cast<std::size_t>(services * edgesPerService);
    for (std::size_t tries = 0; pairs.size() < wanted && tries < 50 * wanted; ++tries) {
        const auto from = static_cast<std::uint32_t>(random.below(services));
        const auto to = random.chance(20) ? static_cast<std::uint32_t>(random.below(std::min(kHubs, services)))
                                          : static_cast<std::uint32_t>(random.below(services));
        if (tiers[from] < tiers[to] && tiers[to] - tiers[from] <= (to < kHubs ? kTiers : 2))
            pairs.emplace(from, to);
    }
    for (const auto &[from, to] : pairs) {
        GraphEdge edge;
        edge.from = from;
        edge.to = to;
        edge.kind = to < kHubs ? CallKind::Virtual : CallKind::Rpc;
        edge.calls = 1 + static_cast<std::uint64_t>(std::pow(10.0, 4 * random.unit()));
        edge.errors = random.chance(15) ? edge.calls / (2 + random.below(30)) : 0;
        edge.clientErrors = {edge.calls, edge.errors, {}, false};
        edge.client = latency(random, edge.calls);
        graph.nodes[to].calls += edge.calls;
        graph.nodes[to].seen.spans += edge.calls;
        graph.nodes[to].seen.errors += edge.errors;
        graph.nodes[to].latency = edge.client;
        graph.nodes[from].outgoing += edge.calls;
        graph.edges.push_back(edge);
    }
    return graph;
}

} // namespace traceloupe::test
