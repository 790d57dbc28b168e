// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/minimap.h"

#include "core/layout/overlaps.h"
#include "core/layout/timescale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceloupe {

namespace {

constexpr auto kColumnCount = static_cast<std::size_t>(MinimapDensity::kColumns);
constexpr std::size_t kColors = 256;
constexpr int kLeastLinePx = 2;
/// Higher lines have a free pixel below them.
constexpr int kSpacedLinePx = 3;
constexpr double kFaintest = 150;
constexpr double kFaintestFailure = 140;

/// 0 for none, 1 for the most: logarithmic, so that one is seen beside thousands.
double shareOf(std::uint32_t count, std::uint32_t most)
{
    return count == 0 ? 0 : std::log1p(static_cast<double>(count)) / std::log1p(static_cast<double>(most));
}

std::uint8_t strengthOf(double faintest, double share)
{
    return static_cast<std::uint8_t>(faintest + (255 - faintest) * std::min(1.0, share));
}

int scaled(int px, double scale)
{
    return std::max(1, static_cast<int>(std::lround(px * scale)));
}

int pixelOf(int column, int widthPx)
{
    return static_cast<int>(static_cast<std::int64_t>(column) * widthPx / MinimapDensity::kColumns);
}

int columnOf(int x, int widthPx)
{
    return static_cast<int>(static_cast<std::int64_t>(x) * MinimapDensity::kColumns / widthPx);
}

/// The columns that share a pixel, at least one: [first, end).
struct Columns {
    int first;
    int end;
};

Columns columnsAt(int x, int widthPx)
{
    const int first = columnOf(x, widthPx);
    return {first, std::max(first + 1, columnOf(x + 1, widthPx))};
}

int busiestIn(const std::vector<std::uint32_t> &counts, Columns columns)
{
    return static_cast<int>(std::max_element(counts.begin() + columns.first, counts.begin() + columns.end)
                            - counts.begin());
}

/// Counts how many spans cover each column: a span costs two additions, whatever its length, and a running sum over
/// the columns gives the counts.
class CoverCounter {
public:
    void add(int first, int last)
    {
        if (m_delta.empty())
            m_delta.resize(kColumnCount + 1);
        ++m_delta[static_cast<std::size_t>(first)];
        --m_delta[static_cast<std::size_t>(last) + 1];
        ++m_total;
    }
    [[nodiscard]] std::uint64_t total() const { return m_total; }
    [[nodiscard]] std::vector<std::uint32_t> counts() const
    {
        std::vector<std::uint32_t> counts(kColumnCount);
        std::int64_t running = 0;
        for (std::size_t column = 0; column < kColumnCount; ++column) {
            running += m_delta[column];
            counts[column] = static_cast<std::uint32_t>(running);
        }
        return counts;
    }

private:
    std::vector<std::int32_t> m_delta;
    std::uint64_t m_total = 0;
};

} // namespace

MinimapDensity::MinimapDensity(const Trace &trace, const ColorTable &colors, TimeWarpPtr warp,
                               std::span<const std::int64_t> startsNs)
    : m_covering(kColumnCount), m_failed(kColumnCount)
{
    const TimeScale scale({trace.startNs(), std::max(trace.endNs(), saturatingAdd(trace.startNs(), 1))}, kColumns,
                          std::move(warp));
    const auto columnAt = [&scale](std::int64_t time) {
        return static_cast<int>(std::clamp(scale.xAt(time), 0.0, kColumns - 1.0));
    };
    struct Run {
        std::int64_t start;
        std::int64_t last; ///< ends are not part of spans
        int first;         ///< column
        int end;           ///< last column
    };
    const auto runOf = [&](SpanIndex span) {
        const std::int64_t start = startsNs.empty() ? trace.startNs(span) : startsNs[span.value()];
        const std::int64_t end = saturatingAdd(start, trace.durationNs(span));
        const std::int64_t last = std::max(start, saturatingSubtract(end, 1));
        return Run{start, last, columnAt(start), columnAt(last)};
    };
    const bool drawsLines = trace.rowCount() <= static_cast<std::uint32_t>(kMaxLines);
    std::array<CoverCounter, kColors> counters;
    Overlaps overlaps(kColumns);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        Line line;
        if (!trace.isPhantom(span)) {
            const Run run = runOf(span);
            line = {colors.colorOf(span), trace.status(span) == StatusCode::Error, true, run.first, run.end};
            counters[line.color].add(line.first, line.last);
            overlaps.count(line.first, line.last);
            m_failed[static_cast<std::size_t>(line.first)] += line.isFailed ? 1 : 0;
        }
        if (drawsLines)
            m_lines.push_back(line);
    }
    overlaps.reserve();
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (trace.isPhantom(SpanIndex(row)))
            continue;
        const Run run = runOf(SpanIndex(row));
        overlaps.add(run.first, run.start, run.end, run.last);
    }
    m_running = overlaps.most();
    for (std::size_t color = 0; color < kColors; ++color) {
        if (counters[color].total() == 0)
            continue;
        Layer layer{static_cast<std::uint8_t>(color), counters[color].total(), counters[color].counts()};
        for (std::size_t column = 0; column < kColumnCount; ++column)
            m_covering[column] += layer.counts[column];
        if (!drawsLines)
            m_layers.push_back(std::move(layer));
    }
    std::ranges::stable_sort(m_layers, std::ranges::greater(), &Layer::total);
    m_peak = *std::ranges::max_element(m_running);
    m_mostFailed = *std::ranges::max_element(m_failed);
}

