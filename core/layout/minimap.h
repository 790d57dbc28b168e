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

/// One pixel of a minimap: nothing (strength 0), or spans of that colour and how many there are; or that some failed.
struct MinimapPixel {
    std::uint8_t color = 0;    ///< as in ColorTable
    std::uint8_t strength = 0; ///< 1..255
    std::uint8_t failed = 0;   ///< a mark of failed spans: 0 none, the more the stronger
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
    [[nodiscard]] MinimapPixel &at(int x, int y)
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(widthPx) + static_cast<std::size_t>(x)];
    }
};

/// What happens at one place of the time axis.
struct MinimapCount {
    std::uint32_t running = 0; ///< the most spans that run at one moment there
    std::uint32_t failed = 0;  ///< failed spans that begin there
};

/// A whole trace as a small picture. A few spans are a line each. Of many the height says how many run at a time (on a
/// logarithmic scale, so that one is seen beside thousands), split by colour. It is the most at one moment: of calls
/// one after the other, however many share a pixel, one runs at a time. Failed spans have a strip of their own at the
/// bottom: they are seen among a million others and hide none. Made once in two passes over the spans into counts of
/// fixed size; a picture of any size then costs its pixels and the counts, however many spans there are.
class MinimapDensity {
public:
    static constexpr int kColumns = 2048;
    /// More spans are not drawn one by one.
    static constexpr int kMaxLines = 64;
    static constexpr int kMaxLineHeightPx = 6;
    /// The least that a mark of spans is high, and one of failed spans wide.
    static constexpr int kLeastMarkPx = 3;
    static constexpr int kFailureStripPx = 4;

    MinimapDensity() = default;
    /// Over shown time, where a warp is given; with these starts by row, where they are given.
    MinimapDensity(const Trace &trace, const ColorTable &colors, TimeWarpPtr warp = nullptr,
                   std::span<const std::int64_t> startsNs = {});

    /// Whether the height says how many spans run at a time.
    [[nodiscard]] bool isProfile() const { return !m_layers.empty(); }
    /// The most spans that run at one moment, whatever the axis leaves out.
    [[nodiscard]] std::uint32_t peak() const { return m_peak; }
    /// Between the start of the trace (0) and its end (1), at its busiest within `width` of that.
    [[nodiscard]] MinimapCount countAt(double share, double width = 0) const;
    /// `scale`: device pixels of a logical one. Lines of single spans leave room below.
    [[nodiscard]] MinimapPicture picture(int widthPx, int heightPx, double scale = 1) const;

private:
    struct Line {
        std::uint8_t color = 0;
        bool isFailed = false;
        bool isShown = false;
        int first = 0; ///< column
        int last = 0;
    };
    /// Spans of one colour.
    struct Layer {
        std::uint8_t color = 0;
        std::uint64_t total = 0;
        std::vector<std::uint32_t> counts; ///< by column
    };

    void paintLines(MinimapPicture &picture, int heightPx, double scale) const;
    void paintProfile(MinimapPicture &picture, int heightPx, double scale) const;
    void paintStack(MinimapPicture &picture, int x, int column, int heightPx, double scale) const;
    void paintFailures(MinimapPicture &picture, int stripPx, double scale) const;

    std::vector<Line> m_lines;
    std::vector<Layer> m_layers;
    std::vector<std::uint32_t> m_running;  ///< by column, the most at one moment
    std::vector<std::uint32_t> m_covering; ///< by column, all that run there
    std::vector<std::uint32_t> m_failed;
    std::uint32_t m_peak = 0;
    std::uint32_t m_mostFailed = 0;
};

} // namespace traceloupe
