// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace traceloupe {

struct GraphPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const GraphPoint &, const GraphPoint &) = default;
};

struct GraphSize {
    double width = 0;
    double height = 0;
    friend bool operator==(const GraphSize &, const GraphSize &) = default;
};

/// A graph to be laid out, in pixels. The order of nodes and edges matters: a layout breaks ties by it, so that a
/// caller who keeps the order keeps most of the picture.
struct GraphLayoutRequest {
    struct Edge {
        std::uint32_t from = 0; ///< index of a node
        std::uint32_t to = 0;
        double weight = 1;      ///< heavier edges are drawn shorter and straighter
        GraphSize label;        ///< room to be kept for it; empty = none
        friend bool operator==(const Edge &, const Edge &) = default;
    };
    std::vector<GraphSize> nodes;
    std::vector<Edge> edges;
    friend bool operator==(const GraphLayoutRequest &, const GraphLayoutRequest &) = default;
};

/// How well a graph could be laid out in the time there was, best first.
enum class GraphLayoutQuality : std::uint8_t {
    Full,
    Cheap,      ///< straight lines, fewer attempts to avoid crossings
    FewerEdges, ///< the weakest edges had no say in where nodes are
    Simple      ///< in plain columns
};

/// Where everything is: callers to the left of what they call. Coordinates begin at 0 and grow right and down.
struct GraphLayout {
    struct Edge {
        std::vector<GraphPoint> curve; ///< cubic Béziers: 1 + 3n points from caller to callee
        GraphPoint label;              ///< centre of its label
    };
    GraphSize size;
    std::vector<GraphPoint> nodes; ///< centres
    std::vector<Edge> edges;
    GraphLayoutQuality quality = GraphLayoutQuality::Full;
    std::uint32_t edgesLeftOut = 0;
};

/// The point at the middle of a curve's length of control.
[[nodiscard]] GraphPoint curveMiddle(const std::vector<GraphPoint> &curve);

/// A straight edge between two boxes as a curve, from border to border; a loop beside the box for equal ones.
[[nodiscard]] std::vector<GraphPoint> straightCurve(GraphPoint from, GraphSize fromBox, GraphPoint to, GraphSize toBox);

/// Columns by the longest way from a node that no one calls, ordered by their neighbours; O(nodes + edges) a sweep.
/// What is used where nothing better is there. Requires: edges name nodes.
[[nodiscard]] GraphLayout layoutInColumns(const GraphLayoutRequest &request);

} // namespace traceloupe
