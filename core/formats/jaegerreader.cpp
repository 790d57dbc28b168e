// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/documentreader.h"

#include "core/formats/jaegertrace.h"
#include "core/formats/textdecode.h"

#include <string>
#include <vector>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Finds the traces of a document, whatever they are wrapped in.
class JaegerReader {
public:
    JaegerReader(JsonCursor &cursor, ReadContext &context)
        : m_cursor(cursor), m_context(context), m_traces(cursor, context)
    {}

    Result<> read();

private:
    enum class Shape { Trace, Span, Neither };

    Result<> readObject();
    Result<> readList();
    Result<> readElement();
    [[nodiscard]] Shape shapeOfNext() const;
    void readErrors();
    [[nodiscard]] Result<> conclude() const;
    void skipRecord(std::string_view what);

    JsonCursor &m_cursor;
    ReadContext &m_context;
    JaegerTraceReader m_traces;
    std::uint64_t m_recognised = 0; ///< traces and spans that stand alone
    std::uint64_t m_skipped = 0;
    bool m_hasData = false;
    std::int64_t m_errorCode = 0;
    std::vector<std::string> m_errors; ///< what the backend said
};

Result<> JaegerReader::read()
{
    Result<> result = m_cursor.peek() == JsonType::Object ? readObject() : readList();
    if (m_recognised > 0)
        m_context.report().formats.insert(Format::Jaeger);
    if (!result || m_cursor.failed())
        return result;
    return conclude();
}

Result<> JaegerReader::conclude() const
{
    if (!m_errors.empty() && !m_hasData) {
        const ErrorCode code = m_errorCode == 404 ? ErrorCode::NotFound : ErrorCode::Refused;
        QString detail = u"Jaeger answered with an error: %1"_s.arg(toQString(m_errors.front()));
        if (m_errorCode != 0)
            detail += u" (code %1)"_s.arg(m_errorCode);
        return fail(code, detail);
    }
    for (const std::string &message : m_errors)
        m_context.report().diagnostics.add(Diagnostic::BackendPartial, toQString(message));
    if (m_recognised == 0 && (m_skipped > 0 || !m_hasData))
        return fail(
            ErrorCode::InvalidInput,
            u"this JSON looks like Jaeger's, but holds neither a trace (traceID, spans, processes) nor spans with spanID and operationName"_s);
    m_context.report().formats.insert(Format::Jaeger);
    return {};
}

/// {"data":...}, a trace, or one span.
Result<> JaegerReader::readObject()
{
    const JsonCursor::Mark start = m_cursor.mark();
    m_cursor.enterObject();
    while (const auto key = m_cursor.nextField()) {
        if (isWord(*key, "data") && m_cursor.peek() != JsonType::Null) {
            m_hasData = true;
            if (Result<> result = readList(); !result)
                return result;
        } else if (isWord(*key, "errors")) {
            readErrors();
        } else if (!m_hasData
                   && (isWord(*key, "traceID") || isWord(*key, "spans") || isWord(*key, "processes")
                       || isWord(*key, "spanID"))) {
            m_hasData = true;
            m_cursor.rewind(start);
            return readElement();
        } else {
            m_cursor.skip();
        }
    }
    return {};
}

void JaegerReader::readErrors()
{
    TextArena arena;
    if (!m_cursor.enterArray()) {
        m_cursor.skip();
        return;
    }
    while (m_cursor.nextElement()) {
        if (!m_cursor.enterObject()) {
            if (const auto text = takeTextValue(m_cursor, arena, m_context, "errors"))
                m_errors.emplace_back(*text);
            continue;
        }
        std::string message;
        while (const auto key = m_cursor.nextField()) {
            if (isWord(*key, "msg"))
                message = takeTextValue(m_cursor, arena, m_context, "msg").value_or("");
            else if (isWord(*key, "code"))
                m_errorCode = takeIntegerValue(m_cursor, m_context, "code").value_or(0);
            else
                m_cursor.skip();
        }
        m_errors.push_back(message.empty() ? "no message" : message);
    }
}

Result<> JaegerReader::readList()
{
    if (!m_cursor.enterArray())
        return readElement();
    m_hasData = true;
    while (m_cursor.nextElement()) {
        if (Result<> result = readElement(); !result)
            return result;
    }
    return {};
}

Result<> JaegerReader::readElement()
{
    switch (shapeOfNext()) {
    case Shape::Trace:
        ++m_recognised;
        return m_traces.readTrace();
    case Shape::Span:
        ++m_recognised;
        return m_traces.readLoneSpan();
    case Shape::Neither:
        break;
    }
    skipRecord("neither a trace nor a span");
    return {};
}

JaegerReader::Shape JaegerReader::shapeOfNext() const
{
    JsonCursor probe = m_cursor;
    if (!probe.enterObject())
        return Shape::Neither;
    bool hasSpanId = false;
    bool hasName = false;
    while (const auto key = probe.nextField()) {
        if (isWord(*key, "spans") || isWord(*key, "processes"))
            return Shape::Trace;
        hasSpanId = hasSpanId || isWord(*key, "spanID");
        hasName = hasName || isWord(*key, "operationName");
        if (hasSpanId && hasName)
            return Shape::Span;
        probe.skip();
    }
    return Shape::Neither;
}

void JaegerReader::skipRecord(std::string_view what)
{
    const std::size_t offset = m_cursor.offset();
    m_cursor.skip();
    if (m_cursor.failed())
        return;
    ++m_skipped;
    m_context.count(Diagnostic::SkippedRecord, offset, what);
}

} // namespace

Result<> readJaegerDocument(JsonCursor &cursor, ReadContext &context)
{
    return JaegerReader(cursor, context).read();
}

} // namespace traceloupe
