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
    Worse,   ///< slower, or more errors
    Better,  ///< faster, or fewer errors, and nothing worse
    Unclear  ///< too few calls on one side to say
};
/// "same", "added", ...
[[nodiscard]] std::string_view graphChangeName(GraphChange change);

/// Two graphs' figures of one node or edge.
struct GraphDelta {
    GraphChange change = GraphChange::Same;
    bool isSlower = false; ///< the 95 % intervals of p50 or p95 lie apart, and the values by a tenth or more
    bool isFaster = false;
    bool hasMoreErrors = false; ///< the 95 % intervals (Wilson) of the error shares lie apart
    bool hasFewerErrors = false;
    std::uint64_t callsBefore = 0;
    std::uint64_t callsAfter = 0;
    std::uint64_t errorsBefore = 0;
    std::uint64_t errorsAfter = 0;
    GraphLatency before;
    GraphLatency after;
};

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
