// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/documentreader.h"
#include "core/formats/otlpjsonspan.h"
#include "core/formats/otlpjsonvalues.h"
#include "core/formats/otlpspansink.h"
#include "core/formats/readlanes.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

namespace {

/// Objects that hold another with the spans in it: {"result":{"trace":{"resourceSpans":...}}} and no deeper.
constexpr int kMaxWrappers = 3;

constexpr JsonCursor::Mark kToTheEnd = std::numeric_limits<JsonCursor::Mark>::max();

/// No part is much longer than the others: a list with one long element is better taken apart inside it.
bool areEven(const std::vector<JsonCursor::Mark> &cuts)
{
    constexpr JsonCursor::Mark kLongest = 4 * kTokensPerSlice;
    return std::ranges::adjacent_find(cuts, [](auto begin, auto end) { return end - begin > kLongest; }) == cuts.end();
}

/// Reads spans of a list, one after the other.
class SpanRun {
public:
    SpanRun(JsonCursor &cursor, ReadContext &context, OtlpSpanSink &sink)
        : m_cursor(cursor), m_context(context), m_span(cursor, context, sink)
    {}

    /// From where the cursor is in the list, up to `end` or the end of the list.
    Result<> read(JsonCursor::Mark end);

private:
    JsonCursor &m_cursor;
    ReadContext &m_context;
    OtlpJsonSpan m_span;
};

Result<> SpanRun::read(JsonCursor::Mark end)
{
    while (m_cursor.mark() < end && m_cursor.nextElement()) {
        const JsonCursor::Mark element = m_cursor.mark();
        if (auto read = m_span.read(); !read)
            return read;
        if (!m_cursor.failed())
            continue;
        // Damage inside a span costs that span, as long as its end can be told by the brackets.
        const JsonCursor damaged = m_cursor;
        m_cursor.clearFailure();
        m_cursor.rewind(element);
        m_cursor.skip();
        if (m_cursor.failed())
            return {}; // cut off, which is counted where the document ends
        m_context.count(Diagnostic::SkippedRecord, damaged.failureOffset(), damaged.failure());
    }
    if (m_cursor.failed())
        m_context.count(Diagnostic::SkippedRecord, m_cursor.failureOffset(), m_cursor.failure());
    m_cursor.clearFailure();
    return {};
}

/// One OTLP document. What belongs to a resource or a scope may stand behind the spans, so the marks of each
/// ResourceSpans are collected first and its spans are read after.
class OtlpJsonDocument {
public:
    OtlpJsonDocument(JsonCursor &cursor, ReadContext &context)
        : m_cursor(cursor),
          m_context(context),
          m_sink(context),
          m_values(cursor, context, m_arena),
          m_spans(cursor, context, m_sink)
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
    struct SpanList {
        JsonCursor::Mark mark = 0;
        std::vector<JsonCursor::Mark> cuts; ///< of a long one
    };
    struct ScopePart {
        std::optional<JsonCursor::Mark> scope;
        std::string_view schemaUrl;
        std::vector<SpanList> spans;
    };
    /// Reads every other part of a long list.
    struct SecondLane {
        SecondLane(const JsonCursor &cursor, const ReadContext &context)
            : lane(cursor, context), sink(lane.context()), spans(lane.cursor(), lane.context(), sink)
        {}
        ReadLane lane;
        OtlpSpanSink sink;
        SpanRun spans;
    };

    Result<> container(Format format, int wrappers);
    void answerStatus();
    void otherSignal(std::string_view name);
    Result<> resourceSpansList();
    Result<> resourcesTo(JsonCursor::Mark end);
    Result<> resourcesInLanes(const std::vector<JsonCursor::Mark> &cuts);
    Result<> resourceSpans();
    void scopeSpansList();
    void scopeSpans();
    void resource(std::optional<JsonCursor::Mark> mark, std::string_view schemaUrl);
    void scope(const ScopePart &part);
    Result<> spans(const SpanList &list);
    Result<> spansInLanes(const std::vector<JsonCursor::Mark> &cuts);
    void goTo(JsonCursor::Mark mark);
    void settle();

    JsonCursor &m_cursor;
    ReadContext &m_context;
    TextArena m_arena;
    OtlpSpanSink m_sink;
    OtlpJsonValues m_values;
    SpanRun m_spans;
    std::unique_ptr<SecondLane> m_second; ///< made for the first long list
    std::vector<ScopePart> m_scopes;
    bool m_isLane = false; ///< one of two that read parts of a list: takes nothing further apart
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
    const JsonCursor list = m_cursor;
    const auto cuts = m_isLane ? std::vector<JsonCursor::Mark>() : m_cursor.skipAndCut(kTokensPerSlice);
    if (!cuts.empty() && areEven(cuts))
        return resourcesInLanes(cuts);
    m_cursor = list;
    return m_values.enterArray() ? resourcesTo(kToTheEnd) : Result<>();
}

Result<> OtlpJsonDocument::resourcesTo(JsonCursor::Mark end)
{
    while (m_cursor.mark() < end && m_cursor.nextElement()) {
        if (auto read = resourceSpans(); !read)
            return read;
    }
    return {};
}

Result<> OtlpJsonDocument::resourcesInLanes(const std::vector<JsonCursor::Mark> &cuts)
{
    ReadLane lane(m_cursor, m_context);
    OtlpJsonDocument second(lane.cursor(), lane.context());
    second.m_isLane = true;
    m_isLane = true;
    const auto read = [](OtlpJsonDocument &document, JsonCursor::Mark begin, JsonCursor::Mark end) {
        document.m_cursor.rewind(begin);
        return document.resourcesTo(end);
    };
    const auto here = [&](JsonCursor::Mark begin, JsonCursor::Mark end) { return read(*this, begin, end); };
    const auto there = [&](JsonCursor::Mark begin, JsonCursor::Mark end) { return read(second, begin, end); };
    auto done = readInLanes(cuts, m_context, lane, here, there);
    m_isLane = false;
    m_cursor.rewind(cuts.back());
    if (!m_cursor.failed() && lane.cursor().failed())
        m_cursor = lane.cursor(); // so that it is told
    return done;
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
        for (const SpanList &list : part.spans) {
            if (auto read = spans(list); !read)
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
            part.spans.push_back({m_cursor.mark(), {}});
            if (m_isLane)
                m_cursor.skip();
            else
                part.spans.back().cuts = m_cursor.skipAndCut(kTokensPerSlice);
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

Result<> OtlpJsonDocument::spans(const SpanList &list)
{
    if (!list.cuts.empty())
        return spansInLanes(list.cuts);
    goTo(list.mark);
    if (!m_values.enterArray())
        return {};
    return m_spans.read(kToTheEnd);
}

Result<> OtlpJsonDocument::spansInLanes(const std::vector<JsonCursor::Mark> &cuts)
{
    if (!m_second)
        m_second = std::make_unique<SecondLane>(m_cursor, m_context);
    m_second->sink.startLike(m_sink);
    const auto here = [this](JsonCursor::Mark begin, JsonCursor::Mark end) {
        goTo(begin);
        return m_spans.read(end);
    };
    const auto there = [lane = m_second.get()](JsonCursor::Mark begin, JsonCursor::Mark end) {
        lane->lane.cursor().clearFailure();
        lane->lane.cursor().rewind(begin);
        return lane->spans.read(end);
    };
    return readInLanes(cuts, m_context, m_second->lane, here, there);
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
