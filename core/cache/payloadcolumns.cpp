// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/payloadcolumns.h"

#include "core/cache/bytereader.h"

#include <bit>
#include <cstring>

namespace traceloupe {

namespace {

constexpr std::uint8_t kKindBits = 4;
constexpr std::uint8_t kKindMask = (1U << kKindBits) - 1;

/// Index + 1, so that "none" is 0 and short.
template <class Tag>
std::uint64_t shifted(Index<Tag> index)
{
    return index.isValid() ? std::uint64_t(index.value()) + 1 : 0;
}

template <class IndexType>
Bytes encodeIndices(const std::vector<IndexType> &column)
{
    Bytes out;
    out.reserve(column.size() * 2);
    for (const IndexType index : column)
        varint::put(out, shifted(index));
    return out;
}

template <class IndexType>
bool decodeIndices(ByteReader &in, std::uint32_t rows, std::vector<IndexType> &column)
{
    column.resize(rows);
    for (IndexType &index : column) {
        const std::uint32_t value = in.number32();
        index = value == 0 ? IndexType() : IndexType(value - 1);
    }
    return in.ok() && in.atEnd();
}

template <class Number>
Bytes encodeNumbers(const std::vector<Number> &column)
{
    Bytes out;
    out.reserve(column.size() * 4);
    for (const Number number : column)
        varint::put(out, static_cast<std::uint64_t>(number));
    return out;
}

template <class Number>
bool decodeNumbers(ByteReader &in, std::uint32_t rows, std::vector<Number> &column)
{
    column.resize(rows);
    bool fits = true;
    for (Number &number : column) {
        const std::uint64_t value = in.number();
        number = static_cast<Number>(value);
        fits = fits && static_cast<std::uint64_t>(number) == value;
    }
    return fits && in.ok() && in.atEnd();
}

Bytes encodeIds(const std::vector<SpanId> &ids)
{
    Bytes out;
    out.reserve(ids.size() * 8);
    for (const SpanId id : ids)
        putWord(out, id.value);
    return out;
}

bool decodeIds(ByteReader &in, std::uint32_t rows, std::vector<SpanId> &ids)
{
    const ByteView raw = in.bytes(std::uint64_t(rows) * 8);
    if (!in.ok() || !in.atEnd())
        return false;
    ids.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::memcpy(&ids[row].value, raw.data() + std::size_t(row) * 8, 8);
        if constexpr (std::endian::native == std::endian::big)
            ids[row].value = __builtin_bswap64(ids[row].value);
    }
    return true;
}

// Differences in unsigned arithmetic: hostile times may be further apart than 63 bits, and wrap back.
Bytes encodeStarts(const std::vector<std::int64_t> &starts)
{
    Bytes out;
    out.reserve(starts.size() * 5);
    std::uint64_t previous = 0;
    for (const std::int64_t start : starts) {
        const auto now = static_cast<std::uint64_t>(start);
        varint::put(out, varint::zigzag(static_cast<std::int64_t>(now - previous)));
        previous = now;
    }
    return out;
}

bool decodeStarts(ByteReader &in, std::uint32_t rows, std::vector<std::int64_t> &starts)
{
    starts.resize(rows);
    std::uint64_t previous = 0;
    for (std::int64_t &start : starts) {
        previous += static_cast<std::uint64_t>(in.signedNumber());
        start = static_cast<std::int64_t>(previous);
    }
    return in.ok() && in.atEnd();
}

Bytes encodeKinds(const TraceColumns &columns)
{
    Bytes out(columns.kind.size());
    for (std::size_t row = 0; row < out.size(); ++row) {
        const auto status = static_cast<unsigned>(columns.status[row]);
        out[row] = static_cast<std::uint8_t>((status << kKindBits) | static_cast<unsigned>(columns.kind[row]));
    }
    return out;
}

bool decodeKinds(ByteReader &in, std::uint32_t rows, TraceColumns &columns)
{
    const ByteView raw = in.bytes(rows);
    if (!in.ok() || !in.atEnd())
        return false;
    columns.kind.resize(rows);
    columns.status.resize(rows);
    bool known = true;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto kind = static_cast<std::uint8_t>(raw[row] & kKindMask);
        const auto status = static_cast<std::uint8_t>(raw[row] >> kKindBits);
        known = known && kind <= static_cast<std::uint8_t>(SpanKind::Consumer)
                && status <= static_cast<std::uint8_t>(StatusCode::Error);
        columns.kind[row] = static_cast<SpanKind>(kind);
        columns.status[row] = static_cast<StatusCode>(status);
    }
    return known;
}

std::uint64_t impliedParentId(const TraceColumns &columns, std::size_t row)
{
    const SpanIndex parent = columns.parent[row];
    return parent.isValid() ? columns.id[parent.value()].value : 0;
}

