// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphfigures.h"
#include "core/analysis/quantile.h"
#include "core/analysis/quantileinterval.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace traceloupe {

namespace {

struct SpanKey {
    TraceId traceId;
    SpanId spanId;
    friend bool operator==(const SpanKey &, const SpanKey &) = default;
};

struct SpanKeyHash {
    std::size_t operator()(const SpanKey &key) const noexcept
    {
        return std::hash<TraceId>()(key.traceId) ^ (std::hash<SpanId>()(key.spanId) << 1U);
    }
};

GraphQuantile quantileOf(const std::vector<std::int64_t> &sorted, std::uint32_t millionths)
{
    const QuantileEstimate estimate = estimateQuantile(sorted, millionths);
    return {estimate.value, estimate.lower, estimate.upper};
}

GraphLatency latencyOf(std::vector<std::int64_t> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    return {values.size(), quantileOf(values, kP50), quantileOf(values, kP95), quantileOf(values, kP99), values.back()};
}

GraphLatency latencyOf(const std::vector<WeightedValue> &values)
{
    std::vector<std::int64_t> plain;
    plain.reserve(values.size());
    for (const WeightedValue &value : values)
        plain.push_back(value.value);
    return latencyOf(std::move(plain));
}

/// Calls of one trace are no independent observations. Sorts `values`.
GraphLatency weightedLatencyOf(std::vector<WeightedValue> &values, std::uint64_t traces)
{
    if (values.empty())
        return {};
    std::ranges::sort(values, {}, &WeightedValue::value);
    const auto independent = traces < values.size() ? std::optional(traces) : std::nullopt;
    const auto quantile = [&](std::uint32_t millionths) -> GraphQuantile {
        const QuantileEstimate estimate = estimateWeightedQuantile(values, millionths, independent);
        return {estimate.value, estimate.lower, estimate.upper};
    };
    return {values.size(), quantile(kP50), quantile(kP95), quantile(kP99), values.back().value};
}

/// Both sides weighted, unless a span does not tell what it stands for.
std::optional<GraphWeighted> weightedOf(GraphFigures::SideSums &client, GraphFigures::SideSums &server,
                                        std::uint64_t traces)
{
    const bool isAnyMeasured = !client.durations.empty() || !server.durations.empty();
    if (!isAnyMeasured || !client.isWeightKnown || !server.isWeightKnown)
        return std::nullopt;
    return GraphWeighted{weightedLatencyOf(client.durations, traces), weightedLatencyOf(server.durations, traces)};
}

GraphTraces tracesOf(std::vector<std::uint32_t> traces)
{
    std::ranges::sort(traces);
    traces.erase(std::ranges::unique(traces).begin(), traces.end());
    const std::uint64_t count = traces.size();
    traces.resize(std::min(traces.size(), GraphTraces::kMaxTraces));
    return {std::move(traces), count};
}

class Assembler {
public:
    explicit Assembler(const GraphFigures &figures) : m_figures(figures), m_edges(figures.edges) {}

    ServiceGraph assemble()
    {
        followLinks();
        joinPeersWithServices();
        ServiceGraph graph;
        graph.traceIds = m_figures.traceIds;
        graph.spans = m_figures.spans;
        graph.startNs = m_figures.startNs;
        graph.endNs = m_figures.endNs;
        graph.clientSpans = m_figures.clientSpans;
        graph.answered = m_figures.answered + m_answeredByLinks;
        graph.nested = m_figures.nested;
        graph.unanswered = graph.clientSpans - graph.answered - graph.nested;
        addNodes(graph);
        addEdges(graph);
        return graph;
    }

private:
    using Edge = GraphFigures::Edge;

    void followLinks()
    {
        std::unordered_map<SpanKey, std::uint32_t, SpanKeyHash> senders;
        for (std::uint32_t i = 0; i < m_figures.senders.size(); ++i)
            senders.emplace(SpanKey{m_figures.senders[i].traceId, m_figures.senders[i].spanId}, i);
        std::vector<bool> isNamed(m_figures.senders.size());
        for (const GraphFigures::Receiver &receiver : m_figures.receivers) {
            std::vector<std::uint32_t> found;
            for (const Consumption::Producer &producer : receiver.producers) {
                if (const auto at = senders.find({producer.traceId, producer.spanId}); at != senders.end())
                    found.push_back(at->second);
            }
            addLinked(receiver, found, isNamed);
            if (found.empty() && receiver.isEntry)
                addFromQueue(receiver);
        }
        for (std::uint32_t i = 0; i < m_figures.senders.size(); ++i) {
            const bool isAnsweredByLink = isNamed[i] && !m_figures.senders[i].isAnswered;
            m_answeredByLinks += isAnsweredByLink ? 1 : 0;
            if (!isNamed[i] && !m_figures.senders[i].isAnswered)
                addToQueue(m_figures.senders[i]);
        }
    }

