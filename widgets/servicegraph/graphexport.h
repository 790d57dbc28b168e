// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"
#include "core/graph/graphpicture.h"
#include "core/model/result.h"
#include "core/models/graphoverlay.h"

#include <QFont>
#include <QImage>

#include <memory>
#include <optional>

namespace traceloupe {

/// What a graph can be saved as; the ending of the file says which.
enum class GraphFileFormat { Svg, Png, Dot, Mermaid, Json, Csv };
[[nodiscard]] QString graphFileEnding(GraphFileFormat format); ///< "svg"

/// The whole picture at twice its size, smaller where that would be larger than any screen.
[[nodiscard]] QImage graphImage(const GraphPicture &picture, const QFont &font);
/// What a graph is saved from; all of it, so that a picture can be painted beside the GUI thread.
struct GraphExport {
    std::shared_ptr<const ServiceGraph> graph;
    GraphPicture picture;
    QFont font;
    GraphRates rates{};
    std::optional<GraphOverlay> overlay{}; ///< where a source's graph is shown, of the same nodes and edges
};

/// Writes the file whole or not at all.
[[nodiscard]] Result<> saveGraph(const QString &file, GraphFileFormat format, const GraphExport &shown);
/// As Mermaid, with the labels of the picture where a source's graph is shown.
[[nodiscard]] QString mermaidOf(const GraphExport &shown);

} // namespace traceloupe
