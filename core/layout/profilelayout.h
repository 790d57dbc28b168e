// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/profilecomparison.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace traceloupe {

enum class ProfileSide : std::uint8_t { Shown, Baseline };

/// A rectangle of a merged critical path: a node, or those below one that are too narrow to be seen.
struct ProfileBlock {
    std::uint32_t node = 0;        ///< of folded ones: their parent
    std::uint32_t foldedNodes = 0; ///< 0 = a node
    double leftPx = 0;
    double widthPx = 0;
    bool isAbove = false;          ///< an ancestor of the node that is zoomed to
};

/// A merged critical path laid out as an icicle: row = depth, widths are means per trace with all that is below. Nodes
/// that take no time are not there. Blocks are sorted by row, then from the left.
class ProfileLayout {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    /// Nodes narrower than this are folded into one block with a count.
    static constexpr double kMinNodePx = 1;

    ProfileLayout() = default;
    /// `zoom` becomes as wide as all; `wholeNs` is what the width stands for where nothing is zoomed to (kNone), so
    /// that two sides can be drawn to one scale: at least the roots' sum is taken. O(nodes log nodes).
    ProfileLayout(const ProfileComparison &profile, ProfileSide side, std::uint32_t zoom, double wholeNs,
                  double widthPx);

    [[nodiscard]] const std::vector<ProfileBlock> &blocks() const { return m_blocks; }
    [[nodiscard]] std::uint32_t rowCount() const
    {
        return m_rowBegin.empty() ? 0 : static_cast<std::uint32_t>(m_rowBegin.size()) - 1;
    }
    [[nodiscard]] std::span<const ProfileBlock> row(std::uint32_t row) const;
    /// Of a block, or of a node that may have none; kNone for what is not there.
    [[nodiscard]] std::uint32_t rowOf(const ProfileBlock &block) const;
    [[nodiscard]] const ProfileBlock *hitTest(std::uint32_t row, double xPx) const;
    /// The block of a node, else the folded one it is in or the nearest above it that can be seen; null outside the
    /// zoom.
    [[nodiscard]] const ProfileBlock *find(std::uint32_t node) const;
    /// Widest first, those without time left out.
    [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t node) const;
    [[nodiscard]] std::uint32_t foldedNodes() const { return m_foldedNodes; }

private:
    struct Open {
        std::uint32_t node;
        double leftPx;
        double widthPx;
    };
    [[nodiscard]] double valueOf(std::uint32_t node) const { return m_values[node]; }
    void orderChildren(const ProfileComparison &profile);
    void layOutBelow(const Open &open, std::vector<Open> &next);
    void markRow();

    std::vector<std::uint32_t> m_parents; ///< by node
    std::vector<std::uint32_t> m_depths; ///< by node
    std::vector<double> m_values; ///< by node
    std::vector<std::uint32_t> m_children;
    std::vector<std::uint32_t> m_firstChild; ///< by node, and one past the last
    std::vector<ProfileBlock> m_blocks;
    std::vector<std::uint32_t> m_rowBegin; ///< first block of each row, and one past the last
    std::uint32_t m_foldedNodes = 0;
};

} // namespace traceloupe
