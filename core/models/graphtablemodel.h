// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphdiff.h"
#include "core/analysis/graphrates.h"
#include "core/models/flattablemodel.h"
#include "core/models/graphoverlay.h"

#include <memory>

namespace traceloupe {

/// What a graph's table shows beside the graph: deltas of a comparison, or what a source has counted of each row.
struct GraphTableExtras {
    std::vector<GraphDelta> deltas;
    std::vector<GraphOverlay::Item> counted;
    QString source;       ///< the name of who counted
    bool isAlone = false; ///< there are no traces: only what the source counted is shown
    std::vector<QString> rates; ///< of each row, where the traces stand for all requests; "" where not told
    GraphRates rule{};          ///< what they were told by
};

/// The table twin of a service graph: one row an edge. With a comparison, each row also says what changed; with a
/// source's graph, what that has counted, and a dash where one of both can't know.
class GraphEdgeModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column {
        From = 0,
        To,
        Kind,
        Change,
        Seen,
        Calls,
        Rate,
        SourceCalls,
        Errors,
        SourceErrors,
        P50,
        SourceP50,
        P95,
        SourceP95,
        P99,
        SourceP99,
        P95Before,
        Measured,
        ClientErrors,
        ServerErrors,
        Overhead,
        Delay,
        Traces,
        Notes,
        ColumnCount
    };
    static constexpr int kSortRole = Qt::UserRole; ///< raw number or text

    using FlatTableModel::FlatTableModel;
    void setGraph(std::shared_ptr<const ServiceGraph> graph, GraphTableExtras extras = {});
    [[nodiscard]] bool isComparison() const { return !m_extras.deltas.empty(); }

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;

    std::shared_ptr<const ServiceGraph> m_graph;
    GraphTableExtras m_extras;
};

/// One row a node.
class GraphNodeModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column {
        Name = 0,
        Kind,
        Change,
        Seen,
        Calls,
        Rate,
        SourceCalls,
        Errors,
        SourceErrors,
        P50,
        SourceP50,
        P95,
        SourceP95,
        P99,
        SourceP99,
        Measured,
        ClientErrors,
        ServerErrors,
        Outgoing,
        Spans,
        Traces,
        ColumnCount
    };
    static constexpr int kSortRole = Qt::UserRole;

    using FlatTableModel::FlatTableModel;
    void setGraph(std::shared_ptr<const ServiceGraph> graph, GraphTableExtras extras = {});

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;

    std::shared_ptr<const ServiceGraph> m_graph;
    GraphTableExtras m_extras;
};

/// Words for people, the same in table, card and legend.
namespace graphwords {
[[nodiscard]] QString name(const GraphNode &node); ///< one harmless line
[[nodiscard]] QString nodeKind(GraphNodeKind kind);
[[nodiscard]] QString callKind(CallKind kind);
[[nodiscard]] QString change(const GraphDelta &delta); ///< "slower, more errors"
/// "12.0 ms to 15.1 ms (by +3.1 ms, 95 % interval +2.0 ms to +4.4 ms)"; "" where one graph has none.
[[nodiscard]] QString difference(const GraphDifference &difference, bool isShare);
[[nodiscard]] QString flags(const GraphEdge &edge);
/// "12.3 ms"; with "≈" in front where there are too few values for an interval; "" without values.
[[nodiscard]] QString quantile(const GraphLatency &latency, const GraphQuantile &value);
/// "12.3 ms (95 % interval 10.1 ms to 15.0 ms)"
[[nodiscard]] QString quantileWithInterval(const GraphLatency &latency, const GraphQuantile &value);
/// "3 (2.1 %)"
[[nodiscard]] QString errors(std::uint64_t errors, std::uint64_t calls);
[[nodiscard]] QString errors(const GraphErrors &errors); ///< a dash for a side that nobody saw
} // namespace graphwords

} // namespace traceloupe
