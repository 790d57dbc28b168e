// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantile.h"

#include <algorithm>

namespace traceloupe {

namespace {
constexpr std::uint64_t kMillion = 1'000'000;
} // namespace

std::uint64_t nearestRank(std::uint32_t millionths, std::uint64_t n)
{
    // split so that n of any size can't overflow the product
    const std::uint64_t whole = n / kMillion * millionths;
    const std::uint64_t rest = (n % kMillion * millionths + kMillion - 1) / kMillion;
    return std::clamp<std::uint64_t>(whole + rest, 1, n);
}

std::int64_t quantileOfSorted(std::span<const std::int64_t> sorted, std::uint32_t millionths)
{
    return sorted[nearestRank(millionths, sorted.size()) - 1];
}

std::vector<std::int64_t> quantiles(std::vector<std::int64_t> &values, std::span<const std::uint32_t> millionths)
{
    std::vector<std::int64_t> out;
    out.reserve(millionths.size());
    for (const std::uint32_t p : millionths) {
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(nearestRank(p, values.size()) - 1);
        std::ranges::nth_element(values, at);
        out.push_back(*at);
    }
    return out;
}

} // namespace traceloupe
