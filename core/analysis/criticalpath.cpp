// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/criticalpath.h"

#include "core/analysis/pathwalk.h"

#include <algorithm>

namespace traceloupe {

namespace {

class PathFinder {
public:
    PathFinder(const Trace &trace, const PathParams &params) : m_trace(trace)
    {
        m_path.mode = params.mode;
        m_path.outliving = params.outliving;
        m_path.root = params.root.isValid() ? params.root : trace.analysisRoot();
        const std::size_t rows = trace.rowCount();
        m_path.selfNs.assign(rows, 0);
        m_path.dragNs.assign(rows, CriticalPath::kOffPath);
        m_path.edges = classifyEdges(trace, params.outliving, params.aligned);
        if (m_path.root.isValid())
            m_path.edges[m_path.root.value()] = EdgeClass::Top;
        m_intervals = clippedIntervals(trace, m_path.edges, params.aligned);
    }

    CriticalPath find()
    {
        if (!m_path.root.isValid())
            return std::move(m_path);
        findLostRows();
        SpanIndex last = m_path.root;
        if (m_path.mode == PathMode::Completion)
            last = lastTop();
        PathWalk walk(m_trace, m_intervals, m_path);
        walk.walk(last, interval(last).endNs);
        while (last != m_path.root)
            last = walkHandOver(walk, last);
        m_path.totalNs = m_path.segments.empty() ? 0 : m_path.segments.front().endNs - m_path.segments.back().startNs;
        sumSubtrees();
        addWarnings();
        return std::move(m_path);
    }

private:
    [[nodiscard]] const Interval &interval(SpanIndex span) const { return m_intervals[span.value()]; }
    [[nodiscard]] std::uint32_t begin() const { return m_path.root.value(); }
    [[nodiscard]] std::uint32_t end() const { return m_trace.subtreeEnd(m_path.root); }
    /// The root of a tree of spans that waited for each other: the path's root, or an asynchronous span.
    [[nodiscard]] bool isTop(SpanIndex span) const
    {
        return span == m_path.root || isAsync(m_path.edges[span.value()]);
    }

    /// Rows that clipping leaves nothing of although they took time, or whose parent is one.
    void findLostRows()
    {
        m_isLost.assign(m_trace.rowCount(), false);
        std::uint32_t lost = 0;
        for (std::uint32_t row = begin() + 1; row < end(); ++row) {
            const SpanIndex span(row);
            if (isTop(span))
                continue;
            const bool isGone = m_intervals[row].isEmpty() && m_trace.durationNs(span) > 0;
            const bool isOutside = m_intervals[row].endNs < m_intervals[row].startNs;
            m_isLost[row] = isGone || isOutside || m_isLost[m_trace.parent(span).value()];
            lost += m_isLost[row] ? 1 : 0;
        }
        warn(PathWarning::Kind::OutsideParent, lost);
    }

    /// The usable top that ends last (section 1.3); the root wins ties.
    SpanIndex lastTop()
    {
        std::vector<bool> isUsable(m_trace.rowCount(), false);
        isUsable[begin()] = true;
        SpanIndex last = m_path.root;
        std::uint32_t unusable = 0;
        for (std::uint32_t row = begin() + 1; row < end(); ++row) {
            const SpanIndex span(row);
            const std::uint32_t parent = m_trace.parent(span).value();
            isUsable[row] = isUsable[parent];
            if (!isTop(span))
                continue;
            const bool fits = !m_isLost[parent] && m_intervals[row].startNs >= m_intervals[parent].startNs;
            unusable += fits ? 0 : 1;
            isUsable[row] = isUsable[row] && fits;
            if (isUsable[row] && m_intervals[row].endNs > interval(last).endNs)
                last = span;
        }
        warn(PathWarning::Kind::UnusableHandOver, unusable);
        return last;
    }

    /// From the start of the asynchronous `top` back to the start of the top that it was handed over from.
    SpanIndex walkHandOver(PathWalk &walk, SpanIndex top)
    {
        SpanIndex at = m_trace.parent(top);
        const std::int64_t start = interval(top).startNs;
        const std::int64_t handedOver = std::min(interval(at).endNs, start);
        walk.emit(top, {handedOver, start}, SegmentFlag::kQueue);
        walk.walk(at, handedOver);
        while (!isTop(at)) {
            const SpanIndex parent = m_trace.parent(at);
            walk.walk(parent, interval(at).startNs, at);
            at = parent;
        }
        return at;
    }

    void sumSubtrees()
    {
        m_path.inclusiveNs = m_path.selfNs;
        for (std::uint32_t row = end() - 1; row > begin(); --row) // children come after parents
            m_path.inclusiveNs[m_trace.parent(SpanIndex(row)).value()] += m_path.inclusiveNs[row];
    }

    void addWarnings()
    {
        std::uint32_t unfinished = 0;
        std::uint32_t noStart = 0;
        for (std::uint32_t row = begin(); row < end(); ++row) {
            if (!m_path.isOnPath(SpanIndex(row)))
                continue;
            unfinished += (m_trace.state(SpanIndex(row)) & SpanState::kMissingEnd) != 0 ? 1 : 0;
            noStart += (m_trace.state(SpanIndex(row)) & SpanState::kMissingStart) != 0 ? 1 : 0;
        }
        warn(PathWarning::Kind::Unfinished, unfinished);
        warn(PathWarning::Kind::NoStart, noStart);
        if (!m_trace.parent(m_path.root).isValid())
            warn(PathWarning::Kind::OtherRoots, static_cast<std::uint32_t>(m_trace.topRows().size() - 1));
        warn(PathWarning::Kind::MissingRoot, m_trace.isPhantom(m_path.root) ? 1 : 0);
    }

    void warn(PathWarning::Kind kind, std::uint32_t count)
    {
        if (count > 0)
            m_path.warnings.push_back({kind, count});
    }

    const Trace &m_trace;
    std::vector<Interval> m_intervals;
    std::vector<bool> m_isLost;
    CriticalPath m_path;
};

} // namespace

std::string_view pathModeName(PathMode mode)
{
    return mode == PathMode::Response ? "response" : "completion";
}

std::string_view pathWarningName(PathWarning::Kind kind)
{
    switch (kind) {
    case PathWarning::Kind::OutsideParent:
        return "outside-parent";
    case PathWarning::Kind::UnusableHandOver:
        return "unusable-hand-over";
    case PathWarning::Kind::Unfinished:
        return "unfinished";
    case PathWarning::Kind::NoStart:
        return "no-start";
    case PathWarning::Kind::OtherRoots:
        return "other-roots";
    case PathWarning::Kind::MissingRoot:
        break;
    }
    return "missing-root";
}

CriticalPath criticalPath(const Trace &trace, const PathParams &params)
{
    return PathFinder(trace, params).find();
}

} // namespace traceloupe
