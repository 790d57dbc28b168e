// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clockskew.h"
#include "core/analysis/criticalpath.h"
#include "core/analysis/hints.h"
#include "core/analysis/spancategory.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace traceloupe {

/// What all kinds of hints look at, computed once for a trace: aligned times, the critical path, which spans failed.
/// Times are those of intervals(): clipped to what was waited for, aligned where clocks are proven to be off.
class HintContext {
public:
    HintContext(const Trace &trace, const HintParams &params);

    [[nodiscard]] const Trace &trace() const { return m_trace; }
    [[nodiscard]] const HintThresholds &thresholds() const { return m_params.thresholds; }
    [[nodiscard]] const CriticalPath &path() const { return m_path; }
    [[nodiscard]] const ClockSkew &skew() const { return m_skew; }
    [[nodiscard]] const Interval &interval(SpanIndex span) const { return m_intervals[span.value()]; }
    [[nodiscard]] bool isError(SpanIndex span) const { return m_isError[span.value()] != 0; }
    [[nodiscard]] std::int64_t startNs(SpanIndex span) const { return startOf(m_trace, span, m_starts); }
    [[nodiscard]] std::int64_t endNs(SpanIndex span) const { return startNs(span) + m_trace.durationNs(span); }
    [[nodiscard]] std::int64_t rootNs() const { return m_path.totalNs; }
    [[nodiscard]] std::int64_t shareOfRoot(std::uint32_t percent) const { return rootNs() / 100 * percent; }
    [[nodiscard]] bool isCancelled() const
    {
        return m_params.cancelled != nullptr && m_params.cancelled->load(std::memory_order_relaxed);
    }
    [[nodiscard]] SpanCategory category(SpanIndex span) { return m_categories.of(span); }
    [[nodiscard]] AlignedStarts aligned() const { return m_starts; }

    /// Children that the span waited for, by their start; what clipping left nothing of is not among them.
    [[nodiscard]] std::vector<SpanIndex> joinedChildren(SpanIndex span) const;
    /// The SERVER right under a CLIENT, or an invalid index.
    [[nodiscard]] SpanIndex serverOf(SpanIndex client) const;
    /// Time on the critical path of the spans and what is below them. Requires: none is below another.
    [[nodiscard]] std::int64_t pathNs(std::span<const SpanIndex> spans) const;
    /// Time on the critical path between two moments, of `span` and what is below it.
    [[nodiscard]] std::int64_t pathNsWithin(SpanIndex span, Interval window) const;
    /// Service, kind and name without ids: calls of one operation. Numbers are dense.
    [[nodiscard]] std::uint32_t operation(SpanIndex span);

    /// Spans that a hint about repeated calls is of: others need not say the same.
    void markRepeated(SpanIndex span) { m_isRepeated[span.value()] = true; }
    [[nodiscard]] bool isRepeated(SpanIndex span) const { return m_isRepeated[span.value()]; }

    /// A hint with its evidence, cut to what a hint may hold.
    [[nodiscard]] static Hint makeHint(HintKind kind, std::span<const SpanIndex> evidence);

private:
    const Trace &m_trace;
    const HintParams &m_params;
    ClockSkew m_skew;
    std::vector<std::int64_t> m_starts;
    CriticalPath m_path;
    std::vector<Interval> m_intervals;
    std::vector<std::uint8_t> m_isError;
    SpanCategories m_categories;
    std::vector<bool> m_isRepeated;
    std::vector<std::uint32_t> m_operations; ///< by row; made when first asked
};

/// Each appends what it finds.
using HintList = std::vector<Hint>;
void findErrorOrigins(HintContext &context, HintList &hints);
void findRetries(HintContext &context, HintList &hints);
void findTimeouts(HintContext &context, HintList &hints);
void findRepeatedCalls(HintContext &context, HintList &hints);
void findSerialCalls(HintContext &context, HintList &hints);
void findStragglers(HintContext &context, HintList &hints);
void findChattyPairs(HintContext &context, HintList &hints);
void findCallOverheads(HintContext &context, HintList &hints);
void findGaps(HintContext &context, HintList &hints);
void findQueueDelays(HintContext &context, HintList &hints);
void findColdStarts(HintContext &context, HintList &hints);
void findPoolPressure(HintContext &context, HintList &hints);

} // namespace traceloupe
