// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spanblock.h"

#include "core/cache/bytereader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace traceloupe {

namespace {

constexpr std::uint8_t kWideFormat = 1; ///< a byte a row each for kind and flags: for traces with many kinds of rows
constexpr std::uint8_t kFormat = 2;
/// Kinds of rows that half a byte can name.
constexpr std::size_t kMaxRowKinds = 16;
constexpr unsigned kKindBits = 4;
constexpr unsigned kKindMask = (1U << kKindBits) - 1;
constexpr std::size_t kIdBytes = 16;
/// A row takes at least a byte in each of four columns: more rows than that are damage, not a reason to allocate.
constexpr std::uint64_t kMinBytesPerRow = 4;
constexpr std::size_t kBytesPerRow = 18; ///< about, to reserve

/// What a row is beside its numbers.
struct RowKind {
    std::uint8_t kindAndStatus = 0;
    std::uint8_t flags = 0;
    friend bool operator==(const RowKind &, const RowKind &) = default;
};

/// The different ones, and which each row has; nothing if they are too many.
std::optional<std::vector<RowKind>> distinctKinds(const std::vector<RowKind> &ofRows,
                                                  std::vector<std::uint8_t> &numbers)
{
    std::vector<RowKind> kinds;
    numbers.reserve(ofRows.size());
    for (const RowKind &kind : ofRows) {
        const auto at = std::ranges::find(kinds, kind);
        numbers.push_back(static_cast<std::uint8_t>(at - kinds.begin()));
        if (at != kinds.end())
            continue;
        if (kinds.size() == kMaxRowKinds)
            return std::nullopt;
        kinds.push_back(kind);
    }
    return kinds;
}

void putKinds(const std::vector<RowKind> &kinds, const std::vector<std::uint8_t> &numbers, Bytes &out)
{
    varint::put(out, kinds.size());
    for (const RowKind &kind : kinds) {
        out.push_back(kind.kindAndStatus);
        out.push_back(kind.flags);
    }
    for (std::size_t row = 0; row < numbers.size(); row += 2) {
        const unsigned second = row + 1 < numbers.size() ? numbers[row + 1] : 0U;
        out.push_back(static_cast<std::uint8_t>(numbers[row] | (second << 4U)));
    }
}

void putWideKinds(const std::vector<RowKind> &ofRows, Bytes &out)
{
    for (const RowKind &kind : ofRows)
        out.push_back(kind.kindAndStatus);
    for (const RowKind &kind : ofRows)
        out.push_back(kind.flags);
}

/// A bit a row, lowest first: whether it has a number; then the numbers.
void putSparse(const std::vector<std::uint64_t> &values, Bytes &out)
{
    const std::size_t bits = out.size();
    out.resize(bits + (values.size() + 7) / 8);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values[row] == 0)
            continue;
        out[bits + row / 8] = static_cast<std::uint8_t>(out[bits + row / 8] | (1U << (row % 8)));
        varint::put(out, values[row]);
    }
}

void putStarts(const std::vector<std::int64_t> &starts, std::int64_t base, Bytes &out)
{
    auto previous = static_cast<std::uint64_t>(base); // unsigned: hostile times wrap and wrap back
    for (const std::int64_t start : starts) {
        const auto now = static_cast<std::uint64_t>(start);
        varint::put(out, varint::zigzag(static_cast<std::int64_t>(now - previous)));
        previous = now;
    }
}

/// Takes the columns of one trace off the bytes, onto the end of the segment's.
class BlockReader {
public:
    BlockReader(ByteReader &in, SpanSegment &segment, const SegmentTrace &trace, bool isWide)
        : m_in(in), m_segment(segment), m_trace(trace), m_isWide(isWide)
    {}

    bool take()
    {
        const bool sound = takeOperations() && (m_isWide ? takeWideKinds() : takeKinds()) && takeParents();
        takeStarts();
        takeDurations();
        return sound && m_sound && m_in.ok() && m_in.atEnd();
    }

private:
    template <class Value>
    Value *grown(std::vector<Value> &column)
    {
        column.resize(std::size_t(m_trace.first) + m_trace.rows);
        return column.data() + m_trace.first;
    }

