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

void GraphTables::setGraph(const std::shared_ptr<const ServiceGraph> &graph, const std::vector<GraphDelta> &nodeDeltas,
                           const std::vector<GraphDelta> &edgeDeltas)
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_edgeModel.setGraph(graph, edgeDeltas);
    m_nodeModel.setGraph(graph, nodeDeltas);
    const bool isComparison = !edgeDeltas.empty();
    m_edges.view->setColumnHidden(GraphEdgeModel::Change, !isComparison);
    m_edges.view->setColumnHidden(GraphEdgeModel::P95Before, !isComparison);
    m_nodes.view->setColumnHidden(GraphNodeModel::Change, !isComparison);
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
