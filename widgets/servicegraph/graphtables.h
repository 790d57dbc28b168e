// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/graphtablemodel.h"
#include "widgets/servicegraph/graphpainter.h"

#include <QTabWidget>

class QSortFilterProxyModel;
class QTableView;

namespace traceloupe {

/// The graph as two sortable tables, calls and services: for screen readers, for sorting, for copying.
class GraphTables final : public QTabWidget {
    Q_OBJECT
public:
    explicit GraphTables(QWidget *parent = nullptr);

    void setGraph(const std::shared_ptr<const ServiceGraph> &graph, GraphTableExtras nodes, GraphTableExtras edges);
    /// Selects its row.
    void setCurrent(GraphItem item);
    [[nodiscard]] QTableView &edgeTable() { return *m_edges.view; }
    [[nodiscard]] QTableView &nodeTable() { return *m_nodes.view; }

Q_SIGNALS:
    void itemChanged(traceloupe::GraphItem item);
    void activated(traceloupe::GraphItem item);

private:
    struct Table {
        QTableView *view = nullptr;
        QSortFilterProxyModel *sorted = nullptr;
    };
    Table makeTable(FlatTableModel &model, GraphItem::Kind kind, const QString &name);
    [[nodiscard]] GraphItem itemOf(const Table &table, GraphItem::Kind kind) const;

    GraphEdgeModel m_edgeModel;
    GraphNodeModel m_nodeModel;
    Table m_edges;
    Table m_nodes;
    bool m_isAlone = false;     ///< what a source counted is all there is
    bool m_isFollowing = false; ///< the selection comes from elsewhere
};

} // namespace traceloupe
