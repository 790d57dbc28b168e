// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/graphtablemodel.h"

#include "core/layout/durationtext.h"

#include <QLocale>

#include <array>

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

QString dash()
{
    return QStringLiteral("\u2013");
}

/// Where a column says what a source has counted: calls, errors or a quantile; -1 for others.
template <class Model>
int countedPlace(int column)
{
    switch (column) {
    case Model::SourceP50:
        return 0;
    case Model::SourceP95:
        return 1;
    case Model::SourceP99:
        return 2;
    default:
        return -1;
    }
}

template <class Model>
bool isCountedColumn(int column)
{
    return column == Model::SourceCalls || column == Model::SourceErrors || countedPlace<Model>(column) >= 0;
}

template <class Model>
QString countedText(const GraphTableExtras &extras, std::size_t row, int column)
{
    if (extras.counted.empty())
        return {};
    const auto &counted = extras.counted[row].counted;
    if (!counted)
        return dash();
    if (column == Model::SourceCalls)
        return overlaywords::calls(*counted);
    if (column == Model::SourceErrors)
        return overlaywords::errors(*counted);
    return overlaywords::quantile(counted->quantiles[static_cast<std::size_t>(countedPlace<Model>(column))]);
}

template <class Model>
QVariant countedValue(const GraphTableExtras &extras, std::size_t row, int column)
{
    if (extras.counted.empty() || !extras.counted[row].counted)
        return -1.0;
    const CountedCalls &counted = *extras.counted[row].counted;
    if (column == Model::SourceCalls)
        return counted.calls;
    if (column == Model::SourceErrors)
        return counted.errors && counted.calls > 0 ? *counted.errors / counted.calls : -1.0;
    const auto &quantile = counted.quantiles[static_cast<std::size_t>(countedPlace<Model>(column))];
    return quantile ? quantile->ns : -1.0;
}

template <class Model>
QVariant countedToolTip(const GraphTableExtras &extras, std::size_t row, int column)
{
    const int place = countedPlace<Model>(column);
    if (place < 0 || extras.counted.empty() || !extras.counted[row].counted)
        return {};
    return overlaywords::quantileWithBucket(extras.counted[row].counted->quantiles[static_cast<std::size_t>(place)])
        .toHtmlEscaped();
}

/// Whether only a source knows of a row: what traces tell is not there then, rather than 0.
bool isSourceOnly(const GraphTableExtras &extras, std::size_t row)
{
    return !extras.counted.empty() && extras.counted[row].presence == GraphPresence::SourceOnly;
}

/// "Calls, Tempo"
QString countedHeading(bool isCalls, int quantile, const QString &source)
{
    constexpr std::array<const char16_t *, 3> kNames{u"p50", u"p95", u"p99"};
    QString what;
    if (quantile >= 0)
        what = QString::fromUtf16(kNames[static_cast<std::size_t>(quantile)]);
    else
        what = isCalls ? GraphEdgeModel::tr("Calls") : GraphEdgeModel::tr("Errors");
    return GraphEdgeModel::tr("%1, %2", "a figure, and the source that counted it").arg(what, source);
}

QString rateText(const GraphTableExtras &extras, std::size_t row)
{
    if (extras.rates.empty())
        return {};
    return extras.rates[row].isEmpty() ? dash() : extras.rates[row];
}

QString seenText(const GraphTableExtras &extras, std::size_t row)
{
    return extras.counted.empty() ? QString() : overlaywords::presence(extras.counted[row].presence, extras.source);
}

QVariant shareOf(const GraphErrors &errors)
{
    return errors.isSeen() ? errors.share() : -1.0;
}

/// Not known sorts below every rate that is.
template <class Item>
QVariant rateOf(const Item &item, const GraphTableExtras &extras)
{
    return extras.rule.rate(item.watched).value_or(-1.0);
}

} // namespace

