// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/durationbuckets.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

bool BucketQuantile::isBeyond() const
{
    return std::isinf(highNs);
}

double countOf(std::span<const DurationBucket> buckets)
{
    double all = 0;
    for (const DurationBucket &bucket : buckets)
        all += bucket.count;
    return all;
}

std::optional<BucketQuantile> quantileOf(std::span<const DurationBucket> buckets, double p, BucketSpread spread)
{
    const double all = countOf(buckets);
    if (!(all > 0))
        return std::nullopt;
    const double rank = p * all;
    double before = 0;
    const auto holds = [&](const DurationBucket &bucket) {
        if (bucket.count > 0 && before + bucket.count >= rank)
            return true;
        before += bucket.count;
        return false;
    };
    auto found = std::find_if(buckets.begin(), buckets.end(), holds);
    if (found == buckets.end()) { // lost by rounding: the last that holds anything
        const auto last = std::find_if(buckets.rbegin(), buckets.rend(),
                                       [](const DurationBucket &bucket) { return bucket.count > 0; });
        return BucketQuantile{std::isinf(last->highNs) ? last->lowNs : last->highNs, last->lowNs, last->highNs};
    }
    const DurationBucket &bucket = *found;
    if (std::isinf(bucket.highNs))
        return BucketQuantile{bucket.lowNs, bucket.lowNs, bucket.highNs};
    const double share = std::clamp((rank - before) / bucket.count, 0.0, 1.0);
    const bool canRise = spread == BucketSpread::Exponential && bucket.lowNs > 0;
    const double ns = canRise ? bucket.lowNs * std::pow(bucket.highNs / bucket.lowNs, share)
                              : bucket.lowNs + (bucket.highNs - bucket.lowNs) * share;
    return BucketQuantile{ns, bucket.lowNs, bucket.highNs};
}

std::vector<DurationBucket> bucketsOfCumulative(std::vector<std::pair<double, double>> counts)
{
    std::sort(counts.begin(), counts.end());
    std::vector<DurationBucket> buckets;
    double low = 0;
    double before = 0;
    for (const auto &[bound, count] : counts) {
        const double all = std::isfinite(count) ? std::max(before, count) : before;
        if (bound > low)
            buckets.push_back({low, bound, all - before});
        else if (!buckets.empty()) // the same bound again
            buckets.back().count += all - before;
        low = std::max(low, bound);
        before = all;
    }
    const auto isFull = [](const DurationBucket &bucket) { return bucket.count > 0; };
    buckets.erase(std::find_if(buckets.rbegin(), buckets.rend(), isFull).base(), buckets.end());
    buckets.erase(buckets.begin(), std::find_if(buckets.begin(), buckets.end(), isFull));
    return buckets;
}

void addBuckets(std::vector<DurationBucket> &sum, std::span<const DurationBucket> more)
{
    sum.insert(sum.end(), more.begin(), more.end());
    std::sort(sum.begin(), sum.end(), [](const DurationBucket &a, const DurationBucket &b) {
        return std::pair(a.highNs, a.lowNs) < std::pair(b.highNs, b.lowNs);
    });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < sum.size(); ++i) {
        if (sum[i].highNs == sum[kept].highNs && sum[i].lowNs == sum[kept].lowNs)
            sum[kept].count += sum[i].count;
        else
            sum[++kept] = sum[i];
    }
    if (!sum.empty())
        sum.resize(kept + 1);
}

} // namespace traceloupe
