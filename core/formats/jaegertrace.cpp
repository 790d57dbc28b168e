// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jaegertrace.h"

#include "core/formats/jaegernames.h"
#include "core/formats/readlanes.h"
#include "core/formats/textdecode.h"

#include <limits>

namespace traceloupe {

/// Where the parts of a trace object lie.
struct JaegerTraceReader::Outline {
    std::string_view traceId;
    std::optional<JsonCursor::Mark> spans;
    std::vector<JsonCursor::Mark> cuts; ///< of a long list of spans
    std::optional<JsonCursor::Mark> processes;
    std::optional<JsonCursor::Mark> warnings;
};

/// The plain fields of a span, and where the others lie when they came before the trace id.
struct JaegerTraceReader::SpanFields {
    std::string_view spanId;
    std::string_view parentId;
    std::string_view name;
    std::optional<std::string_view> processId;
    std::optional<JsonCursor::Mark> process;
    std::optional<JsonCursor::Mark> tags;
    std::optional<JsonCursor::Mark> logs;
    std::optional<JsonCursor::Mark> references;
    std::optional<JsonCursor::Mark> warnings;
    std::int64_t startNs = SpanInput::kAbsent;
    std::int64_t durationNs = SpanInput::kAbsent;
    std::int64_t flags = 0;
};

Result<> JaegerTraceReader::readTrace()
{
    beginTrace();
    m_builder = nullptr; // the same text may stand for another id in another trace
    JsonCursor probe = m_cursor;
    const Outline parts = outline(probe);
    m_traceIdText = parts.traceId;
    m_traceWarnings = parts.warnings;
    if (parts.processes)
        indexProcesses(*parts.processes);
    if (parts.spans) {
        m_cursor.rewind(*parts.spans);
        if (Result<> result = parts.cuts.empty() ? readSpans() : readSpansInLanes(parts.cuts); !result)
            return result;
    }
    if (!m_cursor.failed())
        m_cursor = probe; // behind the trace, or where the text is broken
    return {};
}

Result<> JaegerTraceReader::readLoneSpan()
{
    beginTrace();
    return readSpan();
}

void JaegerTraceReader::beginTrace()
{
    m_traceArena.clear();
    m_processes.clear();
    m_traceIdText = {};
    m_traceWarnings.reset();
}

JaegerTraceReader::Outline JaegerTraceReader::outline(JsonCursor &probe)
{
    Outline parts;
    probe.enterObject();
    while (const auto key = probe.nextField()) {
        const JsonCursor::Mark mark = probe.mark();
        if (isWord(*key, "traceID")) {
            parts.traceId = takeTextValue(probe, m_traceArena, m_context, "traceID").value_or("");
            continue;
        }
        if (isWord(*key, "spans")) {
            parts.spans = mark;
            parts.cuts = probe.skipAndCut(kTokensPerSlice);
            continue;
        }
        if (isWord(*key, "processes"))
            parts.processes = mark;
        else if (isWord(*key, "warnings") && probe.peek() == JsonType::Array)
            parts.warnings = mark;
        probe.skip();
    }
    return parts;
}

void JaegerTraceReader::indexProcesses(JsonCursor::Mark mark)
{
    JsonCursor at = cursorAt(mark);
    if (!at.enterObject()) {
        if (!at.takeNull())
            m_context.count(Diagnostic::WrongFieldType, at.offset(), "processes");
        return;
    }
    while (at.nextField()) {
        const std::string_view id = lastingKey(at, m_traceArena);
        m_processes.insert_or_assign(id, Process{at.mark(), {}, 0});
        at.skip();
    }
}

JsonCursor JaegerTraceReader::cursorAt(JsonCursor::Mark mark) const
{
    JsonCursor at = m_cursor;
    at.rewind(mark);
    return at;
}

void JaegerTraceReader::skipRecord(std::string_view what)
{
    const std::size_t offset = m_cursor.offset();
    m_cursor.skip();
    if (!m_cursor.failed())
        m_context.count(Diagnostic::SkippedRecord, offset, what);
}

// ---- a span

Result<> JaegerTraceReader::readSpans()
{
    if (!m_cursor.enterArray()) {
        if (!m_cursor.takeNull())
            skipRecord("spans that are no list");
        return {};
    }
    return readSpansTo(std::numeric_limits<JsonCursor::Mark>::max());
}

Result<> JaegerTraceReader::readSpansTo(JsonCursor::Mark end)
{
    while (m_cursor.mark() < end && m_cursor.nextElement()) {
        if (Result<> result = readSpan(); !result)
            return result;
    }
    return {};
}

/// The reader of the parts that another thread reads.
struct JaegerTraceReader::SecondLane {
    SecondLane(const JsonCursor &cursor, const ReadContext &context)
        : lane(cursor, context), reader(lane.cursor(), lane.context())
    {}
    ReadLane lane;
    JaegerTraceReader reader;
};

Result<> JaegerTraceReader::readSpansInLanes(const std::vector<JsonCursor::Mark> &cuts)
{
    SecondLane second(m_cursor, m_context);
    second.reader.m_traceIdText = m_traceIdText;
    second.reader.m_processes = m_processes;
    const auto read = [](JaegerTraceReader &reader, JsonCursor::Mark begin, JsonCursor::Mark end) {
        reader.m_cursor.rewind(begin);
        return reader.readSpansTo(end);
    };
    const auto here = [&](JsonCursor::Mark begin, JsonCursor::Mark end) { return read(*this, begin, end); };
    const auto there = [&](JsonCursor::Mark begin, JsonCursor::Mark end) { return read(second.reader, begin, end); };
    auto done = readInLanes(cuts, m_context, second.lane, here, there);
    if (!m_cursor.failed() && second.lane.cursor().failed())
        m_cursor = second.lane.cursor(); // so that it is told
    return done;
}

Result<> JaegerTraceReader::readSpan()
{
    const std::size_t offset = m_cursor.offset();
    if (!m_cursor.enterObject()) {
        skipRecord("a span that is no object");
        return {};
    }
    SpanFields fields;
    m_began = false;
    while (const auto key = m_cursor.nextField())
        takeSpanField(*key, fields, offset);
    if (m_cursor.failed())
        return {};
    if (!m_began)
        beginSpan(m_traceIdText, offset);
    takeDeferred(fields);
    return addSpan(fields, offset);
}

void JaegerTraceReader::takeSpanField(std::string_view key, SpanFields &fields, std::size_t offset)
{
    TextArena &arena = m_parts.arena();
    const JsonCursor::Mark mark = m_cursor.mark();
    if (isWord(key, "traceID")) {
        const std::string_view text = takeTextValue(m_cursor, arena, m_context, "traceID").value_or("");
        if (!text.empty() && !m_began)
            beginSpan(text, offset);
    } else if (isWord(key, "spanID")) {
        fields.spanId = takeTextValue(m_cursor, arena, m_context, "spanID").value_or("");
    } else if (isWord(key, "operationName")) {
        fields.name = takeTextValue(m_cursor, arena, m_context, "operationName").value_or("");
    } else if (isWord(key, "startTime")) {
        if (const auto time = takeIntegerValue(m_cursor, m_context, "startTime"))
            fields.startNs = microsecondsToNs(*time, m_context, offset);
    } else if (isWord(key, "duration")) {
        if (const auto duration = takeIntegerValue(m_cursor, m_context, "duration"))
            fields.durationNs = microsecondsToNs(*duration, m_context, offset);
    } else if (isWord(key, "flags")) {
        fields.flags = takeIntegerValue(m_cursor, m_context, "flags").value_or(0);
    } else if (isWord(key, "processID")) {
        fields.processId = takeTextValue(m_cursor, arena, m_context, "processID");
    } else if (isWord(key, "parentSpanID")) {
        fields.parentId = takeTextValue(m_cursor, arena, m_context, "parentSpanID").value_or("");
    } else if (isWord(key, "tags")) {
        m_began ? m_parts.takeTags(m_cursor) : (fields.tags = mark, m_cursor.skip());
    } else if (isWord(key, "logs")) {
        m_began ? m_parts.takeLogs(m_cursor) : (fields.logs = mark, m_cursor.skip());
    } else if (isWord(key, "references")) {
        m_began ? m_parts.takeReferences(m_cursor) : (fields.references = mark, m_cursor.skip());
    } else if (isWord(key, "warnings")) {
        m_began ? m_parts.takeWarnings(m_cursor) : (fields.warnings = mark, m_cursor.skip());
    } else {
        if (isWord(key, "process") && m_cursor.peek() == JsonType::Object)
            fields.process = mark;
        m_cursor.skip();
    }
}

void JaegerTraceReader::takeDeferred(const SpanFields &fields)
{
    const auto take = [this](const std::optional<JsonCursor::Mark> &mark, void (JaegerSpanParts::*part)(JsonCursor &)) {
        if (!mark)
            return;
        JsonCursor at = cursorAt(*mark);
        (m_parts.*part)(at);
    };
    take(fields.tags, &JaegerSpanParts::takeTags);
    take(fields.logs, &JaegerSpanParts::takeLogs);
    take(fields.references, &JaegerSpanParts::takeReferences);
    take(fields.warnings, &JaegerSpanParts::takeWarnings);
    take(m_traceWarnings, &JaegerSpanParts::takeWarnings);
    m_traceWarnings.reset();
}

Result<> JaegerTraceReader::addSpan(const SpanFields &fields, std::size_t offset)
{
    if ((fields.flags & ~jaeger::kSampledFlag) != 0) {
        m_parts.attributes().key(jaeger::kFlagsAttribute);
        m_parts.attributes().integer(fields.flags);
    }
    const SpanId id = m_parts.spanId(fields.spanId, offset);
    if (fields.spanId.empty())
        m_context.count(Diagnostic::MissingSpanId, offset);
    SpanInput &span = m_parts.finish(m_parts.spanId(fields.parentId, offset), offset);
    span.id = id;
    span.name = fields.name;
    span.startNs = fields.startNs;
    span.durationNs = fields.durationNs;
    span.flags = static_cast<std::uint32_t>(fields.flags & jaeger::kSampledFlag);
    span.resource = resourceOf(fields, offset);
    m_builder->addSpan(span);
    m_parts.arena().clear();
    return m_context.spanDone();
}

/// Finds the builder of the span's trace: the span's own id, or the 128-bit form of it if the trace has that.
void JaegerTraceReader::beginSpan(std::string_view traceIdText, std::size_t offset)
{
    m_began = true;
    const bool same = m_builder != nullptr && m_generation == m_context.collector().generation()
                      && traceIdText == m_builderIdText;
    if (!same) {
        auto parsed = parseTraceId(traceIdText);
        const auto outer = parseTraceId(m_traceIdText);
        if (!parsed.isAlias && parsed.id.high == 0 && isSameTrace(parsed.id, outer.id))
            parsed.id = outer.id;
        m_builder = &m_context.collector().builder(parsed.id);
        m_generation = m_context.collector().generation();
        m_builderIdText = traceIdText;
        ++m_builderSerial;
        if (parsed.isAlias) {
            m_context.count(Diagnostic::AliasedId, offset, traceIdText);
            m_builder->aliasTraceId(parsed.id, traceIdText);
        }
    }
    if (m_builder->id().isZero())
        m_context.count(Diagnostic::ZeroTraceId, offset);
    m_parts.begin(*m_builder, same);
}

ResourceIndex JaegerTraceReader::resourceOf(const SpanFields &fields, std::size_t offset)
{
    if (fields.process)
        return readProcess(*fields.process);
    const auto found = m_processes.find(fields.processId.value_or(""));
    if (found == m_processes.end()) {
        m_context.count(Diagnostic::UnknownProcess, offset, fields.processId.value_or("no processID"));
        return m_builder->addResource({});
    }
    Process &process = found->second;
    if (process.builderSerial != m_builderSerial) {
        process.resource = readProcess(process.mark);
        process.builderSerial = m_builderSerial;
    }
    return process.resource;
}

ResourceIndex JaegerTraceReader::readProcess(JsonCursor::Mark mark)
{
    JsonCursor at = cursorAt(mark);
    TextArena arena;
    AttributeWriter attributes = m_builder->newWriter();
    std::string_view service;
    std::string_view hostname;
    std::optional<std::string_view> serviceTag;
    bool hasHostName = false;
    if (!at.enterObject())
        m_context.count(Diagnostic::WrongFieldType, at.offset(), "a process");
    while (const auto key = at.nextField()) {
        if (isWord(*key, "serviceName")) {
            service = takeTextValue(at, arena, m_context, "serviceName").value_or("");
        } else if (isWord(*key, "tags")) {
            forEachJaegerTag(at, arena, m_context, [&](const JaegerTag &tag) {
                if (tag.key == jaeger::kHostname && tag.isString())
                    hostname = tag.text;
                hasHostName = hasHostName || tag.key == jaeger::kHostName;
                if (tag.key == jaeger::kServiceName && tag.isString() && !serviceTag)
                    serviceTag = tag.text;
                else
                    tag.writeTo(attributes);
            });
        } else {
            at.skip();
        }
    }
    if (!hostname.empty() && !hasHostName)
        attributes.add(jaeger::kHostName, hostname);
    if (serviceTag)
        attributes.add(jaeger::kServiceName, *serviceTag); // before the other: the last one counts
    if (!service.empty() && service != jaeger::kNoServiceName)
        attributes.add(jaeger::kServiceName, service);
    ResourceInput resource;
    resource.attributes = attributes.list();
    return m_builder->addResource(resource);
}

} // namespace traceloupe