    bool takeOperations()
    {
        std::uint32_t *operation = grown(m_segment.operation);
        std::uint32_t highest = 0;
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            operation[row] = m_in.number32();
            highest = std::max(highest, operation[row]);
        }
        if (!m_in.ok() || highest > kMaxOperationNumber)
            return false;
        m_segment.highestOperation = std::max(m_segment.highestOperation, highest);
        return true;
    }

    bool takeKinds()
    {
        const std::uint64_t count = m_in.number();
        if (count > kMaxRowKinds)
            return false;
        const ByteView kinds = m_in.bytes(count * 2);
        const ByteView numbers = m_in.bytes((std::uint64_t(m_trace.rows) + 1) / 2);
        if (!m_in.ok())
            return false;
        std::array<RowKind, kMaxRowKinds> known;
        for (std::size_t i = 0; i < count; ++i)
            known[i] = {kinds[i * 2], kinds[i * 2 + 1]};
        return putRows([&](std::uint32_t row) {
            const unsigned number = row % 2 == 0 ? numbers[row / 2] & 15U : numbers[row / 2] >> 4U;
            m_sound = m_sound && number < count;
            return known[number];
        });
    }

    bool takeWideKinds()
    {
        const ByteView kinds = m_in.bytes(m_trace.rows);
        const ByteView flags = m_in.bytes(m_trace.rows);
        return m_in.ok() && putRows([&](std::uint32_t row) { return RowKind{kinds[row], flags[row]}; });
    }

    template <class KindOf>
    bool putRows(const KindOf &kindOf)
    {
        SpanKind *kind = grown(m_segment.kind);
        StatusCode *status = grown(m_segment.status);
        std::uint8_t *flags = grown(m_segment.flags);
        bool known = true;
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            const RowKind is = kindOf(row);
            const unsigned kindNumber = is.kindAndStatus & kKindMask;
            const unsigned statusNumber = is.kindAndStatus >> kKindBits;
            known = known && kindNumber <= unsigned(SpanKind::Consumer) && statusNumber <= unsigned(StatusCode::Error);
            kind[row] = static_cast<SpanKind>(kindNumber);
            status[row] = static_cast<StatusCode>(statusNumber);
            flags[row] = is.flags;
        }
        return known;
    }

    bool takeParents()
    {
        std::uint32_t *parent = grown(m_segment.parent);
        bool sound = true;
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            const std::uint64_t up = m_in.number();
            sound = sound && up <= row;
            parent[row] = up == 0 ? SpanSegment::kNoParent : m_trace.first + row - static_cast<std::uint32_t>(up);
        }
        return sound;
    }

    void takeStarts()
    {
        std::int64_t *start = grown(m_segment.startNs);
        auto previous = static_cast<std::uint64_t>(m_trace.startNs);
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            previous += static_cast<std::uint64_t>(m_in.signedNumber());
            start[row] = static_cast<std::int64_t>(previous);
        }
    }

    void takeDurations()
    {
        std::int64_t *duration = grown(m_segment.durationNs);
        std::int64_t *self = grown(m_segment.selfNs);
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            duration[row] = static_cast<std::int64_t>(m_in.number());
            m_sound = m_sound && duration[row] >= 0;
        }
        const ByteView withChildren = m_in.bytes(m_isWide ? 0 : (std::uint64_t(m_trace.rows) + 7) / 8);
        m_sound = m_sound && m_in.ok();
        for (std::uint32_t row = 0; row < m_trace.rows && m_sound; ++row) {
            const bool hasNumber = m_isWide || ((withChildren[row / 8] >> (row % 8)) & 1U) != 0;
            const std::uint64_t ofChildren = hasNumber ? m_in.number() : 0;
            m_sound = m_sound && ofChildren <= static_cast<std::uint64_t>(duration[row]);
            self[row] = m_sound ? duration[row] - static_cast<std::int64_t>(ofChildren) : 0;
        }
    }

    ByteReader &m_in;
    SpanSegment &m_segment;
    const SegmentTrace &m_trace;
    const bool m_isWide;
    bool m_sound = true;
};

void cutTo(SpanSegment &segment, std::size_t rows)
{
    segment.operation.resize(rows);
    segment.parent.resize(rows);
    segment.startNs.resize(rows);
    segment.durationNs.resize(rows);
    segment.selfNs.resize(rows);
    segment.kind.resize(rows);
    segment.status.resize(rows);
    segment.flags.resize(rows);
}

} // namespace

