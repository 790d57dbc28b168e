// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timerange.h"

#include <cmath>

namespace traceloupe {

namespace {

/// llround that stops at the ends of 64 bits instead of being undefined there.
std::int64_t toNanoseconds(long double value)
{
    constexpr long double kLimit = 9.2e18L;
    return static_cast<std::int64_t>(std::llroundl(std::clamp(value, -kLimit, kLimit)));
}

} // namespace

TimeRange shifted(TimeRange range, std::int64_t deltaNs)
{
    return {saturatingAdd(range.startNs, deltaNs), saturatingAdd(range.endNs, deltaNs)};
}

TimeRange scaledAround(TimeRange range, std::int64_t anchorNs, double factor)
{
    const auto before = static_cast<long double>(saturatingSubtract(anchorNs, range.startNs));
    const auto after = static_cast<long double>(saturatingSubtract(range.endNs, anchorNs));
    return {saturatingSubtract(anchorNs, toNanoseconds(before * static_cast<long double>(factor))),
            saturatingAdd(anchorNs, toNanoseconds(after * static_cast<long double>(factor)))};
}

TimeRange fittedInto(TimeRange range, TimeRange bounds, std::int64_t minimumNs)
{
    const std::int64_t wanted = std::max(range.lengthNs(), minimumNs);
    const std::int64_t length = std::min(wanted, std::max(bounds.lengthNs(), minimumNs));
    const std::int64_t lastStart = saturatingSubtract(bounds.endNs, length);
    const std::int64_t start = std::max(bounds.startNs, std::min(range.startNs, lastStart));
    return {start, saturatingAdd(start, length)};
}

} // namespace traceloupe
