// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

#include <string>

namespace traceloupe {

/// Which part of a graph is looked at.
struct GraphFilter {
    std::uint64_t minCalls = 0; ///< edges with fewer are left out
    double minShare = 0;        ///< edges with a smaller share of all calls are left out
    std::string focus;          ///< id of a node; "" = the whole graph
    std::uint32_t hops = 1;     ///< how far from it, in either direction

    [[nodiscard]] bool isEverything() const { return minCalls <= 1 && minShare <= 0 && focus.empty(); }
    friend bool operator==(const GraphFilter &, const GraphFilter &) = default;
};

/// A part of a graph, and where its parts are in the whole.
struct GraphPart {
    ServiceGraph graph;
    std::vector<std::uint32_t> nodes; ///< indexes in the whole graph
    std::vector<std::uint32_t> edges;
    std::uint64_t hiddenEdges = 0;    ///< below the threshold
};

/// Nodes keep the figures of the whole graph. Those that lose all their edges go, unless they had none; a focus that
/// is not there is ignored. O(nodes + edges).
[[nodiscard]] GraphPart filterGraph(const ServiceGraph &graph, const GraphFilter &filter);

} // namespace traceloupe
