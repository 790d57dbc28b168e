// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timewarp.h"

#include "core/model/trace.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr std::size_t kBuckets = 8'192;
/// A gap is shown as long as this share of the busy time, and only those many times longer are gaps at all.
constexpr std::int64_t kShownDivisor = 30;
constexpr std::int64_t kLeastRatio = 4;
/// Of the whole trace, where nearly nothing of it is busy.
constexpr std::int64_t kLeastShownDivisor = 2'000;

/// The part of `length` that is `part` of `whole`, without overflow.
std::int64_t scaledNs(std::int64_t length, std::int64_t part, std::int64_t whole)
{
    __extension__ using Wide = __int128;
    return whole == 0 ? 0 : static_cast<std::int64_t>(static_cast<Wide>(length) * part / whole);
}

/// Which parts of the trace are busy: a grid that remembers the first start and last end in each of its buckets.
class BusyGrid {
public:
    explicit BusyGrid(TimeRange bounds)
        : m_bounds(bounds),
          m_firstStarts(kBuckets, bounds.endNs),
          m_lastEnds(kBuckets, bounds.startNs),
          m_delta(kBuckets + 1)
    {}

    void add(std::int64_t startNs, std::int64_t endNs)
    {
        const std::int64_t start = std::clamp(startNs, m_bounds.startNs, m_bounds.endNs);
        const std::int64_t end = std::clamp(endNs, start, m_bounds.endNs);
        const std::size_t first = bucketOf(start);
        const std::size_t last = bucketOf(end);
        m_firstStarts[first] = std::min(m_firstStarts[first], start);
        m_lastEnds[last] = std::max(m_lastEnds[last], end);
        ++m_delta[first];
        --m_delta[last + 1];
    }

    [[nodiscard]] std::vector<TimeRange> idleRanges() const
    {
        std::vector<TimeRange> idle;
        std::int64_t running = 0;
        std::size_t lastBusy = kBuckets; // none yet
        for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
            running += m_delta[bucket];
            // touched by an end only: its span began earlier, so it ran at the start of this bucket
            const bool isBusy = running > 0 || m_firstStarts[bucket] != m_bounds.endNs
                                || m_lastEnds[bucket] != m_bounds.startNs;
            if (!isBusy)
                continue;
            if (lastBusy != kBuckets && bucket > lastBusy + 1)
                idle.push_back({m_lastEnds[lastBusy], m_firstStarts[bucket]});
            lastBusy = bucket;
        }
        return idle;
    }

private:
    [[nodiscard]] std::size_t bucketOf(std::int64_t timeNs) const
    {
        const double share = static_cast<double>(timeNs - m_bounds.startNs)
                             / static_cast<double>(std::max<std::int64_t>(1, m_bounds.lengthNs()));
        return std::min(kBuckets - 1, static_cast<std::size_t>(share * static_cast<double>(kBuckets)));
    }

    TimeRange m_bounds;
    std::vector<std::int64_t> m_firstStarts;
    std::vector<std::int64_t> m_lastEnds;
    std::vector<std::int32_t> m_delta;
};

} // namespace

TimeWarp::TimeWarp(std::vector<TimeGap> gaps) : m_gaps(std::move(gaps))
{
    m_shownStarts.reserve(m_gaps.size());
    for (const TimeGap &gap : m_gaps) {
        m_shownStarts.push_back(gap.range.startNs - m_savedNs);
        m_savedNs += gap.range.lengthNs() - gap.shownNs;
    }
}

std::int64_t TimeWarp::toShown(std::int64_t timeNs) const
{
    const auto after = std::ranges::upper_bound(m_gaps, timeNs, {},
                                                [](const TimeGap &gap) { return gap.range.startNs; });
    if (after == m_gaps.begin())
        return timeNs;
    const std::size_t index = static_cast<std::size_t>(after - m_gaps.begin()) - 1;
    const TimeGap &gap = m_gaps[index];
    if (timeNs >= gap.range.endNs)
        return saturatingAdd(m_shownStarts[index] + gap.shownNs, saturatingSubtract(timeNs, gap.range.endNs));
    return m_shownStarts[index] + scaledNs(gap.shownNs, timeNs - gap.range.startNs, gap.range.lengthNs());
}

std::int64_t TimeWarp::toTime(std::int64_t shownNs) const
{
    const auto after = std::ranges::upper_bound(m_shownStarts, shownNs);
    if (after == m_shownStarts.begin())
        return shownNs;
    const std::size_t index = static_cast<std::size_t>(after - m_shownStarts.begin()) - 1;
    const TimeGap &gap = m_gaps[index];
    const std::int64_t into = saturatingSubtract(shownNs, m_shownStarts[index]);
    if (into >= gap.shownNs)
        return saturatingAdd(gap.range.endNs, into - gap.shownNs);
    return gap.range.startNs + scaledNs(gap.range.lengthNs(), into, gap.shownNs);
}

std::vector<TimeGap> findIdleGaps(const Trace &trace)
{
    if (trace.durationNs() <= 0)
        return {};
    BusyGrid grid({trace.startNs(), trace.endNs()});
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        if (trace.hasChildren(span)) {
            grid.add(trace.startNs(span), trace.startNs(span));
            grid.add(trace.endNs(span), trace.endNs(span));
        } else {
            grid.add(trace.startNs(span), trace.endNs(span));
        }
    }
    std::vector<TimeRange> idle = grid.idleRanges();
    std::int64_t busy = trace.durationNs();
    for (const TimeRange &range : idle)
        busy -= range.lengthNs();
    const std::int64_t shown = std::max<std::int64_t>(
        {1, busy / kShownDivisor, trace.durationNs() / kLeastShownDivisor});
    std::erase_if(idle, [shown](const TimeRange &range) { return range.lengthNs() / kLeastRatio < shown; });
    if (idle.size() > kMaxIdleGaps) {
        std::ranges::nth_element(idle, idle.begin() + kMaxIdleGaps, std::ranges::greater(), &TimeRange::lengthNs);
        idle.resize(kMaxIdleGaps);
        std::ranges::sort(idle, {}, &TimeRange::startNs);
    }
    std::vector<TimeGap> gaps;
    gaps.reserve(idle.size());
    for (const TimeRange &range : idle)
        gaps.push_back({range, shown});
    return gaps;
}

} // namespace traceloupe
