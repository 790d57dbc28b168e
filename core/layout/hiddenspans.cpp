// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/hiddenspans.h"

#include <algorithm>

namespace traceloupe {

SiblingIndex::SiblingIndex(const Trace &trace, std::uint32_t first, std::uint32_t end)
{
    const TraceColumns &columns = trace.columns();
    for (std::uint32_t row = first; row < end; row = columns.subtreeEnd[row]) {
        const std::int64_t start = columns.startNs[row];
        const std::int64_t last = saturatingAdd(start, columns.durationNs[row]);
        m_rows.push_back(row);
        m_startsNs.push_back(m_startsNs.empty() ? start : std::max(start, m_startsNs.back()));
        m_endsNs.push_back(last);
        m_endsSoFar.push_back(m_endsSoFar.empty() ? last : std::max(last, m_endsSoFar.back()));
        if (m_endsNs.size() % kBlock == 1)
            m_blockEnds.push_back(last);
        else
            m_blockEnds.back() = std::max(m_blockEnds.back(), last);
    }
}

std::int64_t SiblingIndex::latestEnd(std::size_t first, std::size_t end) const
{
    std::int64_t latest = m_endsNs[first];
    for (std::size_t place = first; place < end;) {
        if (place % kBlock == 0 && place + kBlock <= end) {
            latest = std::max(latest, m_blockEnds[place / kBlock]);
            place += kBlock;
        } else {
            latest = std::max(latest, m_endsNs[place]);
            ++place;
        }
    }
    return latest;
}

void SiblingIndex::layOut(const TimeScale &scale, std::vector<HiddenBar> &bars) const
{
    const TimeRange range = scale.range();
    const double width = scale.widthPx();
    // all before it ended before the range
    auto place = static_cast<std::size_t>(std::ranges::lower_bound(m_endsSoFar, range.startNs) - m_endsSoFar.begin());
    while (place < m_rows.size() && m_startsNs[place] <= range.endNs) {
        const double left = std::clamp(scale.xAt(m_startsNs[place]), 0.0, width);
        const std::int64_t foldEnd = std::max(saturatingAdd(m_startsNs[place], 1), scale.timeAt(left + kFoldPx));
        const auto next = static_cast<std::size_t>(
            std::lower_bound(m_startsNs.begin() + static_cast<std::ptrdiff_t>(place), m_startsNs.end(), foldEnd)
            - m_startsNs.begin());
        const double right = std::clamp(scale.xAt(latestEnd(place, next)), left, width);
        bars.push_back({static_cast<float>(left), static_cast<float>(std::min(width, std::max(right, left + 1))),
                        static_cast<std::uint32_t>(next - place), SpanIndex(m_rows[place])});
        place = next;
    }
}

void HiddenSpans::layOut(const Trace &trace, std::uint32_t first, std::uint32_t end, const TimeScale &scale,
                         std::vector<HiddenBar> &bars)
{
    if (first >= end)
        return;
    std::unique_ptr<const SiblingIndex> &index = m_known[(static_cast<std::uint64_t>(first) << 32U) | end];
    if (!index) {
        auto made = std::make_unique<const SiblingIndex>(trace, first, end);
        if (m_siblings + made->count() > kMaxSiblings) {
            clear();
            m_siblings = made->count();
            made->layOut(scale, bars);
            m_known.emplace((static_cast<std::uint64_t>(first) << 32U) | end, std::move(made));
            return;
        }
        m_siblings += made->count();
        index = std::move(made);
    }
    index->layOut(scale, bars);
}

void HiddenSpans::clear()
{
    m_known.clear();
    m_siblings = 0;
}

} // namespace traceloupe
