// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clockdomain.h"

#include <array>
#include <map>
#include <utility>

namespace traceloupe {

namespace {

/// A Jaeger process says "hostname" (read as host.name) and "ip", a Zipkin endpoint its address (read as net.host.ip).
constexpr std::array<std::string_view, 6> kDomainKeys{"host.id", "host.name",  "k8s.pod.uid", "service.instance.id",
                                                      "ip",      "net.host.ip"};

ClockDomain domainOf(const Trace &trace, const Resource &resource)
{
    for (const std::string_view key : kDomainKeys) {
        const auto value = resource.attributes.find(key);
        std::string text = value ? value->toText() : std::string();
        if (!text.empty())
            return {std::string(key) + '=' + text, false};
    }
    return {"service " + std::string(trace.text(resource.serviceName)), true};
}

} // namespace

ClockDomains clockDomains(const Trace &trace)
{
    ClockDomains out;
    std::map<std::string, std::uint32_t> known;
    for (const Resource &resource : trace.parts().resources) {
        ClockDomain domain = domainOf(trace, resource);
        const auto next = static_cast<std::uint32_t>(out.domains.size());
        const auto [at, isNew] = known.emplace(domain.name, next);
        if (isNew)
            out.domains.push_back(std::move(domain));
        out.ofResource.push_back(at->second);
    }
    return out;
}

} // namespace traceloupe
