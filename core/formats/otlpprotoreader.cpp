// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpprotoreader.h"

#include "core/formats/otlpcommon.h"
#include "core/formats/otlpprotofields.h"
#include "core/formats/protobufassert.h"
#include "core/formats/textdecode.h"

#include <protozero/pbf_reader.hpp>

namespace traceloupe {

namespace {

using protozero::pbf_wire_type;
using protozero::tag_and_type;

constexpr auto kBytesType = pbf_wire_type::length_delimited;

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += kDigits[(static_cast<unsigned char>(c) >> 4) & 15U];
        out += kDigits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

} // namespace

Result<> OtlpProtoReader::resourceSpans(std::string_view message)
{
    std::string_view resourceMessage;
    std::string_view schemaUrl;
    m_scopes.clear();
    WireWalker walker(message);
    while (const auto field = walker.next()) {
        const bool isBytes = field->type == WireType::Length;
        if (isBytes && (field->number == OtlpField::kScopeSpans || field->number == OtlpField::kLibrarySpans))
            m_scopes.push_back({field->bytes, field->isCut});
        else if (isBytes && field->number == OtlpField::kResource)
            resourceMessage = field->bytes;
        else if (isBytes && field->number == OtlpField::kResourceSchemaUrl)
            schemaUrl = field->bytes;
        else
            notExpected(*field, message);
    }
    countEnd(walker, message);
    m_arena.clear();
    resource(resourceMessage, schemaUrl);
    for (const Part &part : m_scopes) {
        if (auto read = scopeSpans(part); !read)
            return read;
    }
    return {};
}

Result<> OtlpProtoReader::scopeSpans(const Part &part)
{
    std::string_view scopeMessage;
    std::string_view schemaUrl;
    m_spans.clear();
    WireWalker walker(part.bytes);
    while (const auto field = walker.next()) {
        const bool isBytes = field->type == WireType::Length;
        if (isBytes && field->number == OtlpField::kSpans)
            m_spans.push_back({field->bytes, field->isCut});
        else if (isBytes && field->number == OtlpField::kScope)
            scopeMessage = field->bytes;
        else if (isBytes && field->number == OtlpField::kScopeSchemaUrl)
            schemaUrl = field->bytes;
        else
            notExpected(*field, part.bytes);
    }
    countEnd(walker, part.bytes);
    scope(scopeMessage, schemaUrl);
    for (const Part &spanPart : m_spans) {
        if (auto read = span(spanPart); !read)
            return read;
    }
    return {};
}

void OtlpProtoReader::attribute(std::string_view message, AttributeWriter &writer)
{
    // A damaged one may not leave half an attribute in the list, so it is read into a list of its own first.
    m_single.clear();
    try {
        m_values.keyValue(message, m_single);
        writer.addAll(m_single.list());
    } catch (const std::exception &problem) {
        m_context.count(Diagnostic::SkippedRecord, m_values.offset(message), problem.what());
    }
}

void OtlpProtoReader::notExpected(const WireField &field, std::string_view message)
{
    if (!field.isCut)
        m_values.unknownField(field.number, message);
}

void OtlpProtoReader::countEnd(const WireWalker &walker, std::string_view message)
{
    if (walker.isDamaged())
        m_context.count(Diagnostic::SkippedRecord, m_values.offset({walker.position(), 0}), "no protobuf field");
    else if (walker.isCut())
        m_context.count(Diagnostic::TruncatedInput, m_values.offset(message) + message.size());
}

void OtlpProtoReader::resource(std::string_view message, std::string_view schemaUrl)
{
    AttributeWriter &writer = m_sink.startResource();
    std::uint32_t dropped = 0;
    WireWalker walker(message);
    while (const auto field = walker.next()) {
        if (field->number == OtlpField::kResourceAttributes && field->type == WireType::Length)
            attribute(field->bytes, writer);
        else if (field->number == OtlpField::kResourceDropped && field->type == WireType::Varint)
            dropped = static_cast<std::uint32_t>(field->varint);
        else
            notExpected(*field, message);
    }
    countEnd(walker, message);
    m_sink.setResource(dropped, m_values.text(schemaUrl));
}

void OtlpProtoReader::scope(std::string_view message, std::string_view schemaUrl)
{
    AttributeWriter &writer = m_sink.startScope();
    std::string_view name;
    std::string_view version;
    std::uint32_t dropped = 0;
    WireWalker walker(message);
    while (const auto field = walker.next()) {
        const bool isBytes = field->type == WireType::Length;
        if (isBytes && field->number == OtlpField::kScopeName)
            name = field->bytes;
        else if (isBytes && field->number == OtlpField::kScopeVersion)
            version = field->bytes;
        else if (isBytes && field->number == OtlpField::kScopeAttributes)
            attribute(field->bytes, writer);
        else if (!isBytes && field->number == OtlpField::kScopeDropped && field->type == WireType::Varint)
            dropped = static_cast<std::uint32_t>(field->varint);
        else
            notExpected(*field, message);
    }
    countEnd(walker, message);
    m_sink.setScope(m_values.text(name), m_values.text(version), dropped, m_values.text(schemaUrl));
}

Result<> OtlpProtoReader::span(const Part &part)
{
    if (part.isCut) {
        m_context.count(Diagnostic::TruncatedInput, m_values.offset(part.bytes), "a span that is cut off");
        return {};
    }
    const std::size_t offset = m_values.offset(part.bytes);
    TraceBuilder *builder = nullptr;
    m_arena.clear();
    try {
        spanFields(part.bytes);
        builder = &m_sink.startSpan(traceId(m_traceIdBytes));
        addSpanLists();
        m_span.id = spanId(m_spanIdBytes);
        m_span.parentId = spanId(m_parentIdBytes);
    } catch (const std::exception &problem) {
        m_context.count(Diagnostic::SkippedRecord, offset, problem.what());
        return {};
    }
    rememberAliases(*builder);
    if (m_spanIdBytes.empty())
        m_context.count(Diagnostic::MissingSpanId, offset);
    setOtlpTimes(m_span, otlpTime(m_startNs, offset, m_context), otlpTime(m_endNs, offset, m_context));
    return m_sink.addSpan(m_span);
}

void OtlpProtoReader::spanFields(std::string_view message)
{
    resetSpan(m_span);
    m_traceIdBytes = m_spanIdBytes = m_parentIdBytes = {};
    m_startNs = m_endNs = 0;
    m_attributeMessages.clear();
    m_eventMessages.clear();
    m_linkMessages.clear();
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kSpanAttributes, kBytesType):
            m_attributeMessages.push_back(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanTraceId, kBytesType):
            m_traceIdBytes = reader.get_view();
            break;
        case tag_and_type(OtlpField::kSpanId, kBytesType):
            m_spanIdBytes = reader.get_view();
            break;
        case tag_and_type(OtlpField::kSpanParentId, kBytesType):
            m_parentIdBytes = reader.get_view();
            break;
        case tag_and_type(OtlpField::kSpanName, kBytesType):
            m_span.name = m_values.text(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanKind, pbf_wire_type::varint):
            kind(reader.get_uint64(), message);
            break;
        case tag_and_type(OtlpField::kSpanStart, pbf_wire_type::fixed64):
            m_startNs = reader.get_fixed64();
            break;
        case tag_and_type(OtlpField::kSpanEnd, pbf_wire_type::fixed64):
            m_endNs = reader.get_fixed64();
            break;
        case tag_and_type(OtlpField::kSpanEvents, kBytesType):
            m_eventMessages.push_back(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanLinks, kBytesType):
            m_linkMessages.push_back(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanStatus, kBytesType):
            status(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanTraceState, kBytesType):
            m_span.traceState = m_values.text(reader.get_view());
            break;
        case tag_and_type(OtlpField::kSpanFlags, pbf_wire_type::fixed32):
            m_span.flags = reader.get_fixed32();
            break;
        case tag_and_type(OtlpField::kSpanDroppedAttributes, pbf_wire_type::varint):
            m_span.droppedAttributes = reader.get_uint32();
            break;
        case tag_and_type(OtlpField::kSpanDroppedEvents, pbf_wire_type::varint):
            m_span.droppedEvents = reader.get_uint32();
            break;
        case tag_and_type(OtlpField::kSpanDroppedLinks, pbf_wire_type::varint):
            m_span.droppedLinks = reader.get_uint32();
            break;
        default:
            m_values.notExpected(reader.tag(), reader.tag() <= OtlpField::kSpanFlags, message);
            reader.skip();
            break;
        }
    }
}

