// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace traceloupe {

/// A clock that spans were timed with (analysis.md section 3): a host, a pod, an instance, or, for want of those,
/// a service. Spans of one domain are never moved against each other.
struct ClockDomain {
    std::string name;     ///< for people: "host.name=web-3", "service cart"
    bool isWeak = false;  ///< known by the service's name only: several hosts may hide behind it
};

/// The domains of a trace and which of them each resource or, where only spans know their host, each row belongs to.
struct ClockDomains {
    static constexpr std::uint32_t kNone = 0xffffffffU;

    std::vector<ClockDomain> domains;
    std::vector<std::uint32_t> ofResource; ///< index into domains, by resource
    std::vector<std::uint32_t> ofRow;      ///< by row; empty where resources say all

    /// Index into domains, or kNone for a phantom.
    [[nodiscard]] std::uint32_t of(const Trace &trace, SpanIndex span) const
    {
        if (!ofRow.empty())
            return ofRow[span.value()];
        const ResourceIndex resource = trace.columns().resource[span.value()];
        return resource.isValid() ? ofResource[resource.value()] : kNone;
    }
};

/// By the first of host.id, host.name, k8s.pod.uid, service.instance.id, a process's hostname and ip (Jaeger), the
/// endpoint's address (Zipkin), else the service's name.
[[nodiscard]] ClockDomains clockDomains(const Trace &trace);

} // namespace traceloupe
