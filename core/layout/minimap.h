// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/colortable.h"
#include "core/layout/timerange.h"
#include "core/layout/timewarp.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// One pixel of a minimap: nothing (strength 0), or the colour of most spans there and how dense they are.
struct MinimapPixel {
    std::uint8_t color = 0;    ///< as in ColorTable
    std::uint8_t strength = 0; ///< 1..255
    std::uint8_t failed = 0;   ///< how many of the spans failed: 0 none, 255 all
    friend bool operator==(const MinimapPixel &, const MinimapPixel &) = default;
};

struct MinimapPicture {
    int widthPx = 0;
    int heightPx = 0;
    std::vector<MinimapPixel> pixels; ///< row by row

    [[nodiscard]] const MinimapPixel &at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(widthPx) + static_cast<std::size_t>(x)];
    }
};

/// A whole trace as a density picture. Made once in one pass over the spans into a grid of fixed size; a picture of any
/// size then costs its pixels and the grid, however many spans there are.
class MinimapDensity {
public:
    static constexpr int kColumns = 2048;
    static constexpr int kMaxLines = 96;
    static constexpr int kMaxLineHeightPx = 6;

    MinimapDensity() = default;
    /// Over shown time, where a warp is given; with these starts by row, where they are given.
    MinimapDensity(const Trace &trace, const ColorTable &colors, TimeWarpPtr warp = nullptr,
                   std::span<const std::int64_t> startsNs = {});

    [[nodiscard]] int lineCount() const { return m_lineCount; }
    /// Lines are no higher than `maxLineHeightPx`: a small trace leaves room below.
    [[nodiscard]] MinimapPicture picture(int widthPx, int heightPx, int maxLineHeightPx = kMaxLineHeightPx) const;

private:
    [[nodiscard]] const MinimapPixel *line(int index) const
    {
        return m_cells.data() + static_cast<std::size_t>(index) * kColumns;
    }

    int m_lineCount = 0;
    std::vector<MinimapPixel> m_cells; ///< lineCount x kColumns
};

} // namespace traceloupe
