// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clockdomain.h"

#include <array>
#include <map>
#include <utility>

namespace traceloupe {

namespace {

/// A Jaeger process says "hostname" (read as host.name) and "ip".
constexpr std::array<std::string_view, 6> kResourceKeys{"host.id", "host.name",  "k8s.pod.uid", "service.instance.id",
                                                        "ip",      "net.host.ip"};
constexpr std::string_view kEndpointKey = "net.host.ip"; ///< a Zipkin endpoint's address, an attribute of the span

class DomainFinder {
public:
    explicit DomainFinder(const Trace &trace) : m_trace(trace) {}

    ClockDomains find()
    {
        for (const Resource &resource : m_trace.parts().resources)
            m_out.ofResource.push_back(domainOf(resource));
        if (hasWeakEndpoints())
            lookIntoSpans();
        return std::move(m_out);
    }

private:
    std::uint32_t number(std::string name, bool isWeak)
    {
        const auto next = static_cast<std::uint32_t>(m_out.domains.size());
        const auto [at, isNew] = m_known.emplace(std::move(name), next);
        if (isNew)
            m_out.domains.push_back({at->first, isWeak});
        return at->second;
    }

    std::uint32_t domainOf(const Resource &resource)
    {
        for (const std::string_view key : kResourceKeys) {
            const auto value = resource.attributes.find(key);
            const std::string text = value ? value->toText() : std::string();
            if (!text.empty())
                return number(std::string(key) + '=' + text, false);
        }
        return number("service " + std::string(m_trace.text(resource.serviceName)), true);
    }

    [[nodiscard]] bool isWeakEndpoint(SpanIndex span) const
    {
        const ResourceIndex resource = m_trace.columns().resource[span.value()];
        return resource.isValid() && m_trace.fidelity(span) == Fidelity::Zipkin
               && m_out.domains[m_out.ofResource[resource.value()]].isWeak;
    }

    [[nodiscard]] bool hasWeakEndpoints() const
    {
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            if (isWeakEndpoint(SpanIndex(row)))
                return true;
        }
        return false;
    }

    void lookIntoSpans()
    {
        std::vector<std::uint32_t> ofRow(m_trace.rowCount());
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanIndex span(row);
            ofRow[row] = m_out.of(m_trace, span);
            if (!isWeakEndpoint(span))
                continue;
            const SpanDetails details = m_trace.details(span);
            if (const auto address = details.attributes().find(kEndpointKey))
                ofRow[row] = number(std::string(kEndpointKey) + '=' + address->toText(), false);
        }
        m_out.ofRow = std::move(ofRow);
    }

    const Trace &m_trace;
    ClockDomains m_out;
    std::map<std::string, std::uint32_t> m_known;
};

} // namespace

ClockDomains clockDomains(const Trace &trace)
{
    return DomainFinder(trace).find();
}

} // namespace traceloupe
