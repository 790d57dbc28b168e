// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/latencysample.h"

#include <algorithm>

namespace traceloupe::test {

LatencySample &LatencySample::add(const std::string &service, const std::string &name, SpanKind kind,
                                  std::int64_t startNs, std::int64_t durationNs, std::uint8_t flags)
{
    auto &operations = m_columns.operations;
    if (operations.empty())
        operations.emplace_back(); // the file counts from 1
    const auto isSame = [&](const SpanOperation &known) { return known.service == service && known.name == name; };
    auto found = std::find_if(operations.begin() + 1, operations.end(), isSame);
    if (found == operations.end())
        found = operations.insert(found, {service, name});
    SegmentTrace trace;
    trace.id = TraceId{0, ++m_lastTrace};
    trace.first = m_segment.size();
    trace.rows = 1;
    trace.startNs = startNs;
    trace.durationNs = durationNs;
    m_segment.trace.push_back(static_cast<std::uint32_t>(m_segment.traces.size()));
    m_segment.traces.push_back(trace);
    m_segment.operation.push_back(static_cast<std::uint32_t>(found - operations.begin()));
    m_segment.parent.push_back(SpanSegment::kNoParent);
    m_segment.startNs.push_back(startNs);
    m_segment.durationNs.push_back(durationNs);
    m_segment.selfNs.push_back(durationNs);
    m_segment.kind.push_back(kind);
    m_segment.status.push_back(StatusCode::Unset);
    const bool isEntry = kind == SpanKind::Server || kind == SpanKind::Consumer;
    m_segment.flags.push_back(static_cast<std::uint8_t>(flags | (isEntry ? SpanFlag::kEntry : 0)));
    m_columns.rows += 1;
    m_columns.traces += 1;
    return *this;
}

LatencySample &LatencySample::cut()
{
    m_columns.segments.push_back(std::make_shared<const SpanSegment>(std::exchange(m_segment, SpanSegment())));
    return *this;
}

SpanColumnsPtr LatencySample::columns()
{
    cut();
    return std::make_shared<const SpanColumns>(m_columns);
}

} // namespace traceloupe::test
