// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/documentreader.h"
#include "core/formats/otlpjsonspan.h"
#include "core/formats/otlpjsonvalues.h"
#include "core/formats/otlpspansink.h"

#include <optional>
#include <vector>

namespace traceloupe {

namespace {

/// Objects that hold another with the spans in it: {"result":{"trace":{"resourceSpans":...}}} and no deeper.
constexpr int kMaxWrappers = 3;

/// One OTLP document. What belongs to a resource or a scope may stand behind the spans, so the marks of each
/// ResourceSpans are collected first and its spans are read after.
class OtlpJsonDocument {
public:
    OtlpJsonDocument(JsonCursor &cursor, ReadContext &context)
        : m_cursor(cursor),
          m_context(context),
          m_sink(context),
          m_values(cursor, context, m_arena),
          m_span(cursor, context, m_sink)
    {}

    Result<> read()
    {
        if (!m_cursor.enterArray())
            return container(Format::OtlpJson, 0);
        std::uint64_t documents = 0;
        while (m_cursor.nextElement()) {
            ++documents;
            if (auto done = container(Format::OtlpJson, 0); !done)
                return done;
        }
        if (documents > 1) // the framework counts one
            m_context.report().documents += documents - 1;
        return {};
    }

private:
    struct ScopePart {
        std::optional<JsonCursor::Mark> scope;
        std::string_view schemaUrl;
        std::vector<JsonCursor::Mark> spans;
    };

    Result<> container(Format format, int wrappers);
    void answerStatus();
    void otherSignal(std::string_view name);
    Result<> resourceSpansList();
    Result<> resourceSpans();
    void scopeSpansList();
    void scopeSpans();
    void resource(std::optional<JsonCursor::Mark> mark, std::string_view schemaUrl);
    void scope(const ScopePart &part);
    Result<> spans(JsonCursor::Mark mark);
    void goTo(JsonCursor::Mark mark);
    void settle();

    JsonCursor &m_cursor;
    ReadContext &m_context;
    TextArena m_arena;
    OtlpSpanSink m_sink;
    OtlpJsonValues m_values;
    OtlpJsonSpan m_span;
    std::vector<ScopePart> m_scopes;
};

Result<> OtlpJsonDocument::container(Format format, int wrappers)
{
    if (!m_values.enterObject())
        return {};
    Result<> done;
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "resourceSpans" || camel == "batches") {
            m_context.report().formats.insert(camel == "batches" ? Format::TempoJson : format);
            done = resourceSpansList();
        } else if ((camel == "trace" || camel == "result") && wrappers < kMaxWrappers
                   && m_cursor.peek() == JsonType::Object) {
            const Format inner = camel == "trace" ? Format::TempoJson : format;
            m_context.report().formats.insert(inner);
            done = container(inner, wrappers + 1);
        } else if (camel == "status") {
            answerStatus();
        } else if (camel == "message") {
            m_context.report().statusMessage = m_values.text();
        } else if (camel == "metrics") {
            m_cursor.skip(); // how much Tempo looked at
        } else {
            otherSignal(*name);
        }
        if (!done)
            return done;
    }
    return {};
}

void OtlpJsonDocument::answerStatus()
{
    const auto status = m_cursor.takeNumberOrString();
    if (!status)
        m_values.wrongType();
    else if (*status == "PARTIAL" || *status == "1")
        m_context.report().status = "PARTIAL";
}

void OtlpJsonDocument::otherSignal(std::string_view name)
{
    OtlpKey key;
    const std::string_view camel = key.camelCase(name);
    const char *signal = camel == "resourceLogs"       ? "otlp-logs"
                         : camel == "resourceMetrics"  ? "otlp-metrics"
                         : camel == "resourceProfiles" ? "otlp-profiles"
                                                       : nullptr;
    if (!signal) {
        m_values.unknownField(name);
        return;
    }
    ++m_context.report().otherDocuments[signal];
    m_context.count(Diagnostic::SkippedSignal, m_cursor.offset(), signal);
    m_cursor.skip();
}

Result<> OtlpJsonDocument::resourceSpansList()
{
    if (!m_values.enterArray())
        return {};
    while (m_cursor.nextElement()) {
        if (auto read = resourceSpans(); !read)
            return read;
    }
    return {};
}

