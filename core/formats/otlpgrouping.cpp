// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpgrouping.h"

#include <algorithm>
#include <tuple>

namespace traceloupe {

std::vector<SpanIndex> spansByScope(const Trace &trace)
{
    std::vector<SpanIndex> rows;
    rows.reserve(trace.spanCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            rows.emplace_back(row);
    }
    const TraceColumns &columns = trace.columns();
    const auto group = [&columns](SpanIndex row) {
        return std::tuple(columns.resource[row.value()], columns.scope[row.value()]);
    };
    std::ranges::stable_sort(rows, {}, group);
    return rows;
}

OtlpTimes otlpTimes(const Trace &trace, SpanIndex row, const SpanDetails &details, LossCount &loss)
{
    const std::int64_t startNs = trace.rawStartNs(row);
    const std::int64_t durationNs = trace.rawDurationNs(row);
    if (startNs == SpanInput::kAbsent)
        return {0, static_cast<std::uint64_t>(std::max<std::int64_t>(details.endWithoutStartNs(), 0))};
    const std::int64_t endNs = durationNs == SpanInput::kAbsent ? 0 : std::max<std::int64_t>(startNs + durationNs, 0);
    if (startNs == 0 || (endNs == 0 && durationNs != SpanInput::kAbsent))
        loss.add("a time of zero, which OTLP takes for none");
    return {static_cast<std::uint64_t>(startNs), static_cast<std::uint64_t>(endNs)};
}

} // namespace traceloupe
