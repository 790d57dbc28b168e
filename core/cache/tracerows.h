// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/encodeworker.h"
#include "core/cache/nameids.h"
#include "core/cache/tracefinder.h"
#include "core/model/trace.h"

#include <cstdint>

namespace traceloupe {

class Connection;
class SharedRows;

/// What the row of the table `trace` says beside what the trace itself says.
struct TraceRowState {
    Extent extent = Extent::Whole;
    bool pinned = false;
    std::int64_t storedMs = 0;
};

// The rows of one trace in every table; what many traces share is left to `shared`, to be written later. Inside a
// transaction of the caller; throws what SQLiteCpp throws.

/// Inserts a trace that is not there; returns its row in `trace`. Waits for parts of `encoded` as late as it can.
std::int64_t insertTrace(Connection &connection, NameIds &names, SharedRows &shared, const Trace &trace,
                         PendingEncoding encoded, const TraceRowState &state);
/// Writes the trace of an existing row anew; its content has been erased.
void rewriteTrace(Connection &connection, NameIds &names, SharedRows &shared, std::int64_t row, const Trace &trace,
                  PendingEncoding encoded, const TraceRowState &state);

} // namespace traceloupe