/// Parent and subtree end from the depths of depth-first order. False where a depth skips a level.
bool linkRows(TraceColumns &columns)
{
    const auto rows = static_cast<std::uint32_t>(columns.depth.size());
    columns.parent.assign(rows, SpanIndex());
    columns.subtreeEnd.assign(rows, rows);
    std::vector<std::uint32_t> open; // the path to the current row: open[d] has depth d
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint32_t depth = columns.depth[row];
        if (depth > open.size())
            return false;
        while (open.size() > depth) {
            columns.subtreeEnd[open.back()] = row;
            open.pop_back();
        }
        if (depth > 0)
            columns.parent[row] = SpanIndex(open.back());
        open.push_back(row);
    }
    return true;
}

bool fillParentIds(TraceColumns &columns, ByteReader &oddParents)
{
    const std::size_t rows = columns.id.size();
    columns.parentId.resize(rows);
    for (std::size_t row = 0; row < rows; ++row)
        columns.parentId[row] = SpanId{impliedParentId(columns, row)};
    std::uint64_t row = 0;
    while (oddParents.ok() && !oddParents.atEnd()) {
        row += oddParents.number();
        const std::uint64_t id = oddParents.word();
        if (!oddParents.ok() || row >= rows)
            return false;
        columns.parentId[row] = SpanId{id};
    }
    return oddParents.ok();
}

template <class Tag>
bool inRange(Index<Tag> index, std::uint32_t size)
{
    return !index.isValid() || index.value() < size;
}

bool rowIsSound(const TraceColumns &columns, std::size_t row, const ColumnLimits &limits)
{
    std::int64_t end = 0;
    const bool isPhantom = (columns.state[row] & SpanState::kPhantom) != 0;
    return columns.durationNs[row] >= 0 && !__builtin_add_overflow(columns.startNs[row], columns.durationNs[row], &end)
           && inRange(columns.name[row], limits.strings) && inRange(columns.resource[row], limits.resources)
           && inRange(columns.scope[row], limits.scopes) && (isPhantom || columns.name[row].isValid());
}

} // namespace

Bytes encodeColumn(ColumnSection section, const TraceColumns &columns)
{
    switch (section) {
    case ColumnSection::Ids:
        return encodeIds(columns.id);
    case ColumnSection::Starts:
        return encodeStarts(columns.startNs);
    case ColumnSection::Durations:
        return encodeNumbers(columns.durationNs);
    case ColumnSection::Depths:
        return encodeNumbers(columns.depth);
    case ColumnSection::Names:
        return encodeIndices(columns.name);
    case ColumnSection::Resources:
        return encodeIndices(columns.resource);
    case ColumnSection::Scopes:
        return encodeIndices(columns.scope);
    case ColumnSection::KindsAndStatus:
        return encodeKinds(columns);
    case ColumnSection::States:
        return encodeNumbers(columns.state);
    case ColumnSection::Flags:
        return encodeNumbers(columns.flags);
    case ColumnSection::Count_:
        break;
    }
    return {};
}

bool decodeColumn(ColumnSection section, ByteReader in, std::uint32_t rows, TraceColumns &columns)
{
    switch (section) {
    case ColumnSection::Ids:
        return decodeIds(in, rows, columns.id);
    case ColumnSection::Starts:
        return decodeStarts(in, rows, columns.startNs);
    case ColumnSection::Durations:
        return decodeNumbers(in, rows, columns.durationNs);
    case ColumnSection::Depths:
        return decodeNumbers(in, rows, columns.depth);
    case ColumnSection::Names:
        return decodeIndices(in, rows, columns.name);
    case ColumnSection::Resources:
        return decodeIndices(in, rows, columns.resource);
    case ColumnSection::Scopes:
        return decodeIndices(in, rows, columns.scope);
    case ColumnSection::KindsAndStatus:
        return decodeKinds(in, rows, columns);
    case ColumnSection::States:
        return decodeNumbers(in, rows, columns.state);
    case ColumnSection::Flags:
        return decodeNumbers(in, rows, columns.flags);
    case ColumnSection::Count_:
        break;
    }
    return false;
}

Bytes encodeOddParents(const TraceColumns &columns)
{
    Bytes out;
    std::size_t previous = 0;
    for (std::size_t row = 0; row < columns.id.size(); ++row) {
        const std::uint64_t parentId = columns.parentId[row].value;
        if (parentId == impliedParentId(columns, row))
            continue;
        varint::put(out, row - previous);
        putWord(out, parentId);
        previous = row;
    }
    return out;
}

bool completeColumns(TraceColumns &columns, ByteReader oddParents, const ColumnLimits &limits)
{
    if (!linkRows(columns) || !fillParentIds(columns, oddParents))
        return false;
    for (std::size_t row = 0; row < columns.id.size(); ++row) {
        if (!rowIsSound(columns, row, limits))
            return false;
    }
    return true;
}

} // namespace traceloupe
