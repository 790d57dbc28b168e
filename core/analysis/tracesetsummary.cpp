// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tracesetsummary.h"

#include <algorithm>
#include <unordered_set>

namespace traceloupe {

namespace {

/// Depth for people: roots, orphans and spans under a phantom's place all start at 1.
std::uint64_t shownDepth(const Trace &trace, SpanIndex span, bool underPhantom)
{
    return trace.depth(span) + (underPhantom ? 0U : 1U);
}

} // namespace

void TraceSetSummary::add(const Trace &trace)
{
    ++traces;
    largestTraceSpans = std::max<std::uint64_t>(largestTraceSpans, trace.spanCount());
    diagnostics.merge(trace.diagnostics());
    duplicateSpanIds += trace.diagnostics().count(Diagnostic::DuplicateSpan)
                        + trace.diagnostics().count(Diagnostic::ConflictingSpan);
    std::unordered_set<SpanId> ids;
    std::uint64_t tops = 0;
    std::set<std::pair<std::uint32_t, std::uint32_t>> operations;
    for (const SpanIndex top : trace.topRows()) {
        const bool phantom = trace.isPhantom(top);
        for (std::uint32_t row = top.value() + (phantom ? 1U : 0U); row < trace.subtreeEnd(top); ++row) {
            const SpanIndex span(row);
            ids.insert(trace.spanId(span));
            maxDepth = std::max(maxDepth, shownDepth(trace, span, phantom));
            operations.emplace(trace.serviceId(span).value(), trace.columns().name[row].value());
            const std::uint16_t state = trace.state(span);
            const bool orphan = (state & SpanState::kOrphan) != 0;
            const bool root = !orphan && (state & SpanState::kSharedChild) == 0 && trace.parentSpanId(span).isZero();
            orphanSpans += orphan ? 1 : 0;
            rootSpans += root ? 1 : 0;
            tops += orphan || root ? 1 : 0;
            addSpan(trace, span);
        }
    }
    distinctSpanIds += ids.size();
    multiRootTraces += tops > 1 ? 1 : 0;
    for (const auto &[service, name] : operations)
        m_operations.emplace(trace.text(StringId(service)), trace.text(StringId(name)));
}

void TraceSetSummary::addSpan(const Trace &trace, SpanIndex span)
{
    ++spans;
    ++spansPerService[std::string(trace.serviceName(span))];
    errorSpans += trace.status(span) == StatusCode::Error ? 1 : 0;
    cycleSpans += (trace.state(span) & SpanState::kOnCycle) != 0 ? 1 : 0;
    const std::int64_t start = trace.rawStartNs(span);
    const std::int64_t duration = trace.rawDurationNs(span);
    if (duration == SpanInput::kAbsent) {
        ++missingDuration;
    } else {
        durationsNs.push_back(duration);
        negativeDurations += duration < 0 ? 1 : 0;
    }
    if (start == SpanInput::kAbsent) {
        ++missingStart;
    } else {
        const std::int64_t end = start + (duration == SpanInput::kAbsent ? 0 : duration);
        minStartNs = anyStart ? std::min(minStartNs, start) : start;
        maxEndNs = anyStart ? std::max(maxEndNs, end) : end;
        anyStart = true;
    }
    addEdge(trace, span);
}

void TraceSetSummary::addEdge(const Trace &trace, SpanIndex span)
{
    const SpanIndex parent = trace.parent(span);
    if (!parent.isValid() || trace.isPhantom(parent) || trace.serviceId(parent) == trace.serviceId(span))
        return;
    const std::string_view caller = trace.serviceName(parent);
    const std::string_view callee = trace.serviceName(span);
    if (caller.empty() || callee.empty())
        return;
    const Edge edge{caller, callee};
    ++edges[edge];
    if (trace.status(span) == StatusCode::Error)
        ++errorEdges[edge];
}

void TraceSetSummary::finish()
{
    std::ranges::sort(durationsNs);
}

std::size_t TraceSetSummary::services() const
{
    return spansPerService.size() - spansPerService.count(std::string());
}

} // namespace traceloupe
