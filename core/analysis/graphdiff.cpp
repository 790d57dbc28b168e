// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphdiff.h"

#include "core/analysis/slo.h"

#include <array>
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

/// Whether `more` lies above `less` beyond doubt.
bool isAbove(const GraphQuantile &more, const GraphQuantile &less)
{
    return more.lowNs && less.highNs && *more.lowNs > *less.highNs
           && static_cast<double>(more.ns) >= kLeastRatio * static_cast<double>(less.ns);
}

bool isAbove(const GraphLatency &more, const GraphLatency &less)
{
    return !more.isEmpty() && !less.isEmpty() && (isAbove(more.p50, less.p50) || isAbove(more.p95, less.p95));
}

bool hasHigherShare(std::uint64_t errors, std::uint64_t calls, std::uint64_t otherErrors, std::uint64_t otherCalls)
{
    const auto share = wilsonInterval(static_cast<double>(errors), static_cast<double>(calls));
    const auto other = wilsonInterval(static_cast<double>(otherErrors), static_cast<double>(otherCalls));
    return share.lower > other.upper;
}

template <class Item>
GraphDelta deltaOf(const Item *before, const Item *after, const GraphLatency &latencyBefore,
                   const GraphLatency &latencyAfter)
{
    GraphDelta delta;
    delta.callsBefore = before != nullptr ? before->calls : 0;
    delta.errorsBefore = before != nullptr ? before->errors : 0;
    delta.callsAfter = after != nullptr ? after->calls : 0;
    delta.errorsAfter = after != nullptr ? after->errors : 0;
    delta.before = latencyBefore;
    delta.after = latencyAfter;
    if (before == nullptr || after == nullptr) {
        delta.change = before == nullptr ? GraphChange::Added : GraphChange::Removed;
        return delta;
    }
    delta.isSlower = isAbove(delta.after, delta.before);
    delta.isFaster = !delta.isSlower && isAbove(delta.before, delta.after);
    delta.hasMoreErrors = hasHigherShare(delta.errorsAfter, delta.callsAfter, delta.errorsBefore, delta.callsBefore);
    delta.hasFewerErrors = hasHigherShare(delta.errorsBefore, delta.callsBefore, delta.errorsAfter, delta.callsAfter);
    if (delta.isSlower || delta.hasMoreErrors)
        delta.change = GraphChange::Worse;
    else if (delta.isFaster || delta.hasFewerErrors)
        delta.change = GraphChange::Better;
    else if (std::min(delta.callsBefore, delta.callsAfter) < kFewestCalls && delta.callsBefore + delta.callsAfter > 0)
        delta.change = GraphChange::Unclear;
    return delta;
}

/// Both graphs' items by key, in the order of the keys.
template <class Key, class Item>
using Pairs = std::map<Key, std::pair<const Item *, const Item *>>;

} // namespace

std::string_view graphChangeName(GraphChange change)
{
    constexpr std::array<std::string_view, 7> kNames{"none", "same", "added", "removed", "worse", "better", "unclear"};
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
    std::map<NodeKey, std::uint32_t> places;
    for (const auto &[key, pair] : nodes) {
        places[key] = static_cast<std::uint32_t>(out.graph.nodes.size());
        out.graph.nodes.push_back(pick(pair));
        out.nodes.push_back(deltaOf(pair.first, pair.second,
                                    pair.first != nullptr ? pair.first->latency : GraphLatency(),
                                    pair.second != nullptr ? pair.second->latency : GraphLatency()));
    }
    for (const auto &[key, pair] : edges) {
        GraphEdge edge = pick(pair);
        edge.from = places[std::get<0>(key)];
        edge.to = places[std::get<1>(key)];
        out.graph.edges.push_back(std::move(edge));
        out.edges.push_back(deltaOf(pair.first, pair.second,
                                    pair.first != nullptr ? pair.first->latency() : GraphLatency(),
                                    pair.second != nullptr ? pair.second->latency() : GraphLatency()));
    }
    return out;
}

} // namespace traceloupe
