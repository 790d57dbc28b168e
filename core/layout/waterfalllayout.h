// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/subtreeerrors.h"
#include "core/layout/timescale.h"
#include "core/layout/visiblerows.h"

#include <QString>

#include <cstdint>
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
/// Marks that a person should be warned of.
inline constexpr std::uint16_t kWarnings = kOrphan | kRunning | kMissingStart | kNegative | kStartsBeforeParent | kCycle
                                           | kConflict;
} // namespace RowMark

/// The marks of one span, kErrorBelow left out.
[[nodiscard]] std::uint16_t rowMarks(const Trace &trace, SpanIndex span);

enum class BarPlace : std::uint8_t { Inside, Before, After }; ///< of the visible time range

/// Events at (about) one pixel.
struct EventTick {
    float xPx = 0;
    std::uint32_t count = 0;
};

struct WaterfallRow {
    SpanIndex span;
    std::uint32_t line = 0;
    std::uint32_t depth = 0;
    std::uint32_t spansBelow = 0;
    std::uint16_t marks = 0;
    BarPlace place = BarPlace::Inside;
    bool isCollapsed = false;
    bool continuesLeft = false;  ///< starts before the visible range
    bool continuesRight = false;
    float leftPx = 0;            ///< of the bar, clipped to the time area; at least kMinBarPx wide where Inside
    float rightPx = 0;
    std::uint32_t firstTick = 0; ///< into WaterfallLayout::ticks
    std::uint32_t tickCount = 0;
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
};

inline constexpr float kMinBarPx = 2;
/// Events nearer than this are drawn as one tick with a count.
inline constexpr float kEventFoldPx = 3;

/// Lays out the given lines and no others: the cost does not depend on the size of the trace.
[[nodiscard]] WaterfallLayout layoutWaterfall(const VisibleRows &rows, const SubtreeErrors &errors, LineRange lines,
                                              const TimeScale &scale);

enum class LabelPlace : std::uint8_t { Right, Left, Within };
struct BarLabel {
    LabelPlace place = LabelPlace::Right;
    float xPx = 0;
};
/// Where a bar's label goes: right of it, else left of it, else at the right end within it.
[[nodiscard]] BarLabel placeBarLabel(const WaterfallRow &row, float labelWidthPx, float areaWidthPx, float gapPx);

/// One line of text a row, for tests.
[[nodiscard]] QString toText(const WaterfallLayout &layout, const Trace &trace);

} // namespace traceloupe
