// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpjsonspan.h"

#include "core/formats/otlpcommon.h"
#include "core/formats/textdecode.h"

#include <array>
#include <utility>

namespace traceloupe {

namespace {

constexpr std::array<std::pair<std::string_view, SpanKind>, 6> kKindNames{{
    {"UNSPECIFIED", SpanKind::Unspecified},
    {"INTERNAL", SpanKind::Internal},
    {"SERVER", SpanKind::Server},
    {"CLIENT", SpanKind::Client},
    {"PRODUCER", SpanKind::Producer},
    {"CONSUMER", SpanKind::Consumer},
}};
constexpr std::array<std::pair<std::string_view, StatusCode>, 3> kStatusNames{{
    {"UNSET", StatusCode::Unset},
    {"OK", StatusCode::Ok},
    {"ERROR", StatusCode::Error},
}};

template <class Value, std::size_t size>
std::optional<Value> byName(const std::array<std::pair<std::string_view, Value>, size> &names, std::string_view prefix,
                            std::string_view text)
{
    if (text.starts_with(prefix))
        text.remove_prefix(prefix.size());
    for (const auto &[name, value] : names) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

} // namespace

void OtlpJsonSpan::reset()
{
    m_arena.clear();
    m_early.clear();
    resetSpan(m_span);
    m_builder = nullptr;
    m_attributes = nullptr;
    m_offset = m_cursor.offset();
    m_traceIdText = {};
    m_spanIdText = {};
    m_parentIdText = {};
    m_startNs = 0;
    m_endNs = 0;
}

Result<> OtlpJsonSpan::read()
{
    reset();
    if (!m_cursor.enterObject()) {
        m_context.count(Diagnostic::SkippedRecord, m_offset, "a span that is no object");
        m_cursor.skip();
        return {};
    }
    while (const auto name = m_cursor.nextField())
        field(*name);
    if (m_cursor.failed())
        return {}; // cut off or damaged: a span is kept whole or not at all
    startInBuilder();
    const JsonCursor::Mark end = m_cursor.mark();
    for (const EarlyList &list : m_early) {
        m_cursor.rewind(list.mark);
        readList(list.kind);
    }
    m_cursor.rewind(end);
    if (m_attributes)
        m_span.attributes = m_attributes->list();
    if (m_values.takeSawWarnings())
        m_sink.takeWarnings(m_span);
    if (m_spanIdText.empty())
        m_context.count(Diagnostic::MissingSpanId, m_offset);
    m_span.id = spanId(m_spanIdText);
    m_span.parentId = spanId(m_parentIdText);
    setOtlpTimes(m_span, m_startNs, m_endNs);
    return m_sink.addSpan(m_span);
}

void OtlpJsonSpan::startInBuilder()
{
    if (m_builder)
        return;
    const ParsedId<TraceId> id = parseTraceId(m_traceIdText);
    m_builder = &m_sink.startSpan(id.id);
    if (id.isAlias)
        (void)traceId(m_traceIdText);
}

TraceId OtlpJsonSpan::traceId(std::string_view text)
{
    const ParsedId<TraceId> id = parseTraceId(text);
    if (id.isAlias) {
        m_context.count(Diagnostic::AliasedId, m_offset, text);
        m_builder->aliasTraceId(id.id, text);
    }
    return id.id;
}

SpanId OtlpJsonSpan::spanId(std::string_view text)
{
    const ParsedId<SpanId> id = parseSpanId(text);
    if (id.isAlias) {
        m_context.count(Diagnostic::AliasedId, m_offset, text);
        m_builder->aliasSpanId(id.id, text);
    }
    return id.id;
}

void OtlpJsonSpan::field(std::string_view name)
{
    if (knownField(name))
        return;
    OtlpKey key;
    if (const std::string_view camel = key.camelCase(name); camel == name || !knownField(camel))
        m_values.unknownField(name);
}

bool OtlpJsonSpan::knownField(std::string_view name)
{
    if (isWord(name, "traceId")) {
        const std::string_view text = m_values.text();
        if (!m_builder)
            m_traceIdText = text;
    } else if (isWord(name, "spanId")) {
        m_spanIdText = m_values.text();
    } else if (isWord(name, "parentSpanId")) {
        m_parentIdText = m_values.text();
    } else if (isWord(name, "name")) {
        m_span.name = m_values.text();
    } else if (isWord(name, "kind")) {
        m_span.kind = kind();
    } else if (isWord(name, "startTimeUnixNano")) {
        m_startNs = otlpTime(m_values.unsignedNumber(), m_offset, m_context);
    } else if (isWord(name, "endTimeUnixNano")) {
        m_endNs = otlpTime(m_values.unsignedNumber(), m_offset, m_context);
    } else if (isWord(name, "attributes")) {
        listField(List::Attributes);
    } else if (isWord(name, "events")) {
        listField(List::Events);
    } else if (isWord(name, "links")) {
        listField(List::Links);
    } else if (isWord(name, "status")) {
        status();
    } else {
        return rareField(name);
    }
    return true;
}

bool OtlpJsonSpan::rareField(std::string_view name)
{
    if (isWord(name, "flags"))
        m_span.flags = m_values.count32();
    else if (isWord(name, "traceState"))
        m_span.traceState = m_values.text();
    else if (isWord(name, "droppedAttributesCount"))
        m_span.droppedAttributes = m_values.count32();
    else if (isWord(name, "droppedEventsCount"))
        m_span.droppedEvents = m_values.count32();
    else if (isWord(name, "droppedLinksCount"))
        m_span.droppedLinks = m_values.count32();
    else
        return false;
    return true;
}

void OtlpJsonSpan::listField(List kind)
{
    if (!m_traceIdText.empty())
        startInBuilder();
    if (m_builder) {
        readList(kind);
        return;
    }
    m_early.push_back({kind, m_cursor.mark()});
    m_cursor.skip();
}

void OtlpJsonSpan::readList(List kind)
{
    if (kind == List::Attributes) {
        if (!m_attributes)
            m_attributes = &m_sink.nextList();
        m_values.attributes(*m_attributes);
        return;
    }
    if (!m_values.enterArray())
        return;
    while (m_cursor.nextElement()) {
        if (kind == List::Events)
            event();
        else
            link();
    }
}

void OtlpJsonSpan::event()
{
    if (!m_values.enterObject())
        return;
    EventInput event;
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "timeUnixNano") {
            event.timeNs = otlpTime(m_values.unsignedNumber(), m_offset, m_context);
        } else if (camel == "name") {
            event.name = m_values.text();
        } else if (camel == "attributes") {
            AttributeWriter &writer = m_sink.nextList();
            m_values.attributes(writer);
            event.attributes = writer.list();
        } else if (camel == "droppedAttributesCount") {
            event.droppedAttributes = m_values.count32();
        } else {
            m_values.unknownField(*name);
        }
    }
    m_span.events.push_back(event);
}

