// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphtables.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace traceloupe {

GraphTables::GraphTables(QWidget *parent) : QTabWidget(parent)
{
    m_edges = makeTable(m_edgeModel, GraphItem::Kind::Edge, tr("Calls"));
    m_nodes = makeTable(m_nodeModel, GraphItem::Kind::Node, tr("Services"));
    setDocumentMode(true);
}

GraphTables::Table GraphTables::makeTable(FlatTableModel &model, GraphItem::Kind kind, const QString &name)
{
    Table table{new QTableView(this), new QSortFilterProxyModel(this)};
    table.sorted->setSourceModel(&model);
    table.sorted->setSortRole(Qt::UserRole);
    table.view->setModel(table.sorted);
    table.view->setSortingEnabled(true);
    table.view->setSelectionBehavior(QAbstractItemView::SelectRows);
    table.view->setSelectionMode(QAbstractItemView::SingleSelection);
    table.view->setTabKeyNavigation(false);
    table.view->setAlternatingRowColors(true);
    table.view->setShowGrid(false);
    table.view->setWordWrap(false);
    table.view->verticalHeader()->hide();
    table.view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table.view->horizontalHeader()->setHighlightSections(false);
    table.view->setAccessibleName(name);
    const int column = kind == GraphItem::Kind::Edge ? int(GraphEdgeModel::Calls) : int(GraphNodeModel::Calls);
    table.view->sortByColumn(column, Qt::DescendingOrder);
    addTab(table.view, name);
    connect(table.view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, table, kind] {
        if (!m_isFollowing)
            Q_EMIT itemChanged(itemOf(table, kind));
    });
    connect(table.view, &QTableView::activated, this, [this, table, kind] { Q_EMIT activated(itemOf(table, kind)); });
    return table;
}

void GraphTables::setGraph(const std::shared_ptr<const ServiceGraph> &graph, GraphTableExtras nodes,
                           GraphTableExtras edges)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const bool isComparison = !edges.deltas.empty();
    const bool isCounted = !edges.counted.empty();
    const bool isAlone = isCounted && edges.isAlone;
    const bool hasRates = !edges.rates.empty();
    m_edgeModel.setGraph(graph, std::move(edges));
    m_nodeModel.setGraph(graph, std::move(nodes));
    using Edge = GraphEdgeModel;
    using Node = GraphNodeModel;
    const auto hide = [](const Table &table, std::initializer_list<int> columns, bool isHidden) {
        for (const int column : columns)
            table.view->setColumnHidden(column, isHidden);
    };
    hide(m_edges, {Edge::Change, Edge::P95Before}, !isComparison);
    hide(m_nodes, {Node::Change}, !isComparison);
    hide(m_edges, {Edge::Rate}, !hasRates);
    hide(m_nodes, {Node::Rate}, !hasRates);
    hide(m_edges, {Edge::SourceCalls, Edge::SourceErrors, Edge::SourceP50, Edge::SourceP95, Edge::SourceP99},
         !isCounted);
    hide(m_nodes, {Node::SourceCalls, Node::SourceErrors, Node::SourceP50, Node::SourceP95, Node::SourceP99},
         !isCounted);
    hide(m_edges, {Edge::Seen}, !isCounted || isAlone);
    hide(m_nodes, {Node::Seen}, !isCounted || isAlone);
    hide(m_edges,
         {Edge::Calls, Edge::Errors, Edge::P50, Edge::P95, Edge::P99, Edge::Measured, Edge::ClientErrors,
          Edge::ServerErrors, Edge::Overhead, Edge::Delay, Edge::Traces},
         isAlone);
    hide(m_nodes,
         {Node::Calls, Node::Errors, Node::P50, Node::P95, Node::P99, Node::Measured, Node::Outgoing, Node::Spans,
          Node::Traces},
         isAlone);
    if (isAlone != m_isAlone) { // what it was sorted by is not there any more
        m_isAlone = isAlone;
        m_edges.view->sortByColumn(isAlone ? Edge::SourceCalls : Edge::Calls, Qt::DescendingOrder);
        m_nodes.view->sortByColumn(isAlone ? Node::SourceCalls : Node::Calls, Qt::DescendingOrder);
    }
    for (QTableView *view : {m_edges.view, m_nodes.view})
        view->resizeColumnsToContents();
}

void GraphTables::setCurrent(GraphItem item)
{
    const QScopedValueRollback following(m_isFollowing, true);
    if (item.isNothing())
        return;
    const Table &table = item.isEdge() ? m_edges : m_nodes;
    const QModelIndex source = table.sorted->sourceModel()->index(static_cast<int>(item.index), 0);
    const QModelIndex row = table.sorted->mapFromSource(source);
    setCurrentWidget(table.view);
    table.view->setCurrentIndex(row);
    table.view->scrollTo(row);
}

GraphItem GraphTables::itemOf(const Table &table, GraphItem::Kind kind) const
{
    const QModelIndex row = table.sorted->mapToSource(table.view->currentIndex());
    return row.isValid() ? GraphItem{kind, static_cast<std::uint32_t>(row.row())} : GraphItem();
}

} // namespace traceloupe
