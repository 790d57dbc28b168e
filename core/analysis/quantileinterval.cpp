// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantileinterval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceloupe {

namespace {

constexpr double kTail = 0.025;        ///< left out on either side
constexpr double kMillion = 1e6;
constexpr double kFarSigmas = 10;      ///< beyond that a binomial weighs nothing
constexpr double kFarRanks = 10;
constexpr double kRounding = 1e-9;     ///< relative error of sums of weights

/// Bin(n, p) near its tails, summed from where it weighs nothing.
class Binomial {
public:
    Binomial(std::uint64_t n, double p) : m_n(static_cast<double>(n)), m_p(p)
    {
        const double reach = kFarSigmas * std::sqrt(m_n * p * (1 - p)) + kFarRanks;
        m_first = std::max(0.0, std::floor(m_n * p - reach));
        m_last = std::min(m_n, std::ceil(m_n * p + reach));
    }

    /// The largest l with P(B <= l - 1) within the tail, and that probability.
    [[nodiscard]] std::pair<std::uint64_t, double> lower() const
    {
        double k = m_first;
        double at = probability(k);
        double sum = 0;
        while (k < m_last && sum + at <= kTail) {
            sum += at;
            at *= (m_n - k) / (k + 1) * m_p / (1 - m_p);
            k += 1;
        }
        return {static_cast<std::uint64_t>(k), sum};
    }

    /// The smallest u with P(B >= u) within the tail, and that probability.
    [[nodiscard]] std::pair<std::uint64_t, double> upper() const
    {
        double k = m_last;
        double at = probability(k);
        double sum = 0;
        while (k > m_first && sum + at <= kTail) {
            sum += at;
            at *= k / (m_n - k + 1) * (1 - m_p) / m_p;
            k -= 1;
        }
        return {static_cast<std::uint64_t>(k) + 1, sum};
    }

private:
    [[nodiscard]] double probability(double k) const
    {
        return std::exp(std::lgamma(m_n + 1) - std::lgamma(k + 1) - std::lgamma(m_n - k + 1) + k * std::log(m_p)
                        + (m_n - k) * std::log1p(-m_p));
    }

    double m_n;
    double m_p;
    double m_first = 0;
    double m_last = 0;
};

/// The least value with at least `wanted` of all weight at or below it.
std::int64_t valueAtWeight(std::span<const WeightedValue> sorted, double wanted, double total)
{
    const double enough = wanted - total * kRounding;
    double sum = 0;
    for (const WeightedValue &value : sorted) {
        sum += value.weight;
        if (sum >= enough)
            return value.value;
    }
    return sorted.back().value;
}

} // namespace

RankInterval rankInterval(std::uint32_t millionths, std::uint64_t n)
{
    if (n == 0)
        return {0, 1, 1};
    const Binomial binomial(n, millionths / kMillion);
    const auto [lower, below] = binomial.lower();
    const auto [upper, above] = binomial.upper();
    return {lower, upper, 1 - below - above};
}

std::uint64_t leastCountForInterval(std::uint32_t millionths)
{
    const double p = millionths / kMillion;
    // the smallest value lies above the quantile with (1 - p)^n, the largest below it with p^n
    return static_cast<std::uint64_t>(std::ceil(std::log(kTail) / std::log(std::max(p, 1 - p))));
}

QuantileEstimate estimateQuantile(std::span<const std::int64_t> sorted, std::uint32_t millionths)
{
    QuantileEstimate estimate;
    estimate.count = sorted.size();
    estimate.value = quantileOfSorted(sorted, millionths);
    const RankInterval ranks = rankInterval(millionths, sorted.size());
    estimate.coverage = ranks.coverage;
    if (ranks.lower > 0)
        estimate.lower = sorted[ranks.lower - 1];
    if (ranks.upper <= sorted.size())
        estimate.upper = sorted[ranks.upper - 1];
    return estimate;
}

double effectiveCount(std::span<const WeightedValue> values)
{
    double sum = 0;
    double squares = 0;
    for (const WeightedValue &value : values) {
        sum += value.weight;
        squares += value.weight * value.weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

QuantileEstimate estimateWeightedQuantile(std::span<const WeightedValue> sorted, std::uint32_t millionths,
                                          std::optional<std::uint64_t> independent)
{
    const double total = std::accumulate(sorted.begin(), sorted.end(), 0.0,
                                         [](double sum, const WeightedValue &v) { return sum + v.weight; });
    QuantileEstimate estimate;
    estimate.value = valueAtWeight(sorted, total * millionths / kMillion, total);
    estimate.count = static_cast<std::uint64_t>(effectiveCount(sorted) * (1 + kRounding));
    if (independent)
        estimate.count = std::min(estimate.count, *independent);
    const RankInterval ranks = rankInterval(millionths, estimate.count);
    estimate.coverage = ranks.coverage;
    const auto at = [&](std::uint64_t rank) {
        return valueAtWeight(sorted, total * static_cast<double>(rank) / static_cast<double>(estimate.count), total);
    };
    if (ranks.lower > 0)
        estimate.lower = at(ranks.lower);
    if (ranks.upper <= estimate.count)
        estimate.upper = at(ranks.upper);
    return estimate;
}

} // namespace traceloupe
