// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/graphoverlay.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <unordered_set>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

using NodeIndex = std::uint32_t;
constexpr auto kUserName = "user"_L1; // as Tempo and the collector call whoever is outside

std::uint64_t wholeCount(double count)
{
    return count > 0 ? static_cast<std::uint64_t>(std::llround(count)) : 0;
}

/// What a backend has counted of one edge or node, while it is added up.
struct Tally {
    double calls = 0;
    std::optional<double> errors;
    bool isFirst = true;
    std::vector<DurationBucket> server;
    std::vector<DurationBucket> client;

    void add(const CallEdge &edge)
    {
        calls += edge.calls;
        if (isFirst)
            errors = edge.errors;
        else // a part that is not known leaves the sum unknown
            errors = errors && edge.errors ? std::optional(*errors + *edge.errors) : std::nullopt;
        isFirst = false;
        addBuckets(server, edge.serverBuckets);
        addBuckets(client, edge.clientBuckets);
    }

    [[nodiscard]] CountedCalls counted() const
    {
        CountedCalls out{calls, errors, {}, !server.empty()};
        const std::span<const DurationBucket> buckets = server.empty() ? client : server;
        for (std::size_t i = 0; i < out.quantiles.size(); ++i)
            out.quantiles[i] = quantileOf(buckets, CountedCalls::kQuantiles[i], BucketSpread::Even);
        return out;
    }
};

/// For colours and sorting: no interval, which buckets don't give.
GraphLatency latencyOf(const CountedCalls &counted)
{
    GraphLatency out;
    const std::array<GraphQuantile *, 3> places{&out.p50, &out.p95, &out.p99};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (counted.quantiles[i]) {
            out.n = wholeCount(counted.calls);
            places[i]->ns = std::llround(counted.quantiles[i]->ns);
        }
    }
    return out;
}

CallKind kindOf(const CallEdge &edge)
{
    if (edge.connection == "messaging_system"_L1)
        return CallKind::Messaging;
    if (edge.connection == "database"_L1)
        return CallKind::Virtual;
    const bool isOutward = edge.connection == "virtual_node"_L1 && edge.client != kUserName;
    return isOutward ? CallKind::Virtual : CallKind::Rpc;
}

class Overlayer {
public:
    Overlayer(const ServiceGraph &traces, const QString &source)
    {
        m_out.graph = traces;
        m_out.source = source;
        m_out.isAlone = traces.nodes.empty();
        m_nodeTallies.resize(traces.nodes.size());
        m_isCounted.resize(traces.nodes.size());
        m_edgeTallies.resize(traces.edges.size());
        m_localNodes = traces.nodes.size();
        m_localEdges = traces.edges.size();
        for (NodeIndex i = 0; i < traces.nodes.size(); ++i)
            remember(i);
        for (std::size_t i = 0; i < traces.edges.size(); ++i)
            m_between[{traces.edges[i].from, traces.edges[i].to}].push_back(i);
    }

    void add(const CallEdge &edge)
    {
        const NodeIndex from = nodeOf(edge, false);
        const NodeIndex to = nodeOf(edge, true);
        const std::size_t place = edgeOf(from, to, kindOf(edge));
        m_edgeTallies[place].add(edge);
        m_nodeTallies[to].add(edge);
        m_isCounted[from] = m_isCounted[to] = true;
    }

    GraphOverlay take()
    {
        finishEdges();
        finishNodes();
        return std::move(m_out);
    }

private:
    void remember(NodeIndex index)
    {
        const GraphNode &node = m_out.graph.nodes[index];
        m_ids.insert(node.id);
        auto &names = node.isService() ? m_services : m_others;
        names.insert(QString::fromStdString(node.name), index);
        if (node.kind == GraphNodeKind::Database) { // "redis:sessions" is called "sessions" elsewhere
            const QString name = QString::fromStdString(node.name);
            const qsizetype colon = name.indexOf(u':');
            if (colon > 0 && !m_others.contains(name.mid(colon + 1)))
                m_others.insert(name.mid(colon + 1), index);
        }
    }

    NodeIndex nodeOf(const CallEdge &edge, bool isServer)
    {
        const QString &name = isServer ? edge.server : edge.client;
        const bool isVirtual = edge.connection == "virtual_node"_L1;
        if (!isServer && isVirtual && name == kUserName)
            return findOrAdd(name, GraphNodeKind::User);
        if (const auto service = m_services.constFind(name); service != m_services.constEnd())
            return *service;
        if (isServer && edge.connection == "database"_L1)
            return findOrAdd(name, GraphNodeKind::Database);
        if (isVirtual && (isServer == (edge.client != kUserName)))
            return findOrAdd(name, GraphNodeKind::Peer);
        return findOrAdd(name, GraphNodeKind::Service);
    }

