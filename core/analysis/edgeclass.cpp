// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/edgeclass.h"

#include "core/analysis/effectiveerror.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

constexpr std::int64_t kMicrosecondTauNs = 2'000; ///< start and duration each truncated to microseconds
constexpr std::int64_t kMaxToleranceNs = 1'000'000;
constexpr std::int64_t kToleranceShare = 100; ///< of the child's length
constexpr std::array<std::string_view, 5> kDomainKeys{"host.id", "host.name", "k8s.pod.uid", "service.instance.id",
                                                      "net.host.ip"};
constexpr std::string_view kReferenceTypeKey = "opentracing.ref_type";

/// Clock domains of the trace's resources, as numbers (analysis.md section 3).
std::vector<std::uint32_t> clockDomains(const Trace &trace)
{
    std::vector<std::string> names;
    std::vector<std::uint32_t> domains;
    for (const Resource &resource : trace.parts().resources) {
        std::string name = "service " + std::string(trace.text(resource.serviceName));
        for (const std::string_view key : kDomainKeys) {
            if (const auto value = resource.attributes.find(key)) {
                name = std::string(key) + '=' + value->toText();
                break;
            }
        }
        const auto at = std::ranges::find(names, name);
        domains.push_back(static_cast<std::uint32_t>(at - names.begin()));
        if (at == names.end())
            names.push_back(std::move(name));
    }
    return domains;
}

class EdgeClassifier {
public:
    EdgeClassifier(const Trace &trace, Outliving outliving)
        : m_trace(trace), m_domains(clockDomains(trace)), m_outliving(outliving)
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
        const std::int64_t tau = (m_trace.state(child) & SpanState::kMicroseconds) != 0 ? kMicrosecondTauNs : 0;
        const std::int64_t parentStart = m_trace.startNs(parent);
        const std::int64_t parentEnd = m_trace.endNs(parent);
        const std::int64_t start = m_trace.startNs(child);
        const std::int64_t end = m_trace.endNs(child);
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
        const ResourceIndex a = m_trace.columns().resource[parent.value()];
        const ResourceIndex b = m_trace.columns().resource[child.value()];
        return a.isValid() && b.isValid() && m_domains[a.value()] != m_domains[b.value()];
    }

    /// Only Jaeger's form says it: as a link to the parent.
    [[nodiscard]] bool isFollowsFrom(SpanIndex child) const
    {
        if (m_trace.fidelity(child) != Fidelity::Jaeger)
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
    std::vector<std::uint32_t> m_domains;
    Outliving m_outliving;
};

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

std::vector<EdgeClass> classifyEdges(const Trace &trace, Outliving outliving)
{
    const EdgeClassifier classifier(trace, outliving);
    std::vector<EdgeClass> edges(trace.rowCount(), EdgeClass::Top);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
        edges[row] = classifier.classify(SpanIndex(row));
    return edges;
}

std::vector<Interval> clippedIntervals(const Trace &trace, const std::vector<EdgeClass> &edges)
{
    std::vector<Interval> intervals(trace.rowCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) { // parents come before children
        const SpanIndex span(row);
        Interval own{trace.startNs(span), trace.endNs(span)};
        if (edges[row] != EdgeClass::Top && !isAsync(edges[row])) {
            const Interval &parent = intervals[trace.parent(span).value()];
            own = {std::max(own.startNs, parent.startNs), std::min(own.endNs, parent.endNs)};
        }
        intervals[row] = own;
    }
    return intervals;
}

} // namespace traceloupe
