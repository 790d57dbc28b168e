// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace traceloupe {

/// a - b and a + b that stop at the ends of 64 bits: hostile traces hold any time there is.
[[nodiscard]] constexpr std::int64_t saturatingSubtract(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    if (!__builtin_sub_overflow(a, b, &result))
        return result;
    return b > 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

[[nodiscard]] constexpr std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    if (!__builtin_add_overflow(a, b, &result))
        return result;
    return b > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

/// A half-open stretch of time, Unix nanoseconds. A plain value.
struct TimeRange {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;

    [[nodiscard]] constexpr std::int64_t lengthNs() const { return saturatingSubtract(endNs, startNs); }
    [[nodiscard]] constexpr bool isEmpty() const { return endNs <= startNs; }
    friend constexpr bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// The range between two instants in either order.
[[nodiscard]] constexpr TimeRange rangeBetween(std::int64_t a, std::int64_t b)
{
    return {std::min(a, b), std::max(a, b)};
}

/// `range` moved by `deltaNs`, its length kept as far as 64 bits go.
[[nodiscard]] TimeRange shifted(TimeRange range, std::int64_t deltaNs);
/// `range` with `anchorNs` staying where it is and the length multiplied by `factor` (below 1 zooms in).
[[nodiscard]] TimeRange scaledAround(TimeRange range, std::int64_t anchorNs, double factor);
/// `range` at least `minimumNs` long and within `bounds`: moved first, shortened only if it doesn't fit.
[[nodiscard]] TimeRange fittedInto(TimeRange range, TimeRange bounds, std::int64_t minimumNs);

} // namespace traceloupe
