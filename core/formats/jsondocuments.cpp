// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsondocuments.h"

#include "core/formats/documentreader.h"
#include "core/formats/jsonrepair.h"
#include "core/formats/jsonsniff.h"
#include "core/formats/textdecode.h"

#include <algorithm>
#include <array>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Length of what may stand between documents: white space, and a byte order mark.
std::size_t leadingSpace(std::string_view text)
{
    std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// What is read of a document before it must have said anything that a trace says.
constexpr std::size_t kBytesBeforeTraces = 64U << 20;
/// The ends of the keys that every format has on its spans or around them.
constexpr std::array<std::string_view, 4> kTraceKeys{"raceId\"", "raceID\"", "race_id\"", "pans\""};

/// Whether it may be of traces: of anything else no more is held than kBytesBeforeTraces.
bool saysTraces(std::string_view text)
{
    return std::ranges::any_of(kTraceKeys, [text](std::string_view key) { return text.find(key) != text.npos; });
}

/// A single value longer than this is taken for an attack: reading on would hold all of it, several times over.
constexpr std::size_t kMaxValueBytes = 128U << 20;

/// Watches a document grow for a value that does not end. Looks at every byte once at most.
class ValueWatch {
public:
    /// Offset of a value that is too long; nothing if there is none.
    std::optional<std::size_t> tooLong(std::string_view text)
    {
        const std::size_t quote = text.substr(m_seen).rfind('"');
        if (quote != std::string_view::npos)
            m_lastQuote = m_seen + quote;
        m_seen = text.size();
        return m_seen - m_lastQuote > kMaxValueBytes ? std::optional(m_lastQuote) : std::nullopt;
    }

private:
    std::size_t m_seen = 0;
    std::size_t m_lastQuote = 0;
};

/// Finds the lines at which one document has ended and another begins; inside a document a comma would have to
/// stand between. Looks at every byte once, also when the text grows.
class RecordCutter {
public:
    /// Length of the first record, or nothing if more text is needed to tell.
    std::optional<std::size_t> cut(std::string_view text, bool isAll)
    {
        while (true) {
            for (; m_line < text.size() && isSpace(text[m_line]); ++m_line)
                m_lines += text[m_line] == '\n' ? 1 : 0;
            if (m_line == text.size())
                return isAll ? std::optional(text.size()) : std::nullopt;
            if ((m_last == '}' || m_last == ']') && (text[m_line] == '{' || text[m_line] == '['))
                return m_line;
            const std::size_t lineEnd = text.find('\n', std::max(m_line, m_searched));
            if (lineEnd == std::string_view::npos) {
                m_searched = text.size();
                return isAll ? std::optional(text.size()) : std::nullopt;
            }
            std::size_t last = lineEnd;
            while (isSpace(text[last]))
                --last;
            m_last = text[last];
            m_line = lineEnd + 1;
            ++m_lines;
        }
    }

    /// Line ends in the record that was cut.
    [[nodiscard]] std::uint64_t lines() const { return m_lines; }

private:
    std::uint64_t m_lines = 0;
    std::size_t m_line = 0;     ///< first byte, then first non-space, of the line at hand
    std::size_t m_searched = 0; ///< no line end from m_line up to here
    char m_last = 0;            ///< last non-space of the lines before
};

} // namespace

void JsonDocuments::Rest::advance(std::size_t bytes)
{
    const std::string_view passed = text.substr(0, bytes);
    if (line != 0)
        line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    offset += bytes;
    text.remove_prefix(bytes);
}

Result<> JsonDocuments::readAll(InputWindow &window)
{
    RecordCutter cutter;
    ValueWatch watch;
    std::uint64_t line = 1;
    bool isOfTraces = false; // the document at hand
    while (!window.isAtEnd() || !window.view().empty()) {
        const auto length = cutter.cut(window.view(), window.isAtEnd());
        if (!length) {
            if (!isOfTraces && window.view().size() > kBytesBeforeTraces) {
                isOfTraces = saysTraces(window.view());
                if (!isOfTraces)
                    return fail(
                        ErrorCode::LimitExceeded,
                        u"line %1, byte %2: the first %3 MB of this JSON document hold nothing of a trace"_s.arg(line)
                            .arg(window.offset())
                            .arg(kBytesBeforeTraces >> 20));
            }
            if (const auto value = watch.tooLong(window.view()))
                return fail(ErrorCode::LimitExceeded,
                            u"byte %1: one value is longer than %2 MB"_s.arg(window.offset() + *value)
                                .arg(kMaxValueBytes >> 20));
            if (auto more = window.more(); !more)
                return more;
            continue;
        }
        const std::string_view record = window.view().substr(0, *length);
        if (auto read = readRest({record, window.offset(), line}); !read)
            return read;
        line += cutter.lines();
        isOfTraces = false;
        window.consume(*length);
        cutter = {};
        watch = {};
        if (auto done = m_context.recordDone(); !done)
            return done;
    }
    return {};
}

Result<> JsonDocuments::readText(std::string_view text, std::uint64_t offsetInFile, std::uint64_t firstLine)
{
    return readRest({text, offsetInFile, firstLine});
}

