// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/graphtablemodel.h"

#include "core/layout/durationtext.h"

#include <QLocale>

namespace traceloupe {

namespace {

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QVariant number(std::uint64_t value)
{
    return static_cast<qlonglong>(value);
}

QVariant nanoseconds(const GraphLatency &latency, const GraphQuantile &quantile)
{
    return latency.isEmpty() ? QVariant(-1) : QVariant(static_cast<qlonglong>(quantile.ns));
}

template <class Item>
double errorShare(const Item &item)
{
    return item.calls == 0 ? 0.0 : static_cast<double>(item.errors) / static_cast<double>(item.calls);
}

} // namespace

void GraphEdgeModel::setGraph(std::shared_ptr<const ServiceGraph> graph, std::vector<GraphDelta> deltas)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_deltas = std::move(deltas);
    endResetModel();
}

int GraphEdgeModel::rows() const
{
    return m_graph ? static_cast<int>(m_graph->edges.size()) : 0;
}

QVariant GraphEdgeModel::cell(int row, int column, int role) const
{
    const GraphEdge &edge = m_graph->edges[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case kSortRole:
        return sortValue(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter) | int(column >= Calls && column < Notes ? Qt::AlignRight : Qt::AlignLeft);
    case Qt::ToolTipRole: {
        const GraphLatency &latency = edge.latency();
        if (column == P50)
            return graphwords::quantileWithInterval(latency, latency.p50);
        if (column == P95)
            return graphwords::quantileWithInterval(latency, latency.p95);
        return column == P99 ? graphwords::quantileWithInterval(latency, latency.p99) : QVariant();
    }
    default:
        return {};
    }
}

QString GraphEdgeModel::text(int row, int column) const
{
    const auto place = static_cast<std::size_t>(row);
    const GraphEdge &edge = m_graph->edges[place];
    const GraphLatency &latency = edge.latency();
    switch (column) {
    case From:
        return graphwords::name(m_graph->nodes[edge.from]);
    case To:
        return graphwords::name(m_graph->nodes[edge.to]);
    case Kind:
        return graphwords::callKind(edge.kind);
    case Change:
        return m_deltas.empty() ? QString() : graphwords::change(m_deltas[place]);
    case Calls:
        return countText(edge.calls);
    case Errors:
        return graphwords::errors(edge.errors, edge.calls);
    case P50:
        return graphwords::quantile(latency, latency.p50);
    case P95:
        return graphwords::quantile(latency, latency.p95);
    case P99:
        return graphwords::quantile(latency, latency.p99);
    case P95Before:
        return m_deltas.empty() ? QString() : graphwords::quantile(m_deltas[place].before, m_deltas[place].before.p95);
    case Measured:
        return countText(latency.n);
    case ClientErrors:
        return graphwords::errors(edge.clientErrors, edge.clientSpans);
    case ServerErrors:
        return graphwords::errors(edge.serverErrors, edge.serverSpans);
    case Overhead:
        return edge.overhead.isEmpty() ? QString() : durationText(edge.overhead.p50.ns);
    case Delay:
        return edge.delay.isEmpty() ? QString() : durationText(edge.delay.p50.ns);
    case Traces:
        return countText(edge.traces.count);
    default:
        return graphwords::flags(edge);
    }
}

QVariant GraphEdgeModel::sortValue(int row, int column) const
{
    const auto place = static_cast<std::size_t>(row);
    const GraphEdge &edge = m_graph->edges[place];
    const GraphLatency &latency = edge.latency();
    switch (column) {
    case Calls:
        return number(edge.calls);
    case Errors:
        return errorShare(edge);
    case P50:
        return nanoseconds(latency, latency.p50);
    case P95:
        return nanoseconds(latency, latency.p95);
    case P99:
        return nanoseconds(latency, latency.p99);
    case P95Before:
        return m_deltas.empty() ? QVariant(-1) : nanoseconds(m_deltas[place].before, m_deltas[place].before.p95);
    case Measured:
        return number(latency.n);
    case ClientErrors:
        return number(edge.clientErrors);
    case ServerErrors:
        return number(edge.serverErrors);
    case Overhead:
        return nanoseconds(edge.overhead, edge.overhead.p50);
    case Delay:
        return nanoseconds(edge.delay, edge.delay.p50);
    case Traces:
        return number(edge.traces.count);
    default:
        return text(row, column);
    }
}