std::uint8_t spanFlags(const Trace &trace, SpanIndex row, bool isError)
{
    const std::uint16_t state = trace.state(row);
    if ((state & SpanState::kPhantom) != 0)
        return SpanFlag::kPhantom;
    unsigned flags = 0;
    const bool isRoot = trace.parentSpanId(row).value == 0;
    const SpanKind kind = trace.kind(row);
    if (isRoot)
        flags |= SpanFlag::kRoot;
    if (isRoot || kind == SpanKind::Server || kind == SpanKind::Consumer)
        flags |= SpanFlag::kEntry;
    if (isError)
        flags |= SpanFlag::kError;
    if (trace.spanId(row).isZero())
        flags |= SpanFlag::kNoId;
    if ((state & SpanState::kMissingStart) != 0)
        flags |= SpanFlag::kMissingStart;
    if ((state & SpanState::kMissingEnd) != 0)
        flags |= SpanFlag::kMissingEnd;
    if ((state & SpanState::kNegativeDuration) != 0)
        flags |= SpanFlag::kNegativeDuration;
    return static_cast<std::uint8_t>(flags);
}

Bytes encodeSpanBlock(const Trace &trace, const SpanFigures &figures, const SpanBlockPlace &place,
                      const std::function<std::int64_t(SpanIndex)> &operationOf)
{
    const TraceColumns &columns = trace.columns();
    const std::uint32_t rows = trace.rowCount();
    std::vector<RowKind> kindsOfRows;
    kindsOfRows.reserve(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        kindsOfRows.push_back(
            {static_cast<std::uint8_t>((unsigned(columns.status[row]) << kKindBits) | unsigned(columns.kind[row])),
             spanFlags(trace, SpanIndex(row), figures.errors[row] != 0)});
    std::vector<std::uint8_t> numbers;
    const auto kinds = distinctKinds(kindsOfRows, numbers);

    Bytes out;
    out.reserve(64 + rows * kBytesPerRow);
    out.push_back(kinds ? kFormat : kWideFormat);
    const auto id = trace.id().toBytes();
    out.insert(out.end(), id.begin(), id.end());
    varint::put(out, varint::zigzag(trace.startNs()));
    varint::put(out, static_cast<std::uint64_t>(trace.durationNs()));
    varint::put(out, varint::zigzag(place.storedMs));
    varint::put(out, varint::zigzag(place.firstSpan));
    varint::put(out, rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        varint::put(out, trace.isPhantom(SpanIndex(row)) ? 0 : static_cast<std::uint64_t>(operationOf(SpanIndex(row))));
    if (kinds)
        putKinds(*kinds, numbers, out);
    else
        putWideKinds(kindsOfRows, out);
    for (std::uint32_t row = 0; row < rows; ++row)
        varint::put(out, columns.parent[row].isValid() ? row - columns.parent[row].value() : 0);
    putStarts(columns.startNs, trace.startNs(), out);
    for (const std::int64_t duration : columns.durationNs)
        varint::put(out, static_cast<std::uint64_t>(duration));
    std::vector<std::uint64_t> ofChildren;
    ofChildren.reserve(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        ofChildren.push_back(static_cast<std::uint64_t>(columns.durationNs[row] - figures.selfNs[row]));
    if (kinds)
        putSparse(ofChildren, out);
    else
        std::ranges::for_each(ofChildren, [&out](std::uint64_t time) { varint::put(out, time); });
    return out;
}

bool appendSpanBlock(ByteView bytes, std::int64_t traceRow, SpanSegment &segment)
{
    ByteReader in(bytes);
    const std::uint8_t format = in.byte();
    if (format != kFormat && format != kWideFormat)
        return false;
    SegmentTrace trace;
    const ByteView id = in.bytes(kIdBytes);
    trace.id = TraceId::fromBytes({reinterpret_cast<const char *>(id.data()), id.size()}).value_or(TraceId{});
    trace.row = traceRow;
    trace.startNs = in.signedNumber();
    trace.durationNs = static_cast<std::int64_t>(in.number());
    trace.storedMs = in.signedNumber();
    trace.firstSpan = in.signedNumber();
    trace.first = segment.size();
    trace.rows = in.number32();
    if (!in.ok() || trace.rows * kMinBytesPerRow > in.left())
        return false;
    if (!BlockReader(in, segment, trace, format == kWideFormat).take()) {
        cutTo(segment, trace.first);
        return false;
    }
    segment.trace.insert(segment.trace.end(), trace.rows, static_cast<std::uint32_t>(segment.traces.size()));
    segment.traces.push_back(trace);
    return true;
}

} // namespace traceloupe