Result<> JsonDocuments::readRest(Rest rest)
{
    rest.advance(leadingSpace(rest.text));
    if (rest.text.empty())
        return {};
    m_context.setRecord(rest.text, rest.offset, rest.line);
    const JsonFault fault = m_index.build(rest.text);
    // Of two faults only the first is told.
    if (fault == JsonFault::InvalidUtf8 || (fault != JsonFault::None && !isUtf8(rest.text))) {
        RepairedText repaired = repairUtf8(rest.text);
        m_context.count(Diagnostic::InvalidUtf8, 0);
        m_context.report().diagnostics.add(Diagnostic::InvalidUtf8, {}, repaired.replaced - 1);
        m_repaired = std::move(repaired.text);
        rest.text = m_repaired;
    }
    const auto stop = readPiece(rest);
    if (!stop)
        return tl::unexpected(stop.error());
    // Behind damage every line that begins with a bracket counts as a document, up to the next such line.
    for (auto next = nextDocumentLine(rest.text, *stop); next; next = nextDocumentLine(rest.text, 0)) {
        rest.advance(*next);
        const std::size_t length = nextDocumentLine(rest.text, 0).value_or(rest.text.size());
        if (const auto read = readPiece({rest.text.substr(0, length), rest.offset, rest.line}); !read)
            return tl::unexpected(read.error());
    }
    return {};
}

/// Reads what can be read of a text of UTF-8; the offset where it stopped.
Result<std::size_t> JsonDocuments::readPiece(const Rest &piece)
{
    m_context.setRecord(piece.text, piece.offset, piece.line);
    JsonFault fault = m_index.build(piece.text);
    if (fault == JsonFault::None)
        return readIntact(piece.text);
    if (fault == JsonFault::TooLarge)
        return fail(ErrorCode::LimitExceeded,
                    u"%1: a JSON document of %2 bytes is too large"_s.arg(m_context.place(0)).arg(piece.text.size()));
    const ControlRepair repair = repairControls(piece.text);
    if (repair.replaced > 0) {
        m_context.count(Diagnostic::InvalidUtf8, repair.first, "a control character inside a string");
        m_context.report().diagnostics.add(Diagnostic::InvalidUtf8, {}, repair.replaced - 1);
    }
    std::string_view sound = std::string_view(repair.text).substr(0, repair.brokenString.value_or(repair.text.size()));
    if (const auto open = unclosedString(sound))
        sound = sound.substr(0, *open);
    fault = m_index.build(sound);
    if (fault == JsonFault::None)
        return readIntact(sound);
    m_context.count(Diagnostic::SkippedRecord, sound.size());
    return sound.size();
}

/// Reads the documents of an indexed text up to its end or to damage; the offset where it stopped.
Result<std::size_t> JsonDocuments::readIntact(std::string_view text)
{
    JsonCursor cursor(text, m_index);
    while (!cursor.atEnd() && !cursor.failed()) {
        const JsonCursor::Mark before = cursor.mark();
        if (auto read = readDocument(cursor); !read) {
            if (read.error().code != ErrorCode::InvalidInput)
                return tl::unexpected(read.error());
            refuse(read.error().detail, cursor.offset());
            cursor.rewind(before);
        }
        if (cursor.mark() == before)
            cursor.skip();
    }
    if (!cursor.failed())
        return text.size();
    const bool isCut = cursor.failureOffset() >= text.size();
    m_context.count(isCut ? Diagnostic::TruncatedInput : Diagnostic::SkippedRecord, cursor.failureOffset(),
                    cursor.failure());
    return cursor.failureOffset();
}

Result<> JsonDocuments::readDocument(JsonCursor &cursor)
{
    Result<> read;
    switch (sniffDocument(cursor)) {
    case DocumentKind::Otlp:
        read = readOtlpJsonDocument(cursor, m_context);
        break;
    case DocumentKind::Jaeger:
        read = readJaegerDocument(cursor, m_context);
        break;
    case DocumentKind::Zipkin:
        read = readZipkinDocument(cursor, m_context);
        break;
    case DocumentKind::Logs:
        countOther("otlp-logs", cursor.offset());
        return {};
    case DocumentKind::Metrics:
        countOther("otlp-metrics", cursor.offset());
        return {};
    case DocumentKind::Profiles:
        countOther("otlp-profiles", cursor.offset());
        return {};
    case DocumentKind::Unknown:
        return fail(ErrorCode::InvalidInput, describeDocument(cursor));
    }
    if (read)
        ++m_context.report().documents;
    return read;
}

void JsonDocuments::refuse(const QString &reason, std::size_t offset)
{
    if (m_refusal.isEmpty())
        m_refusal = u"%1: %2"_s.arg(m_context.place(offset), reason);
    m_context.count(Diagnostic::SkippedRecord, offset);
}

void JsonDocuments::countOther(const char *name, std::size_t offset)
{
    ++m_context.report().otherDocuments[name];
    m_context.count(Diagnostic::SkippedSignal, offset, name);
}

} // namespace traceloupe
