// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkinv1.h"

#include <array>
#include <deque>

namespace traceloupe {

namespace {

/// The annotations that mark the moments of a call or message: client send and receive, server receive and send,
/// message send and receive, wire send and receive.
enum class Core : std::uint8_t { Cs, Cr, Sr, Ss, Ms, Mr, Ws, Wr, Count_ };
constexpr std::size_t kCoreCount = static_cast<std::size_t>(Core::Count_);
constexpr std::array<std::string_view, kCoreCount> kCoreNames{"cs", "cr", "sr", "ss", "ms", "mr", "ws", "wr"};

std::optional<Core> coreOf(const ZipkinV1Annotation &annotation)
{
    if (annotation.value.size() != 2 || !annotation.endpoint)
        return std::nullopt;
    for (std::size_t i = 0; i < kCoreCount; ++i) {
        if (annotation.value == kCoreNames[i])
            return static_cast<Core>(i);
    }
    return std::nullopt;
}

std::optional<SpanKind> kindOf(Core core)
{
    switch (core) {
    case Core::Cs:
    case Core::Cr:
        return SpanKind::Client;
    case Core::Sr:
    case Core::Ss:
        return SpanKind::Server;
    case Core::Ms:
        return SpanKind::Producer;
    case Core::Mr:
        return SpanKind::Consumer;
    default:
        return std::nullopt;
    }
}

class V1Conversion {
public:
    explicit V1Conversion(const ZipkinRecord &record) : m_source(record.span), m_record(record) { newSpan({}); }

    void convert(std::vector<ZipkinSpan> &out)
    {
        takeAnnotations();
        inventStarts();
        timeCalls();
        timeMessages();
        takeBinaryAnnotations();
        for (ZipkinSpan &span : m_spans)
            out.push_back(std::move(span));
    }

private:
    [[nodiscard]] const ZipkinV1Annotation *core(Core which) const
    {
        const auto &found = m_core[static_cast<std::size_t>(which)];
        return found ? &*found : nullptr;
    }
    void setCore(Core which, const ZipkinV1Annotation &annotation)
    {
        m_core[static_cast<std::size_t>(which)] = annotation;
    }

    ZipkinSpan &newSpan(const ZipkinEndpoint &local);
    ZipkinSpan &spanAt(const std::optional<ZipkinEndpoint> &endpoint);
    ZipkinSpan &secondSide(const ZipkinV1Annotation &first, const ZipkinV1Annotation &second, SpanKind kind);

    void takeAnnotations();
    void inventStarts();
    void timeCalls();
    void timeSharedCall();
    void timeIncompleteCalls();
    void timeMessages();
    void setTimes(const ZipkinV1Annotation &begin, const ZipkinV1Annotation *end);
    void takeBinaryAnnotations();
    void setRemotes();
    [[nodiscard]] bool hasWholeTime() const { return m_source.timestamp && m_source.duration.value_or(0) != 0; }

