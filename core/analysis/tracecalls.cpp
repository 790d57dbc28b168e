// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tracecalls.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

bool isOutbound(SpanKind kind)
{
    return kind == SpanKind::Client || kind == SpanKind::Producer;
}

bool isInbound(SpanKind kind)
{
    return kind == SpanKind::Server || kind == SpanKind::Consumer;
}

/// The way up from a row through INTERNAL spans: where it ends, and how often the service changes on it.
struct Climb {
    SpanIndex end;           ///< the row itself if it is not INTERNAL; invalid where the way ends at the top
    SpanIndex border;        ///< the last row on the way that is of another service than its parent
    std::uint8_t borders = 0;
};

class CallFinder {
public:
    explicit CallFinder(const Trace &trace)
        : m_trace(trace), m_climbs(trace.rowCount()), m_answers(trace.rowCount()), m_explained(trace.rowCount())
    {}

    TraceCalls find()
    {
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row)
            climb(SpanIndex(row));
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            if (isInbound(m_trace.kind(SpanIndex(row))) && !m_trace.isPhantom(SpanIndex(row)))
                findCaller(SpanIndex(row));
        }
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row)
            findBorder(SpanIndex(row));
        markFanout();
        findOutbound();
        return std::move(m_out);
    }

private:
    [[nodiscard]] bool hasParentSpan(SpanIndex row) const
    {
        const SpanIndex parent = m_trace.parent(row);
        return parent.isValid() && !m_trace.isPhantom(parent);
    }

    [[nodiscard]] bool changesService(SpanIndex row) const
    {
        return m_trace.serviceId(m_trace.parent(row)) != m_trace.serviceId(row);
    }

    void climb(SpanIndex row)
    {
        Climb &own = m_climbs[row.value()];
        if (m_trace.isPhantom(row))
            return;
        const SpanKind kind = m_trace.kind(row);
        if (kind != SpanKind::Internal && kind != SpanKind::Unspecified)
            own.end = row;
        else if (hasParentSpan(row))
            own = above(row);
    }

    /// The way up that begins at the row's parent, with the step to it.
    [[nodiscard]] Climb above(SpanIndex row) const
    {
        constexpr std::uint8_t kManyBorders = 2;
        Climb way = m_climbs[m_trace.parent(row).value()];
        if (changesService(row)) {
            way.borders = std::min<std::uint8_t>(kManyBorders, static_cast<std::uint8_t>(way.borders + 1));
            way.border = row;
        }
        return way;
    }

    /// Rules 1, 2, 3 and 5: who called this SERVER or CONSUMER.
    void findCaller(SpanIndex callee)
    {
        const bool isConsumer = m_trace.kind(callee) == SpanKind::Consumer;
        if (!hasParentSpan(callee)) {
            const bool isOrphan = m_trace.parent(callee).isValid();
            if (isConsumer)
                addConsumption(callee, {}, true, isOrphan);
            else
                m_out.calls.push_back({CallKind::Entry, {}, {}, callee, true, true, false, isOrphan});
            return;
        }
        const Climb way = above(callee);
        const SpanIndex client = isClientOf(way, callee) ? way.end : SpanIndex();
        if (client.isValid()) {
            addCall({isConsumer ? CallKind::Messaging : CallKind::Rpc, client, client, callee, true});
            if (way.border.isValid())
                m_explained[way.border.value()] = true;
        } else if (changesService(callee)) {
            addCall({CallKind::Inferred, m_trace.parent(callee), {}, callee, true});
        }
        if (isConsumer)
            addConsumption(callee, client, false, false);
    }

    /// A way with several changes of service is several calls; a CONSUMER under a CLIENT of its own service is
    /// the processing of what that one received.
    [[nodiscard]] bool isClientOf(const Climb &way, SpanIndex callee) const
    {
        if (!way.end.isValid() || way.borders > 1 || !isOutbound(m_trace.kind(way.end)))
            return false;
        const bool isReceived = m_trace.kind(callee) == SpanKind::Consumer && m_trace.kind(way.end) == SpanKind::Client
                                && way.borders == 0;
        return !isReceived;
    }

    void addCall(TraceCall call)
    {
        if (call.client.isValid())
            call.isFirst = m_answers[call.client.value()]++ == 0;
        m_out.calls.push_back(call);
    }

    void addConsumption(SpanIndex span, SpanIndex parentProducer, bool isEntry, bool isOrphan)
    {
        const SpanDetails details = m_trace.details(span);
        Consumption consumption{span, {}, {}, isEntry, isOrphan};
        for (const LinkView &link : details.links()) {
            const bool isParent = parentProducer.isValid() && link.spanId == m_trace.spanId(parentProducer)
                                  && link.traceId == m_trace.id();
            const bool isKnown = std::ranges::any_of(consumption.producers, [&](const Consumption::Producer &other) {
                return other.spanId == link.spanId && other.traceId == link.traceId;
            });
            if (!isParent && !isKnown && consumption.producers.size() < kMaxLinks)
                consumption.producers.push_back({link.traceId, link.spanId});
        }
        if (!isEntry && consumption.producers.empty())
            return;
        consumption.queue = peerNameOf(details.attributes(), SpanKind::Consumer);
        m_out.consumptions.push_back(std::move(consumption));
    }

    /// Rule 6: the service changes at a span that is no SERVER and no CONSUMER.
    void findBorder(SpanIndex row)
    {
        if (m_trace.isPhantom(row) || isInbound(m_trace.kind(row)) || !hasParentSpan(row) || !changesService(row)
            || m_explained[row.value()])
            return;
        const Climb way = above(row);
        const bool isDirect = way.borders == 1 && way.end.isValid() && isOutbound(m_trace.kind(way.end));
        const bool hasServer = !isOutbound(m_trace.kind(row));
        addCall({CallKind::Inferred, m_trace.parent(row), isDirect ? way.end : SpanIndex(), row, hasServer});
    }

    void markFanout()
    {
        for (TraceCall &call : m_out.calls)
            call.isFanout = call.client.isValid() && m_answers[call.client.value()] > 1;
    }

    /// Rule 4: of nested CLIENTs of one service, one stands for the call.
    void findOutbound()
    {
        const auto rows = m_trace.rowCount();
        std::vector<bool> hasAnswerBelow(rows); // within the same service's stack of CLIENTs
        for (std::uint32_t row = rows; row-- > 0;) {
            const SpanIndex outer = isOutbound(m_trace.kind(SpanIndex(row))) ? enclosing(SpanIndex(row)) : SpanIndex();
            if (outer.isValid() && (m_answers[row] > 0 || hasAnswerBelow[row]))
                hasAnswerBelow[outer.value()] = true;
        }
        std::vector<bool> isSpokenFor(rows); // this one, or one around it, has or is an edge
        for (std::uint32_t row = 0; row < rows; ++row) {
            const SpanIndex span(row);
            if (!isOutbound(m_trace.kind(span)) || m_trace.isPhantom(span))
                continue;
            ++m_out.clientSpans;
            const SpanIndex outer = enclosing(span);
            const bool isInside = outer.isValid() && isSpokenFor[outer.value()];
            isSpokenFor[row] = isInside || m_answers[row] > 0 || !hasAnswerBelow[row];
            if (m_answers[row] > 0)
                addAnswered(span);
            else if (isInside || hasAnswerBelow[row])
                ++m_out.nested;
            else
                m_out.outbound.push_back({span, peerNameOf(m_trace.details(span).attributes(), m_trace.kind(span))});
        }
    }

    void addAnswered(SpanIndex span)
    {
        ++m_out.answered;
        if (m_trace.kind(span) == SpanKind::Producer)
            m_out.answeredProducers.push_back(span);
    }

    /// The nearest CLIENT or PRODUCER of the same service around a row, through INTERNAL spans.
    [[nodiscard]] SpanIndex enclosing(SpanIndex row) const
    {
        if (!hasParentSpan(row))
            return {};
        const Climb way = above(row);
        const bool isStack = way.end.isValid() && way.borders == 0 && isOutbound(m_trace.kind(way.end));
        return isStack ? way.end : SpanIndex();
    }

    static constexpr std::size_t kMaxLinks = 1000; ///< of one CONSUMER

    const Trace &m_trace;
    std::vector<Climb> m_climbs;
    std::vector<std::uint32_t> m_answers; ///< calls that a CLIENT or PRODUCER row made
    std::vector<bool> m_explained;        ///< changes of service that belong to a call that was found
    TraceCalls m_out;
};

} // namespace

std::string_view callKindName(CallKind kind)
{
    constexpr std::array<std::string_view, 5> kNames{"rpc", "messaging", "inferred", "virtual", "entry"};
    return kNames[static_cast<std::size_t>(kind)];
}

TraceCalls findCalls(const Trace &trace)
{
    return CallFinder(trace).find();
}

} // namespace traceloupe
