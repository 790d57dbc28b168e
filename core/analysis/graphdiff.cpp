// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphdiff.h"

#include "core/analysis/slo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace traceloupe {

namespace {

constexpr double kLeastRatio = 1.1;
constexpr std::uint64_t kFewestCalls = 6; ///< below, not even the median has an interval

using NodeKey = std::pair<GraphNodeKind, std::string>;
using EdgeKey = std::tuple<NodeKey, NodeKey, CallKind>;

NodeKey keyOf(const GraphNode &node)
{
    return {node.kind, node.name};
}

EdgeKey keyOf(const ServiceGraph &graph, const GraphEdge &edge)
{
    return {keyOf(graph.nodes[edge.from]), keyOf(graph.nodes[edge.to]), edge.kind};
}

using Trend = GraphDifference::Trend;

/// More is worse.
Trend trendOf(const GraphDifference &difference)
{
    if (difference.low && *difference.low > 0 && difference.after >= kLeastRatio * difference.before)
        return Trend::Worse;
    if (difference.high && *difference.high < 0 && difference.before >= kLeastRatio * difference.after)
        return Trend::Better;
    return Trend::None;
}

/// Errors before and after as an edge and a node tell them.
struct Sides {
    GraphErrors client;
    GraphErrors server;
};
Sides sidesOf(const GraphEdge &edge)
{
    return {edge.clientErrors, edge.serverErrors};
}
Sides sidesOf(const GraphNode &node)
{
    return {node.seen, node.served};
}

const GraphLatency &latencyOf(const GraphEdge &edge)
{
    return edge.latency();
}
const GraphLatency &latencyOf(const GraphNode &node)
{
    return node.latency;
}

/// Whether so many traces with it on one side and none on the other are more than chance: were it as frequent in
/// both, all of them would lie on the one side in less than one of twenty cases.
bool isCertainlyOneSided(std::uint64_t traces, std::size_t tracesThere, std::size_t tracesMissing)
{
    constexpr double kChance = 0.05;
    const auto there = static_cast<double>(tracesThere);
    const double share = there / (there + static_cast<double>(tracesMissing));
    return std::pow(share, static_cast<double>(traces)) < kChance;
}

struct Totals {
    std::size_t before = 0; ///< traces
    std::size_t after = 0;
};

template <class Item>
GraphDelta deltaOf(const Item *before, const Item *after, const Totals &totals)
{
    GraphDelta delta;
    if (before != nullptr) {
        delta.callsBefore = before->calls;
        delta.before = latencyOf(*before);
    }
    if (after != nullptr) {
        delta.callsAfter = after->calls;
        delta.after = latencyOf(*after);
    }
    if (before == nullptr || after == nullptr) {
        const bool isNew = before == nullptr;
        delta.change = isNew ? GraphChange::Added : GraphChange::Removed;
        delta.traces = isNew ? after->traces.count : before->traces.count;
        delta.isCertain = isCertainlyOneSided(delta.traces, isNew ? totals.after : totals.before,
                                              isNew ? totals.before : totals.after);
        return delta;
    }
    delta.p50 = quantileDifference(delta.before, delta.after, &GraphLatency::p50);
    delta.p95 = quantileDifference(delta.before, delta.after, &GraphLatency::p95);
    delta.clientErrors = shareDifference(sidesOf(*before).client, sidesOf(*after).client);
    delta.serverErrors = shareDifference(sidesOf(*before).server, sidesOf(*after).server);
    if (delta.has(Trend::Worse))
        delta.change = delta.has(Trend::Better) ? GraphChange::Mixed : GraphChange::Worse;
    else if (delta.has(Trend::Better))
        delta.change = GraphChange::Better;
    else if (std::min(delta.callsBefore, delta.callsAfter) < kFewestCalls && delta.callsBefore + delta.callsAfter > 0)
        delta.change = GraphChange::Unclear;
    return delta;
}

/// Both graphs' items by key, in the order of the keys.
template <class Key, class Item>
using Pairs = std::map<Key, std::pair<const Item *, const Item *>>;

} // namespace