    const ZipkinSpan &m_source;
    const ZipkinRecord &m_record;
    std::deque<ZipkinSpan> m_spans; ///< never empty; data without an endpoint goes to the first
    std::array<std::optional<ZipkinV1Annotation>, kCoreCount> m_core;
    bool m_firstHasLocal = false;
    std::optional<ZipkinEndpoint> m_clientAddress;
    std::optional<ZipkinEndpoint> m_serverAddress;
    std::optional<ZipkinEndpoint> m_messageAddress;
};

std::optional<std::int64_t> between(const ZipkinV1Annotation *begin, const ZipkinV1Annotation *end)
{
    if (!begin || !end || !begin->timestamp || !end->timestamp)
        return std::nullopt;
    return *end->timestamp - *begin->timestamp;
}

ZipkinSpan &V1Conversion::newSpan(const ZipkinEndpoint &local)
{
    ZipkinSpan &span = m_spans.emplace_back();
    span.traceId = m_source.traceId;
    span.id = m_source.id;
    span.parentId = m_source.parentId;
    span.name = m_source.name;
    span.debug = m_source.debug;
    span.offset = m_source.offset;
    span.local = local;
    return span;
}

ZipkinSpan &V1Conversion::spanAt(const std::optional<ZipkinEndpoint> &endpoint)
{
    if (!endpoint)
        return m_spans.front();
    if (!m_firstHasLocal) {
        m_firstHasLocal = true;
        m_spans.front().local = *endpoint;
        return m_spans.front();
    }
    for (ZipkinSpan &span : m_spans) {
        if (span.local.serviceName == endpoint->serviceName)
            return span;
    }
    return newSpan(*endpoint);
}

void V1Conversion::takeAnnotations()
{
    for (const ZipkinV1Annotation &annotation : m_record.annotations) {
        ZipkinSpan &span = spanAt(annotation.endpoint);
        const auto which = coreOf(annotation);
        if (!which) {
            span.annotations.push_back({annotation.timestamp, annotation.value});
            if (annotation.value == "error" && !span.hasTag("error"))
                span.tags.push_back({"error", {}}); // how tracers of that time marked failures
            continue;
        }
        setCore(*which, annotation);
        if (const auto kind = kindOf(*which))
            span.kind = *kind;
    }
}

/// Where only the end was annotated and the span's own time agrees with it, the start is known as well.
void V1Conversion::inventStarts()
{
    const auto invent = [this](Core start, Core end) {
        if (core(start) || !core(end) || !hasWholeTime()
            || core(end)->timestamp != *m_source.timestamp + *m_source.duration)
            return;
        ZipkinV1Annotation annotation = *core(end);
        annotation.timestamp = m_source.timestamp;
        setCore(start, annotation);
    };
    invent(Core::Cs, Core::Cr);
    invent(Core::Sr, Core::Ss);
}

void V1Conversion::setTimes(const ZipkinV1Annotation &begin, const ZipkinV1Annotation *end)
{
    ZipkinSpan &span = spanAt(begin.endpoint);
    if (hasWholeTime()) {
        span.timestamp = m_source.timestamp;
        span.duration = m_source.duration;
        return;
    }
    span.timestamp = begin.timestamp;
    span.duration = between(&begin, end);
}

void V1Conversion::timeCalls()
{
    if (core(Core::Cs) && core(Core::Sr))
        timeSharedCall();
    else if (core(Core::Cs) && core(Core::Cr))
        setTimes(*core(Core::Cs), core(Core::Cr));
    else if (core(Core::Sr) && core(Core::Ss))
        setTimes(*core(Core::Sr), core(Core::Ss));
    else
        timeIncompleteCalls();
    // Version 1 had no shared flag: a server span that leaves its time to the client says so by that.
    const bool leavesTime = !m_source.timestamp || (core(Core::Ss) && m_source.duration.value_or(0) == 0);
    if (!core(Core::Cs) && core(Core::Sr) && leavesTime)
        spanAt(core(Core::Sr)->endpoint).shared = true;
}

/// The span that takes the second role where both roles may be played by the same service.
ZipkinSpan &V1Conversion::secondSide(const ZipkinV1Annotation &first, const ZipkinV1Annotation &second, SpanKind kind)
{
    if (first.endpoint->serviceName != second.endpoint->serviceName)
        return spanAt(second.endpoint);
    ZipkinSpan &span = newSpan(*second.endpoint);
    span.kind = kind;
    return span;
}

void V1Conversion::timeSharedCall()
{
    const ZipkinV1Annotation &cs = *core(Core::Cs);
    const ZipkinV1Annotation &sr = *core(Core::Sr);
    setTimes(cs, core(Core::Cr));
    ZipkinSpan &client = spanAt(cs.endpoint);
    client.kind = SpanKind::Client;
    if (!core(Core::Cr) && m_source.duration.value_or(0) == 0)
        client.duration.reset(); // one way
    ZipkinSpan &server = secondSide(cs, sr, SpanKind::Server);
    server.shared = true;
    server.timestamp = sr.timestamp;
    server.duration = between(&sr, core(Core::Ss));
}

void V1Conversion::timeIncompleteCalls()
{
    const auto restore = [](ZipkinSpan &span, const ZipkinV1Annotation *begin, const ZipkinV1Annotation *end) {
        if (begin)
            span.timestamp = begin->timestamp;
        if (end)
            span.annotations.push_back({end->timestamp, end->value});
    };
    for (ZipkinSpan &span : m_spans) {
        if (span.kind == SpanKind::Client)
            restore(span, core(Core::Cs), core(Core::Cr));
        else if (span.kind == SpanKind::Server)
            restore(span, core(Core::Sr), core(Core::Ss));
    }
    if (!m_source.timestamp && (!m_source.duration || m_spans.front().timestamp))
        return;
    m_spans.front().timestamp = m_source.timestamp;
    m_spans.front().duration = m_source.duration;
}

void V1Conversion::timeMessages()
{
    const ZipkinV1Annotation *ms = core(Core::Ms);
    const ZipkinV1Annotation *mr = core(Core::Mr);
    const ZipkinV1Annotation *ws = core(Core::Ws);
    const ZipkinV1Annotation *wr = core(Core::Wr);
    if (ms && mr) {
        ZipkinSpan &producer = spanAt(ms->endpoint);
        producer.kind = SpanKind::Producer;
        producer.timestamp = ms->timestamp;
        producer.duration = between(ms, ws);
        ZipkinSpan &consumer = secondSide(*ms, *mr, SpanKind::Consumer);
        consumer.shared = true;
        consumer.timestamp = wr ? wr->timestamp : mr->timestamp;
        consumer.duration = between(wr, mr);
    } else if (ms) {
        setTimes(*ms, ws);
    } else if (mr && wr) {
        setTimes(*wr, mr);
    } else if (mr) {
        setTimes(*mr, nullptr);
    } else {
        for (const ZipkinV1Annotation *wire : {ws, wr}) {
            if (wire)
                spanAt(wire->endpoint).annotations.push_back({wire->timestamp, wire->value});
        }
    }
}

void V1Conversion::takeBinaryAnnotations()
{
    for (const ZipkinBinaryAnnotation &annotation : m_record.binaryAnnotations) {
        if (annotation.isTrue && annotation.endpoint) {
            auto *address = annotation.key == "ca"   ? &m_clientAddress
                            : annotation.key == "sa" ? &m_serverAddress
                            : annotation.key == "ma" ? &m_messageAddress
                                                     : nullptr;
            if (address) {
                *address = annotation.endpoint;
                continue;
            }
        }
        ZipkinSpan &span = spanAt(annotation.endpoint);
        if (annotation.key == "lc" && annotation.value.empty())
            continue; // only there to carry the endpoint
        span.tags.push_back({annotation.key, annotation.value});
    }
    setRemotes();
}

void V1Conversion::setRemotes()
{
    const ZipkinV1Annotation *client = core(Core::Cs) ? core(Core::Cs) : core(Core::Cr);
    const ZipkinV1Annotation *server = core(Core::Sr) ? core(Core::Sr) : core(Core::Ss);
    if (!client && !server && (m_clientAddress || m_serverAddress)) {
        if (m_clientAddress && m_serverAddress) {
            spanAt(m_clientAddress).remote = *m_serverAddress;
        } else if (m_serverAddress) {
            m_spans.front().remote = *m_serverAddress;
        } else {
            m_spans.front().kind = SpanKind::Server;
            m_spans.front().remote = *m_clientAddress;
        }
        return;
    }
    if (m_clientAddress && server && m_clientAddress != server->endpoint) {
        ZipkinEndpoint address = *m_clientAddress;
        if (address.serviceName == server->endpoint->serviceName)
            address.serviceName = {}; // Finagle repeats the server's name: not a call to itself
        spanAt(server->endpoint).remote = address;
    }
    if (m_serverAddress && client)
        spanAt(client->endpoint).remote = *m_serverAddress;
    for (const Core which : {Core::Ms, Core::Mr}) {
        if (m_messageAddress && core(which))
            spanAt(core(which)->endpoint).remote = *m_messageAddress;
    }
}

} // namespace

void convertZipkinV1(const ZipkinRecord &record, std::vector<ZipkinSpan> &out)
{
    V1Conversion(record).convert(out);
}

} // namespace traceloupe
