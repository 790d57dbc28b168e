// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencydata.h"
#include "core/sources/metricssource.h"

#include <vector>

namespace traceloupe {

/// A group of the cache's spans in a window of time, to be laid over what a source has counted.
struct LocalSeries {
    std::vector<SeriesPoint> points;
    SeriesWindow window;
    std::vector<std::int64_t> durations; ///< ascending
};

/// The same spans of the cache; of no points where it has none in the window. A row of the source is found by its name
/// or, where there is none of that name, by one that leaves the same ids out (comparableName()).
[[nodiscard]] LocalSeries localSeries(const SpanColumnsPtr &columns, LatencyQuestion latency, const FiguresGroup &group,
                                      const SeriesWindow &window);

} // namespace traceloupe
