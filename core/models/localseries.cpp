// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/localseries.h"

#include "core/analysis/operationname.h"

#include <algorithm>
#include <optional>
#include <string>

namespace traceloupe {

namespace {

constexpr std::size_t kMostLocalSpans = 1'000'000;

/// The row of the cache that a source's row is of: of the same name, or of one that leaves the same ids out.
std::optional<std::uint32_t> rowOf(const LatencyData &data, const FiguresGroup &group)
{
    const std::string service = group.service.toStdString();
    const std::string operation = group.operation.toStdString();
    const bool isRaw = data.question().rawNames;
    const std::string comparable = comparableName(operation);
    const auto isThis = [&](const LatencyGroup &candidate) {
        const bool isKind = group.kind == SpanKind::Unspecified || candidate.kind == group.kind;
        const bool isNamed = isRaw ? candidate.operation == operation
                                   : comparableName(candidate.operation) == comparable;
        return isKind && candidate.service == service && (operation.empty() || isNamed);
    };
    const auto found = std::find_if(data.groups().begin(), data.groups().end(), isThis);
    return found == data.groups().end() ? std::nullopt
                                        : std::optional(static_cast<std::uint32_t>(found - data.groups().begin()));
}

} // namespace

LocalSeries localSeries(const SpanColumnsPtr &columns, LatencyQuestion latency, const FiguresGroup &group,
                        const SeriesWindow &window)
{
    latency.rawNames = true; // as most backends have them
    std::optional<LatencyData> latencies(std::in_place, columns, latency);
    std::optional<std::uint32_t> found = rowOf(*latencies, group);
    if (!found) {
        latency.rawNames = false; // others have routes, or leave ids out
        found = rowOf(latencies.emplace(columns, latency), group);
    }
    if (!found)
        return {};
    const LatencyData &data = *latencies;
    const std::uint32_t number = *found;
    LocalSeries series{data.series(number, window), window, {}};
    const bool hasAny = std::any_of(series.points.begin(), series.points.end(),
                                    [](const SeriesPoint &point) { return point.spans > 0; });
    if (!hasAny)
        return {};
    for (const LatencySpan &span : data.spans(number, kMostLocalSpans)) {
        if (window.stepOf(span.startNs) < window.steps)
            series.durations.push_back(span.durationNs);
    }
    sortDurations(series.durations);
    return series;
}

} // namespace traceloupe
