// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace traceloupe {

/// Counts, percentiles and service graph of a set of traces: what `traceloupe summary` prints. The meaning of
/// every figure is fixed by tests/data/corpus/SCHEMA.md (trace-summary/1). Times in nanoseconds.
class TraceSetSummary {
public:
    using Edge = std::pair<std::string, std::string>; ///< caller, callee

    /// Adds one trace; each trace of the set once.
    void add(const Trace &trace);
    /// Sorts what must be sorted; after this only the getters.
    void finish();

    std::uint64_t traces = 0;
    std::uint64_t spans = 0;
    std::uint64_t distinctSpanIds = 0;
    std::uint64_t largestTraceSpans = 0;
    std::map<std::string, std::uint64_t> spansPerService; ///< "" = spans without a service
    std::uint64_t errorSpans = 0;
    std::uint64_t maxDepth = 0;                           ///< a root has 1
    std::uint64_t rootSpans = 0;
    std::uint64_t orphanSpans = 0;
    std::uint64_t multiRootTraces = 0;
    std::uint64_t duplicateSpanIds = 0;
    std::uint64_t cycleSpans = 0;
    std::int64_t minStartNs = 0;                          ///< valid if anyStart
    std::int64_t maxEndNs = 0;
    bool anyStart = false;
    std::uint64_t missingStart = 0;
    std::uint64_t missingDuration = 0;
    std::uint64_t negativeDurations = 0;
    std::vector<std::int64_t> durationsNs;                ///< as given, ascending after finish()
    std::map<Edge, std::uint64_t> edges;
    std::map<Edge, std::uint64_t> errorEdges;
    DiagnosticReport diagnostics;

    [[nodiscard]] std::size_t services() const;   ///< non-empty names
    [[nodiscard]] std::size_t operations() const { return m_operations.size(); }

private:
    void addSpan(const Trace &trace, SpanIndex span);
    void addEdge(const Trace &trace, SpanIndex span);

    std::set<std::pair<std::string, std::string>> m_operations;
};

} // namespace traceloupe
