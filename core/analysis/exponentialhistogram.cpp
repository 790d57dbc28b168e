// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/exponentialhistogram.h"

#include "core/analysis/quantile.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

void ExponentialHistogram::add(double value, std::uint64_t count)
{
    if (value > 0)
        addAt(indexOf(value), count);
    else
        addZeros(count);
}

void ExponentialHistogram::addZeros(std::uint64_t count)
{
    m_zeros += count;
    m_count += count;
}

void ExponentialHistogram::addBuckets(std::int32_t offset, const std::vector<std::uint64_t> &counts)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            addAt(offset + static_cast<std::int32_t>(i), counts[i]);
    }
}

void ExponentialHistogram::addAt(std::int32_t index, std::uint64_t count)
{
    if (m_counts.empty())
        m_offset = index;
    if (index < m_offset) {
        m_counts.insert(m_counts.begin(), static_cast<std::size_t>(m_offset - index), 0);
        m_offset = index;
    }
    const auto at = static_cast<std::size_t>(index - m_offset);
    if (at >= m_counts.size())
        m_counts.resize(at + 1, 0);
    m_counts[at] += count;
    m_count += count;
}

void ExponentialHistogram::merge(const ExponentialHistogram &other)
{
    coarsen(other.m_scale);
    const int shift = other.m_scale - m_scale;
    for (std::size_t i = 0; i < other.m_counts.size(); ++i) {
        if (other.m_counts[i] > 0)
            addAt((other.m_offset + static_cast<std::int32_t>(i)) >> shift, other.m_counts[i]);
    }
    addZeros(other.m_zeros);
}

void ExponentialHistogram::coarsen(int scale)
{
    if (scale >= m_scale)
        return;
    const int shift = m_scale - scale;
    const std::int32_t offset = m_offset;
    const std::vector<std::uint64_t> counts = std::move(m_counts);
    m_counts = {};
    m_count = m_zeros;
    m_scale = scale;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            addAt((offset + static_cast<std::int32_t>(i)) >> shift, counts[i]);
    }
}

std::int32_t ExponentialHistogram::indexOf(double value) const
{
    auto index = static_cast<std::int32_t>(std::ceil(std::ldexp(std::log2(value), m_scale))) - 1;
    // logarithms are rounded: next to a bound the neighbour may be meant
    while (lowerBound(index) >= value)
        --index;
    while (upperBound(index) < value)
        ++index;
    return index;
}

double ExponentialHistogram::lowerBound(std::int32_t index) const
{
    return std::exp2(std::ldexp(static_cast<double>(index), -m_scale));
}

double ExponentialHistogram::estimate(std::int32_t index) const
{
    const double lower = lowerBound(index);
    const double upper = upperBound(index);
    return 2 * lower * upper / (lower + upper);
}

double ExponentialHistogram::relativeError() const
{
    const double base = std::exp2(std::ldexp(1.0, -m_scale));
    return (base - 1) / (base + 1);
}

double ExponentialHistogram::quantile(std::uint32_t millionths) const
{
    const std::uint64_t rank = nearestRank(millionths, m_count);
    std::uint64_t seen = m_zeros;
    if (rank <= seen)
        return 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (rank <= seen)
            return estimate(m_offset + static_cast<std::int32_t>(i));
    }
    return estimate(m_offset + static_cast<std::int32_t>(m_counts.size()) - 1);
}

} // namespace traceloupe
