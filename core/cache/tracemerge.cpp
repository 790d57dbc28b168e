// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracemerge.h"

#include "core/model/tracebuilder.h"

#include <algorithm>
#include <set>
#include <utility>

namespace traceloupe {

namespace {

bool sameResource(const Trace &a, const Resource &left, const Trace &b, const Resource &right)
{
    return left.droppedAttributes == right.droppedAttributes && a.text(left.schemaUrl) == b.text(right.schemaUrl)
           && left.attributes.equals(right.attributes);
}

bool sameScope(const Trace &a, const Scope &left, const Trace &b, const Scope &right)
{
    return left.droppedAttributes == right.droppedAttributes && a.text(left.name) == b.text(right.name)
           && a.text(left.version) == b.text(right.version) && a.text(left.schemaUrl) == b.text(right.schemaUrl)
           && left.attributes.equals(right.attributes);
}

bool sameEvents(const SpanDetails &a, const SpanDetails &b)
{
    const auto same = [](const EventView &left, const EventView &right) {
        return left.timeNs == right.timeNs && left.name == right.name
               && left.droppedAttributes == right.droppedAttributes && left.attributes.equals(right.attributes);
    };
    return a.eventCount() == b.eventCount()
           && (a.eventCount() == 0 || std::ranges::equal(a.events(), b.events(), same));
}

bool sameLinks(const SpanDetails &a, const SpanDetails &b)
{
    const auto same = [](const LinkView &left, const LinkView &right) {
        return left.traceId == right.traceId && left.spanId == right.spanId && left.traceState == right.traceState
               && left.flags == right.flags && left.droppedAttributes == right.droppedAttributes
               && left.attributes.equals(right.attributes);
    };
    return a.linkCount() == b.linkCount() && (a.linkCount() == 0 || std::ranges::equal(a.links(), b.links(), same));
}

bool sameDetails(const SpanDetails &a, const SpanDetails &b)
{
    return a.traceState() == b.traceState() && a.statusMessage() == b.statusMessage()
           && a.droppedAttributes() == b.droppedAttributes() && a.droppedEvents() == b.droppedEvents()
           && a.droppedLinks() == b.droppedLinks() && a.endWithoutStartNs() == b.endWithoutStartNs()
           && a.attributes().equals(b.attributes()) && sameEvents(a, b) && sameLinks(a, b)
           && a.warnings() == b.warnings();
}

/// Compares two traces row by row; pairs of resources and scopes that were found equal are remembered.
class Comparison {
public:
    Comparison(const Trace &a, const Trace &b) : m_a(a), m_b(b) {}

    bool run()
    {
        if (!sameColumns() || !sameAliases())
            return false;
        for (std::uint32_t row = 0; row < m_a.rowCount(); ++row) {
            if (!sameRow(SpanIndex(row)))
                return false;
        }
        return true;
    }

private:
    bool sameColumns() const
    {
        const TraceColumns &a = m_a.columns();
        const TraceColumns &b = m_b.columns();
        return m_a.id() == m_b.id() && a.id == b.id && a.parentId == b.parentId && a.startNs == b.startNs
               && a.durationNs == b.durationNs && a.depth == b.depth && a.kind == b.kind && a.status == b.status
               && a.state == b.state && a.flags == b.flags;
    }

    bool sameAliases() const
    {
        const auto same = [this](const IdAlias &left, const IdAlias &right) {
            return left.high == right.high && left.low == right.low && m_a.text(left.text) == m_b.text(right.text);
        };
        return std::ranges::equal(m_a.parts().aliases, m_b.parts().aliases, same);
    }

    bool sameRow(SpanIndex row)
    {
        return m_a.name(row) == m_b.name(row) && m_a.rawStartNs(row) == m_b.rawStartNs(row)
               && m_a.rawDurationNs(row) == m_b.rawDurationNs(row) && sameResourceOf(row) && sameScopeOf(row)
               && sameDetails(m_a.details(row), m_b.details(row));
    }

    bool sameResourceOf(SpanIndex row)
    {
        const Resource *left = m_a.resource(row);
        const Resource *right = m_b.resource(row);
        if (left == nullptr || right == nullptr)
            return left == right;
        return remembered(left, right, [&] { return sameResource(m_a, *left, m_b, *right); });
    }

    bool sameScopeOf(SpanIndex row)
    {
        const Scope *left = m_a.scope(row);
        const Scope *right = m_b.scope(row);
        if (left == nullptr || right == nullptr)
            return left == right;
        return remembered(left, right, [&] { return sameScope(m_a, *left, m_b, *right); });
    }

    template <class Compare>
    bool remembered(const void *left, const void *right, const Compare &compare)
    {
        if (m_equal.contains({left, right}))
            return true;
        if (!compare())
            return false;
        m_equal.insert({left, right});
        return true;
    }

    const Trace &m_a;
    const Trace &m_b;
    std::set<std::pair<const void *, const void *>> m_equal;
};

} // namespace

bool sameContent(const Trace &a, const Trace &b)
{
    return Comparison(a, b).run();
}

TracePtr withTraceId(const TracePtr &trace, const TraceId &id)
{
    if (trace->id() == id)
        return trace;
    TraceParts parts = trace->parts();
    parts.id = id;
    return std::make_shared<const Trace>(std::move(parts));
}

std::uint64_t conflictCount(const Trace &trace)
{
    const auto isConflict = [](std::uint16_t state) { return (state & SpanState::kConflict) != 0; };
    return static_cast<std::uint64_t>(std::ranges::count_if(trace.columns().state, isConflict));
}

MergedTrace mergeTraces(const TracePtr &stored, const TracePtr &incoming)
{
    const TraceId id = stored->id().high != 0 ? stored->id() : incoming->id();
    const TracePtr mine = withTraceId(stored, id);
    const TracePtr theirs = withTraceId(incoming, id);
    if (stored->id() == id && sameContent(*mine, *theirs))
        return {stored, false};
    TraceBuilder builder(id);
    builder.addTrace(*mine);
    builder.addTrace(*theirs);
    TracePtr merged = builder.finish();
    if (stored->id() == id && sameContent(*stored, *merged))
        return {stored, false};
    return {std::move(merged), true};
}

} // namespace traceloupe