QVariant GraphEdgeModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(column >= Calls && column < Notes ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Kind:
        return tr("Kind");
    case Change:
        return tr("Change");
    case Calls:
        return tr("Calls");
    case Errors:
        return tr("Errors");
    case P50:
        return tr("p50");
    case P95:
        return tr("p95");
    case P99:
        return tr("p99");
    case P95Before:
        return tr("p95 before");
    case Measured:
        return tr("n");
    case ClientErrors:
        return tr("Client errors");
    case ServerErrors:
        return tr("Server errors");
    case Overhead:
        return tr("Overhead p50");
    case Delay:
        return tr("Delay p50");
    case Traces:
        return tr("Traces");
    default:
        return tr("Notes");
    }
}

void GraphNodeModel::setGraph(std::shared_ptr<const ServiceGraph> graph, std::vector<GraphDelta> deltas)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_deltas = std::move(deltas);
    endResetModel();
}

int GraphNodeModel::rows() const
{
    return m_graph ? static_cast<int>(m_graph->nodes.size()) : 0;
}

QVariant GraphNodeModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case kSortRole:
        return sortValue(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter) | int(column >= Calls ? Qt::AlignRight : Qt::AlignLeft);
    default:
        return {};
    }
}

QString GraphNodeModel::text(int row, int column) const
{
    const auto place = static_cast<std::size_t>(row);
    const GraphNode &node = m_graph->nodes[place];
    switch (column) {
    case Name:
        return graphwords::name(node);
    case Kind:
        return graphwords::nodeKind(node.kind);
    case Change:
        return m_deltas.empty() ? QString() : graphwords::change(m_deltas[place]);
    case Calls:
        return countText(node.calls);
    case Errors:
        return graphwords::errors(node.errors, node.calls);
    case P50:
        return graphwords::quantile(node.latency, node.latency.p50);
    case P95:
        return graphwords::quantile(node.latency, node.latency.p95);
    case P99:
        return graphwords::quantile(node.latency, node.latency.p99);
    case Measured:
        return countText(node.latency.n);
    case Outgoing:
        return countText(node.outgoing);
    case Spans:
        return countText(node.spans);
    default:
        return countText(node.traces.count);
    }
}

QVariant GraphNodeModel::sortValue(int row, int column) const
{
    const GraphNode &node = m_graph->nodes[static_cast<std::size_t>(row)];
    switch (column) {
    case Calls:
        return number(node.calls);
    case Errors:
        return errorShare(node);
    case P50:
        return nanoseconds(node.latency, node.latency.p50);
    case P95:
        return nanoseconds(node.latency, node.latency.p95);
    case P99:
        return nanoseconds(node.latency, node.latency.p99);
    case Measured:
        return number(node.latency.n);
    case Outgoing:
        return number(node.outgoing);
    case Spans:
        return number(node.spans);
    case Traces:
        return number(node.traces.count);
    default:
        return text(row, column);
    }
}

QVariant GraphNodeModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(column >= Calls ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Change:
        return tr("Change");
    case Calls:
        return tr("Calls");
    case Errors:
        return tr("Errors");
    case P50:
        return tr("p50");
    case P95:
        return tr("p95");
    case P99:
        return tr("p99");
    case Measured:
        return tr("n");
    case Outgoing:
        return tr("Calls made");
    case Spans:
        return tr("Spans");
    default:
        return tr("Traces");
    }
}

} // namespace traceloupe
