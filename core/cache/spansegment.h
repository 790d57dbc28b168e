// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/model/span.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace traceloupe {

/// Bits of SpanSegment::flags.
namespace SpanFlag {
inline constexpr std::uint8_t kPhantom = 1 << 0;          ///< stands for a missing parent: no span, to be left out
inline constexpr std::uint8_t kRoot = 1 << 1;             ///< names no parent
inline constexpr std::uint8_t kNoId = 1 << 2;             ///< the span id is zero: nothing can be related to it
inline constexpr std::uint8_t kEntry = 1 << 3;            ///< SERVER, CONSUMER or root: what RED tables count
inline constexpr std::uint8_t kError = 1 << 4;            ///< effective error (analysis.md section 0)
inline constexpr std::uint8_t kMissingStart = 1 << 5;
inline constexpr std::uint8_t kMissingEnd = 1 << 6;
inline constexpr std::uint8_t kNegativeDuration = 1 << 7;
/// Statistics leave such spans out, and count them (analysis.md section 4).
inline constexpr std::uint8_t kNoDuration = kMissingStart | kMissingEnd | kNegativeDuration;
} // namespace SpanFlag

/// A trace of a SpanSegment: its rows there are [first, first + rows), in the order of Trace's rows.
struct SegmentTrace {
    TraceId id;
    std::int64_t row = 0; ///< trace.id of the cache file
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
    std::int64_t storedMs = 0;
    std::int64_t firstSpan = 0; ///< span_row.id of its first row
    std::uint32_t first = 0;
    std::uint32_t rows = 0;
};

/// The narrow rows of some traces as columns: one entry a row (phantoms too, so that rows count as in Trace), traces
/// one after the other. Immutable once it is shared. About 45 bytes a row.
struct SpanSegment {
    static constexpr std::uint32_t kNoParent = std::numeric_limits<std::uint32_t>::max();

    std::vector<SegmentTrace> traces;
    std::vector<std::uint32_t> trace;     ///< index into `traces`
    std::vector<std::uint32_t> operation; ///< index into SpanColumns::operations; 0 for a phantom
    std::vector<std::uint32_t> parent;    ///< row of this segment, or kNoParent
    std::vector<std::int64_t> startNs;
    std::vector<std::int64_t> durationNs; ///< >= 0
    std::vector<std::int64_t> selfNs;
    std::vector<SpanKind> kind;
    std::vector<StatusCode> status;
    std::vector<std::uint8_t> flags;      ///< SpanFlag
    std::uint32_t highestOperation = 0;   ///< no row says a higher one

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(startNs.size()); }
    void reserve(std::size_t rows);
    /// Appends the rows of one trace of another segment (of the same file).
    void append(const SpanSegment &other, const SegmentTrace &trace);
    [[nodiscard]] std::size_t memoryBytes() const;
};
using SpanSegmentPtr = std::shared_ptr<const SpanSegment>;

/// A pair of service and name that spans have.
struct SpanOperation {
    std::string service;
    std::string name;
};

/// The spans of a cache file (or of a part of it) as columns, in segments that can be worked on side by side. A
/// snapshot: it stays as it is whatever happens to the file.
struct SpanColumns {
    std::vector<SpanOperation> operations; ///< by the number of the file; [0] and unused numbers are empty
    std::vector<SpanSegmentPtr> segments;
    std::uint64_t traces = 0;
    std::uint64_t rows = 0;                ///< phantoms included
    std::uint64_t omittedTraces = 0;       ///< the oldest, beyond the limit of memory
    std::uint64_t damagedTraces = 0;       ///< whose stored copy can't be read
};
using SpanColumnsPtr = std::shared_ptr<const SpanColumns>;

} // namespace traceloupe
