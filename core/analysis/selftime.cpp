// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selftime.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Length of the union of the parts of a row that it waited for children.
class CoverCount {
public:
    CoverCount(const Trace &trace, const std::vector<EdgeClass> &edges, const std::vector<Interval> &intervals)
        : m_trace(trace), m_edges(edges), m_intervals(intervals)
    {}

    /// Children lie in order of their start, and clipping keeps that order, so one sweep is enough; only moved clocks
    /// make a sort necessary.
    std::int64_t of(std::uint32_t row)
    {
        std::int64_t covered = 0;
        std::int64_t reached = m_intervals[row].startNs;
        std::int64_t lastStart = reached;
        for (std::uint32_t child = row + 1; child < m_trace.subtreeEnd(SpanIndex(row));
             child = m_trace.subtreeEnd(SpanIndex(child))) {
            const Interval &part = m_intervals[child];
            if (isAsync(m_edges[child]) || part.isEmpty())
                continue;
            if (part.startNs < lastStart)
                return ofSorted(row);
            lastStart = part.startNs;
            add(part, covered, reached);
        }
        return covered;
    }

private:
    static void add(const Interval &part, std::int64_t &covered, std::int64_t &reached)
    {
        if (part.endNs <= reached)
            return;
        covered += part.endNs - std::max(reached, part.startNs);
        reached = part.endNs;
    }

    std::int64_t ofSorted(std::uint32_t row)
    {
        m_parts.clear();
        for (std::uint32_t child = row + 1; child < m_trace.subtreeEnd(SpanIndex(row));
             child = m_trace.subtreeEnd(SpanIndex(child))) {
            if (!isAsync(m_edges[child]) && !m_intervals[child].isEmpty())
                m_parts.push_back(m_intervals[child]);
        }
        std::ranges::sort(m_parts, {}, &Interval::startNs);
        std::int64_t covered = 0;
        std::int64_t reached = m_intervals[row].startNs;
        for (const Interval &part : m_parts)
            add(part, covered, reached);
        return covered;
    }

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
