// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkinparse.h"

#include "core/formats/textdecode.h"

#include <algorithm>

namespace traceloupe {

namespace {

class RecordParser {
public:
    RecordParser(JsonCursor &cursor, TextArena &arena, ReadContext &context)
        : m_cursor(cursor), m_arena(arena), m_context(context)
    {}

    ZipkinRecord take()
    {
        ZipkinRecord record;
        record.span.offset = m_cursor.offset();
        m_cursor.enterObject();
        while (const auto key = m_cursor.nextField())
            takeField(*key, record);
        return record;
    }

private:
    void takeField(std::string_view key, ZipkinRecord &record);
    void takeKind(ZipkinSpan &span);
    void takeTags(ZipkinSpan &span);
    void takeAnnotations(ZipkinRecord &record);
    void takeBinaryAnnotations(ZipkinRecord &record);
    std::optional<ZipkinEndpoint> takeEndpoint();

    std::string_view text(std::string_view field)
    {
        return takeTextValue(m_cursor, m_arena, m_context, field).value_or("");
    }
    bool flag(std::string_view field) { return takeBoolValue(m_cursor, m_arena, m_context, field).value_or(false); }
    /// Enters the array at the cursor; counts and skips anything else but null.
    bool enterList(std::string_view field);

    JsonCursor &m_cursor;
    TextArena &m_arena;
    ReadContext &m_context;
};

bool RecordParser::enterList(std::string_view field)
{
    if (m_cursor.enterArray())
        return true;
    if (!m_cursor.takeNull()) {
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), field);
        m_cursor.skip();
    }
    return false;
}

void RecordParser::takeField(std::string_view key, ZipkinRecord &record)
{
    ZipkinSpan &span = record.span;
    if (isWord(key, "traceId")) {
        span.traceId = text(key);
    } else if (isWord(key, "id")) {
        span.id = text(key);
    } else if (isWord(key, "parentId")) {
        span.parentId = text(key);
    } else if (isWord(key, "name")) {
        span.name = text(key);
    } else if (isWord(key, "kind")) {
        takeKind(span);
    } else if (isWord(key, "timestamp")) {
        span.timestamp = takeIntegerValue(m_cursor, m_context, key);
        if (span.timestamp == 0)
            span.timestamp.reset();
    } else if (isWord(key, "duration")) {
        span.duration = takeIntegerValue(m_cursor, m_context, key);
    } else if (isWord(key, "localEndpoint")) {
        span.local = takeEndpoint().value_or(ZipkinEndpoint());
    } else if (isWord(key, "remoteEndpoint")) {
        span.remote = takeEndpoint().value_or(ZipkinEndpoint());
    } else if (isWord(key, "annotations")) {
        takeAnnotations(record);
    } else if (isWord(key, "binaryAnnotations")) {
        record.isV1 = true;
        takeBinaryAnnotations(record);
    } else if (isWord(key, "tags")) {
        takeTags(span);
    } else if (isWord(key, "debug")) {
        span.debug = flag("debug");
    } else if (isWord(key, "shared")) {
        span.shared = flag("shared");
    } else {
        m_cursor.skip();
    }
}

void RecordParser::takeKind(ZipkinSpan &span)
{
    const std::size_t offset = m_cursor.offset();
    const std::string_view name = text("kind");
    for (const SpanKind kind : {SpanKind::Server, SpanKind::Client, SpanKind::Producer, SpanKind::Consumer}) {
        if (equalsIgnoringCase(name, spanKindName(kind)))
            span.kind = kind;
    }
    if (span.kind == SpanKind::Unspecified && !name.empty())
        m_context.count(Diagnostic::UnknownKind, offset, name);
}

void RecordParser::takeTags(ZipkinSpan &span)
{
    if (!m_cursor.enterObject()) {
        if (!m_cursor.takeNull()) {
            m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), "tags");
            m_cursor.skip();
        }
        return;
    }
    while (m_cursor.nextField()) {
        const std::string_view key = lastingKey(m_cursor, m_arena);
        const JsonCursor::Mark first = m_cursor.mark();
        if (const auto value = m_cursor.takeString(m_arena)) {
            span.tags.push_back({key, *value});
            continue;
        }
        if (m_cursor.failed())
            return;
        const bool isNull = m_cursor.peek() == JsonType::Null;
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), key); // tags are texts
        m_cursor.skip();
        if (!m_cursor.failed())
            span.tags.push_back({key, isNull ? std::string_view() : m_cursor.textBetween(first, m_cursor.mark())});
    }
}

