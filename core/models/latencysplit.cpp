// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencysplit.h"

#include "core/analysis/effectiveerror.h"
#include "core/analysis/operationname.h"
#include "core/cache/spanblock.h"

#include <limits>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

bool isOfSide(const Trace &trace, SpanIndex row, LatencySide side)
{
    const SpanKind kind = trace.kind(row);
    if (side == LatencySide::Outbound)
        return kind == SpanKind::Client || kind == SpanKind::Producer;
    return kind == SpanKind::Server || kind == SpanKind::Consumer || trace.parentSpanId(row).isZero();
}

bool isOfGroup(const Trace &trace, SpanIndex row, const LatencyGroup &group, const LatencyQuestion &question)
{
    if (trace.isPhantom(row) || !isOfSide(trace, row, question.side) || trace.serviceName(row) != group.service)
        return false;
    return question.grouping == LatencyGrouping::Service
           || (trace.kind(row) == group.kind && operationName(trace.name(row)) == group.operation);
}

std::optional<std::string> valueOf(const Trace &trace, SpanIndex row, const std::string &key)
{
    const SpanDetails details = trace.details(row);
    if (const auto value = details.attributes().find(key))
        return value->toText();
    if (const Resource *resource = trace.resource(row)) {
        if (const auto value = resource->attributes.find(key))
            return value->toText();
    }
    return std::nullopt;
}

/// Collects spans by value.
class Splitter {
public:
    Splitter(const LatencyData &data, std::uint32_t group, const std::string &key)
        : m_group(data.groups()[group]), m_question(data.question()), m_key(key)
    {
        m_columns.operations.emplace_back(); // numbers count from 1, as in a file
    }

    void add(const Trace &trace)
    {
        const std::uint32_t first = m_segment.size();
        for (std::uint32_t i = 0; i < trace.rowCount(); ++i) {
            if (isOfGroup(trace, SpanIndex(i), m_group, m_question))
                addSpan(trace, SpanIndex(i));
        }
        if (m_segment.size() == first)
            return;
        SegmentTrace added;
        added.id = trace.id();
        added.startNs = trace.startNs();
        added.durationNs = trace.durationNs();
        added.first = first;
        added.rows = m_segment.size() - first;
        m_segment.traces.push_back(added);
        ++m_columns.traces;
    }

    SpanColumnsPtr finish()
    {
        m_columns.rows = m_segment.size();
        m_columns.segments.push_back(std::make_shared<const SpanSegment>(std::move(m_segment)));
        return std::make_shared<const SpanColumns>(std::move(m_columns));
    }

private:
    void addSpan(const Trace &trace, SpanIndex row)
    {
        m_segment.trace.push_back(static_cast<std::uint32_t>(m_segment.traces.size()));
        m_segment.operation.push_back(operationOf(valueOf(trace, row, m_key)));
        m_segment.parent.push_back(SpanSegment::kNoParent);
        m_segment.startNs.push_back(trace.startNs(row));
        m_segment.durationNs.push_back(trace.durationNs(row));
        m_segment.selfNs.push_back(0);
        m_segment.kind.push_back(m_group.kind);
        m_segment.status.push_back(trace.status(row));
        m_segment.flags.push_back(
            static_cast<std::uint8_t>(spanFlags(trace, row, isEffectiveError(trace, row)) | SpanFlag::kEntry));
    }

    std::uint32_t operationOf(const std::optional<std::string> &value)
    {
        std::string name = value ? m_key + " = " + *value : "without " + m_key;
        if (m_numbers.size() >= kMostSplitValues && !m_numbers.contains(name))
            name = m_key + " = any other value";
        const auto [known, isNew] = m_numbers.try_emplace(name,
                                                          static_cast<std::uint32_t>(m_columns.operations.size()));
        if (isNew)
            m_columns.operations.push_back({m_group.service, std::move(name)});
        return known->second;
    }

    const LatencyGroup m_group;
    const LatencyQuestion m_question;
    const std::string &m_key;
    SpanColumns m_columns;
    SpanSegment m_segment;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

} // namespace

Result<SpanColumnsPtr> splitByAttribute(Cache &cache, const LatencyData &data, std::uint32_t group,
                                        const std::string &key, const std::atomic<bool> &cancelled)
{
    Splitter splitter(data, group, key);
    std::unordered_set<TraceId> seen;
    for (const LatencySpan &span : data.spans(group, std::numeric_limits<std::size_t>::max())) {
        if (!seen.insert(span.trace).second)
            continue;
        if (cancelled)
            return fail(ErrorCode::Cancelled, u"The split was stopped."_s);
        const Result<TracePtr> trace = cache.load(span.trace);
        if (!trace && trace.error().code == ErrorCode::NotFound)
            continue; // deleted meanwhile
        if (!trace)
            return tl::unexpected(trace.error());
        splitter.add(**trace);
    }
    return splitter.finish();
}

} // namespace traceloupe