MinimapCount MinimapDensity::countAt(double share, double width) const
{
    if (m_running.empty())
        return {};
    const auto columnAt = [](double place) {
        return static_cast<int>(std::clamp(place * kColumns, 0.0, kColumns - 1.0));
    };
    const Columns columns{columnAt(share - width / 2), columnAt(share + width / 2) + 1};
    MinimapCount count;
    count.running = m_running[static_cast<std::size_t>(busiestIn(m_running, columns))];
    for (int column = columns.first; column < columns.end; ++column)
        count.failed += m_failed[static_cast<std::size_t>(column)];
    return count;
}

MinimapPicture MinimapDensity::picture(int widthPx, int heightPx, double scale) const
{
    MinimapPicture picture{std::max(0, widthPx), std::max(0, heightPx), {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.widthPx) * static_cast<std::size_t>(picture.heightPx));
    if (picture.pixels.empty() || m_running.empty())
        return picture;
    const int strip = m_mostFailed > 0 ? std::min(heightPx, scaled(kFailureStripPx, scale)) : 0;
    const int height = heightPx - strip - (strip > 0 ? 1 : 0);
    if (height > 0 && isProfile())
        paintProfile(picture, height, scale);
    else if (height > 0)
        paintLines(picture, height, scale);
    paintFailures(picture, strip, scale);
    return picture;
}

void MinimapDensity::paintLines(MinimapPicture &picture, int heightPx, double scale) const
{
    const int count = static_cast<int>(m_lines.size());
    const int used = std::min(heightPx, count * scaled(kMaxLineHeightPx, scale));
    for (int index = 0; index < count; ++index) {
        const Line &line = m_lines[static_cast<std::size_t>(index)];
        const int top = used * index / count;
        int bottom = used * (index + 1) / count;
        if (bottom - top >= kSpacedLinePx)
            --bottom;
        bottom = std::min(heightPx, std::max(bottom, top + scaled(kLeastLinePx, scale)));
        const int left = pixelOf(line.first, picture.widthPx);
        const int right = std::min(
            picture.widthPx, std::max(pixelOf(line.last + 1, picture.widthPx), left + scaled(kLeastLinePx, scale)));
        const int failedEnd = line.isFailed ? left + scaled(kLeastMarkPx, scale) : left;
        for (int y = top; line.isShown && y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                picture.at(x, y) = {line.color, 255, static_cast<std::uint8_t>(x < failedEnd ? 255 : 0)};
        }
    }
}

void MinimapDensity::paintProfile(MinimapPicture &picture, int heightPx, double scale) const
{
    for (int x = 0; x < picture.widthPx; ++x)
        paintStack(picture, x, busiestIn(m_running, columnsAt(x, picture.widthPx)), heightPx, scale);
}

void MinimapDensity::paintStack(MinimapPicture &picture, int x, int column, int heightPx, double scale) const
{
    const auto place = static_cast<std::size_t>(column);
    const std::uint64_t total = m_covering[place];
    if (total == 0)
        return;
    const double share = shareOf(m_running[place], m_peak);
    const int height = std::clamp(static_cast<int>(std::lround(heightPx * share)),
                                  std::min(heightPx, scaled(kLeastMarkPx, scale)), heightPx);
    const std::uint8_t strength = strengthOf(kFaintest, share);
    std::uint64_t below = 0;
    int from = 0;
    for (const Layer &layer : m_layers) {
        below += layer.counts[place];
        const int to = static_cast<int>(below * static_cast<std::uint64_t>(height) / total);
        for (int y = from; y < to; ++y)
            picture.at(x, heightPx - 1 - y) = {layer.color, strength, 0};
        from = to;
    }
}

void MinimapDensity::paintFailures(MinimapPicture &picture, int stripPx, double scale) const
{
    std::uint8_t strength = 0;
    int until = 0; // a failure is told where its span begins: so wide that it can be seen
    for (int x = 0; stripPx > 0 && x < picture.widthPx; ++x) {
        const int column = busiestIn(m_failed, columnsAt(x, picture.widthPx));
        if (const std::uint32_t failed = m_failed[static_cast<std::size_t>(column)]; failed > 0) {
            strength = strengthOf(kFaintestFailure, shareOf(failed, m_mostFailed));
            until = x + scaled(kLeastMarkPx, scale);
        }
        for (int y = picture.heightPx - stripPx; x < until && y < picture.heightPx; ++y)
            picture.at(x, y).failed = strength;
    }
}

} // namespace traceloupe