bool GraphDelta::has(GraphDifference::Trend trend) const
{
    return p50.trend == trend || p95.trend == trend || clientErrors.trend == trend || serverErrors.trend == trend;
}

GraphDifference quantileDifference(const GraphLatency &before, const GraphLatency &after,
                                   GraphQuantile GraphLatency::*quantile)
{
    GraphDifference out;
    out.isKnown = !before.isEmpty() && !after.isEmpty();
    if (!out.isKnown)
        return out;
    const GraphQuantile &from = before.*quantile;
    const GraphQuantile &to = after.*quantile;
    out.before = static_cast<double>(from.ns);
    out.after = static_cast<double>(to.ns);
    const auto half = [](std::int64_t bound, double value) { return static_cast<double>(bound) - value; };
    if (to.lowNs && from.highNs)
        out.low = out.after - out.before - std::hypot(half(*to.lowNs, out.after), half(*from.highNs, out.before));
    if (to.highNs && from.lowNs)
        out.high = out.after - out.before + std::hypot(half(*to.highNs, out.after), half(*from.lowNs, out.before));
    out.trend = trendOf(out);
    return out;
}

GraphDifference shareDifference(const GraphErrors &before, const GraphErrors &after)
{
    GraphDifference out;
    out.isKnown = before.isSeen() && after.isSeen();
    if (!out.isKnown)
        return out;
    const auto wilson = [](const GraphErrors &errors) {
        return wilsonInterval(static_cast<double>(errors.errors), static_cast<double>(errors.spans));
    };
    const ShareInterval from = wilson(before);
    const ShareInterval to = wilson(after);
    out.before = from.share;
    out.after = to.share;
    out.low = to.share - from.share - std::hypot(to.share - to.lower, from.upper - from.share);
    out.high = to.share - from.share + std::hypot(to.upper - to.share, from.share - from.lower);
    out.trend = trendOf(out);
    return out;
}

std::string_view graphChangeName(GraphChange change)
{
    constexpr std::array<std::string_view, 8> kNames{"none",  "same",   "added", "removed",
                                                     "worse", "better", "mixed", "unclear"};
    return kNames[static_cast<std::size_t>(change)];
}

GraphComparison compareGraphs(const ServiceGraph &before, const ServiceGraph &after)
{
    Pairs<NodeKey, GraphNode> nodes;
    Pairs<EdgeKey, GraphEdge> edges;
    for (const GraphNode &node : before.nodes)
        nodes[keyOf(node)].first = &node;
    for (const GraphNode &node : after.nodes)
        nodes[keyOf(node)].second = &node;
    for (const GraphEdge &edge : before.edges)
        edges[keyOf(before, edge)].first = &edge;
    for (const GraphEdge &edge : after.edges)
        edges[keyOf(after, edge)].second = &edge;

    GraphComparison out;
    out.graph = after;
    out.graph.nodes.clear();
    out.graph.edges.clear();
    out.graph.traceIds = after.traceIds;
    const auto shift = static_cast<std::uint32_t>(after.traceIds.size()); // traces of `before` come behind
    out.graph.traceIds.insert(out.graph.traceIds.end(), before.traceIds.begin(), before.traceIds.end());
    const auto pick = [shift](const auto &pair) {
        auto item = pair.second != nullptr ? *pair.second : *pair.first;
        if (pair.second == nullptr) {
            for (std::uint32_t &trace : item.traces.indexes)
                trace += shift;
        }
        return item;
    };
    const Totals totals{before.traceIds.size(), after.traceIds.size()};
    std::map<NodeKey, std::uint32_t> places;
    for (const auto &[key, pair] : nodes) {
        places[key] = static_cast<std::uint32_t>(out.graph.nodes.size());
        out.graph.nodes.push_back(pick(pair));
        out.nodes.push_back(deltaOf(pair.first, pair.second, totals));
    }
    for (const auto &[key, pair] : edges) {
        GraphEdge edge = pick(pair);
        edge.from = places[std::get<0>(key)];
        edge.to = places[std::get<1>(key)];
        out.graph.edges.push_back(std::move(edge));
        out.edges.push_back(deltaOf(pair.first, pair.second, totals));
    }
    return out;
}

} // namespace traceloupe
