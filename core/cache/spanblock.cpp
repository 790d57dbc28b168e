// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spanblock.h"

#include "core/cache/bytereader.h"

#include <algorithm>
#include <cstring>

namespace traceloupe {

namespace {

constexpr std::uint8_t kFormat = 1;
constexpr unsigned kKindBits = 4;
constexpr unsigned kKindMask = (1U << kKindBits) - 1;
constexpr std::size_t kIdBytes = 16;
/// A row takes at least a byte in each of seven columns: more rows than that are damage, not a reason to allocate.
constexpr std::uint64_t kMinBytesPerRow = 7;
constexpr std::size_t kBytesPerRow = 18; ///< about, to reserve

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
    BlockReader(ByteReader &in, SpanSegment &segment, const SegmentTrace &trace)
        : m_in(in), m_segment(segment), m_trace(trace)
    {}

    bool take()
    {
        const bool sound = takeOperations() && takeKinds() && takeFlags() && takeParents();
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
        const ByteView raw = m_in.bytes(m_trace.rows);
        if (!m_in.ok())
            return false;
        SpanKind *kind = grown(m_segment.kind);
        StatusCode *status = grown(m_segment.status);
        bool known = true;
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            const unsigned kindNumber = raw[row] & kKindMask;
            const unsigned statusNumber = raw[row] >> kKindBits;
            known = known && kindNumber <= unsigned(SpanKind::Consumer) && statusNumber <= unsigned(StatusCode::Error);
            kind[row] = static_cast<SpanKind>(kindNumber);
            status[row] = static_cast<StatusCode>(statusNumber);
        }
        return known;
    }

    bool takeFlags()
    {
        const ByteView raw = m_in.bytes(m_trace.rows);
        if (!m_in.ok())
            return false;
        std::uint8_t *flags = grown(m_segment.flags);
        if (m_trace.rows > 0)
            std::memcpy(flags, raw.data(), m_trace.rows);
        return true;
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
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            const std::uint64_t ofChildren = m_in.number();
            m_sound = m_sound && ofChildren <= static_cast<std::uint64_t>(duration[row]);
            self[row] = m_sound ? duration[row] - static_cast<std::int64_t>(ofChildren) : 0;
        }
    }

    ByteReader &m_in;
    SpanSegment &m_segment;
    const SegmentTrace &m_trace;
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
    Bytes out;
    out.reserve(64 + rows * kBytesPerRow);
    out.push_back(kFormat);
    const auto id = trace.id().toBytes();
    out.insert(out.end(), id.begin(), id.end());
    varint::put(out, varint::zigzag(trace.startNs()));
    varint::put(out, static_cast<std::uint64_t>(trace.durationNs()));
    varint::put(out, varint::zigzag(place.storedMs));
    varint::put(out, varint::zigzag(place.firstSpan));
    varint::put(out, rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        varint::put(out, trace.isPhantom(SpanIndex(row)) ? 0 : static_cast<std::uint64_t>(operationOf(SpanIndex(row))));
    for (std::uint32_t row = 0; row < rows; ++row)
        out.push_back(
            static_cast<std::uint8_t>((unsigned(columns.status[row]) << kKindBits) | unsigned(columns.kind[row])));
    for (std::uint32_t row = 0; row < rows; ++row)
        out.push_back(spanFlags(trace, SpanIndex(row), figures.errors[row] != 0));
    for (std::uint32_t row = 0; row < rows; ++row)
        varint::put(out, columns.parent[row].isValid() ? row - columns.parent[row].value() : 0);
    putStarts(columns.startNs, trace.startNs(), out);
    for (const std::int64_t duration : columns.durationNs)
        varint::put(out, static_cast<std::uint64_t>(duration));
    for (std::uint32_t row = 0; row < rows; ++row)
        varint::put(out, static_cast<std::uint64_t>(columns.durationNs[row] - figures.selfNs[row]));
    return out;
}

bool appendSpanBlock(ByteView bytes, std::int64_t traceRow, SpanSegment &segment)
{
    ByteReader in(bytes);
    if (in.byte() != kFormat)
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
    if (!BlockReader(in, segment, trace).take()) {
        cutTo(segment, trace.first);
        return false;
    }
    segment.trace.insert(segment.trace.end(), trace.rows, static_cast<std::uint32_t>(segment.traces.size()));
    segment.traces.push_back(trace);
    return true;
}

} // namespace traceloupe
