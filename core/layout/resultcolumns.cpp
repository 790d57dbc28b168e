// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/resultcolumns.h"

#include <algorithm>

namespace traceloupe {

namespace {

constexpr std::int64_t kMinimumRoomNs = 1'000'000;
constexpr std::int64_t kRoomShare = 40; ///< a fortieth of the length on each side

} // namespace

void ResultColumns::reserve(std::size_t rows)
{
    startNs.reserve(rows);
    durationNs.reserve(rows);
    spans.reserve(rows);
    errors.reserve(rows);
}

void ResultColumns::append(std::int64_t start, std::int64_t duration, std::uint32_t spanCount, std::uint32_t errorCount)
{
    startNs.push_back(start);
    durationNs.push_back(duration);
    spans.push_back(spanCount);
    errors.push_back(errorCount);
}

bool ResultBrush::contains(std::int64_t startNs, std::int64_t durationNs) const
{
    if (start && (startNs < start->startNs || startNs >= start->endNs))
        return false;
    return !duration || (durationNs >= duration->minNs && durationNs <= duration->maxNs);
}

TimeRange shownStarts(const ResultColumns &columns)
{
    if (columns.size() == 0)
        return {};
    const auto [first, last] = std::ranges::minmax(columns.startNs);
    const std::int64_t room = std::max(kMinimumRoomNs, saturatingSubtract(last, first) / kRoomShare);
    return {saturatingSubtract(first, room), saturatingAdd(last, room)};
}

DurationRange shownDurations(const ResultColumns &columns)
{
    if (columns.size() == 0)
        return {};
    const std::int64_t longest = std::max<std::int64_t>(1, std::ranges::max(columns.durationNs));
    std::int64_t shortest = longest;
    for (const std::int64_t duration : columns.durationNs) {
        if (duration > 0)
            shortest = std::min(shortest, duration);
    }
    return paddedForLog({shortest, longest});
}

std::vector<std::uint8_t> rowsWithin(const ResultColumns &columns, const ResultBrush &brush)
{
    std::vector<std::uint8_t> members(columns.size(), 0);
    if (brush.isEmpty())
        return members;
    for (std::size_t row = 0; row < members.size(); ++row)
        members[row] = brush.contains(columns.startNs[row], columns.durationNs[row]) ? 1 : 0;
    return members;
}

} // namespace traceloupe
