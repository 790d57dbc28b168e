// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tracefigures.h"

#include "core/analysis/selftime.h"

#include <algorithm>
#include <utility>

namespace traceloupe {

namespace {

std::vector<ServiceCount> countServices(const Trace &trace)
{
    std::vector<ServiceCount> byId(trace.strings().size());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        ServiceCount &count = byId[trace.serviceId(span).value()];
        ++count.spans;
        count.errors += trace.status(span) == StatusCode::Error ? 1 : 0;
    }
    std::vector<ServiceCount> counts;
    for (const StringId id : trace.services()) {
        counts.push_back(byId[id.value()]);
        counts.back().service = id;
    }
    std::ranges::sort(counts, [](const ServiceCount &a, const ServiceCount &b) {
        return std::pair(b.spans, a.service) < std::pair(a.spans, b.service);
    });
    return counts;
}

} // namespace

TraceFigures TraceFigures::of(TracePtr trace, const ServiceColorChoices &chosen)
{
    TraceFigures figures;
    figures.rows = VisibleRows(trace, std::make_shared<const SiblingGroups>(*trace));
    figures.colors = ServiceColors(*trace, chosen);
    figures.colorTable = makeColorTable(*trace, {}, chosen);
    figures.errors = SubtreeErrors(*trace);
    figures.overview = MinimapDensity(*trace, figures.colorTable);
    figures.services = countServices(*trace);
    figures.selfTimesNs = std::make_shared<const std::vector<std::int64_t>>(traceloupe::selfTimesNs(*trace));
    const std::vector<std::uint32_t> &depths = trace->columns().depth;
    if (!depths.empty())
        figures.maximumDepth = *std::ranges::max_element(depths);
    figures.trace = std::move(trace);
    return figures;
}

} // namespace traceloupe
