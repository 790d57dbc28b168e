// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphtexts.h"

#include <QJsonArray>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNsPerSecond = 1e9;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

qint64 number(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

QJsonValue bound(const std::optional<std::int64_t> &ns)
{
    return ns ? QJsonValue(static_cast<qint64>(*ns)) : QJsonValue();
}

QJsonValue value(const GraphLatency &latency, std::int64_t ns)
{
    return latency.isEmpty() ? QJsonValue() : QJsonValue(static_cast<qint64>(ns));
}

QJsonObject latencyObject(const GraphLatency &latency)
{
    QJsonObject object{{u"n"_s, number(latency.n)}, {u"maxNs"_s, value(latency, latency.maxNs)}};
    const auto add = [&](const QString &name, const GraphQuantile &quantile) {
        object.insert(name + u"Ns"_s, value(latency, quantile.ns));
        object.insert(name + u"IntervalNs"_s, QJsonArray{bound(quantile.lowNs), bound(quantile.highNs)});
    };
    add(u"p50"_s, latency.p50);
    add(u"p95"_s, latency.p95);
    add(u"p99"_s, latency.p99);
    return object;
}

void addQuantiles(QJsonObject &object, const GraphLatency &latency)
{
    object.insert(u"p50Ns"_s, value(latency, latency.p50.ns));
    object.insert(u"p95Ns"_s, value(latency, latency.p95.ns));
    object.insert(u"p99Ns"_s, value(latency, latency.p99.ns));
}

/// A side that nobody saw has no count.
QJsonValue errorCount(const GraphErrors &errors)
{
    return errors.isSeen() ? QJsonValue(number(errors.errors)) : QJsonValue();
}

/// Both are null unless the traces stand for all requests.
template <class Item>
void addRate(QJsonObject &object, const Item &item, const GraphRates &rates)
{
    const std::optional<double> rate = rates.rate(item.watched);
    object.insert(u"ratePerSecond"_s, rate ? QJsonValue(*rate) : QJsonValue());
    object.insert(u"watchedSeconds"_s, rates.areTold()
                                           ? QJsonValue(static_cast<double>(item.watched.lengthNs) / kNsPerSecond)
                                           : QJsonValue());
}

QJsonObject nodeObject(const GraphNode &node, const GraphRates &rates)
{
    QJsonObject object{{u"id"_s, text(node.id)},
                       {u"name"_s, text(node.name)},
                       {u"kind"_s, text(graphNodeKindName(node.kind))},
                       {u"spans"_s, number(node.spans)},
                       {u"traces"_s, number(node.traces.count)},
                       {u"count"_s, number(node.calls)},
                       {u"errors"_s, number(node.errors().errors)},
                       {u"clientErrors"_s, errorCount(node.seen)},
                       {u"serverErrors"_s, errorCount(node.served)},
                       {u"outgoing"_s, number(node.outgoing)},
                       {u"weightedCount"_s, node.weightedCalls ? QJsonValue(*node.weightedCalls) : QJsonValue()},
                       {u"n"_s, number(node.latency.n)},
                       {u"latency"_s, latencyObject(node.latency)}};
    addQuantiles(object, node.latency);
    addRate(object, node, rates);
    return object;
}

QJsonObject edgeObject(const ServiceGraph &graph, const GraphEdge &edge, const GraphRates &rates)
{
    QJsonArray flags;
    for (const std::string_view flag : graphEdgeFlagNames(edge.flags))
        flags.append(text(flag));
    QJsonObject object{{u"from"_s, text(graph.nodes[edge.from].id)},
                       {u"to"_s, text(graph.nodes[edge.to].id)},
                       {u"kind"_s, text(callKindName(edge.kind))},
                       {u"count"_s, number(edge.calls)},
                       {u"errors"_s, number(edge.errors)},
                       {u"clientErrors"_s, errorCount(edge.clientErrors)},
                       {u"serverErrors"_s, errorCount(edge.serverErrors)},
                       {u"serverSpansMissing"_s, number(edge.serverSpansMissing)},
                       {u"traces"_s, number(edge.traces.count)},
                       {u"weightedCount"_s, edge.weightedCalls ? QJsonValue(*edge.weightedCalls) : QJsonValue()},
                       {u"client"_s, latencyObject(edge.client)},
                       {u"server"_s, latencyObject(edge.server)},
                       {u"flags"_s, flags}};
    addQuantiles(object, edge.latency());
    addRate(object, edge, rates);
    if (!edge.overhead.isEmpty())
        object.insert(u"overhead"_s, latencyObject(edge.overhead));
    if (!edge.delay.isEmpty()) {
        object.insert(u"delay"_s, latencyObject(edge.delay));
        object.insert(u"delaysUnproven"_s, number(edge.delaysUnproven));
    }
    if (edge.largestBatch > 0)
        object.insert(u"batch"_s, static_cast<qint64>(edge.largestBatch));
    return object;
}

} // namespace

QJsonObject graphJson(const ServiceGraph &graph, const GraphRates &rates)
{
    QJsonArray nodes;
    for (const GraphNode &node : graph.nodes)
        nodes.append(nodeObject(node, rates));
    QJsonArray edges;
    for (const GraphEdge &edge : graph.edges)
        edges.append(edgeObject(graph, edge, rates));
    const QJsonObject clients{{u"all"_s, number(graph.clientSpans)},
                              {u"answered"_s, number(graph.answered)},
                              {u"unanswered"_s, number(graph.unanswered)},
                              {u"nested"_s, number(graph.nested)}};
    return {{u"traces"_s, number(graph.traceIds.size())},
            {u"spans"_s, number(graph.spans)},
            {u"startNs"_s, static_cast<qint64>(graph.startNs)},
            {u"endNs"_s, static_cast<qint64>(graph.endNs)},
            {u"observedSeconds"_s, static_cast<double>(graph.observedNs) / kNsPerSecond},
            {u"observedGaps"_s, static_cast<qint64>(graph.observedGaps)},
            {u"clientSpans"_s, clients},
            {u"nodes"_s, nodes},
            {u"edges"_s, edges}};
}

} // namespace traceloupe