void OtlpJsonSpan::link()
{
    if (!m_values.enterObject())
        return;
    LinkInput link;
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "traceId") {
            link.traceId = traceId(m_values.text());
        } else if (camel == "spanId") {
            link.spanId = spanId(m_values.text());
        } else if (camel == "traceState") {
            link.traceState = m_values.text();
        } else if (camel == "attributes") {
            AttributeWriter &writer = m_sink.nextList();
            m_values.attributes(writer);
            link.attributes = writer.list();
        } else if (camel == "droppedAttributesCount") {
            link.droppedAttributes = m_values.count32();
        } else if (camel == "flags") {
            link.flags = m_values.count32();
        } else {
            m_values.unknownField(*name);
        }
    }
    m_span.links.push_back(link);
}

SpanKind OtlpJsonSpan::kind()
{
    const std::size_t offset = m_cursor.offset();
    const auto text = m_cursor.takeNumberOrString();
    if (!text) {
        m_values.wrongType();
        return SpanKind::Unspecified;
    }
    if (const auto number = parseUnsigned(*text); number && *number <= kMaxKindNumber)
        return static_cast<SpanKind>(*number);
    const auto named = byName(kKindNames, "SPAN_KIND_", *text);
    if (!named && !text->empty())
        m_context.count(Diagnostic::UnknownKind, offset, *text);
    return named.value_or(SpanKind::Unspecified);
}

void OtlpJsonSpan::status()
{
    if (!m_values.enterObject())
        return;
    bool hasDeprecatedError = false;
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "code") {
            m_span.status = statusCode();
        } else if (camel == "message") {
            m_span.statusMessage = m_values.text();
        } else if (camel == "deprecatedCode") {
            const auto code = m_cursor.takeNumberOrString();
            if (!code)
                m_values.wrongType();
            hasDeprecatedError = code && *code != "0" && *code != "DEPRECATED_STATUS_CODE_OK";
        } else {
            m_values.unknownField(*name);
        }
    }
    // Before 2021 errors were told by this field alone.
    if (m_span.status == StatusCode::Unset && hasDeprecatedError)
        m_span.status = StatusCode::Error;
}

StatusCode OtlpJsonSpan::statusCode()
{
    const std::size_t offset = m_cursor.offset();
    const auto text = m_cursor.takeNumberOrString();
    if (!text) {
        m_values.wrongType();
        return StatusCode::Unset;
    }
    if (const auto number = parseUnsigned(*text); number && *number <= kMaxStatusNumber)
        return static_cast<StatusCode>(*number);
    const auto named = byName(kStatusNames, "STATUS_CODE_", *text);
    if (!named && !text->empty())
        m_context.count(Diagnostic::UnknownStatus, offset, *text);
    return named.value_or(StatusCode::Unset);
}

} // namespace traceloupe
