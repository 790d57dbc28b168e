// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/model/trace.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace traceloupe {

/// Operations have numbers in the file; one higher than this is damage, not a reason to allocate.
inline constexpr std::uint32_t kMaxOperationNumber = 1U << 22;

/// The narrow rows of one trace as one blob of the table `span_block`, a sixth of what the rows of `span_row` take and
/// read ten times as fast. Nothing in it that does not follow from the trace and its place in the file. Format 2, all
/// numbers varints unless said:
///
///     format byte, trace id (16 bytes), start, duration, stored (ms), first row of span_row, number of rows,
///     columns one after the other: operations; what rows are: how many different ones (up to 16), of each kind and
///     status (a byte) and flags (a byte), then which one each row is (half a byte); rows up to the parent, 0 = none;
///     starts, as differences; durations; times of children (duration without self time): a bit a row, whether it has
///     any, and those that are not 0
///
/// Format 1, for traces with more different rows, and of older files: kinds and status (a byte a row), flags (a byte a
/// row), and times of children without the bits.
struct SpanBlockPlace {
    std::int64_t storedMs = 0;
    std::int64_t firstSpan = 0;
};

/// What is costly to work out of a trace, one entry a row.
struct SpanFigures {
    std::vector<std::int64_t> selfNs;
    std::vector<std::uint8_t> errors; ///< 1 for an effective error
};

/// `operationOf`: the number of a row's operation in the file; not asked for phantoms.
[[nodiscard]] Bytes encodeSpanBlock(const Trace &trace, const SpanFigures &figures, const SpanBlockPlace &place,
                                    const std::function<std::int64_t(SpanIndex)> &operationOf);

/// SpanFlag bits of a row. `isError`: whether it is an effective error.
[[nodiscard]] std::uint8_t spanFlags(const Trace &trace, SpanIndex row, bool isError);

/// Appends the trace to a segment. False for damaged bytes; the segment is then as it was.
[[nodiscard]] bool appendSpanBlock(ByteView bytes, std::int64_t traceRow, SpanSegment &segment);

} // namespace traceloupe
