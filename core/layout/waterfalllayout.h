// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/hiddenspans.h"
#include "core/layout/pathindex.h"
#include "core/layout/subtreeerrors.h"
#include "core/layout/timescale.h"
#include "core/layout/visiblerows.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace traceloupe {

/// What is odd or important about a row, as bits.
namespace RowMark {
inline constexpr std::uint16_t kError = 1 << 0;
inline constexpr std::uint16_t kErrorBelow = 1 << 1;         ///< a span that this collapsed row hides has failed
inline constexpr std::uint16_t kOrphan = 1 << 2;
inline constexpr std::uint16_t kPhantom = 1 << 3;
inline constexpr std::uint16_t kRunning = 1 << 4;            ///< no end yet, or its end was lost
inline constexpr std::uint16_t kMissingStart = 1 << 5;
inline constexpr std::uint16_t kNegative = 1 << 6;           ///< ended before it started
inline constexpr std::uint16_t kStartsBeforeParent = 1 << 7; ///< clocks of two machines disagree
inline constexpr std::uint16_t kCycle = 1 << 8;
inline constexpr std::uint16_t kConflict = 1 << 9;
inline constexpr std::uint16_t kLinks = 1 << 10;             ///< has links to other spans
inline constexpr std::uint16_t kLinkedFrom = 1 << 11;        ///< other spans have links to it
inline constexpr std::uint16_t kDeadLinks = 1 << 12;         ///< has links, all to traces that are not at hand
/// Marks that a person should be warned of.
inline constexpr std::uint16_t kWarnings = kOrphan | kRunning | kMissingStart | kNegative | kStartsBeforeParent | kCycle
                                           | kConflict;
} // namespace RowMark

/// The marks of one span, kErrorBelow left out.
[[nodiscard]] std::uint16_t rowMarks(const Trace &trace, SpanIndex span);

/// Of the visible time range; None where a line has no bar.
enum class BarPlace : std::uint8_t { Inside, Before, After, None };

/// Events at (about) one pixel.
struct EventTick {
    float xPx = 0;
    std::uint32_t count = 0;
};

/// A part of a bar that the critical path runs through.
struct PathPart {
    float leftPx = 0;
    float rightPx = 0;
    bool isWhile = false; ///< ran meanwhile, without being waited for
};

struct WaterfallRow {
    SpanIndex span;
    std::uint32_t line = 0;
    std::uint32_t depth = 0;      ///< below the root that is shown
    std::uint32_t spansBelow =
        0; ///< of a hidden stretch: the spans in it; of a group: all that it hides but its members
    std::uint32_t rounds = 0;     ///< of a group: how often its calls are repeated
    std::uint32_t period = 1;     ///< of a group: how many calls are repeated together
    std::uint16_t marks = 0;
    LineKind kind = LineKind::Span;
    BarPlace place = BarPlace::Inside;
    bool isExpandable = false;
    bool isInGroup = false;      ///< a member of an open group
    bool isCollapsed = false;
    bool continuesLeft = false;  ///< starts before the visible range
    bool continuesRight = false;
    float leftPx = 0;            ///< of the bar, clipped to the time area; at least kMinBarPx wide where Inside
    float rightPx = 0;
    std::uint32_t firstTick = 0; ///< into WaterfallLayout::ticks
    std::uint32_t tickCount = 0;
    std::uint32_t firstHidden = 0; ///< into WaterfallLayout::hidden: what a closed row hides
    std::uint32_t hiddenCount = 0;
    std::uint32_t firstPath = 0;   ///< into WaterfallLayout::path
    std::uint32_t pathCount = 0;
    SpanIndex server;              ///< of a closed client: the server span that answered it
    float rawLeftPx = 0;           ///< where the bar would start by its own clock; leftPx unless it was moved
    std::int32_t peer = -1;        ///< into WaterfallLayout::peers: whom it called, where nothing below tells
};

struct LineRange {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

/// What is to be painted for some lines: plain numbers, relative to the left edge of the time area.
struct WaterfallLayout {
    TimeScale scale;
    std::vector<WaterfallRow> rows;
    std::vector<EventTick> ticks;
    std::vector<HiddenBar> hidden;
    std::vector<PathPart> path;
    std::vector<std::string> peers;
};

/// What is laid out. The references must live as long as the call.
struct WaterfallInput {
    const VisibleRows &rows;
    const SubtreeErrors &errors;
    TimeScale scale;
    /// Of bars inside closed rows; null leaves them out.
    HiddenSpans *hidden = nullptr;
    /// Where spans lie once their clocks are aligned: nanoseconds to add, by row. Null for times as they are.
    const std::vector<std::int64_t> *shiftsNs = nullptr;
    /// Null to leave the critical path out.
    const PathIndex *path = nullptr;
    /// Rows that links of other spans lead to, ascending. Null where nothing is known of them.
    const std::vector<std::uint32_t> *linkedRows = nullptr;
    /// Traces that links lead to and that are not at hand, ascending. Null where nothing is known of them.
    const std::vector<TraceId> *missingTraces = nullptr;
};

inline constexpr float kMinBarPx = 2;
/// Events nearer than this are drawn as one tick with a count.
inline constexpr float kEventFoldPx = 3;

/// Lays out the given lines and no others: the cost does not depend on the size of the trace.
[[nodiscard]] WaterfallLayout layoutWaterfall(const WaterfallInput &input, LineRange lines);
/// The same without the rarer parts.
[[nodiscard]] WaterfallLayout layoutWaterfall(const VisibleRows &rows, const SubtreeErrors &errors, LineRange lines,
                                              const TimeScale &scale);

/// One line of text a row, for tests.
[[nodiscard]] QString toText(const WaterfallLayout &layout, const Trace &trace);

} // namespace traceloupe
