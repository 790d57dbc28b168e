// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracesummary.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace traceloupe {

std::optional<SpanIndex> titleRow(const Trace &trace)
{
    const SpanIndex root = trace.analysisRoot();
    if (!root.isValid())
        return std::nullopt;
    const bool useChild = trace.isPhantom(root) && trace.hasChildren(root);
    return useChild ? SpanIndex(root.value() + 1) : root;
}

std::vector<StringId> servicesBySpans(const Trace &trace)
{
    std::unordered_map<StringId, std::uint32_t> spans;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            ++spans[trace.serviceId(SpanIndex(row))];
    }
    std::vector<StringId> services = trace.services();
    std::ranges::stable_sort(services, std::ranges::greater(), [&](StringId service) { return spans[service]; });
    return services;
}

} // namespace traceloupe
