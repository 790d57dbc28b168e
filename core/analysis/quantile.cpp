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

double interpolatedQuantileOfSorted(std::span<const std::int64_t> sorted, std::uint32_t millionths)
{
    // the place (n - 1) * p, whole and rest apart so that no n overflows the product
    const std::uint64_t steps = sorted.size() - 1;
    const std::uint64_t scaled = steps % kMillion * millionths;
    const std::uint64_t at = steps / kMillion * millionths + scaled / kMillion;
    const double rest = static_cast<double>(scaled % kMillion) / static_cast<double>(kMillion);
    const auto lower = static_cast<double>(sorted[at]);
    const auto upper = static_cast<double>(sorted[std::min(at + 1, steps)]);
    return lower + rest * (upper - lower);
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
