// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace traceloupe {

/// How many durations a backend counted in (lowNs, highNs]. The last bucket of a Prometheus histogram has no end:
/// its highNs is infinite. Counts may have fractions, where a backend extrapolates.
struct DurationBucket {
    double lowNs = 0;
    double highNs = 0;
    double count = 0;
    friend bool operator==(const DurationBucket &, const DurationBucket &) = default;
};

/// A quantile as counted buckets tell it: interpolated, and the bucket that the true one lies in.
struct BucketQuantile {
    double ns = 0;
    double lowNs = 0;  ///< both equal to `ns` where the backend tells no buckets
    double highNs = 0; ///< infinite: `ns` is the largest bound there is, and the true one lies beyond it

    [[nodiscard]] bool isBeyond() const;
    [[nodiscard]] bool hasBucket() const { return highNs > lowNs; }
    friend bool operator==(const BucketQuantile &, const BucketQuantile &) = default;
};

/// How values are taken to lie in a bucket.
enum class BucketSpread {
    Even,       ///< as Prometheus takes classic histograms
    Exponential ///< as Tempo and native histograms do
};

/// Nothing without observations. Requires: buckets ascend, 0 <= p <= 1.
[[nodiscard]] std::optional<BucketQuantile> quantileOf(std::span<const DurationBucket> buckets, double p,
                                                       BucketSpread spread);
/// Prometheus counts everything up to a bound (`le`): (bound, count) in any order, an infinite bound for all of them.
/// Counts that fall by rounding are taken as equal; empty buckets at both ends are left out.
[[nodiscard]] std::vector<DurationBucket> bucketsOfCumulative(std::vector<std::pair<double, double>> counts);
/// All that the buckets hold.
[[nodiscard]] double countOf(std::span<const DurationBucket> buckets);
/// Adds buckets to others, ascending; those with the same bounds become one.
void addBuckets(std::vector<DurationBucket> &sum, std::span<const DurationBucket> more);

} // namespace traceloupe
