// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphfilter.h"
#include "core/graph/graphpicture.h"
#include "core/models/graphtablemodel.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace traceloupe {

/// What a panel shows: a graph of traces, the difference of two, or one with what a source has counted; and how that is
/// said in picture, tables and card. A part of it is named by what filterGraph() gave.
struct GraphContents {
    std::shared_ptr<const ServiceGraph> graph; ///< the whole; null at first
    std::shared_ptr<const GraphComparison> comparison;
    std::shared_ptr<const GraphOverlay> overlay;
    GraphRates rates; ///< where the traces stand for all requests

    [[nodiscard]] static GraphContents of(std::shared_ptr<const ServiceGraph> graph);
    [[nodiscard]] static GraphContents of(std::shared_ptr<const GraphComparison> comparison);
    [[nodiscard]] static GraphContents of(std::shared_ptr<const GraphOverlay> overlay);

    /// Whether colours tell figures, rather than differences or who knows what.
    [[nodiscard]] bool isColoredByFigures() const { return !comparison && (!overlay || overlay->isAlone); }
    [[nodiscard]] GraphDrawing drawing(const GraphPart &part, GraphColoring coloring) const;
    [[nodiscard]] GraphTableExtras nodeExtras(const GraphPart &part) const;
    [[nodiscard]] GraphTableExtras edgeExtras(const GraphPart &part) const;
    /// The part of the overlay; nothing without one.
    [[nodiscard]] std::optional<GraphOverlay> overlayOf(const GraphPart &part) const;
    /// How many traces, and what they stand for.
    [[nodiscard]] QStringList status() const;
};

} // namespace traceloupe
