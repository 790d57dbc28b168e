// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"
#include "tests/support/tracefromtext.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace traceloupe::test {

/// Example EX2 of the analysis specification.
inline constexpr std::string_view kExampleTwo = R"(
    web  R   0..100ms  server
      web  c1  10..60ms  client
        api  s1  15..55ms  server
          api  d1  20..30ms  client
          api  d2  30..50ms  client
      web  c2  10..40ms  client
      web  p1  62..64ms  producer
        wrk  k1  90..150ms  consumer
      web  bg  66..130ms  internal
      web  rn  70..98ms  internal
)";

/// "R[98,100] rn[70,98] queue(p1->k1)[64,90] P[0,20)while(B)", in milliseconds from the start of text traces.
[[nodiscard]] std::string pathText(const Trace &trace, const CriticalPath &path);

/// What figures of rows are, by the span's name, where they are not `skipped`.
[[nodiscard]] std::map<std::string, std::int64_t> byName(const Trace &trace, const std::vector<std::int64_t> &values,
                                                         std::int64_t unit, std::int64_t skipped);

/// A tree of `spans` spans with any times, kinds, services and links: parents don't contain their children, calls
/// overlap, clocks are off. The same seed gives the same trace.
[[nodiscard]] TracePtr randomTrace(std::uint64_t seed, std::uint32_t spans, bool hasLinks = true);

} // namespace traceloupe::test
