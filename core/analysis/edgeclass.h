// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <span>
#include <string_view>
#include <vector>

namespace traceloupe {

/// How a span relates to its parent (analysis.md section 1.1): did the parent wait for it?
enum class EdgeClass : std::uint8_t {
    Top,               ///< no parent (roots, orphans, phantoms)
    Sync,              ///< the parent waited
    ClippedOverrun,    ///< remote call that outlived its caller: the client stopped waiting
    ClippedAbandoned,  ///< outlived a parent that failed
    AsyncFollowsFrom,
    AsyncConsumer,
    AsyncDeferred,
    AsyncDetached,
    AsyncBeforeParent,
    AsyncOutlives
};

[[nodiscard]] constexpr bool isAsync(EdgeClass edge)
{
    return edge >= EdgeClass::AsyncFollowsFrom;
}
/// "sync", "clipped:overrun", "async:consumer", ...
[[nodiscard]] std::string_view edgeClassName(EdgeClass edge);

/// What to do with a child that ends after its parent for no known reason.
enum class Outliving : std::uint8_t {
    Async, ///< the parent can't have waited for it
    Clip   ///< count the part inside the parent, as Jaeger does
};

/// Starts of all rows by one clock (ClockSkew::startsNs()), or empty: as they are in the trace's columns.
using AlignedStarts = std::span<const std::int64_t>;

[[nodiscard]] inline std::int64_t startOf(const Trace &trace, SpanIndex span, AlignedStarts aligned)
{
    return aligned.empty() ? trace.startNs(span) : aligned[span.value()];
}

/// tau of section 0: how far times of this row's source can be off because they were cut to microseconds.
[[nodiscard]] std::int64_t timeToleranceNs(const Trace &trace, SpanIndex span);

/// The class of every row's edge to its parent, one entry a row. O(rows); details are decoded only for the few rows
/// whose class depends on them.
[[nodiscard]] std::vector<EdgeClass> classifyEdges(const Trace &trace, Outliving outliving = Outliving::Async,
                                                   AlignedStarts aligned = {});

/// The part of a row's time that lies inside its parents' as far as they waited: I(s) of section 1.1.
struct Interval {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    [[nodiscard]] bool isEmpty() const { return endNs <= startNs; }
    [[nodiscard]] std::int64_t length() const { return isEmpty() ? 0 : endNs - startNs; }
};

/// I(s) of every row, top-down: a SYNC or CLIPPED child is cut to its parent, an ASYNC one starts afresh, a phantom
/// spans its orphans.
[[nodiscard]] std::vector<Interval> clippedIntervals(const Trace &trace, const std::vector<EdgeClass> &edges,
                                                     AlignedStarts aligned = {});

} // namespace traceloupe