void GraphEdgeModel::setGraph(std::shared_ptr<const ServiceGraph> graph, GraphTableExtras extras)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_extras = std::move(extras);
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
        if (isCountedColumn<GraphEdgeModel>(column))
            return countedToolTip<GraphEdgeModel>(m_extras, static_cast<std::size_t>(row), column);
        if (isSourceOnly(m_extras, static_cast<std::size_t>(row)))
            return {};
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
    if (isCountedColumn<GraphEdgeModel>(column))
        return countedText<GraphEdgeModel>(m_extras, place, column);
    if (column >= Calls && column < Notes && isSourceOnly(m_extras, place))
        return dash();
    switch (column) {
    case From:
        return graphwords::name(m_graph->nodes[edge.from]);
    case To:
        return graphwords::name(m_graph->nodes[edge.to]);
    case Kind:
        return graphwords::callKind(edge.kind);
    case Change:
        return m_extras.deltas.empty() ? QString() : graphwords::change(m_extras.deltas[place]);
    case Seen:
        return seenText(m_extras, place);
    case Calls:
        return countText(edge.calls);
    case Rate:
        return rateText(m_extras, place);
    case Errors:
        return graphwords::errors(edge.errors, edge.calls);
    case P50:
        return graphwords::quantile(latency, latency.p50);
    case P95:
        return graphwords::quantile(latency, latency.p95);
    case P99:
        return graphwords::quantile(latency, latency.p99);
    case P95Before:
        return m_extras.deltas.empty()
                   ? QString()
                   : graphwords::quantile(m_extras.deltas[place].before, m_extras.deltas[place].before.p95);
    case Measured:
        return countText(latency.n);
    case ClientErrors: // a side that nobody saw has no count
        return graphwords::errors(edge.clientErrors);
    case ServerErrors:
        return graphwords::errors(edge.serverErrors);
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
    if (isCountedColumn<GraphEdgeModel>(column))
        return countedValue<GraphEdgeModel>(m_extras, place, column);
    if (column >= Calls && column < Notes && isSourceOnly(m_extras, place))
        return -1.0;
    switch (column) {
    case Calls:
        return number(edge.calls);
    case Rate:
        return rateOf(edge, m_extras);
    case Errors:
        return edge.errorShare();
    case P50:
        return nanoseconds(latency, latency.p50);
    case P95:
        return nanoseconds(latency, latency.p95);
    case P99:
        return nanoseconds(latency, latency.p99);
    case P95Before:
        return m_extras.deltas.empty() ? QVariant(-1)
                                       : nanoseconds(m_extras.deltas[place].before, m_extras.deltas[place].before.p95);
    case Measured:
        return number(latency.n);
    case ClientErrors:
        return shareOf(edge.clientErrors);
    case ServerErrors:
        return shareOf(edge.serverErrors);
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
    if (isCountedColumn<GraphEdgeModel>(column))
        return countedHeading(column == SourceCalls, countedPlace<GraphEdgeModel>(column), m_extras.source);
    switch (column) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Kind:
        return tr("Kind");
    case Change:
        return tr("Change");
    case Seen:
        return tr("Seen");
    case Calls:
        return tr("Calls");
    case Rate:
        return tr("Rate");
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

void GraphNodeModel::setGraph(std::shared_ptr<const ServiceGraph> graph, GraphTableExtras extras)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_extras = std::move(extras);
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
    if (isCountedColumn<GraphNodeModel>(column))
        return countedText<GraphNodeModel>(m_extras, place, column);
    if (column >= Calls && column < ColumnCount && isSourceOnly(m_extras, place))
        return dash();
    switch (column) {
    case Name:
        return graphwords::name(node);
    case Kind:
        return graphwords::nodeKind(node.kind);
    case Change:
        return m_extras.deltas.empty() ? QString() : graphwords::change(m_extras.deltas[place]);
    case Seen:
        return seenText(m_extras, place);
    case Calls:
        return countText(node.calls);
    case Rate:
        return rateText(m_extras, place);
    case Errors:
        return graphwords::errors(node.errors());
    case P50:
        return graphwords::quantile(node.latency, node.latency.p50);
    case P95:
        return graphwords::quantile(node.latency, node.latency.p95);
    case P99:
        return graphwords::quantile(node.latency, node.latency.p99);
    case Measured:
        return countText(node.latency.n);
    case ClientErrors:
        return graphwords::errors(node.seen);
    case ServerErrors:
        return graphwords::errors(node.served);
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
    if (isCountedColumn<GraphNodeModel>(column))
        return countedValue<GraphNodeModel>(m_extras, static_cast<std::size_t>(row), column);
    if (column >= Calls && column < ColumnCount && isSourceOnly(m_extras, static_cast<std::size_t>(row)))
        return -1.0;
    switch (column) {
    case Calls:
        return number(node.calls);
    case Rate:
        return rateOf(node, m_extras);
    case Errors:
        return shareOf(node.errors());
    case P50:
        return nanoseconds(node.latency, node.latency.p50);
    case P95:
        return nanoseconds(node.latency, node.latency.p95);
    case P99:
        return nanoseconds(node.latency, node.latency.p99);
    case Measured:
        return number(node.latency.n);
    case ClientErrors:
        return shareOf(node.seen);
    case ServerErrors:
        return shareOf(node.served);
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
    if (isCountedColumn<GraphNodeModel>(column))
        return countedHeading(column == SourceCalls, countedPlace<GraphNodeModel>(column), m_extras.source);
    switch (column) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Change:
        return tr("Change");
    case Seen:
        return tr("Seen");
    case Calls:
        return tr("Calls");
    case Rate:
        return tr("Rate");
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
    case ClientErrors:
        return tr("Errors its callers saw");
    case ServerErrors:
        return tr("Errors it served");
    case Outgoing:
        return tr("Calls made");
    case Spans:
        return tr("Spans");
    default:
        return tr("Traces");
    }
}

} // namespace traceloupe