std::optional<ZipkinEndpoint> RecordParser::takeEndpoint()
{
    if (!m_cursor.enterObject()) {
        if (!m_cursor.takeNull()) {
            m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), "an endpoint");
            m_cursor.skip();
        }
        return std::nullopt;
    }
    ZipkinEndpoint endpoint;
    while (const auto key = m_cursor.nextField()) {
        if (isWord(*key, "serviceName"))
            endpoint.serviceName = text("serviceName");
        else if (isWord(*key, "ipv4"))
            endpoint.ipv4 = text("ipv4");
        else if (isWord(*key, "ipv6"))
            endpoint.ipv6 = text("ipv6");
        else if (isWord(*key, "port"))
            endpoint.port = takeIntegerValue(m_cursor, m_context, "port").value_or(0);
        else
            m_cursor.skip();
    }
    return endpoint;
}

void RecordParser::takeAnnotations(ZipkinRecord &record)
{
    if (!enterList("annotations"))
        return;
    while (m_cursor.nextElement()) {
        const std::size_t offset = m_cursor.offset();
        if (!m_cursor.enterObject()) {
            m_context.count(Diagnostic::WrongFieldType, offset, "an annotation");
            m_cursor.skip();
            continue;
        }
        ZipkinV1Annotation annotation;
        while (const auto key = m_cursor.nextField()) {
            if (isWord(*key, "timestamp")) {
                annotation.timestamp = takeIntegerValue(m_cursor, m_context, "timestamp");
            } else if (isWord(*key, "value")) {
                annotation.value = text("value");
            } else if (isWord(*key, "endpoint")) {
                record.isV1 = true;
                annotation.endpoint = takeEndpoint();
            } else {
                m_cursor.skip();
            }
        }
        if (!annotation.timestamp)
            m_context.count(Diagnostic::WrongFieldType, offset, "an annotation without a timestamp");
        record.annotations.push_back(annotation);
    }
}

void RecordParser::takeBinaryAnnotations(ZipkinRecord &record)
{
    if (!enterList("binaryAnnotations"))
        return;
    while (m_cursor.nextElement()) {
        if (!m_cursor.enterObject()) {
            m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), "a binary annotation");
            m_cursor.skip();
            continue;
        }
        ZipkinBinaryAnnotation annotation;
        while (const auto key = m_cursor.nextField()) {
            if (isWord(*key, "key")) {
                annotation.key = text("key");
            } else if (isWord(*key, "value")) {
                const bool isBool = m_cursor.peek() == JsonType::Bool;
                annotation.isTrue = isBool && m_cursor.takeBool().value_or(false);
                annotation.value = !isBool ? text("value") : annotation.isTrue ? "true" : "false";
            } else if (isWord(*key, "endpoint")) {
                annotation.endpoint = takeEndpoint();
            } else {
                m_cursor.skip();
            }
        }
        annotation.isTrue = annotation.isTrue || annotation.value == "1" || annotation.value == "true";
        record.binaryAnnotations.push_back(annotation);
    }
}

} // namespace

bool ZipkinSpan::hasTag(std::string_view key) const
{
    return std::ranges::find(tags, key, &ZipkinTag::key) != tags.end();
}

ZipkinRecord takeZipkinRecord(JsonCursor &cursor, TextArena &arena, ReadContext &context)
{
    ZipkinRecord record = RecordParser(cursor, arena, context).take();
    if (!record.isV1) {
        for (const ZipkinV1Annotation &annotation : record.annotations)
            record.span.annotations.push_back({annotation.timestamp, annotation.value});
    }
    return record;
}

ZipkinKey takeZipkinKey(JsonCursor &cursor, TextArena &arena)
{
    const auto takeId = [&](std::string_view &id) {
        if (const auto text = cursor.takeString(arena))
            id = *text;
        else if (const auto number = cursor.takeNumber())
            id = *number;
        else
            cursor.skip();
    };
    ZipkinKey key;
    cursor.enterObject();
    while (const auto field = cursor.nextField()) {
        if (isWord(*field, "traceId"))
            takeId(key.traceId);
        else if (isWord(*field, "id"))
            takeId(key.id);
        else
            cursor.skip();
    }
    return key;
}

} // namespace traceloupe
