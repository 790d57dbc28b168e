// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/logscale.h"

#include "core/layout/durationtext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceloupe {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr double kPaddingFactor = 1.25;
constexpr double kMinimumFactor = 4;
constexpr std::int64_t kLongest = std::numeric_limits<std::int64_t>::max() / 4;

enum Rank { Unit, Ten, TwoAndFive, RankCount };

struct Candidate {
    std::int64_t ns;
    Rank rank;
};

std::vector<Candidate> makeCandidates()
{
    std::vector<Candidate> candidates;
    for (std::int64_t power = 1; power <= 10 * kSecond; power *= 10) {
        const bool isUnit = power == 1 || power == 1'000 || power == 1'000'000 || power == kSecond;
        candidates.push_back({power, isUnit ? Unit : Ten});
        candidates.push_back({2 * power, TwoAndFive});
        if (5 * power < 10 * kSecond) // 50 s would be too near to the minute
            candidates.push_back({5 * power, TwoAndFive});
    }
    for (const std::int64_t unit : {kMinute, kHour}) {
        candidates.push_back({unit, Unit});
        candidates.push_back({2 * unit, TwoAndFive});
        candidates.push_back({5 * unit, TwoAndFive});
        candidates.push_back({10 * unit, Ten});
        candidates.push_back({unit == kMinute ? 30 * unit : 20 * unit, TwoAndFive});
    }
    for (std::int64_t days = 1; days <= 10'000; days *= 10)
        candidates.push_back({days * kDay, days == 1 ? Unit : Ten});
    std::ranges::sort(candidates, {}, &Candidate::ns);
    return candidates;
}

bool areApart(const std::vector<std::int64_t> &ticks, const LogScale &scale, double spacingPx)
{
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        if (scale.positionOf(ticks[i]) - scale.positionOf(ticks[i - 1]) < spacingPx)
            return false;
    }
    return true;
}

} // namespace

LogScale::LogScale(DurationRange range, double lengthPx) : m_range(range), m_lengthPx(std::max(0.0, lengthPx))
{
    if (range.minNs <= 0 || range.maxNs <= range.minNs || m_lengthPx <= 0)
        return;
    m_logMin = std::log(static_cast<double>(range.minNs));
    m_pxPerLog = m_lengthPx / (std::log(static_cast<double>(range.maxNs)) - m_logMin);
}

double LogScale::positionOf(std::int64_t durationNs) const
{
    if (m_pxPerLog <= 0)
        return 0;
    const std::int64_t clamped = std::clamp(durationNs, m_range.minNs, m_range.maxNs);
    return (std::log(static_cast<double>(clamped)) - m_logMin) * m_pxPerLog;
}

std::int64_t LogScale::durationAt(double px) const
{
    if (m_pxPerLog <= 0 || px <= 0)
        return m_range.minNs;
    if (px >= m_lengthPx)
        return m_range.maxNs;
    const double value = std::exp(m_logMin + px / m_pxPerLog);
    return std::clamp(static_cast<std::int64_t>(std::llround(value)), m_range.minNs, m_range.maxNs);
}

DurationRange paddedForLog(DurationRange values)
{
    const double shortest = static_cast<double>(std::clamp<std::int64_t>(values.minNs, 1, kLongest));
    const double longest = std::max(shortest, static_cast<double>(std::clamp<std::int64_t>(values.maxNs, 1, kLongest)));
    const double factor = std::max(kPaddingFactor, std::sqrt(kMinimumFactor * shortest / longest));
    const auto low = std::max<std::int64_t>(1, std::llround(std::floor(shortest / factor)));
    const auto high = static_cast<std::int64_t>(std::llround(std::ceil(longest * factor)));
    return {low, std::max(high, low + 1)};
}

std::vector<std::int64_t> logTicks(const LogScale &scale, double minimumSpacingPx)
{
    static const std::vector<Candidate> candidates = makeCandidates();
    std::vector<std::int64_t> ticks;
    for (int rank = Unit; rank < RankCount; ++rank) {
        std::vector<std::int64_t> more = ticks;
        for (const Candidate &candidate : candidates) {
            if (candidate.rank == rank && candidate.ns >= scale.range().minNs && candidate.ns <= scale.range().maxNs)
                more.push_back(candidate.ns);
        }
        std::ranges::sort(more);
        if (!areApart(more, scale, minimumSpacingPx))
            break;
        ticks = std::move(more);
    }
    return ticks;
}

QString logTickText(std::int64_t durationNs, const QLocale &locale)
{
    return durationTextInUnit(durationNs, durationUnitFor(durationNs), durationNs, locale);
}

} // namespace traceloupe
