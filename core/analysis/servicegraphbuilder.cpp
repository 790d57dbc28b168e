// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraphbuilder.h"

#include "core/analysis/effectiveerror.h"

#include <algorithm>

namespace traceloupe {

namespace {

constexpr std::uint32_t kNoNode = 0xffffffffU;
constexpr std::uint16_t kUnmeasured = SpanState::kMissingStart | SpanState::kMissingEnd | SpanState::kNegativeDuration;
constexpr std::string_view kUnknownPeer = "unknown";
constexpr std::string_view kUnknownQueue = "unknown queue";

GraphNodeKind nodeKindOf(PeerKind kind)
{
    switch (kind) {
    case PeerKind::Database:
        return GraphNodeKind::Database;
    case PeerKind::Queue:
        return GraphNodeKind::Queue;
    case PeerKind::Service:
        break;
    }
    return GraphNodeKind::Peer;
}

} // namespace

void ServiceGraphBuilder::add(const Trace &trace)
{
    m_figures.traceIds.push_back(trace.id());
    m_figures.traceStartsNs.push_back(trace.startNs());
    m_nodeOfString.assign(trace.strings().size(), kNoNode);
    addSpans(trace);
    m_current.skew = clockSkew(trace);
    m_current.starts = m_current.skew.startsNs(trace);
    if (!m_current.weights.emplace(trace).isAnythingTold())
        m_current.weights.reset();
    const TraceCalls found = findCalls(trace);
    for (const TraceCall &call : found.calls)
        call.kind == CallKind::Entry ? addEntry(trace, call) : addCall(trace, call);
    for (const OutboundCall &call : found.outbound)
        addOutbound(trace, call);
    for (const SpanIndex span : found.answeredProducers)
        addSender(trace, span, kNoNode, true);
    for (const Consumption &consumption : found.consumptions)
        addReceiver(trace, consumption);
    m_figures.clientSpans += found.clientSpans;
    m_figures.answered += found.answered;
    m_figures.nested += found.nested;
    m_current.weights.reset(); // it borrows from the trace
}

/// With the start that the trace's clocks, aligned, say.
GraphFigures::Side ServiceGraphBuilder::sideOf(const Trace &trace, SpanIndex span) const
{
    return {startOf(trace, span, m_current.starts), trace.durationNs(span), (trace.state(span) & kUnmeasured) == 0,
            isEffectiveError(trace, span)};
}

std::optional<double> ServiceGraphBuilder::weightOf(SpanIndex span) const
{
    return m_current.weights ? m_current.weights->of(span).weight : std::nullopt;
}

/// By the clock that told it, as latencies go by.
GraphFigures::CallStart ServiceGraphBuilder::callStart(const Trace &trace, SpanIndex span) const
{
    return {trace.startNs(span), weightOf(span).value_or(0.0)};
}

void ServiceGraphBuilder::addSpans(const Trace &trace)
{
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        auto &node = m_figures.nodes[serviceNode(trace, span)];
        ++node.spans;
        if (node.traces.empty() || node.traces.back() != currentTrace())
            node.traces.push_back(currentTrace());
    }
    const bool isFirst = m_figures.traceIds.size() == 1;
    m_figures.spans += trace.spanCount();
    m_figures.startNs = isFirst ? trace.startNs() : std::min(m_figures.startNs, trace.startNs());
    m_figures.endNs = isFirst ? trace.endNs() : std::max(m_figures.endNs, trace.endNs());
}

void ServiceGraphBuilder::addCall(const Trace &trace, const TraceCall &call)
{
    const std::uint32_t from = serviceNode(trace, call.caller);
    const std::uint32_t to = serviceNode(trace, call.callee);
    auto &edge = m_figures.edges[{from, to, call.kind}];
    const Side callee = sideOf(trace, call.callee);
    const bool hasClient = call.client.isValid() && call.isFirst;
    const Side client = hasClient ? sideOf(trace, call.client) : Side();
    edge.addCall(hasClient ? client.isError : call.hasServer && callee.isError,
                 callStart(trace, hasClient ? call.client : call.callee), currentTrace());
    edge.mark(GraphEdgeFlag::kFanout, call.isFanout);
    edge.mark(GraphEdgeFlag::kClientSpansMissing, !call.client.isValid());
    if (hasClient)
        edge.client.add(client, weightOf(call.client));
    if (call.hasServer)
        edge.server.add(callee, weightOf(call.callee));
    if (hasClient && call.kind == CallKind::Messaging)
        edge.addDelay(client, callee, m_current.skew.areComparable(trace, call.client, call.callee));
    else if (hasClient && call.hasServer && !call.isFanout)
        edge.addOverhead(client, callee);
}