    /// Rule 3: one call for each link that leads to a sender.
    void addLinked(const GraphFigures::Receiver &receiver, const std::vector<std::uint32_t> &found,
                   std::vector<bool> &isNamed)
    {
        std::vector<const Edge *> measured; // edges that have this receiver's duration
        for (const std::uint32_t index : found) {
            const GraphFigures::Sender &sender = m_figures.senders[index];
            Edge &edge = m_edges[{sender.service, receiver.service, CallKind::Messaging}];
            edge.addCall(sender.side.isError, sender.start, sender.trace);
            if (edge.traces.back() != receiver.trace)
                edge.traces.push_back(receiver.trace);
            edge.mark(GraphEdgeFlag::kLinks);
            edge.mark(GraphEdgeFlag::kBatch, found.size() > 1);
            edge.mark(GraphEdgeFlag::kFanout, isNamed[index] || sender.isAnswered);
            edge.sums.largestBatch = std::max(edge.sums.largestBatch, static_cast<std::uint32_t>(found.size()));
            edge.addDelay(sender.side, receiver.side, false); // each trace has clocks of its own
            if (!isNamed[index] && !sender.isAnswered)
                edge.client.add(sender.side, sender.weight());
            isNamed[index] = true;
            if (std::ranges::find(measured, &edge) == measured.end()) {
                edge.server.add(receiver.side, receiver.weight());
                measured.push_back(&edge);
            }
        }
    }

    void addFromQueue(const GraphFigures::Receiver &receiver)
    {
        Edge &edge = m_edges[{receiver.queue, receiver.service, CallKind::Messaging}];
        edge.addCall(receiver.side.isError, receiver.start, receiver.trace);
        edge.server.add(receiver.side, receiver.weight());
        edge.mark(GraphEdgeFlag::kClientSpansMissing);
    }

    void addToQueue(const GraphFigures::Sender &sender)
    {
        Edge &edge = m_edges[{sender.service, sender.peer, CallKind::Virtual}];
        edge.addCall(sender.side.isError, sender.start, sender.trace);
        edge.client.add(sender.side, sender.weight());
    }

    /// Rule 4: calls to a peer that has the name of a known service are calls to that service.
    void joinPeersWithServices()
    {
        std::unordered_map<std::string, std::uint32_t> services;
        for (std::uint32_t i = 0; i < m_figures.nodes.size(); ++i) {
            if (m_figures.nodes[i].kind == GraphNodeKind::Service && !m_figures.nodes[i].name.empty())
                services.emplace(m_figures.nodes[i].name, i);
        }
        for (auto edge = m_edges.begin(); edge != m_edges.end();) {
            const GraphFigures::Node &to = m_figures.nodes[edge->first.to];
            auto service = services.end();
            if (edge->first.kind == CallKind::Virtual && to.mayBeService) {
                service = services.find(to.name);
                service = service == services.end() ? services.find(to.host) : service;
            }
            if (service == services.end()) {
                ++edge;
                continue;
            }
            Edge &real = m_edges[{edge->first.from, service->second, CallKind::Rpc}];
            real.add(edge->second);
            real.sums.serverSpansMissing += edge->second.sums.calls;
            real.mark(GraphEdgeFlag::kServerSpansMissing);
            edge = m_edges.erase(edge);
        }
    }

    /// Services, and what edges lead to or come from; by kind and name.
    void addNodes(ServiceGraph &graph)
    {
        std::vector<bool> isUsed(m_figures.nodes.size());
        for (const auto &[key, edge] : m_edges) {
            isUsed[key.from] = true;
            isUsed[key.to] = true;
        }
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < m_figures.nodes.size(); ++i) {
            if (isUsed[i] || m_figures.nodes[i].kind == GraphNodeKind::Service)
                order.push_back(i);
        }
        std::ranges::sort(order, {}, [&](std::uint32_t i) {
            return std::pair(m_figures.nodes[i].kind, std::string_view(m_figures.nodes[i].name));
        });
        m_places.assign(m_figures.nodes.size(), 0);
        std::unordered_map<std::string, int> taken;
        for (const std::uint32_t i : order) {
            m_places[i] = static_cast<std::uint32_t>(graph.nodes.size());
            GraphNode node;
            node.kind = m_figures.nodes[i].kind;
            node.name = m_figures.nodes[i].name;
            node.spans = m_figures.nodes[i].spans;
            node.id = node.name.empty() ? "(no service name)" : node.name;
            if (taken[node.id]++ > 0)
                node.id += " (" + std::string(graphNodeKindName(node.kind)) + ')';
            graph.nodes.push_back(std::move(node));
        }
        for (const std::uint32_t i : order)
            m_nodeTraces.push_back(m_figures.nodes[i].traces);
    }

