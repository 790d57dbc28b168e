// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>

namespace traceloupe {

struct MergedTrace {
    TracePtr trace;
    bool changed = false; ///< against the stored one
};

/// The stored trace with what another copy of it adds. Under the 128-bit id where the two differ only in that.
[[nodiscard]] MergedTrace mergeTraces(const TracePtr &stored, const TracePtr &incoming);

/// The same trace under another id.
[[nodiscard]] TracePtr withTraceId(const TracePtr &trace, const TraceId &id);

/// Same rows, texts, resources, scopes, details and aliases; diagnostics of reading may differ.
[[nodiscard]] bool sameContent(const Trace &a, const Trace &b);

/// Rows that are further records of an id with other content.
[[nodiscard]] std::uint64_t conflictCount(const Trace &trace);

} // namespace traceloupe
