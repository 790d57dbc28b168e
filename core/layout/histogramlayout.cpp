// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/histogramlayout.h"

#include <algorithm>

namespace traceloupe {

HistogramLayout::HistogramLayout(const ResultColumns &columns, const std::vector<std::uint8_t> &members,
                                 const LogScale &duration)
{
    if (columns.size() == 0 || duration.lengthPx() <= 0)
        return;
    const std::size_t count = std::max<std::size_t>(1, static_cast<std::size_t>(duration.lengthPx() / kBarPx));
    m_barWidthPx = duration.lengthPx() / static_cast<double>(count);
    m_bins.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double left = static_cast<double>(i) * m_barWidthPx;
        const std::int64_t next = duration.durationAt(left + m_barWidthPx);
        m_bins[i].range.minNs = i == 0 ? 0 : m_bins[i - 1].range.maxNs + 1;
        m_bins[i].range.maxNs = i + 1 == count ? next : next - 1; // a bar narrower than a nanosecond holds none
    }
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const std::int64_t value = columns.durationNs[row];
        const auto found = std::ranges::lower_bound(m_bins, value, {},
                                                    [](const HistogramBin &bin) { return bin.range.maxNs; });
        HistogramBin &bin = found == m_bins.end() ? m_bins.back() : *found;
        m_most = std::max(m_most, ++bin.traces);
        bin.failed += columns.errors[row] > 0 ? 1 : 0;
        const bool isMember = !members.empty() && members[row] != 0;
        bin.members += isMember ? 1 : 0;
        const double weight = columns.weightOf(row);
        bin.weight += weight;
        bin.failedWeight += columns.errors[row] > 0 ? weight : 0;
        bin.membersWeight += isMember ? weight : 0;
        m_mostWeight = std::max(m_mostWeight, bin.weight);
    }
}

std::size_t HistogramLayout::binAt(double x) const
{
    if (m_bins.empty())
        return 0;
    return static_cast<std::size_t>(std::clamp(x / m_barWidthPx, 0.0, static_cast<double>(m_bins.size() - 1)));
}

ResultBrush HistogramLayout::brushOf(std::size_t binA, std::size_t binB) const
{
    const auto [first, last] = std::minmax(binA, binB);
    return {std::nullopt, DurationRange{m_bins[first].range.minNs, m_bins[last].range.maxNs}};
}

QString toText(const HistogramLayout &layout)
{
    QStringList counts;
    for (const HistogramBin &bin : layout.bins())
        counts.append(QString::number(bin.traces));
    return counts.join(u' ');
}

std::vector<std::uint64_t> countTicks(std::uint64_t most, int steps)
{
    const auto wanted = static_cast<std::uint64_t>(std::max(1, steps));
    std::uint64_t step = 1;
    for (std::uint64_t power = 1; step * wanted < most; power *= 10) {
        for (const std::uint64_t factor : {1U, 2U, 5U}) {
            step = factor * power;
            if (step * wanted >= most)
                break;
        }
    }
    std::vector<std::uint64_t> ticks;
    for (std::uint64_t value = 0; value < most + step; value += step)
        ticks.push_back(value);
    return ticks;
}

} // namespace traceloupe
