// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selftime.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Length of the union of the parts of `row` that it waited for children. Children lie in order of their start, and
/// clipping keeps that order; only moved clocks don't.
class CoverCount {
public:
    CoverCount(const Trace &trace, const std::vector<EdgeClass> &edges, const std::vector<Interval> &intervals)
        : m_trace(trace), m_edges(edges), m_intervals(intervals)
    {}

    std::int64_t of(std::uint32_t row)
    {
        m_parts.clear();
        for (std::uint32_t child = row + 1; child < m_trace.subtreeEnd(SpanIndex(row));
             child = m_trace.subtreeEnd(SpanIndex(child))) {
            if (!isAsync(m_edges[child]) && !m_intervals[child].isEmpty())
                m_parts.push_back(m_intervals[child]);
        }
        if (!std::ranges::is_sorted(m_parts, {}, &Interval::startNs))
            std::ranges::sort(m_parts, {}, &Interval::startNs);
        std::int64_t covered = 0;
        std::int64_t reached = m_intervals[row].startNs;
        for (const Interval &part : m_parts) {
            if (part.endNs <= reached)
                continue;
            covered += part.endNs - std::max(reached, part.startNs);
            reached = part.endNs;
        }
        return covered;
    }

private:
    const Trace &m_trace;
    const std::vector<EdgeClass> &m_edges;
    const std::vector<Interval> &m_intervals;
    std::vector<Interval> m_parts;
};

} // namespace

std::vector<std::int64_t> selfTimesNs(const Trace &trace, AlignedStarts aligned)
{
    const std::vector<EdgeClass> edges = classifyEdges(trace, Outliving::Async, aligned);
    const std::vector<Interval> intervals = clippedIntervals(trace, edges, aligned);
    CoverCount covered(trace, edges, intervals);
    std::vector<std::int64_t> self(trace.rowCount(), 0);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            self[row] = intervals[row].length() - covered.of(row);
    }
    return self;
}

} // namespace traceloupe
