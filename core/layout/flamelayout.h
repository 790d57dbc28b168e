// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flametree.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace traceloupe {

/// Frames narrower than this are folded into one block with a count.
inline constexpr double kMinFramePx = 1;

/// A rectangle of a flame graph: a frame, or the frames below one that are too narrow to be seen.
struct FlameBlock {
    FrameIndex frame;                ///< of folded ones: their parent
    std::uint32_t foldedFrames = 0;  ///< 0 = a frame
    double leftPx = 0;
    double widthPx = 0;
    bool isAbove = false;            ///< an ancestor of the frame that is zoomed to: wider than can be shown
    /// Drawn narrower than its value: it and its siblings add up to more than the frame above.
    bool isSqueezed = false;
};

/// A flame graph laid out for a width and a frame that is zoomed to. Blocks are sorted by row, then from the left; row
/// = depth of the frame. Only frames with a value are there.
struct FlameLayout {
    FrameIndex zoom;
    double widthPx = 0;
    std::vector<FlameBlock> blocks;
    std::vector<std::uint32_t> rowBegin; ///< first block of each row, and one past the last
    std::uint64_t foldedFrames = 0;      ///< those directly in folded blocks

    [[nodiscard]] std::uint32_t rowCount() const
    {
        return rowBegin.empty() ? 0 : static_cast<std::uint32_t>(rowBegin.size()) - 1;
    }
    [[nodiscard]] std::span<const FlameBlock> row(std::uint32_t row) const;
    /// The block at a place, or nothing.
    [[nodiscard]] const FlameBlock *hitTest(std::uint32_t row, double xPx) const;
    /// The block of a frame; where it has none, the folded one that it is in or the next frame above it that can be
    /// seen. Null for what is outside the zoom.
    [[nodiscard]] const FlameBlock *find(const FlameTree &tree, FrameIndex frame) const;
};

/// Cost: the blocks, and a binary search for each. Requires: zoom is a frame of the tree.
[[nodiscard]] FlameLayout layoutFlame(const FlameTree &tree, FrameIndex zoom, double widthPx);

/// Where rows are: the root on top (icicle) or at the bottom (flame).
struct FlameGeometry {
    double rowHeightPx = 1;
    double viewHeightPx = 0;
    double scrollPx = 0; ///< from the start of the content to the top of the view
    std::uint32_t rowCount = 0;
    bool isFlame = false;

    [[nodiscard]] double contentHeightPx() const { return rowHeightPx * rowCount; }
    /// In the view.
    [[nodiscard]] double topOf(std::uint32_t row) const;
    [[nodiscard]] std::optional<std::uint32_t> rowAt(double yPx) const;
};

/// Frames that a search found.
struct FlameMatches {
    std::vector<bool> isMatch; ///< by frame; empty = nothing was searched for
    std::vector<std::uint32_t> inSubtree; ///< by frame, itself included
    std::uint32_t frames = 0;
    std::int64_t value = 0; ///< of the frames, those inside others left out

    [[nodiscard]] bool isActive() const { return !isMatch.empty(); }
    [[nodiscard]] bool matches(FrameIndex frame) const { return isActive() && isMatch[frame.value()]; }
};

/// Frames whose service or operation contains the text, whatever the case. Nothing active for an empty text.
[[nodiscard]] FlameMatches findFrames(const FlameTree &tree, const QString &text);
/// Frames of the same service and operation.
[[nodiscard]] FlameMatches findSimilarFrames(const FlameTree &tree, FrameIndex frame);

/// One line a block, for tests.
[[nodiscard]] QString toText(const FlameLayout &layout, const FlameTree &tree);

} // namespace traceloupe
