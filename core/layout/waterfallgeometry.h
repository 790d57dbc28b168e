// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfalllayout.h"

#include <array>

namespace traceloupe {

enum class WaterfallPart : std::uint8_t { None, Toggle, Name, Sign, Splitter, Time, Bar };

/// A sign at the right end of a row's name.
enum class RowSign : std::uint8_t { None, Error, ErrorBelow, Warning, Links, DeadLinks, LinkedFrom };

/// The signs of a row, the rightmost first; `count` of them.
struct RowSigns {
    std::array<RowSign, 4> signs{};
    std::size_t count = 0;
};
[[nodiscard]] RowSigns rowSigns(std::uint16_t marks);

struct WaterfallHit {
    WaterfallPart part = WaterfallPart::None;
    std::uint32_t line = 0;
    bool hasLine = false;
    RowSign sign = RowSign::None; ///< of WaterfallPart::Sign
};

/// Where things are in a waterfall's viewport: a name column on the left, the time area on the right, lines of one
/// height below each other. Pixels of the viewport; a plain value.
struct WaterfallGeometry {
    static constexpr double kIndentPx = 14;     ///< of a level, where there is room
    static constexpr double kLeastIndentPx = 5; ///< of a level of a deep tree
    static constexpr double kToggleWidthPx = 18;
    static constexpr double kColorBarPx = 4;
    static constexpr double kSplitterGripPx = 4;
    static constexpr double kSignPx = 13;      ///< edge length of a sign
    static constexpr double kSignGapPx = 4;
    static constexpr double kNameMarginPx = 8; ///< right of names and signs
    static constexpr double kTimeMarginPx = 12; ///< kept free at both ends of the time area
    /// Share of the name column that indentation may take; deeper rows stay there and say their depth.
    static constexpr double kMaxIndentShare = 0.28;
    /// The same of a tree that is deeper than kDeepTree: most of its rows are there, and their names need the room.
    static constexpr double kDeepIndentShare = 0.15;
    static constexpr std::uint32_t kDeepTree = 24;

    double viewportWidthPx = 0;
    double nameWidthPx = 0; ///< columns included
    double columnsWidthPx = 0; ///< of the columns at the right of the names
    double nameScrollPx = 0; ///< how far the names are moved to the left
    std::uint32_t deepest = 0; ///< depth of the deepest row: its tree decides how far a level is indented
    double rowHeightPx = 1;
    double scrollPx = 0; ///< from the top of line 0 to the top of the viewport

    [[nodiscard]] double timeLeftPx() const { return nameWidthPx + kTimeMarginPx; }
    [[nodiscard]] double timeWidthPx() const { return std::max(0.0, viewportWidthPx - timeLeftPx() - kTimeMarginPx); }
    [[nodiscard]] double topOf(std::uint32_t line) const { return static_cast<double>(line) * rowHeightPx - scrollPx; }
    /// Right edge of the names, where the columns begin.
    [[nodiscard]] double namesRightPx() const { return nameWidthPx - columnsWidthPx; }
    /// How far each level is moved to the right of the one above it.
    [[nodiscard]] double indentPx() const;
    /// Levels of depth that are indented; what is deeper is not indented further.
    [[nodiscard]] std::uint32_t indentedLevels() const;
    /// Left edge of a row's toggle.
    [[nodiscard]] double toggleLeftPx(std::uint32_t depth) const;
    /// Left edge of a row's text.
    [[nodiscard]] double textLeftPx(std::uint32_t depth) const { return toggleLeftPx(depth) + kToggleWidthPx; }
    /// Middle of the sign with that place, counted from the right.
    [[nodiscard]] double signCenterPx(std::size_t place) const;
    /// Lines at least partly in the viewport.
    [[nodiscard]] LineRange linesIn(double heightPx, std::uint32_t lineCount) const;
    /// What is at that point. The layout must hold the line.
    [[nodiscard]] WaterfallHit hitTest(const WaterfallLayout &layout, double xPx, double yPx) const;

private:
    [[nodiscard]] double indentShare() const { return deepest > kDeepTree ? kDeepIndentShare : kMaxIndentShare; }
    [[nodiscard]] RowSign signAt(std::uint16_t marks, double xPx) const;
};

} // namespace traceloupe
