// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/colortable.h"
#include "core/layout/minimap.h"
#include "core/layout/servicecolors.h"
#include "core/layout/subtreeerrors.h"
#include "core/layout/visiblerows.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace traceloupe {

/// A time of every row, for the window and for work beside it.
using SharedTimes = std::shared_ptr<const std::vector<std::int64_t>>;

/// How often a service appears in a trace.
struct ServiceCount {
    StringId service;
    std::uint32_t spans = 0;
    std::uint32_t errors = 0;
};

/// What the views of a trace need to know of all its spans, computed once in a few passes. Made in any thread (about
/// 60 ms for a million spans), then handed to the TraceSession of the GUI thread.
struct TraceFigures {
    TracePtr trace;
    VisibleRows rows;                       ///< everything expanded, repeated siblings grouped
    ServiceColors colors;
    ColorTable colorTable;                  ///< by service
    SubtreeErrors errors;
    MinimapDensity overview;
    std::vector<ServiceCount> services;     ///< most spans first
    SharedTimes selfTimesNs;                ///< by row
    std::uint32_t maximumDepth = 0;

    /// Requires: trace is not null. Colours of services as a person chose them.
    [[nodiscard]] static TraceFigures of(TracePtr trace,
                                         const ServiceColorChoices &chosen = ServiceColorBook::shared().chosen());
};

} // namespace traceloupe
