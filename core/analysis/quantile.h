// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// Quantiles are given in millionths, so that ranks are exact integers: p95 = 950'000.
inline constexpr std::uint32_t kP50 = 500'000;
inline constexpr std::uint32_t kP75 = 750'000;
inline constexpr std::uint32_t kP90 = 900'000;
inline constexpr std::uint32_t kP95 = 950'000;
inline constexpr std::uint32_t kP99 = 990'000;
inline constexpr std::uint32_t kP999 = 999'000;

/// 1-based nearest rank max(1, ceil(millionths * n / 10^6)) (analysis.md section 4.1). Requires n > 0.
[[nodiscard]] std::uint64_t nearestRank(std::uint32_t millionths, std::uint64_t n);

/// The value at the nearest rank of `sorted` (ascending): always one that was observed. Requires: not empty.
[[nodiscard]] std::int64_t quantileOfSorted(std::span<const std::int64_t> sorted, std::uint32_t millionths);

/// The same interpolated between neighbours (type 7 of Hyndman and Fan: k6, NumPy, spreadsheets), for comparing with
/// figures of others: seldom a value that was observed. Requires: not empty.
[[nodiscard]] double interpolatedQuantileOfSorted(std::span<const std::int64_t> sorted, std::uint32_t millionths);

/// Quantiles of unsorted values, which are reordered: O(n) each. Requires: not empty.
[[nodiscard]] std::vector<std::int64_t> quantiles(std::vector<std::int64_t> &values,
                                                  std::span<const std::uint32_t> millionths);

} // namespace traceloupe