void ServiceGraphBuilder::addEntry(const Trace &trace, const TraceCall &call)
{
    const std::uint32_t from = call.isOrphan ? node(GraphNodeKind::UnknownCaller, "unknown caller")
                                             : node(GraphNodeKind::User, "user");
    const std::uint32_t to = serviceNode(trace, call.callee);
    auto &edge = m_figures.edges[{from, to, CallKind::Entry}];
    const Side server = sideOf(trace, call.callee);
    edge.addCall(server.isError, callStart(trace, call.callee), currentTrace());
    edge.server.add(server, weightOf(call.callee));
}

void ServiceGraphBuilder::addOutbound(const Trace &trace, const OutboundCall &call)
{
    const bool isMessage = trace.kind(call.span) == SpanKind::Producer || call.peer.kind == PeerKind::Queue;
    const std::uint32_t peer = peerNode(call.peer, isMessage);
    if (isMessage) { // a link may yet tell who received it
        addSender(trace, call.span, peer, false);
        return;
    }
    auto &edge = m_figures.edges[{serviceNode(trace, call.span), peer, CallKind::Virtual}];
    const Side client = sideOf(trace, call.span);
    edge.addCall(client.isError, callStart(trace, call.span), currentTrace());
    edge.client.add(client, weightOf(call.span));
}

void ServiceGraphBuilder::addSender(const Trace &trace, SpanIndex span, std::uint32_t peer, bool isAnswered)
{
    m_figures.senders.push_back({trace.id(), trace.spanId(span), serviceNode(trace, span), peer, currentTrace(),
                                 isAnswered, sideOf(trace, span), callStart(trace, span)});
}

void ServiceGraphBuilder::addReceiver(const Trace &trace, const Consumption &consumption)
{
    const std::uint32_t queue = peerNode(consumption.queue, true);
    m_figures.receivers.push_back({consumption.producers, serviceNode(trace, consumption.span), queue, currentTrace(),
                                   consumption.isEntry, sideOf(trace, consumption.span),
                                   callStart(trace, consumption.span)});
}

std::uint32_t ServiceGraphBuilder::node(GraphNodeKind kind, std::string_view name)
{
    const auto next = static_cast<std::uint32_t>(m_figures.nodes.size());
    const auto [at, isNew] = m_nodeIds.try_emplace({kind, std::string(name)}, next);
    if (isNew)
        m_figures.nodes.push_back({kind, std::string(name), {}, false, 0, {}});
    return at->second;
}

std::uint32_t ServiceGraphBuilder::peerNode(const PeerName &peer, bool isMessage)
{
    const std::string_view unknown = isMessage ? kUnknownQueue : kUnknownPeer;
    const GraphNodeKind kind = isMessage ? GraphNodeKind::Queue : nodeKindOf(peer.kind);
    const std::uint32_t index = node(kind, peer.name.empty() ? unknown : peer.name);
    GraphFigures::Node &figures = m_figures.nodes[index];
    figures.mayBeService = peer.mayBeService;
    figures.host = peer.host;
    return index;
}

std::uint32_t ServiceGraphBuilder::serviceNode(const Trace &trace, SpanIndex span)
{
    std::uint32_t &known = m_nodeOfString[trace.serviceId(span).value()];
    if (known == kNoNode)
        known = node(GraphNodeKind::Service, trace.serviceName(span));
    return known;
}

ServiceGraph serviceGraphOf(const Trace &trace)
{
    ServiceGraphBuilder builder;
    builder.add(trace);
    return builder.graph();
}

} // namespace traceloupe