    /// What reaches a node, over all its edges.
    struct Reached {
        GraphFigures::SideSums served;
        GraphFigures::SideSums seen;
        bool isWeightKnown = true;
    };

    void addEdges(ServiceGraph &graph)
    {
        std::vector<Reached> reached(graph.nodes.size());
        for (auto &[key, figures] : m_edges) {
            GraphEdge edge = figures.sums;
            edge.from = m_places[key.from];
            edge.to = m_places[key.to];
            edge.kind = key.kind;
            if (edge.from == edge.to)
                edge.flags |= GraphEdgeFlag::kSelf;
            addToNodes(graph, edge, figures, reached[edge.to]);
            edge.clientErrors = figures.client.counted();
            edge.serverErrors = figures.server.counted();
            edge.client = latencyOf(figures.client.durations);
            edge.server = latencyOf(figures.server.durations);
            edge.overhead = latencyOf(std::move(figures.overhead));
            edge.delay = latencyOf(std::move(figures.delay));
            edge.traces = tracesOf(std::move(figures.traces));
            edge.weighted = weightedOf(figures.client, figures.server, edge.traces.count);
            if (figures.isWeightKnown)
                edge.weightedCalls = figures.weight;
            graph.edges.push_back(std::move(edge));
        }
        measureRates(graph);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            finishNode(graph.nodes[i], reached[i], std::move(m_nodeTraces[i]));
    }

    void addToNodes(ServiceGraph &graph, const GraphEdge &edge, const Edge &figures, Reached &reached)
    {
        GraphNode &to = graph.nodes[edge.to];
        to.calls += edge.calls;
        graph.nodes[edge.from].outgoing += edge.calls;
        reached.served.add(figures.server);
        reached.seen.add(figures.client);
        reached.isWeightKnown = reached.isWeightKnown && figures.isWeightKnown;
        to.weightedCalls = to.weightedCalls.value_or(0) + figures.weight;
        for (const std::uint32_t side : {edge.from, edge.to}) {
            if (!graph.nodes[side].isService())
                m_nodeTraces[side].insert(m_nodeTraces[side].end(), figures.traces.begin(), figures.traces.end());
        }
    }

    /// Sorts the edges.
    void measureRates(ServiceGraph &graph)
    {
        std::vector<std::uint32_t> order(graph.edges.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order, {}, [&](std::uint32_t i) {
            return std::tuple(graph.edges[i].from, graph.edges[i].to, graph.edges[i].kind);
        });
        std::vector<std::vector<GraphFigures::CallStart>> starts; // of m_edges, as the edges were added
        starts.reserve(m_edges.size());
        for (auto &[key, figures] : m_edges)
            starts.push_back(std::move(figures.starts));
        std::vector<GraphEdge> edges;
        std::vector<std::vector<GraphFigures::CallStart>> sortedStarts;
        edges.reserve(order.size());
        sortedStarts.reserve(order.size());
        for (const std::uint32_t i : order) {
            edges.push_back(std::move(graph.edges[i]));
            sortedStarts.push_back(std::move(starts[i]));
        }
        graph.edges = std::move(edges);
        measureWatched(graph, sortedStarts, m_figures.traceStartsNs);
    }

    static void finishNode(GraphNode &node, Reached &reached, std::vector<std::uint32_t> traces)
    {
        if (!reached.isWeightKnown)
            node.weightedCalls.reset();
        node.served = reached.served.counted();
        node.seen = reached.seen.counted();
        node.latency = latencyOf(node.isService() ? reached.served.durations : reached.seen.durations);
        node.traces = tracesOf(std::move(traces));
        node.weighted = weightedOf(reached.seen, reached.served, node.traces.count);
    }

    const GraphFigures &m_figures;
    std::map<GraphFigures::EdgeKey, Edge> m_edges;
    std::vector<std::uint32_t> m_places; ///< of the figures' nodes in the graph
    std::vector<std::vector<std::uint32_t>> m_nodeTraces;
    std::uint64_t m_answeredByLinks = 0;
};

} // namespace

ServiceGraph assembleGraph(const GraphFigures &figures)
{
    return Assembler(figures).assemble();
}

} // namespace traceloupe
