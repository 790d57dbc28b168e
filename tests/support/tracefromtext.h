// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <string_view>

namespace traceloupe::test {

/// Start of the traces that traceFromText makes: 2024-01-15 10:00:00 UTC.
inline constexpr std::int64_t kTextTraceStartNs = 1'705'312'800'000'000'000;
inline constexpr TraceId kTextTraceId{0x0123456789abcdefULL, 0x1122334455667788ULL};

/// A trace from indented text, one span a line; what is indented further is a child:
///
///     frontend  GET /cart   0..120ms  server
///       cart    GetCart     10..100ms  error http.status=500 event=retry@12ms
///         redis HGET        20..?ms
///
/// A line is service ("-" for none), name (words up to the times), start..end, then any of: a kind, ok, error,
/// message="text", id=HEX, parent=HEX (instead of the indentation's), link=TRACEHEX/SPANHEX, event=NAME@TIME,
/// warning="text", and key=value attributes (true/false and whole numbers by type, "quoted" texts with blanks). Units
/// ns, us, ms, s; "?" as an end is a running span; an end before the start is a negative duration. Span ids count
/// from 1. A line that can't be read fails the running test.
[[nodiscard]] TracePtr traceFromText(std::string_view text, TraceId id = kTextTraceId);

} // namespace traceloupe::test
