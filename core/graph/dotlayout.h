// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/graphlayout.h"
#include "core/model/result.h"

namespace traceloupe {

enum class DotEffort : std::uint8_t {
    Full,
    Cheap ///< ends in seconds where Full takes minutes: dense graphs
};

/// Lays a graph out with Graphviz' dot, in this process: it can't be stopped, is not thread-safe and loses a little
/// memory each time, so that only the child process of GraphLayoutJob calls it.
[[nodiscard]] Result<GraphLayout> layoutWithDot(const GraphLayoutRequest &request, DotEffort effort);

} // namespace traceloupe
