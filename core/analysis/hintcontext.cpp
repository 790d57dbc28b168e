// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hintcontext.h"

#include "core/analysis/contexttree.h"
#include "core/analysis/effectiveerror.h"

#include <algorithm>

namespace traceloupe {

HintContext::HintContext(const Trace &trace, const HintParams &params)
    : m_trace(trace),
      m_params(params),
      m_skew(clockSkew(trace)),
      m_starts(m_skew.startsNs(trace)),
      m_path(criticalPath(trace, {PathMode::Response, Outliving::Async, {}, m_starts})),
      m_intervals(clippedIntervals(trace, m_path.edges, m_starts)),
      m_isError(effectiveErrors(trace)),
      m_categories(trace),
      m_isRepeated(trace.rowCount(), false)
{}

std::vector<SpanIndex> HintContext::joinedChildren(SpanIndex span) const
{
    std::vector<SpanIndex> children;
    for (std::uint32_t child = span.value() + 1; child < m_trace.subtreeEnd(span);
         child = m_trace.subtreeEnd(SpanIndex(child))) {
        if (!isAsync(m_path.edges[child]) && !m_intervals[child].isEmpty())
            children.emplace_back(child);
    }
    const auto start = [this](SpanIndex child) { return m_intervals[child.value()].startNs; };
    if (!std::ranges::is_sorted(children, {}, start))
        std::ranges::stable_sort(children, {}, start);
    return children;
}

SpanIndex HintContext::serverOf(SpanIndex client) const
{
    for (std::uint32_t child = client.value() + 1; child < m_trace.subtreeEnd(client);
         child = m_trace.subtreeEnd(SpanIndex(child))) {
        if (m_trace.kind(SpanIndex(child)) == SpanKind::Server)
            return SpanIndex(child);
    }
    return {};
}

std::int64_t HintContext::pathNs(std::span<const SpanIndex> spans) const
{
    std::int64_t sum = 0;
    for (const SpanIndex span : spans)
        sum += m_path.inclusiveNs[span.value()];
    return sum;
}

std::int64_t HintContext::pathNsWithin(SpanIndex span, Interval window) const
{
    // segments run from the end back to the start
    const auto first = std::ranges::partition_point(
        m_path.segments, [&](const PathSegment &segment) { return segment.startNs >= window.endNs; });
    std::int64_t sum = 0;
    for (auto segment = first; segment != m_path.segments.end() && segment->endNs > window.startNs; ++segment) {
        if (segment->span >= span && segment->span.value() < m_trace.subtreeEnd(span))
            sum += std::min(segment->endNs, window.endNs) - std::max(segment->startNs, window.startNs);
    }
    return sum;
}

std::uint32_t HintContext::operation(SpanIndex span)
{
    if (m_operations.empty())
        m_operations = traceOperations(m_trace).ofRow;
    return m_operations[span.value()];
}

Hint HintContext::makeHint(HintKind kind, std::span<const SpanIndex> evidence)
{
    Hint hint;
    hint.kind = kind;
    hint.count = static_cast<std::uint32_t>(evidence.size());
    hint.evidence.assign(evidence.begin(),
                         evidence.begin() + static_cast<std::ptrdiff_t>(std::min(evidence.size(), Hint::kMaxEvidence)));
    return hint;
}

} // namespace traceloupe
