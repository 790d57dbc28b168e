// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/jaegerimitation.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace traceloupe::test {

namespace {

class Imitation {
public:
    explicit Imitation(const Trace &trace)
        : m_trace(trace), m_edges(classifyEdges(trace, Outliving::Clip)), m_parts(clippedIntervals(trace, m_edges))
    {}

    std::vector<Section> sections()
    {
        SpanIndex at = m_trace.analysisRoot();
        std::optional<std::int64_t> cursor;
        while (true) {
            const SpanIndex last = lastFinishing(at, cursor);
            const Interval &part = m_parts[at.value()];
            add({at, last.isValid() ? m_parts[last.value()].endNs : part.startNs, cursor.value_or(part.endNs)});
            if (last.isValid()) {
                at = last;
                cursor.reset();
                continue;
            }
            if (at == m_trace.analysisRoot())
                return std::move(m_sections);
            cursor = part.startNs;
            at = m_trace.parent(at);
        }
    }

private:
    [[nodiscard]] SpanIndex lastFinishing(SpanIndex parent, std::optional<std::int64_t> before) const
    {
        SpanIndex best;
        for (std::uint32_t row = parent.value() + 1; row < m_trace.subtreeEnd(parent);
             row = m_trace.subtreeEnd(SpanIndex(row))) {
            const Interval &part = m_parts[row];
            if (isAsync(m_edges[row]) || part.isEmpty() || (before && part.endNs >= *before))
                continue;
            if (!best.isValid() || rank(SpanIndex(row)) < rank(best))
                best = SpanIndex(row);
        }
        return best;
    }

    /// Jaeger leaves it to chance which of two calls that end together is taken: the rule here is ours.
    [[nodiscard]] std::tuple<std::int64_t, std::int64_t, SpanId> rank(SpanIndex span) const
    {
        const Interval &part = m_parts[span.value()];
        return {-part.endNs, part.startNs, m_trace.spanId(span)};
    }

    void add(Section section)
    {
        if (section.endNs > section.startNs)
            m_sections.push_back(section);
    }

    const Trace &m_trace;
    std::vector<EdgeClass> m_edges;
    std::vector<Interval> m_parts;
    std::vector<Section> m_sections;
};

} // namespace

std::vector<Section> jaegerSections(const Trace &trace)
{
    return Imitation(trace).sections();
}

std::vector<Section> sectionsOf(const CriticalPath &path)
{
    std::vector<Section> sections;
    for (const PathSegment &segment : path.segments)
        sections.push_back({segment.span, segment.startNs, segment.endNs});
    return sections;
}

bool hasTouchingCalls(const Trace &trace, const CriticalPath &path)
{
    const auto parts = clippedIntervals(trace, path.edges);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        std::vector<Interval> calls;
        for (std::uint32_t child = row + 1; child < trace.subtreeEnd(SpanIndex(row));
             child = trace.subtreeEnd(SpanIndex(child))) {
            if (path.isOnPath(SpanIndex(child)))
                calls.push_back(parts[child]);
        }
        std::ranges::sort(calls, {}, &Interval::startNs);
        for (std::size_t i = 1; i < calls.size(); ++i) {
            if (calls[i - 1].endNs >= calls[i].startNs)
                return true;
        }
    }
    return false;
}

} // namespace traceloupe::test