    NodeIndex findOrAdd(const QString &name, GraphNodeKind kind)
    {
        if (const auto other = m_others.constFind(name); other != m_others.constEnd())
            return *other;
        GraphNode node;
        node.kind = kind;
        node.name = name.toStdString();
        node.id = node.name.empty() ? "(no service name)" : node.name;
        if (m_ids.contains(node.id))
            node.id += " (" + std::string(graphNodeKindName(kind)) + ')';
        m_out.graph.nodes.push_back(std::move(node));
        m_nodeTallies.emplace_back();
        m_isCounted.push_back(true);
        const auto index = static_cast<NodeIndex>(m_out.graph.nodes.size() - 1);
        remember(index);
        return index;
    }

    /// The traces' edge of that kind; else any between the two, for backends that tell no kinds; else a new one.
    std::size_t edgeOf(NodeIndex from, NodeIndex to, CallKind kind)
    {
        std::vector<std::size_t> &places = m_between[{from, to}];
        const auto isKind = [&](std::size_t place) { return m_out.graph.edges[place].kind == kind; };
        if (const auto same = std::ranges::find_if(places, isKind); same != places.end())
            return *same;
        const auto calls = [this](std::size_t place) { return m_out.graph.edges[place].calls; };
        if (!places.empty())
            return *std::ranges::max_element(places, {}, calls);
        GraphEdge edge;
        edge.from = from;
        edge.to = to;
        edge.kind = kind;
        if (from == to)
            edge.flags = GraphEdgeFlag::kSelf;
        m_out.graph.edges.push_back(edge);
        m_edgeTallies.emplace_back();
        places.push_back(m_out.graph.edges.size() - 1);
        return places.back();
    }

    void finishEdges()
    {
        for (std::size_t i = 0; i < m_out.graph.edges.size(); ++i) {
            GraphEdge &edge = m_out.graph.edges[i];
            GraphOverlay::Item item;
            if (!m_edgeTallies[i].isFirst)
                item.counted = m_edgeTallies[i].counted();
            if (i >= m_localEdges) {
                item.presence = GraphPresence::SourceOnly;
                edge.calls = wholeCount(item.counted->calls);
                edge.errors = wholeCount(item.counted->errors.value_or(0));
                (item.counted->isByServer ? edge.server : edge.client) = latencyOf(*item.counted);
            } else if (isCountedBetween(edge.from, edge.to)) {
                item.presence = GraphPresence::Both;
            }
            m_out.edges.push_back(item);
        }
    }

    /// Backends that tell no kinds count all edges between two as one.
    [[nodiscard]] bool isCountedBetween(NodeIndex from, NodeIndex to)
    {
        return std::ranges::any_of(m_between[{from, to}],
                                   [this](std::size_t place) { return !m_edgeTallies[place].isFirst; });
    }

    void finishNodes()
    {
        for (std::size_t i = 0; i < m_out.graph.nodes.size(); ++i) {
            GraphNode &node = m_out.graph.nodes[i];
            GraphOverlay::Item item;
            if (!m_nodeTallies[i].isFirst)
                item.counted = m_nodeTallies[i].counted();
            if (i >= m_localNodes) {
                item.presence = GraphPresence::SourceOnly;
                if (item.counted) {
                    node.calls = wholeCount(item.counted->calls);
                    node.served = {node.calls, wholeCount(item.counted->errors.value_or(0)), {}, false};
                    node.latency = latencyOf(*item.counted);
                }
            } else if (m_isCounted[i]) {
                item.presence = GraphPresence::Both;
            }
            m_out.nodes.push_back(item);
        }
    }

    GraphOverlay m_out;
    std::vector<Tally> m_nodeTallies;
    std::vector<Tally> m_edgeTallies;
    std::vector<bool> m_isCounted; ///< nodes at either end of a counted edge
    std::size_t m_localNodes = 0;
    std::size_t m_localEdges = 0;
    QHash<QString, NodeIndex> m_services;
    QHash<QString, NodeIndex> m_others;
    std::unordered_set<std::string> m_ids;
    std::map<std::pair<NodeIndex, NodeIndex>, std::vector<std::size_t>> m_between;
};

} // namespace

GraphOverlay overlayGraph(const ServiceGraph &traces, const CallGraph &counted, const QString &source)
{
    Overlayer overlayer(traces, source);
    for (const CallEdge &edge : counted.edges)
        overlayer.add(edge);
    return overlayer.take();
}

} // namespace traceloupe
