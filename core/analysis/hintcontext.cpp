// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hintcontext.h"

#include "core/analysis/effectiveerror.h"
#include "core/analysis/operationname.h"

#include <algorithm>
#include <map>
#include <tuple>

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
    if (m_operations.empty()) {
        m_operations.assign(m_trace.rowCount(), 0);
        std::map<std::string, std::uint32_t> names;
        std::vector<std::uint32_t> nameOf(m_trace.strings().size(), 0); // + 1
        std::map<std::tuple<StringId, SpanKind, std::uint32_t>, std::uint32_t> operations;
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanIndex at(row);
            std::uint32_t &name = nameOf[m_trace.columns().name[row].value()];
            if (name == 0)
                name = names.emplace(operationName(m_trace.name(at)), names.size()).first->second + 1;
            const auto next = static_cast<std::uint32_t>(operations.size());
            m_operations[row] = operations.emplace(std::tuple(m_trace.serviceId(at), m_trace.kind(at), name), next)
                                    .first->second;
        }
    }
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
