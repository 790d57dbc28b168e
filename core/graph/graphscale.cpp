// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphpicture.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr double kFullErrorShare = 0.25; ///< what looks as bad as can be

double logPlace(double value, double least, double most)
{
    if (value <= 0 || most <= least || least <= 0)
        return value > 0 && most > 0 && value >= most ? 1.0 : 0.0;
    return std::clamp(std::log(value / least) / std::log(most / least), 0.0, 1.0);
}

} // namespace

std::optional<double> GraphScale::valueOf(const GraphEdge &edge) const
{
    switch (coloring) {
    case GraphColoring::Latency:
        return edge.latency().isEmpty() ? std::nullopt : std::optional(static_cast<double>(edge.latency().p95.ns));
    case GraphColoring::Errors:
        return edge.errorShare();
    case GraphColoring::Rate:
        return rates.rate(edge.watched);
    case GraphColoring::Throughput:
        break;
    }
    return static_cast<double>(edge.calls);
}

std::optional<double> GraphScale::valueOf(const GraphNode &node) const
{
    switch (coloring) {
    case GraphColoring::Latency:
        return node.latency.isEmpty() ? std::nullopt : std::optional(static_cast<double>(node.latency.p95.ns));
    case GraphColoring::Errors:
        return node.errors().isSeen() ? std::optional(node.errors().share()) : std::nullopt;
    case GraphColoring::Rate:
        return rates.rate(node.watched);
    case GraphColoring::Throughput:
        break;
    }
    return static_cast<double>(node.calls);
}

GraphScale GraphScale::of(const ServiceGraph &graph, GraphColoring coloring, const GraphRates &rates)
{
    GraphScale scale{coloring, 0, 0, rates};
    if (coloring == GraphColoring::Errors) {
        scale.most = kFullErrorShare;
        return scale;
    }
    for (const GraphEdge &edge : graph.edges) {
        const double value = scale.valueOf(edge).value_or(0);
        if (value <= 0)
            continue;
        scale.least = scale.least == 0 ? value : std::min(scale.least, value);
        scale.most = std::max(scale.most, value);
    }
    return scale;
}

double GraphScale::place(double value) const
{
    if (coloring == GraphColoring::Errors)
        return std::sqrt(std::clamp(value / kFullErrorShare, 0.0, 1.0));
    return logPlace(value, least, most);
}

} // namespace traceloupe
