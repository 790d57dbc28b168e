// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selftime.h"

#include "core/analysis/edgeclass.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Length of the union of the parts of `row` that it waited for children. Children lie in order of their start,
/// and clipping keeps that order, so one sweep is enough.
std::int64_t coveredByChildren(const Trace &trace, std::uint32_t row, const std::vector<EdgeClass> &edges,
                               const std::vector<Interval> &intervals)
{
    std::int64_t covered = 0;
    std::int64_t reached = intervals[row].startNs;
    for (std::uint32_t child = row + 1; child < trace.subtreeEnd(SpanIndex(row));
         child = trace.subtreeEnd(SpanIndex(child))) {
        const Interval &part = intervals[child];
        if (isAsync(edges[child]) || part.endNs <= reached)
            continue;
        covered += part.endNs - std::max(reached, part.startNs);
        reached = part.endNs;
    }
    return covered;
}

} // namespace

std::vector<std::int64_t> selfTimesNs(const Trace &trace)
{
    const std::vector<EdgeClass> edges = classifyEdges(trace);
    const std::vector<Interval> intervals = clippedIntervals(trace, edges);
    std::vector<std::int64_t> self(trace.rowCount(), 0);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            self[row] = intervals[row].length() - coveredByChildren(trace, row, edges, intervals);
    }
    return self;
}

} // namespace traceloupe
