// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe::test {

struct GeneratorParams {
    std::uint32_t spans = 1000; ///< of each trace
    std::uint32_t traces = 1;
    std::uint64_t seed = 1;
};

/// Traces as a shop of twenty services makes them: calls as client and server pairs, databases, caches, queues and
/// inner work, about 14 attributes a span, events on a tenth of the spans, errors with exceptions on 2 %, a few links
/// and skewed clocks, depth up to 12. The same parameters give the same traces on any machine.
[[nodiscard]] std::vector<TracePtr> generateTraces(const GeneratorParams &params);
[[nodiscard]] TracePtr generateTrace(std::uint32_t spans, std::uint64_t seed = 1);

/// A small trace with everything that OTLP can say and no one does: every field at its limits, odd and repeated ids,
/// cycles, empty, nested and huge values, any text, repeated keys, absent and negative times.
[[nodiscard]] TracePtr generateHostileTrace(std::uint64_t seed);

} // namespace traceloupe::test
