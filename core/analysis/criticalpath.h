// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/edgeclass.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace traceloupe {

/// What a critical path explains (analysis.md section 1).
enum class PathMode : std::uint8_t {
    Response,  ///< the time until the root answered (1.2)
    Completion ///< the time until everything that the root set going was done (1.3)
};
/// "response", "completion".
[[nodiscard]] std::string_view pathModeName(PathMode mode);

struct PathParams {
    PathMode mode = PathMode::Response;
    Outliving outliving = Outliving::Async;
    SpanIndex root;        ///< the span to explain; invalid = the trace's analysis root
    AlignedStarts aligned; ///< starts by one clock, where the skew is proven; must outlive the call
};

/// Bits of PathSegment::flags.
namespace SegmentFlag {
inline constexpr std::uint8_t kQueue = 1 << 0;    ///< no span: from the parent's hand-over to the start of `span`
inline constexpr std::uint8_t kExplicit = 1 << 1; ///< what came next named this span by a link
inline constexpr std::uint8_t kJitter = 1 << 2;   ///< follows although it ended a little after the next one started
} // namespace SegmentFlag

/// A stretch of the path: `span` itself was what the root waited for. Times as the path was computed with.
struct PathSegment {
    SpanIndex span;
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    std::uint32_t whileBegin = 0; ///< into CriticalPath::running
    std::uint32_t whileCount = 0; ///< listed there, at most kMaxWhile
    std::uint32_t whileTotal = 0; ///< all children that ran meanwhile without holding anything up
    std::uint8_t flags = 0;

    [[nodiscard]] std::int64_t lengthNs() const { return endNs - startNs; }
    [[nodiscard]] bool isQueue() const { return (flags & SegmentFlag::kQueue) != 0; }
};

/// What a reader of a critical path must know of the trace.
struct PathWarning {
    enum class Kind : std::uint8_t {
        OutsideParent,   ///< spans whose time lies outside the span that waited for them: left out, subtrees too
        UnusableHandOver,///< completion: asynchronous spans whose hand-over contradicts their parents' times
        Unfinished,      ///< spans on the path whose end was never recorded: a provisional one is used
        NoStart,         ///< spans on the path whose start was never recorded
        OtherRoots,      ///< further top spans of the trace, which the path does not cover
        MissingRoot      ///< the root span itself is missing: the path runs over its children
    };
    Kind kind = Kind::OutsideParent;
    std::uint32_t count = 0;
};
/// "outside-parent", "unusable-hand-over", ...
[[nodiscard]] std::string_view pathWarningName(PathWarning::Kind kind);

/// The critical path of one trace: an inference from timing, unless a segment is kExplicit. Segments run from the end
/// back to the start; they are contiguous, disjoint and sum exactly to totalNs.
struct CriticalPath {
    static constexpr std::uint32_t kMaxWhile = 8;
    static constexpr std::int64_t kOffPath = -1;

    PathMode mode = PathMode::Response;
    Outliving outliving = Outliving::Async;
    SpanIndex root;                      ///< invalid for a trace without rows
    std::int64_t totalNs = 0;
    std::int64_t queueNs = 0;            ///< of which between hand-over and start
    std::vector<PathSegment> segments;
    std::vector<SpanIndex> running;      ///< children that ran during a segment without holding anything up
    std::vector<std::int64_t> selfNs;    ///< cp_self by row: its own segments; sums to totalNs - queueNs
    std::vector<std::int64_t> inclusiveNs; ///< cp_incl by row: its subtree's segments
    /// By row: an upper bound on what speeding up this span alone can save, kOffPath where it is not on the path.
    std::vector<std::int64_t> dragNs;
    std::vector<EdgeClass> edges;        ///< by row, as the path was computed with
    std::vector<PathWarning> warnings;

    [[nodiscard]] std::span<const SpanIndex> whileOf(const PathSegment &segment) const
    {
        return std::span(running).subspan(segment.whileBegin, segment.whileCount);
    }
    [[nodiscard]] bool isOnPath(SpanIndex span) const { return dragNs[span.value()] != kOffPath; }
};

/// O(rows + k log k) with k the children of spans on the path; iterative, so depth is no limit. Any thread.
[[nodiscard]] CriticalPath criticalPath(const Trace &trace, const PathParams &params = {});

} // namespace traceloupe
