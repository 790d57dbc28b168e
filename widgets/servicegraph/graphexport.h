// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"
#include "core/graph/graphpicture.h"
#include "core/model/result.h"

#include <QFont>
#include <QImage>

namespace traceloupe {

/// What a graph can be saved as; the ending of the file says which.
enum class GraphFileFormat { Svg, Png, Dot, Mermaid, Json, Csv };
[[nodiscard]] QString graphFileEnding(GraphFileFormat format); ///< "svg"

/// The whole picture at twice its size, smaller where that would be larger than any screen.
[[nodiscard]] QImage graphImage(const GraphPicture &picture, const QFont &font);
/// Writes the file whole or not at all.
[[nodiscard]] Result<> saveGraph(const QString &file, GraphFileFormat format, const ServiceGraph &graph,
                                 const GraphPicture &picture, const QFont &font);

} // namespace traceloupe
