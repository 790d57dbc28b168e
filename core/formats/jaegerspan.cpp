// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jaegerspan.h"

#include "core/formats/jaegernames.h"
#include "core/formats/textdecode.h"

#include <limits>

namespace traceloupe {

namespace {

std::optional<std::uint32_t> droppedCount(const JaegerTag *tag)
{
    if (!tag || tag->type != ValueType::Int || tag->integer < 0
        || tag->integer > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(tag->integer);
}

SpanKind kindFromName(std::string_view name)
{
    for (const SpanKind kind :
         {SpanKind::Internal, SpanKind::Server, SpanKind::Client, SpanKind::Producer, SpanKind::Consumer}) {
        if (equalsIgnoringCase(name, spanKindName(kind)))
            return kind;
    }
    return SpanKind::Unspecified;
}

JaegerReference::Type referenceType(std::string_view text)
{
    if (equalsIgnoringCase(text, "child_of") || equalsIgnoringCase(text, "child-of"))
        return JaegerReference::Type::ChildOf;
    if (equalsIgnoringCase(text, "follows_from") || equalsIgnoringCase(text, "follows-from"))
        return JaegerReference::Type::FollowsFrom;
    return JaegerReference::Type::Other;
}

} // namespace

std::optional<JaegerSpecial> jaegerSpecial(std::string_view key)
{
    if (key.size() < jaeger::kError.size() || (key[0] != 'o' && key[0] != 's' && key[0] != 'e' && key[0] != 'w'))
        return std::nullopt;
    for (std::size_t i = 0; i < jaeger::kSpecialKeys.size(); ++i) {
        if (key == jaeger::kSpecialKeys[i])
            return static_cast<JaegerSpecial>(i);
    }
    return std::nullopt;
}

void JaegerSpanParts::begin(TraceBuilder &builder, bool sameBuilder)
{
    m_builder = &builder;
    if (!sameBuilder) {
        m_writers.rebind(builder.strings());
        m_scope = {};
    }
    m_writers.reset();
    m_attributes = &m_writers.take();
    m_references.clear();
    m_tags.clear();
    m_special.fill(0);
    m_httpStatusMessage = {};
    auto events = std::move(m_span.events);
    auto links = std::move(m_span.links);
    auto warnings = std::move(m_span.warnings);
    events.clear();
    links.clear();
    warnings.clear();
    m_span = {};
    m_span.fidelity = Fidelity::Jaeger;
    m_span.events = std::move(events);
    m_span.links = std::move(links);
    m_span.warnings = std::move(warnings);
}

void JaegerSpanParts::takeTags(JsonCursor &cursor)
{
    forEachJaegerTag(cursor, m_arena, m_context, [this](const JaegerTag &tag) {
        m_tags.push_back(tag);
        if (const auto which = jaegerSpecial(tag.key)) // of several the last one counts
            m_special[static_cast<std::size_t>(*which)] = static_cast<std::uint32_t>(m_tags.size());
        else if (tag.key == jaeger::kHttpStatusMessage && tag.isString())
            m_httpStatusMessage = tag.text;
    });
}

void JaegerSpanParts::takeLogs(JsonCursor &cursor)
{
    if (!cursor.enterArray()) {
        if (!cursor.takeNull()) {
            m_context.count(Diagnostic::WrongFieldType, cursor.offset(), "logs");
            cursor.skip();
        }
        return;
    }
    while (cursor.nextElement())
        takeLog(cursor);
}

void JaegerSpanParts::takeLog(JsonCursor &cursor)
{
    const std::size_t offset = cursor.offset();
    if (!cursor.enterObject()) {
        m_context.count(Diagnostic::WrongFieldType, offset, "a log");
        cursor.skip();
        return;
    }
    EventInput event;
    AttributeWriter &fields = m_writers.take();
    bool named = false;
    while (const auto key = cursor.nextField()) {
        if (isWord(*key, "timestamp")) {
            if (const auto time = takeIntegerValue(cursor, m_context, "timestamp"))
                event.timeNs = microsecondsToNs(*time, m_context, offset);
        } else if (isWord(*key, "fields")) {
            forEachJaegerTag(cursor, m_arena, m_context, [&](const JaegerTag &field) {
                if (!named && field.key == jaeger::kEventField && field.isString()) {
                    event.name = field.text;
                    named = true;
                    return;
                }
                if (field.key == jaeger::kDroppedAttributes && event.droppedAttributes == 0 && droppedCount(&field)) {
                    event.droppedAttributes = *droppedCount(&field);
                    return;
                }
                field.writeTo(fields);
            });
        } else {
            cursor.skip();
        }
    }
    event.attributes = fields.list();
    m_span.events.push_back(event);
}

void JaegerSpanParts::takeReferences(JsonCursor &cursor)
{
    if (!cursor.enterArray()) {
        if (!cursor.takeNull()) {
            m_context.count(Diagnostic::WrongFieldType, cursor.offset(), "references");
            cursor.skip();
        }
        return;
    }
    while (cursor.nextElement())
        takeReference(cursor);
}

void JaegerSpanParts::takeReference(JsonCursor &cursor)
{
    const std::size_t offset = cursor.offset();
    if (!cursor.enterObject()) {
        m_context.count(Diagnostic::WrongFieldType, offset, "a reference");
        cursor.skip();
        return;
    }
    JaegerReference reference;
    reference.traceId = m_builder->id();
    reference.typeText = jaeger::kChildOf;
    while (const auto key = cursor.nextField()) {
        if (isWord(*key, "refType")) {
            reference.typeText = takeTextValue(cursor, m_arena, m_context, "refType").value_or(jaeger::kChildOf);
            reference.type = referenceType(reference.typeText);
        } else if (isWord(*key, "traceID")) {
            const std::string_view text = takeTextValue(cursor, m_arena, m_context, "traceID").value_or("");
            if (!text.empty())
                reference.traceId = traceId(text, offset);
        } else if (isWord(*key, "spanID")) {
            reference.spanId = spanId(takeTextValue(cursor, m_arena, m_context, "spanID").value_or(""), offset);
        } else {
            cursor.skip();
        }
    }
    if (reference.type == JaegerReference::Type::Other)
        m_context.count(Diagnostic::UnknownField, offset, reference.typeText);
    m_references.push_back(reference);
}

void JaegerSpanParts::takeWarnings(JsonCursor &cursor)
{
    if (cursor.enterArray()) {
        while (cursor.nextElement()) {
            if (const auto text = takeTextValue(cursor, m_arena, m_context, "warnings"))
                m_span.warnings.push_back(*text);
        }
        return;
    }
    if (const auto text = takeTextValue(cursor, m_arena, m_context, "warnings"))
        m_span.warnings.push_back(*text);
}

SpanInput &JaegerSpanParts::finish(SpanId fallbackParent, std::size_t offset)
{
    resolveKind(offset);
    resolveStatus(offset);
    resolveTexts();
    resolveDropped();
    resolveReferences(fallbackParent);
    for (const JaegerTag &tag : m_tags) {
        if (!tag.isTaken)
            tag.writeTo(*m_attributes);
    }
    m_span.attributes = m_attributes->list();
    return m_span;
}

JaegerTag *JaegerSpanParts::special(JaegerSpecial which)
{
    const std::uint32_t place = m_special[static_cast<std::size_t>(which)];
    return place == 0 ? nullptr : &m_tags[place - 1];
}

std::optional<std::string_view> JaegerSpanParts::specialText(JaegerSpecial which)
{
    const JaegerTag *tag = special(which);
    return tag && tag->isString() ? std::optional(tag->text) : std::nullopt;
}

void JaegerSpanParts::take(JaegerSpecial which)
{
    if (JaegerTag *tag = special(which))
        tag->isTaken = true;
}

void JaegerSpanParts::resolveKind(std::size_t offset)
{
    const JaegerTag *tag = special(JaegerSpecial::Kind);
    if (!tag)
        return;
    m_span.kind = tag->isString() ? kindFromName(tag->text) : SpanKind::Unspecified;
    if (m_span.kind != SpanKind::Unspecified)
        take(JaegerSpecial::Kind);
    else
        m_context.count(Diagnostic::UnknownKind, offset, tag->text);
}

/// What the tags say of the status is removed where the writer can make it again from the status: otel.status_code
/// with the `error` that belongs to it. An `error` or an ERROR code alone stays among the attributes.
void JaegerSpanParts::resolveStatus(std::size_t offset)
{
    const JaegerTag *error = special(JaegerSpecial::Error);
    const JaegerTag *code = special(JaegerSpecial::StatusCode);
    const auto description = specialText(JaegerSpecial::StatusDescription);
    const std::string_view codeText = specialText(JaegerSpecial::StatusCode).value_or("");
    const bool hasError = error && error->saysTrue();
    const bool saysError = equalsIgnoringCase(codeText, "error");
    const bool saysOk = equalsIgnoringCase(codeText, "ok");
    const bool saysUnset = equalsIgnoringCase(codeText, "unset");

    m_span.status = hasError || saysError ? StatusCode::Error : saysOk ? StatusCode::Ok : StatusCode::Unset;
    if (description) {
        m_span.statusMessage = *description;
        take(JaegerSpecial::StatusDescription);
    } else if (hasError) {
        m_span.statusMessage = m_httpStatusMessage;
    }
    if (code && !saysError && !saysOk && !saysUnset)
        m_context.count(Diagnostic::UnknownStatus, offset, code->text);
    const bool isPair = saysError && hasError && error->type == ValueType::Bool;
    if (isPair)
        take(JaegerSpecial::Error);
    if (isPair || (!hasError && (saysOk || saysUnset)))
        take(JaegerSpecial::StatusCode);
}

void JaegerSpanParts::resolveTexts()
{
    if (const auto state = specialText(JaegerSpecial::TraceState)) {
        m_span.traceState = *state;
        take(JaegerSpecial::TraceState);
    }
    auto nameKey = JaegerSpecial::ScopeName;
    auto versionKey = JaegerSpecial::ScopeVersion;
    if (specialText(nameKey).value_or("").empty()) {
        nameKey = JaegerSpecial::LibraryName;
        versionKey = JaegerSpecial::LibraryVersion;
    }
    ScopeInput scope;
    scope.name = specialText(nameKey).value_or("");
    if (!scope.name.empty()) {
        scope.version = specialText(versionKey).value_or("");
        take(nameKey);
        if (!scope.version.empty())
            take(versionKey);
    }
    if (!m_scope.isValid() || scope.name != m_lastScopeName || scope.version != m_lastScopeVersion) {
        m_lastScopeName = scope.name;
        m_lastScopeVersion = scope.version;
        m_scope = m_builder->addScope(scope);
    }
    m_span.scope = m_scope;
}

void JaegerSpanParts::resolveDropped()
{
    const auto count = [this](JaegerSpecial which) -> std::uint32_t {
        const auto dropped = droppedCount(special(which));
        if (dropped)
            take(which);
        return dropped.value_or(0);
    };
    m_span.droppedAttributes = count(JaegerSpecial::DroppedAttributes);
    m_span.droppedEvents = count(JaegerSpecial::DroppedEvents);
    m_span.droppedLinks = count(JaegerSpecial::DroppedLinks);
}

/// The parent is the first CHILD_OF of the same trace, else the first FOLLOWS_FROM of it. Every other reference is a
/// link, and a FOLLOWS_FROM parent is one as well.
void JaegerSpanParts::resolveReferences(SpanId fallbackParent)
{
    const JaegerReference *parent = nullptr;
    for (const auto type : {JaegerReference::Type::ChildOf, JaegerReference::Type::FollowsFrom}) {
        for (const JaegerReference &reference : m_references) {
            if (!parent && reference.type == type && !reference.spanId.isZero()
                && isSameTrace(reference.traceId, m_builder->id()))
                parent = &reference;
        }
    }
    m_span.parentId = parent ? parent->spanId : fallbackParent;
    for (const JaegerReference &reference : m_references) {
        if (&reference != parent || reference.type != JaegerReference::Type::ChildOf)
            addLink(reference);
    }
}

void JaegerSpanParts::addLink(const JaegerReference &reference)
{
    AttributeWriter &attributes = m_writers.take();
    switch (reference.type) {
    case JaegerReference::Type::ChildOf:
        attributes.add(jaeger::kRefTypeKey, jaeger::kRefTypeChildOf);
        break;
    case JaegerReference::Type::FollowsFrom:
        attributes.add(jaeger::kRefTypeKey, jaeger::kRefTypeFollowsFrom);
        break;
    case JaegerReference::Type::Other:
        attributes.add(jaeger::kRefTypeKey, reference.typeText);
        break;
    }
    LinkInput link;
    link.traceId = isSameTrace(reference.traceId, m_builder->id()) ? m_builder->id() : reference.traceId;
    link.spanId = reference.spanId;
    link.attributes = attributes.list();
    m_span.links.push_back(link);
}

SpanId JaegerSpanParts::spanId(std::string_view text, std::size_t offset)
{
    const auto parsed = parseSpanId(text);
    if (parsed.isAlias) {
        m_context.count(Diagnostic::AliasedId, offset, text);
        m_builder->aliasSpanId(parsed.id, text);
    }
    return parsed.id;
}

TraceId JaegerSpanParts::traceId(std::string_view text, std::size_t offset)
{
    const auto parsed = parseTraceId(text);
    if (parsed.isAlias) {
        if (parsed.id != m_builder->id())
            m_context.count(Diagnostic::AliasedId, offset, text);
        m_builder->aliasTraceId(parsed.id, text);
    }
    return parsed.id;
}

} // namespace traceloupe
