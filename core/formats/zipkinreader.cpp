// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/documentreader.h"

#include "core/formats/zipkinmapping.h"
#include "core/formats/zipkinmerge.h"
#include "core/formats/zipkinparse.h"
#include "core/formats/zipkinv1.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace traceloupe {

namespace {

/// Lists in lists that are looked into: [[span]].
constexpr int kMaxListDepth = 2;

/// Where a span object lies, and what it is a piece of.
struct Piece {
    TraceId traceId;
    SpanId spanId;
    JsonCursor::Mark mark = 0;
};

/// Pieces of one span: a range of the sorted pieces.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Reads one document twice: first the ids of all spans, to know which objects are pieces of one span; then the
/// spans, pieces together.
class ZipkinReader {
public:
    ZipkinReader(JsonCursor &cursor, ReadContext &context) : m_cursor(cursor), m_context(context), m_mapping(context) {}

    Result<> read();

private:
    void indexValue(JsonCursor &at, int depth);
    void indexSpan(JsonCursor &at);
    void joinTraceIds();
    std::vector<Group> groups();
    Result<> readGroup(const Group &group);
    void takePieces(JsonCursor::Mark mark);

    JsonCursor &m_cursor;
    ReadContext &m_context;
    ZipkinMapping m_mapping;
    TextArena m_arena;
    std::vector<Piece> m_pieces;
    std::vector<ZipkinSpan> m_spans; ///< of the group at hand
    bool m_hasV1 = false;
};

Result<> ZipkinReader::read()
{
    JsonCursor index = m_cursor;
    indexValue(index, 0);
    joinTraceIds();
    Result<> result;
    for (const Group &group : groups()) {
        result = readGroup(group);
        if (!result)
            break;
    }
    m_context.report().formats.insert(m_hasV1 ? Format::ZipkinV1 : Format::ZipkinV2);
    m_cursor = index; // behind the document, or where it is broken
    return result;
}

void ZipkinReader::indexValue(JsonCursor &at, int depth)
{
    if (at.peek() == JsonType::Object) {
        indexSpan(at);
        return;
    }
    if (depth < kMaxListDepth && at.enterArray()) {
        while (at.nextElement())
            indexValue(at, depth + 1);
        return;
    }
    const std::size_t offset = at.offset();
    at.skip();
    if (!at.failed())
        m_context.count(Diagnostic::SkippedRecord, offset, "not a span");
}

void ZipkinReader::indexSpan(JsonCursor &at)
{
    const JsonCursor::Mark mark = at.mark();
    const std::size_t offset = at.offset();
    const ZipkinKey key = takeZipkinKey(at, m_arena);
    if (at.failed())
        return;
    if (key.traceId.empty() && key.id.empty())
        m_context.count(Diagnostic::SkippedRecord, offset, "an object without traceId and id");
    else
        m_pieces.push_back({parseTraceId(key.traceId).id, parseSpanId(key.id).id, mark});
    m_arena.clear();
}

/// A trace id of 64 bits is the 128-bit one of the same document with the same lower half.
void ZipkinReader::joinTraceIds()
{
    std::unordered_map<std::uint64_t, std::uint64_t> highs;
    for (const Piece &piece : m_pieces) {
        if (piece.traceId.high != 0)
            highs.try_emplace(piece.traceId.low, piece.traceId.high);
    }
    for (Piece &piece : m_pieces) {
        if (const auto found = highs.find(piece.traceId.low); piece.traceId.high == 0 && found != highs.end())
            piece.traceId.high = found->second;
    }
}

void ZipkinReader::takePieces(JsonCursor::Mark mark)
{
    JsonCursor at = m_cursor;
    at.rewind(mark);
    ZipkinRecord record = takeZipkinRecord(at, m_arena, m_context);
    m_hasV1 = m_hasV1 || record.isV1;
    if (record.isV1)
        convertZipkinV1(record, m_spans);
    else
        m_spans.push_back(std::move(record.span));
}

/// In the order in which their first pieces stand in the document, so that its text is gone through once.
std::vector<Group> ZipkinReader::groups()
{
    const auto key = [](const Piece &p) { return std::tuple(p.traceId, p.spanId, p.mark); };
    const auto isSameSpan = [](const Piece &a, const Piece &b) {
        return a.traceId == b.traceId && a.spanId == b.spanId;
    };
    std::ranges::sort(m_pieces, {}, key);
    std::vector<Group> groups;
    for (std::size_t begin = 0; begin < m_pieces.size();) {
        std::size_t end = begin + 1;
        while (end < m_pieces.size() && isSameSpan(m_pieces[begin], m_pieces[end]))
            ++end;
        groups.push_back({begin, end});
        begin = end;
    }
    std::ranges::sort(groups, {}, [this](const Group &group) { return m_pieces[group.begin].mark; });
    return groups;
}

Result<> ZipkinReader::readGroup(const Group &group)
{
    m_spans.clear();
    for (std::size_t i = group.begin; i < group.end; ++i)
        takePieces(m_pieces[i].mark);
    mergeZipkinPieces(m_spans);
    for (const ZipkinSpan &span : m_spans) {
        m_mapping.add(span, m_pieces[group.begin].traceId);
        if (Result<> result = m_context.spanDone(); !result)
            return result;
    }
    m_arena.clear();
    return {};
}

} // namespace

Result<> readZipkinDocument(JsonCursor &cursor, ReadContext &context)
{
    return ZipkinReader(cursor, context).read();
}

} // namespace traceloupe
