// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// What a trace may suffer from (analysis.md section 8, as far as one trace can tell).
enum class HintKind : std::uint8_t {
    ErrorOrigin,     ///< where an error began
    Retry,           ///< a call that failed and was made again
    Timeout,         ///< a call that was given up
    RepeatedCalls,   ///< the same statement again and again under one span (N+1)
    RedundantCalls,  ///< the very same call several times under one span
    SerialCalls,     ///< calls one after the other that might run at once
    Chatty,          ///< many calls between the same two
    Straggler,       ///< one of several parallel calls took far longer
    UnaccountedGap,  ///< time of a span that no child explains
    QueueDelay,      ///< handed-over work waited for its start
    CallOverhead,    ///< calls that took far longer than their serving
    ColdStart,       ///< a function or instance that had just started
    CacheMiss,       ///< looked up in a cache, fetched from a database, stored in the cache
    PoolPressure     ///< many database calls at once that waited for each other
};
/// "error-origin", "retry", ...
[[nodiscard]] std::string_view hintKindName(HintKind kind);

/// How the pauses between attempts grow.
enum class RetryPauses : std::uint8_t { Unclear, Constant, Exponential };

/// Something to look at: possible, never certain. What each figure means depends on the kind.
struct Hint {
    static constexpr std::size_t kMaxEvidence = 100;

    HintKind kind = HintKind::ErrorOrigin;
    std::int64_t impactNs = 0;             ///< time on the critical path that it explains: the rank
    std::optional<std::int64_t>
        savingNs;  ///< at most this can be saved, if what ran is independent; never over the root
    std::vector<SpanIndex> evidence;       ///< the span to go to first in front; at most kMaxEvidence
    std::uint32_t count = 0;               ///< spans concerned, also those beyond kMaxEvidence
    std::uint32_t failed = 0;              ///< ErrorOrigin, Retry: how many of them failed
    std::int64_t measuredNs = 0;           ///< the time that is told: a total, an excess, a delay, a duration
    std::int64_t thresholdNs = 0; ///< what it (SerialCalls: the saving) had to reach; 0 where a count decided
    std::uint32_t thresholdCount = 0; ///< what count had to reach; 0 where a time decided
    std::string subject; ///< operation, statement or service concerned
    std::string other; ///< peer of Chatty and CallOverhead
    SpanIndex handledAt; ///< ErrorOrigin: the span where the (first) error ended; invalid = it reached the root
    bool isAsync = false; ///< ErrorOrigin: in work that nobody waited for
    bool endedWell = false; ///< Retry: the last call did not fail
    RetryPauses pauses = RetryPauses::Unclear;
    std::int64_t extraNs = 0; ///< Timeout: how long the server worked on after the client had left
    std::uint32_t patternLength = 1; ///< RepeatedCalls: statements in the pattern that repeats
};

/// When a hint is given. Times in nanoseconds, shares in percent.
struct HintThresholds {
    std::uint32_t repeatedCalls = 5;
    std::uint32_t repeatedPatterns = 3;
    std::uint32_t maxPatternLength = 8;
    std::uint32_t repeatedSerialPercent = 80;
    std::int64_t repeatedNs = 50'000'000;
    std::uint32_t repeatedRootPercent = 10;
    std::uint32_t redundantCalls = 3;
    std::uint32_t serialCalls = 3;
    std::int64_t serialGapNs = 1'000'000;
    std::uint32_t serialGapPercent = 5;
    std::int64_t serialSavingNs = 20'000'000;
    std::uint32_t serialSavingRootPercent = 10;
    std::uint32_t chattyCalls = 15;
    std::uint32_t chattyOverheadPercent = 30;
    std::uint32_t chattyLeastCalls = 2; ///< of the overhead: a single dear call is CallOverhead's
    std::uint32_t stragglerSiblings = 4;
    std::uint32_t stragglerFactor = 3;
    std::int64_t gapNs = 20'000'000;
    std::uint32_t gapRootPercent = 15;
    std::int64_t queueNs = 100'000'000;
    std::int64_t queueFloorNs = 1'000'000; ///< shorter delays say nothing, however short the consumer
    std::int64_t overheadNs = 10'000'000;
    std::uint32_t overheadClientPercent = 30;
    std::uint32_t timeoutPercent = 2;
    std::int64_t timeoutSlackNs = 20'000'000;
    std::uint32_t coldFactor = 5;
    std::uint32_t coldCalls = 5;
    std::uint32_t poolCalls = 10;
    std::int64_t poolWaitNs = 10'000'000;
};

struct HintParams {
    HintThresholds thresholds;
    const std::atomic<bool> *cancelled = nullptr; ///< polled; may be null
};

/// Hints of one trace by falling impact. Errors of one operation that ended at one operation are one hint; of equal
/// impact, those that reached the root come before others, then by end. Nothing if it was cancelled. O(rows log rows),
/// details decoded; any thread.
[[nodiscard]] std::optional<std::vector<Hint>> findHints(const Trace &trace, const HintParams &params = {});

} // namespace traceloupe
