// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/queryresult.h"

#include <atomic>
#include <span>

namespace traceloupe {

/// Span sets of a query as a hit has them.
[[nodiscard]] std::vector<HitSpans> hitSpansOf(const traceql::Query &query, const Trace &trace,
                                               const std::vector<traceql::Spanset> &spansets,
                                               const QueryOptions &options);
/// What a list says of a trace that is in memory.
[[nodiscard]] TraceSummary summaryOf(const Trace &trace);

/// Evaluates a query over traces in memory, by several threads; hits newest first.
Result<QueryCoverage> searchTraces(std::span<const TracePtr> traces, const traceql::ProgramPtr &program,
                                   const QueryOptions &options, const HitSink &found,
                                   const std::atomic<bool> &cancelled);

} // namespace traceloupe
