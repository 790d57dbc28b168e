// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/minimap.h"

#include "core/layout/timescale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceloupe {

namespace {

// colours in a row: the services', the steps of a scale, none
constexpr std::size_t kSlots = static_cast<std::size_t>(kServiceColorCount + kStepCount) + 1;

std::size_t slotOf(std::uint8_t color)
{
    if (color < kServiceColorCount)
        return color;
    const int step = color - kFirstStep;
    return step >= 0 && step < kStepCount ? static_cast<std::size_t>(kServiceColorCount + step) : kSlots - 1;
}

std::uint8_t colorIn(std::size_t slot)
{
    if (slot == kSlots - 1)
        return kNoColor;
    const auto color = static_cast<int>(slot);
    return static_cast<std::uint8_t>(color < kServiceColorCount ? color : color - kServiceColorCount + kFirstStep);
}

constexpr int kLeastLineHeightPx = 2;
constexpr auto kColumnCount = static_cast<std::size_t>(MinimapDensity::kColumns);

/// Counts how many spans of each colour cover each column of one line: a span costs two additions, whatever its
/// length, and a running sum over the columns gives the counts.
class LineCounter {
public:
    void add(std::size_t slot, int firstColumn, int lastColumn)
    {
        auto &delta = m_delta[slot];
        if (delta.empty())
            delta.resize(kColumnCount + 1);
        ++delta[static_cast<std::size_t>(firstColumn)];
        --delta[static_cast<std::size_t>(lastColumn) + 1];
        m_isUsed[slot] = true;
    }

    void addError(int column) { ++m_errors[static_cast<std::size_t>(column)]; }

    /// Writes the line's cells and forgets the spans.
    void flush(MinimapPixel *cells, double fullCount)
    {
        std::array<std::int32_t, kColumnCount> best{};
        std::array<std::int32_t, kColumnCount> all{};
        for (std::size_t slot = 0; slot < m_delta.size(); ++slot) {
            if (!m_isUsed[slot])
                continue;
            std::int32_t count = 0;
            for (std::size_t column = 0; column < kColumnCount; ++column) {
                count += m_delta[slot][column];
                m_delta[slot][column] = 0;
                all[column] += count;
                if (count > best[column]) {
                    best[column] = count;
                    cells[column].color = colorIn(slot);
                }
            }
            m_delta[slot][kColumnCount] = 0;
            m_isUsed[slot] = false;
        }
        for (std::size_t column = 0; column < kColumnCount; ++column) {
            cells[column].strength = strengthOf(best[column], fullCount);
            cells[column].failed = failedOf(m_errors[column], all[column]);
        }
        m_errors.fill(0);
    }

private:
    /// Logarithmic: one span among thousands is still seen.
    static std::uint8_t strengthOf(std::int32_t count, double fullCount)
    {
        if (count <= 0)
            return 0;
        constexpr double kFaintest = 90;
        const double share = fullCount <= 1 ? 1.0 : std::log1p(static_cast<double>(count)) / std::log1p(fullCount);
        return static_cast<std::uint8_t>(kFaintest + (255 - kFaintest) * std::min(1.0, share));
    }

    /// Few of many can be seen, but they do not hide the others.
    static std::uint8_t failedOf(std::int32_t errors, std::int32_t all)
    {
        if (errors <= 0)
            return 0;
        constexpr double kFewest = 40;
        const double share = static_cast<double>(errors) / static_cast<double>(std::max(all, errors));
        return static_cast<std::uint8_t>(kFewest + (255 - kFewest) * std::sqrt(share));
    }

    std::array<std::vector<std::int32_t>, kSlots> m_delta;
    std::array<bool, kSlots> m_isUsed{};
    std::array<std::int32_t, kColumnCount> m_errors{};
};

MinimapPixel stronger(const MinimapPixel &a, const MinimapPixel &b)
{
    MinimapPixel result = a.strength >= b.strength ? a : b;
    result.failed = std::max(a.failed, b.failed);
    return result;
}

} // namespace

MinimapDensity::MinimapDensity(const Trace &trace, const ColorTable &colors, TimeWarpPtr warp,
                               std::span<const std::int64_t> startsNs)
{
    const std::uint32_t rows = trace.rowCount();
    m_lineCount = static_cast<int>(std::min<std::uint32_t>(rows, kMaxLines));
    m_cells.resize(static_cast<std::size_t>(m_lineCount) * kColumnCount);
    const TimeScale scale({trace.startNs(), std::max(trace.endNs(), saturatingAdd(trace.startNs(), 1))}, kColumns,
                          std::move(warp));
    const auto columnAt = [&scale](std::int64_t time) {
        return static_cast<int>(std::clamp(scale.xAt(time), 0.0, kColumns - 1.0));
    };

    LineCounter counter;
    std::uint32_t row = 0;
    for (int line = 0; line < m_lineCount; ++line) {
        const auto endRow = static_cast<std::uint32_t>(static_cast<std::uint64_t>(line + 1) * rows
                                                       / static_cast<std::uint64_t>(m_lineCount));
        const std::uint32_t first = row;
        for (; row < endRow; ++row) {
            const SpanIndex span(row);
            if (trace.isPhantom(span))
                continue;
            const std::int64_t start = startsNs.empty() ? trace.startNs(span) : startsNs[row];
            const int column = columnAt(start);
            const std::int64_t end = saturatingAdd(start, trace.durationNs(span));
            const std::int64_t last = std::max(start, saturatingSubtract(end, 1)); // ends are not part of spans
            counter.add(slotOf(colors.colorOf(span)), column, columnAt(last));
            if (trace.status(span) == StatusCode::Error)
                counter.addError(column);
        }
        counter.flush(m_cells.data() + static_cast<std::size_t>(line) * kColumnCount,
                      static_cast<double>(endRow - first));
    }
}

MinimapPicture MinimapDensity::picture(int widthPx, int heightPx, int maxLineHeightPx) const
{
    MinimapPicture picture{std::max(0, widthPx), std::max(0, heightPx), {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.widthPx) * static_cast<std::size_t>(picture.heightPx));
    if (m_lineCount == 0 || picture.pixels.empty())
        return picture;
    const int usedHeight = std::min(heightPx, m_lineCount * maxLineHeightPx);
    const bool hasGaps = usedHeight >= 3 * m_lineCount;
    // lines that are as thin as a pixel can hardly be seen: then more of them share one of two
    const int step = usedHeight < kLeastLineHeightPx * m_lineCount ? kLeastLineHeightPx : 1;
    for (int y = 0; y < usedHeight; ++y) {
        const std::int64_t top = y / step * step;
        const int firstLine = static_cast<int>(top * m_lineCount / usedHeight);
        const int nextLine = static_cast<int>(
            std::min<std::int64_t>((top + step) * m_lineCount / usedHeight, m_lineCount));
        if (hasGaps && nextLine > firstLine)
            continue; // the last pixel row of a line stays free
        MinimapPixel *out = picture.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(widthPx);
        for (int lineIndex = firstLine; lineIndex < std::max(nextLine, firstLine + 1); ++lineIndex) {
            const MinimapPixel *cells = line(lineIndex);
            for (int x = 0; x < widthPx; ++x) {
                const int first = static_cast<int>(static_cast<std::int64_t>(x) * kColumns / widthPx);
                const int end = std::max(first + 1,
                                         static_cast<int>(static_cast<std::int64_t>(x + 1) * kColumns / widthPx));
                for (int column = first; column < end; ++column)
                    out[x] = stronger(out[x], cells[column]);
            }
        }
    }
    return picture;
}

} // namespace traceloupe
