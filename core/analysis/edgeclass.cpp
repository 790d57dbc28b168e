// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/edgeclass.h"

#include "core/analysis/clockdomain.h"
#include "core/analysis/effectiveerror.h"

#include <algorithm>
#include <limits>

namespace traceloupe {

namespace {

constexpr std::int64_t kMicrosecondTauNs = 2'000; ///< start and duration each truncated to microseconds
constexpr std::int64_t kMaxToleranceNs = 1'000'000;
constexpr std::int64_t kToleranceShare = 100; ///< of the child's length
constexpr std::string_view kReferenceTypeKey = "opentracing.ref_type";

class EdgeClassifier {
public:
    EdgeClassifier(const Trace &trace, Outliving outliving, AlignedStarts aligned)
        : m_trace(trace),
          m_aligned(aligned),
          m_domains(clockDomains(trace)),
          m_outliving(outliving),
          m_haveReferences(trace.strings().find(kReferenceTypeKey).isValid())
    {}

    [[nodiscard]] EdgeClass classify(SpanIndex child) const
    {
        const SpanIndex parent = m_trace.parent(child);
        if (!parent.isValid() || m_trace.isPhantom(parent))
            return EdgeClass::Top;
        if (isFollowsFrom(child))
            return EdgeClass::AsyncFollowsFrom;
        const SpanKind kind = m_trace.kind(child);
        const SpanKind parentKind = m_trace.kind(parent);
        const bool otherService = m_trace.serviceId(parent) != m_trace.serviceId(child);
        if (kind == SpanKind::Consumer && (parentKind == SpanKind::Producer || otherService))
            return EdgeClass::AsyncConsumer;
        const bool remote = isRemote(parent, child, otherService);
        if (parentKind == SpanKind::Producer && remote)
            return EdgeClass::AsyncDeferred;
        return classifyByTime(parent, child, remote);
    }

private:
    [[nodiscard]] EdgeClass classifyByTime(SpanIndex parent, SpanIndex child, bool remote) const
    {
        const std::int64_t tau = timeToleranceNs(m_trace, child);
        const std::int64_t parentStart = startOf(m_trace, parent, m_aligned);
        const std::int64_t parentEnd = parentStart + m_trace.durationNs(parent);
        const std::int64_t start = startOf(m_trace, child, m_aligned);
        const std::int64_t end = start + m_trace.durationNs(child);
        if (start >= parentEnd + tau && start > parentStart)
            return EdgeClass::AsyncDetached;
        if (end <= parentStart)
            return EdgeClass::AsyncBeforeParent;
        const std::int64_t tolerance = std::max(tau, std::min(kMaxToleranceNs, (end - start) / kToleranceShare));
        if (end <= parentEnd + tolerance)
            return EdgeClass::Sync;
        if (remote)
            return EdgeClass::ClippedOverrun;
        if (m_outliving == Outliving::Clip || isEffectiveError(m_trace, parent))
            return EdgeClass::ClippedAbandoned;
        return EdgeClass::AsyncOutlives;
    }

    [[nodiscard]] bool isRemote(SpanIndex parent, SpanIndex child, bool otherService) const
    {
        const SpanKind kind = m_trace.kind(child);
        if (kind == SpanKind::Server && (otherService || m_trace.kind(parent) == SpanKind::Client))
            return true;
        const std::uint32_t a = m_domains.of(m_trace, parent);
        const std::uint32_t b = m_domains.of(m_trace, child);
        return a != ClockDomains::kNone && b != ClockDomains::kNone && a != b;
    }

    /// Only Jaeger's form says it: as a link to the parent.
    [[nodiscard]] bool isFollowsFrom(SpanIndex child) const
    {
        if (!m_haveReferences || m_trace.fidelity(child) != Fidelity::Jaeger)
            return false;
        const SpanDetails details = m_trace.details(child);
        if (details.linkCount() == 0)
            return false;
        return std::ranges::any_of(details.links(), [&](const LinkView &link) {
            const auto type = link.attributes.find(kReferenceTypeKey);
            return link.spanId == m_trace.parentSpanId(child) && type && type->string() == "follows_from";
        });
    }

    const Trace &m_trace;
    AlignedStarts m_aligned;
    ClockDomains m_domains;
    Outliving m_outliving;
    bool m_haveReferences; ///< some link tells what kind of reference it was
};

/// What a phantom is taken for: it lasted as long as its orphans as they are drawn, provisional ends included.
Interval hullOfChildren(const Trace &trace, SpanIndex phantom, AlignedStarts aligned)
{
    Interval hull{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (std::uint32_t child = phantom.value() + 1; child < trace.subtreeEnd(phantom);
         child = trace.subtreeEnd(SpanIndex(child))) {
        const std::int64_t start = startOf(trace, SpanIndex(child), aligned);
        hull.startNs = std::min(hull.startNs, start);
        hull.endNs = std::max(hull.endNs, start + trace.durationNs(SpanIndex(child)));
    }
    return hull;
}

} // namespace

std::string_view edgeClassName(EdgeClass edge)
{
    switch (edge) {
    case EdgeClass::Top:
        return "top";
    case EdgeClass::Sync:
        return "sync";
    case EdgeClass::ClippedOverrun:
        return "clipped:overrun";
    case EdgeClass::ClippedAbandoned:
        return "clipped:abandoned";
    case EdgeClass::AsyncFollowsFrom:
        return "async:follows_from";
    case EdgeClass::AsyncConsumer:
        return "async:consumer";
    case EdgeClass::AsyncDeferred:
        return "async:deferred";
    case EdgeClass::AsyncDetached:
        return "async:detached";
    case EdgeClass::AsyncBeforeParent:
        return "async:before_parent";
    case EdgeClass::AsyncOutlives:
        break;
    }
    return "async:outlives";
}

std::int64_t timeToleranceNs(const Trace &trace, SpanIndex span)
{
    return (trace.state(span) & SpanState::kMicroseconds) != 0 ? kMicrosecondTauNs : 0;
}

std::vector<EdgeClass> classifyEdges(const Trace &trace, Outliving outliving, AlignedStarts aligned)
{
    const EdgeClassifier classifier(trace, outliving, aligned);
    std::vector<EdgeClass> edges(trace.rowCount(), EdgeClass::Top);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
        edges[row] = classifier.classify(SpanIndex(row));
    return edges;
}

std::vector<Interval> clippedIntervals(const Trace &trace, const std::vector<EdgeClass> &edges, AlignedStarts aligned)
{
    std::vector<Interval> intervals(trace.rowCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) { // parents come before children
        const SpanIndex span(row);
        const std::int64_t start = startOf(trace, span, aligned);
        Interval own{start, start + trace.durationNs(span)};
        if (trace.isPhantom(span))
            own = hullOfChildren(trace, span, aligned);
        if (edges[row] != EdgeClass::Top && !isAsync(edges[row])) {
            const Interval &parent = intervals[trace.parent(span).value()];
            own = {std::max(own.startNs, parent.startNs), std::min(own.endNs, parent.endNs)};
        }
        intervals[row] = own;
    }
    return intervals;
}

} // namespace traceloupe
