// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quantile.h"

#include <cstdint>
#include <optional>
#include <span>

namespace traceloupe {

/// The 1-based ranks of the values that bound a quantile with at least 95 % confidence, whatever the distribution
/// (analysis.md section 4.3). A side that n values can't bound is open.
struct RankInterval {
    std::uint64_t lower = 0;   ///< 0 = open: print "<= upper"
    std::uint64_t upper = 0;   ///< n + 1 = open: print ">= lower"
    double coverage = 0;       ///< the true confidence: ranks are whole numbers

    friend bool operator==(const RankInterval &, const RankInterval &) = default;
};

/// Ranks for the quantile of `millionths` (kP95, ...) of n values; exact binomial sums, O(sqrt n). Requires:
/// 0 < millionths < 10^6. For n = 0 both sides are open.
[[nodiscard]] RankInterval rankInterval(std::uint32_t millionths, std::uint64_t n);

/// The least n for which both sides are bounded (p95: 72). A quantile of fewer values is shown greyed, with
/// "n=20, need 72", and takes part in no verdict.
[[nodiscard]] std::uint64_t leastCountForInterval(std::uint32_t millionths);

/// A quantile of observed values with its interval; sides are empty where open.
struct QuantileEstimate {
    std::int64_t value = 0;
    std::uint64_t count = 0;
    std::optional<std::int64_t> lower;
    std::optional<std::int64_t> upper;
    double coverage = 0;

    [[nodiscard]] bool isBounded() const { return lower.has_value() && upper.has_value(); }
};

/// Of ascending values. Requires: not empty.
[[nodiscard]] QuantileEstimate estimateQuantile(std::span<const std::int64_t> sorted, std::uint32_t millionths);

/// An observed value and how many of its kind it stands for (1 / sampling probability).
struct WeightedValue {
    std::int64_t value = 0;
    double weight = 1;
};

/// How many equally weighted values say as much as these: (sum w)^2 / sum w^2.
[[nodiscard]] double effectiveCount(std::span<const WeightedValue> values);

/// Section 4.4, of values ascending by value: the least with at least p of all weight at or below it, and the interval
/// of as many equal values as effectiveCount() (or `independent`, where fewer: distinct traces). Equal weights
/// give what estimateQuantile() does. Requires: not empty, weights > 0.
[[nodiscard]] QuantileEstimate estimateWeightedQuantile(std::span<const WeightedValue> sorted, std::uint32_t millionths,
                                                        std::optional<std::uint64_t> independent = {});

} // namespace traceloupe