void OtlpProtoReader::addSpanLists()
{
    AttributeWriter &writer = m_sink.nextList();
    for (const std::string_view message : m_attributeMessages)
        m_values.keyValue(message, writer);
    for (const std::string_view message : m_eventMessages)
        event(message);
    for (const std::string_view message : m_linkMessages)
        link(message);
    m_span.attributes = writer.list();
    if (m_values.takeSawWarnings())
        m_sink.takeWarnings(m_span);
}

void OtlpProtoReader::kind(std::uint64_t number, std::string_view message)
{
    if (number > kMaxKindNumber)
        m_context.count(Diagnostic::UnknownKind, m_values.offset(message), std::to_string(number));
    else
        m_span.kind = static_cast<SpanKind>(number);
}

void OtlpProtoReader::status(std::string_view message)
{
    protozero::pbf_reader reader(message);
    bool hasDeprecatedError = false;
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kStatusMessage, kBytesType):
            m_span.statusMessage = m_values.text(reader.get_view());
            break;
        case tag_and_type(OtlpField::kStatusCode, pbf_wire_type::varint):
            if (const std::uint64_t code = reader.get_uint64(); code <= kMaxStatusNumber)
                m_span.status = static_cast<StatusCode>(code);
            else
                m_context.count(Diagnostic::UnknownStatus, m_values.offset(message), std::to_string(code));
            break;
        case tag_and_type(OtlpField::kStatusDeprecatedCode, pbf_wire_type::varint):
            hasDeprecatedError = reader.get_uint64() != 0;
            break;
        default:
            m_values.unknownField(reader.tag(), message);
            reader.skip();
            break;
        }
    }
    // Before 2021 errors were told by this field alone.
    if (m_span.status == StatusCode::Unset && hasDeprecatedError)
        m_span.status = StatusCode::Error;
}

