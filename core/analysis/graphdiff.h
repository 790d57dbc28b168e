// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

namespace traceloupe {

/// How a node or an edge differs from another graph's; None in a graph that is not compared.
enum class GraphChange : std::uint8_t {
    None,
    Same,    ///< no evidence of a difference
    Added,
    Removed,
    Worse,   ///< slower, or more errors, and nothing better
    Better,  ///< faster, or fewer errors, and nothing worse
    Mixed,   ///< one figure is better, another worse
    Unclear  ///< too few calls on one side to say
};
/// "same", "added", ...
[[nodiscard]] std::string_view graphChangeName(GraphChange change);

/// One figure in two graphs.
struct GraphDifference {
    enum class Trend : std::uint8_t { None, Better, Worse };
    Trend trend = Trend::None; ///< beyond doubt: the interval leaves 0 out, and the values are a tenth apart or more
    bool isKnown = false;      ///< both graphs have it
    double before = 0;         ///< ns, or a share
    double after = 0;
    std::optional<double> low; ///< 95 % interval of after less before; absent bounds are open
    std::optional<double> high;
};

/// Two graphs' figures of one node or edge.
struct GraphDelta {
    GraphChange change = GraphChange::Same;
    /// Of what is new or gone: that it did not merely happen to be missing in the traces of the other graph.
    bool isCertain = true;
    GraphDifference p50;
    GraphDifference p95;
    GraphDifference clientErrors; ///< shares; of a node: as its callers saw them
    GraphDifference serverErrors;
    std::uint64_t callsBefore = 0;
    std::uint64_t callsAfter = 0;
    std::uint64_t traces = 0; ///< with it, of what is new or gone
    GraphLatency before;
    GraphLatency after;

    [[nodiscard]] bool has(GraphDifference::Trend trend) const;
};

/// Of two quantiles: by their intervals' halves, squared and added, as Newcombe does with shares.
[[nodiscard]] GraphDifference quantileDifference(const GraphLatency &before, const GraphLatency &after,
                                                 GraphQuantile GraphLatency::*quantile);
/// Of two shares (Newcombe, with Wilson's intervals).
[[nodiscard]] GraphDifference shareDifference(const GraphErrors &before, const GraphErrors &after);

/// Two graphs laid over each other: nodes by kind and name, edges by their ends and kind. `graph` has those of both,
/// with the figures of `after` where it has them; the deltas stand in the same order.
struct GraphComparison {
    ServiceGraph graph;
    std::vector<GraphDelta> nodes;
    std::vector<GraphDelta> edges;
};

/// What `after` has otherwise than `before`.
[[nodiscard]] GraphComparison compareGraphs(const ServiceGraph &before, const ServiceGraph &after);

} // namespace traceloupe