Result<> OtlpJsonDocument::resourceSpans()
{
    m_arena.clear();
    m_scopes.clear();
    if (!m_values.enterObject())
        return {};
    std::optional<JsonCursor::Mark> resourceMark;
    std::string_view schemaUrl;
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "resource") {
            resourceMark = m_cursor.mark();
            m_cursor.skip();
        } else if (camel == "scopeSpans" || camel == "instrumentationLibrarySpans") {
            scopeSpansList();
        } else if (camel == "schemaUrl") {
            schemaUrl = m_values.text();
        } else {
            m_values.unknownField(*name);
        }
    }
    const JsonCursor end = m_cursor; // failed if the text is cut off; the spans before are whole
    resource(resourceMark, schemaUrl);
    for (const ScopePart &part : m_scopes) {
        scope(part);
        for (const JsonCursor::Mark mark : part.spans) {
            if (auto read = spans(mark); !read)
                return read;
        }
    }
    m_cursor = end;
    return {};
}

void OtlpJsonDocument::scopeSpansList()
{
    if (!m_values.enterArray())
        return;
    while (m_cursor.nextElement())
        scopeSpans();
}

void OtlpJsonDocument::scopeSpans()
{
    if (!m_values.enterObject())
        return;
    ScopePart &part = m_scopes.emplace_back();
    while (const auto name = m_cursor.nextField()) {
        OtlpKey key;
        const std::string_view camel = key.camelCase(*name);
        if (camel == "spans") {
            part.spans.push_back(m_cursor.mark());
            m_cursor.skip();
        } else if (camel == "scope" || camel == "instrumentationLibrary") {
            part.scope = m_cursor.mark();
            m_cursor.skip();
        } else if (camel == "schemaUrl") {
            part.schemaUrl = m_values.text();
        } else {
            m_values.unknownField(*name);
        }
    }
}

void OtlpJsonDocument::resource(std::optional<JsonCursor::Mark> mark, std::string_view schemaUrl)
{
    AttributeWriter &attributes = m_sink.startResource();
    std::uint32_t dropped = 0;
    if (mark) {
        goTo(*mark);
        if (m_values.enterObject()) {
            while (const auto name = m_cursor.nextField()) {
                OtlpKey key;
                const std::string_view camel = key.camelCase(*name);
                if (camel == "attributes")
                    m_values.attributes(attributes);
                else if (camel == "droppedAttributesCount")
                    dropped = m_values.count32();
                else
                    m_values.unknownField(*name);
            }
        }
    }
    settle();
    m_sink.setResource(dropped, schemaUrl);
}

void OtlpJsonDocument::scope(const ScopePart &part)
{
    AttributeWriter &attributes = m_sink.startScope();
    std::string_view scopeName;
    std::string_view version;
    std::uint32_t dropped = 0;
    if (part.scope) {
        goTo(*part.scope);
        if (m_values.enterObject()) {
            while (const auto name = m_cursor.nextField()) {
                OtlpKey key;
                const std::string_view camel = key.camelCase(*name);
                if (camel == "name")
                    scopeName = m_values.text();
                else if (camel == "version")
                    version = m_values.text();
                else if (camel == "attributes")
                    m_values.attributes(attributes);
                else if (camel == "droppedAttributesCount")
                    dropped = m_values.count32();
                else
                    m_values.unknownField(*name);
            }
        }
    }
    settle();
    m_sink.setScope(scopeName, version, dropped, part.schemaUrl);
}

Result<> OtlpJsonDocument::spans(JsonCursor::Mark mark)
{
    goTo(mark);
    if (!m_values.enterArray())
        return {};
    while (m_cursor.nextElement()) {
        const JsonCursor::Mark element = m_cursor.mark();
        if (auto read = m_span.read(); !read)
            return read;
        if (!m_cursor.failed())
            continue;
        // Damage inside a span costs that span, as long as its end can be told by the brackets.
        const JsonCursor damaged = m_cursor;
        goTo(element);
        m_cursor.skip();
        if (m_cursor.failed())
            return {}; // cut off, which is counted where the document ends
        m_context.count(Diagnostic::SkippedRecord, damaged.failureOffset(), damaged.failure());
    }
    settle();
    return {};
}

void OtlpJsonDocument::goTo(JsonCursor::Mark mark)
{
    m_cursor.clearFailure();
    m_cursor.rewind(mark);
}

/// Counts damage that ended the part which was read last.
void OtlpJsonDocument::settle()
{
    if (m_cursor.failed())
        m_context.count(Diagnostic::SkippedRecord, m_cursor.failureOffset(), m_cursor.failure());
    m_cursor.clearFailure();
}

} // namespace

Result<> readOtlpJsonDocument(JsonCursor &cursor, ReadContext &context)
{
    return OtlpJsonDocument(cursor, context).read();
}

} // namespace traceloupe