AttributeList OtlpProtoReader::nestedAttributes()
{
    if (m_nestedAttributes.empty())
        return {};
    AttributeWriter &writer = m_sink.nextList();
    for (const std::string_view message : m_nestedAttributes)
        m_values.keyValue(message, writer);
    return writer.list();
}

void OtlpProtoReader::event(std::string_view message)
{
    EventInput event;
    m_nestedAttributes.clear();
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kEventTime, pbf_wire_type::fixed64):
            event.timeNs = otlpTime(reader.get_fixed64(), m_values.offset(message), m_context);
            break;
        case tag_and_type(OtlpField::kEventName, kBytesType):
            event.name = m_values.text(reader.get_view());
            break;
        case tag_and_type(OtlpField::kEventAttributes, kBytesType):
            m_nestedAttributes.push_back(reader.get_view());
            break;
        case tag_and_type(OtlpField::kEventDropped, pbf_wire_type::varint):
            event.droppedAttributes = reader.get_uint32();
            break;
        default:
            m_values.unknownField(reader.tag(), message);
            reader.skip();
            break;
        }
    }
    event.attributes = nestedAttributes();
    m_span.events.push_back(event);
}

void OtlpProtoReader::link(std::string_view message)
{
    LinkInput link;
    m_nestedAttributes.clear();
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kLinkTraceId, kBytesType):
            link.traceId = traceId(reader.get_view());
            break;
        case tag_and_type(OtlpField::kLinkSpanId, kBytesType):
            link.spanId = spanId(reader.get_view());
            break;
        case tag_and_type(OtlpField::kLinkTraceState, kBytesType):
            link.traceState = m_values.text(reader.get_view());
            break;
        case tag_and_type(OtlpField::kLinkAttributes, kBytesType):
            m_nestedAttributes.push_back(reader.get_view());
            break;
        case tag_and_type(OtlpField::kLinkDropped, pbf_wire_type::varint):
            link.droppedAttributes = reader.get_uint32();
            break;
        case tag_and_type(OtlpField::kLinkFlags, pbf_wire_type::fixed32):
            link.flags = reader.get_fixed32();
            break;
        default:
            m_values.unknownField(reader.tag(), message);
            reader.skip();
            break;
        }
    }
    link.attributes = nestedAttributes();
    m_span.links.push_back(link);
}

/// OTLP's ids have 16 and 8 bytes; shorter ones are padded as other formats do it, longer ones are hashed.
TraceId OtlpProtoReader::traceId(std::string_view bytes)
{
    if (const auto id = TraceId::fromBytes(bytes))
        return *id;
    if (bytes.empty())
        return {};
    const std::string text = hexOf(bytes);
    const ParsedId<TraceId> id = parseTraceId(text);
    m_context.count(Diagnostic::AliasedId, m_values.offset(bytes), text);
    if (id.isAlias)
        m_traceAliases.emplace_back(id.id, text);
    return id.id;
}

SpanId OtlpProtoReader::spanId(std::string_view bytes)
{
    if (const auto id = SpanId::fromBytes(bytes))
        return *id;
    if (bytes.empty())
        return {};
    const std::string text = hexOf(bytes);
    const ParsedId<SpanId> id = parseSpanId(text);
    m_context.count(Diagnostic::AliasedId, m_values.offset(bytes), text);
    if (id.isAlias)
        m_spanAliases.emplace_back(id.id, text);
    return id.id;
}

void OtlpProtoReader::rememberAliases(TraceBuilder &builder)
{
    for (const auto &[id, text] : m_traceAliases)
        builder.aliasTraceId(id, text);
    for (const auto &[id, text] : m_spanAliases)
        builder.aliasSpanId(id, text);
    m_traceAliases.clear();
    m_spanAliases.clear();
}

} // namespace traceloupe
