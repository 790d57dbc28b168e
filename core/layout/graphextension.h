// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/graphlayout.h"

#include <limits>
#include <optional>

namespace traceloupe {

/// A layout there is, and the sizes of the boxes it was made for.
struct LaidOutGraph {
    GraphLayout layout;
    std::vector<GraphSize> boxes;
};

/// Where the nodes and edges of a changed graph were before: indexes in the former layout, kNewItem for new ones.
struct GraphOrigins {
    static constexpr std::uint32_t kNewItem = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> edges;
};

/// A layout of a changed graph in which all that was there stays where it is, seen from each other, and what is new
/// stands beside those it calls or that call it. Nothing where so much is new that a layout from scratch is better.
/// Requires: as many origins as the request has nodes and edges. O((new nodes + 1) * nodes * log + edges).
[[nodiscard]] std::optional<GraphLayout> extendLayout(const LaidOutGraph &before, const GraphLayoutRequest &request,
                                                      const GraphOrigins &origins);

/// How far the nodes that were there before moved on average, in pixels, a shift of the whole picture left aside.
[[nodiscard]] double meanMovement(const GraphLayout &before, const GraphLayout &after, const GraphOrigins &origins);

} // namespace traceloupe
