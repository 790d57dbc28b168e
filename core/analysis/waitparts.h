// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clockskew.h"
#include "core/analysis/edgeclass.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe {

/// A span's time around the children that it waited for (analysis.md section 2). Sums to the span's clipped length.
struct WaitParts {
    std::int64_t preNs = 0;   ///< before the first child; all of it for a span without
    std::int64_t interNs = 0; ///< in gaps between children
    std::int64_t postNs = 0;  ///< after the last
    std::int64_t childNs = 0; ///< while at least one child ran
};
/// `edges` and `intervals` as classifyEdges() and clippedIntervals() give them.
[[nodiscard]] WaitParts waitParts(const Trace &trace, SpanIndex span, const std::vector<EdgeClass> &edges,
                                  const std::vector<Interval> &intervals);

/// The same of any stretch of time and the parts of it in which children ran.
[[nodiscard]] WaitParts waitParts(const Interval &own, std::vector<Interval> children);

/// The SERVER that answered a CLIENT: the only one right under it. Invalid where there is none or, after a redirect or
/// a hidden retry, several.
[[nodiscard]] SpanIndex answeringServer(const Trace &trace, SpanIndex client);

/// A CLIENT and the SERVER under it: what the call cost beside the serving, in the network, queues, serialising.
struct CallOverhead {
    SpanIndex server;
    std::int64_t overheadNs = 0; ///< client less server: no clock has a part in it. Negative = the spans contradict
    /// Legs, where both share a clock or their clocks are proven against each other; they sum to the overhead.
    std::optional<std::int64_t> requestNs;
    std::optional<std::int64_t> responseNs;
    std::int64_t legErrorNs = 0; ///< +/- of either leg
};
/// Nothing for a span that is no CLIENT or has no answeringServer().
[[nodiscard]] std::optional<CallOverhead> callOverhead(const Trace &trace, SpanIndex client, const ClockSkew &skew);

/// How much ran at once below the analysis root, what was not waited for left out.
struct Concurrency {
    std::int64_t workNs = 0;      ///< sum of self times
    std::int64_t rootNs = 0;
    std::uint32_t mostAtOnce = 0; ///< spans busy themselves at one moment

    [[nodiscard]] double averageParallelism() const
    {
        return rootNs > 0 ? static_cast<double>(workNs) / static_cast<double>(rootNs) : 0;
    }
};
/// O(rows log rows).
[[nodiscard]] Concurrency concurrency(const Trace &trace, AlignedStarts aligned = {});

} // namespace traceloupe
