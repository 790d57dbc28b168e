// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/durationdistribution.h"

#include <algorithm>

namespace traceloupe {

namespace {

constexpr double kMillion = 1e6;
constexpr double kRounding = 1e-9; ///< relative error of sums of weights

} // namespace

DurationDistribution::DurationDistribution(std::vector<WeightedValue> values)
{
    std::ranges::sort(values, {}, &WeightedValue::value);
    m_sorted.reserve(values.size());
    m_weightTo.reserve(values.size());
    double sum = 0;
    for (const WeightedValue &value : values) {
        sum += value.weight;
        m_sorted.push_back(value.value);
        m_weightTo.push_back(sum);
    }
}

double DurationDistribution::total() const
{
    return isWeighted() ? m_weightTo.back() : static_cast<double>(m_sorted.size());
}

std::uint64_t DurationDistribution::countUpTo(std::int64_t durationNs) const
{
    return static_cast<std::uint64_t>(std::ranges::upper_bound(m_sorted, durationNs) - m_sorted.begin());
}

double DurationDistribution::weightUpTo(std::int64_t durationNs) const
{
    const std::uint64_t count = countUpTo(durationNs);
    if (!isWeighted())
        return static_cast<double>(count);
    return count == 0 ? 0 : m_weightTo[count - 1];
}

std::int64_t DurationDistribution::quantile(std::uint32_t millionths) const
{
    if (!isWeighted())
        return quantileOfSorted(m_sorted, millionths);
    const double enough = total() * (millionths / kMillion - kRounding);
    const auto at = std::ranges::lower_bound(m_weightTo, enough);
    return at == m_weightTo.end() ? m_sorted.back() : m_sorted[static_cast<std::size_t>(at - m_weightTo.begin())];
}

} // namespace traceloupe
