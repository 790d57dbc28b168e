// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hints.h"

#include "core/analysis/hintcontext.h"

#include <algorithm>
#include <array>
#include <functional>

namespace traceloupe {

std::string_view hintKindName(HintKind kind)
{
    static constexpr std::array<std::string_view, 14> kNames{
        "error-origin",  "retry",      "timeout",    "repeated-calls",  "redundant-calls",
        "serial-calls",  "chatty",     "straggler",  "unaccounted-gap", "queue-delay",
        "call-overhead", "cold-start", "cache-miss", "pool-pressure"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<std::vector<Hint>> findHints(const Trace &trace, const HintParams &params)
{
    HintContext context(trace, params);
    HintList hints;
    using Finder = void (*)(HintContext &, HintList &);
    static constexpr std::array<Finder, 12> kFinders{
        findErrorOrigins, findRetries,       findTimeouts, findRepeatedCalls, findSerialCalls, findStragglers,
        findChattyPairs,  findCallOverheads, findGaps,     findQueueDelays,   findColdStarts,  findPoolPressure};
    for (const Finder find : kFinders) {
        if (context.isCancelled())
            return std::nullopt;
        find(context, hints);
    }
    if (context.isCancelled())
        return std::nullopt;
    for (Hint &hint : hints) {
        hint.impactNs = std::min(hint.impactNs, context.rootNs());
        if (hint.savingNs)
            hint.savingNs = std::min(*hint.savingNs, context.rootNs());
    }
    // of equal impact: as they were found, error origins first and ranked among themselves
    std::ranges::stable_sort(hints, std::greater(), &Hint::impactNs);
    return hints;
}

} // namespace traceloupe
