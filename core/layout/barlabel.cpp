// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/barlabel.h"

#include <algorithm>
#include <optional>

namespace traceloupe {

namespace {

constexpr double kLeastBreakPx = 3;

const TimeBreak *breakAt(const std::vector<TimeBreak> &breaks, float leftPx, float rightPx)
{
    const auto found = std::ranges::find_if(
        breaks, [=](const TimeBreak &gap) { return gap.leftPx < rightPx && gap.rightPx > leftPx; });
    return found == breaks.end() ? nullptr : &*found;
}

/// Right of `fromPx`, behind a break that is in the way.
std::optional<float> freeRightOf(float fromPx, const LabelSize &size, float areaWidthPx,
                                 const std::vector<TimeBreak> &breaks)
{
    float left = fromPx + size.gapPx;
    if (const TimeBreak *gap = breakAt(breaks, left, left + size.besidePx))
        left = gap->rightPx + size.gapPx;
    const bool isFree = left + size.besidePx <= areaWidthPx && breakAt(breaks, left, left + size.besidePx) == nullptr;
    return isFree ? std::optional(left) : std::nullopt;
}

std::optional<float> freeLeftOf(float toPx, const LabelSize &size, const std::vector<TimeBreak> &breaks)
{
    const float left = toPx - size.gapPx - size.besidePx;
    const bool isFree = left >= 0 && breakAt(breaks, left, left + size.besidePx) == nullptr;
    return isFree ? std::optional(left) : std::nullopt;
}

/// The longest piece of the bar that no break hides, the last of equals.
TimeBreak longestPiece(float leftPx, float rightPx, const std::vector<TimeBreak> &breaks)
{
    TimeBreak longest{leftPx, leftPx};
    float from = leftPx;
    const auto take = [&](float to) {
        if (to - from >= longest.rightPx - longest.leftPx)
            longest = {from, to};
    };
    for (const TimeBreak &gap : breaks) {
        if (gap.rightPx <= from)
            continue;
        if (gap.leftPx >= rightPx)
            break;
        take(std::max(from, gap.leftPx));
        from = gap.rightPx;
    }
    if (from < rightPx)
        take(rightPx);
    return longest;
}

} // namespace

std::vector<TimeBreak> timeBreaks(const TimeScale &scale)
{
    std::vector<TimeBreak> breaks;
    if (!scale.warp())
        return breaks;
    const TimeRange range = scale.range();
    for (const TimeGap &gap : scale.warp()->gaps()) {
        if (gap.range.endNs <= range.startNs || gap.range.startNs >= range.endNs)
            continue;
        // what ends where time is left out is seen, however short it is
        const double start = scale.xAt(gap.range.startNs);
        const double left = std::min(start + static_cast<double>(kMinBarPx),
                                     std::max(start, scale.xAt(gap.range.endNs) - kLeastBreakPx));
        const double right = std::max(left + kLeastBreakPx, scale.xAt(gap.range.endNs));
        breaks.push_back(
            {static_cast<float>(std::max(0.0, left)), static_cast<float>(std::min(scale.widthPx(), right))});
    }
    return breaks;
}

BarLabel placeBarLabel(const WaterfallRow &row, const LabelSize &size, float areaWidthPx,
                       const std::vector<TimeBreak> &breaks)
{
    if (row.place == BarPlace::Before)
        return {LabelPlace::Right, size.gapPx};
    if (row.place == BarPlace::After)
        return {LabelPlace::Left, areaWidthPx - size.gapPx - size.besidePx};
    const float right = std::max(row.rightPx, row.rawLeftPx); // beyond the mark of its own clock, too
    if (const auto x = freeRightOf(right, size, areaWidthPx, breaks))
        return {LabelPlace::Right, *x};
    const float left = std::min(row.leftPx, row.rawLeftPx);
    if (const auto x = freeLeftOf(left, size, breaks))
        return {LabelPlace::Left, *x};
    const bool fades = (row.marks & RowMark::kRunning) != 0 && row.kind == LineKind::Span;
    const float barEnd = std::max(row.leftPx, row.rightPx - (fades ? kRunningFadePx : 0));
    const TimeBreak piece = longestPiece(row.leftPx, barEnd, breaks);
    const float x = piece.rightPx - size.gapPx - size.withinPx;
    if (x >= piece.leftPx + size.gapPx)
        return {LabelPlace::Within, x};
    // over a break, then
    if (right + size.gapPx + size.besidePx <= areaWidthPx)
        return {LabelPlace::Right, right + size.gapPx, true};
    if (left - size.gapPx - size.besidePx >= 0)
        return {LabelPlace::Left, left - size.gapPx - size.besidePx, true};
    return {LabelPlace::Within, std::clamp(x, 0.0F, std::max(0.0F, areaWidthPx - size.withinPx)), true};
}

} // namespace traceloupe
