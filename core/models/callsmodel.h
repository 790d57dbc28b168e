// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flattablemodel.h"
#include "core/sources/metricssource.h"

namespace traceloupe {

/// Who calls whom, as a backend has counted it: a row an edge, a dash where the backend can't tell. Durations are the
/// server's where it told any, else the client's.
class CallsModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column {
        Client = 0,
        Server,
        Connection,
        Calls,
        Rate,
        Errors,
        FirstQuantile,
        LastQuantile = FirstQuantile + 2,
        ColumnCount
    };

    using FlatTableModel::FlatTableModel;

    /// `windowNs`: the length of time that the calls are of.
    void setGraph(CallGraph graph, std::int64_t windowNs);
    [[nodiscard]] const CallGraph &graph() const { return m_graph; }

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_graph.edges.size()); }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const CallEdge &edge, int column) const;
    [[nodiscard]] static QVariant sortValue(const CallEdge &edge, int column);

    CallGraph m_graph;
    std::int64_t m_windowNs = 1;
};

} // namespace traceloupe
