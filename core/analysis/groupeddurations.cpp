// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groupeddurations.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace traceloupe {
namespace {

/// From here on a pass over all values for each digit is quicker than comparing them.
constexpr std::size_t kManyValues = 1024;
constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

std::size_t digitOf(std::int64_t value, int shift)
{
    return (static_cast<std::uint64_t>(value) >> shift) & (kDigits - 1);
}

/// One pass of the radix sort: by the digit at `shift`, keeping the order of equal ones.
void sortByDigit(std::span<const std::int64_t> from, std::span<std::int64_t> to, int shift)
{
    std::array<std::size_t, kDigits> place{};
    for (const std::int64_t value : from)
        ++place[digitOf(value, shift)];
    std::size_t next = 0;
    for (std::size_t &p : place)
        next += std::exchange(p, next);
    for (const std::int64_t value : from)
        to[place[digitOf(value, shift)]++] = value;
}

} // namespace

void sortDurations(std::span<std::int64_t> durations)
{
    if (durations.size() < kManyValues) {
        std::ranges::sort(durations);
        return;
    }
    const auto highest = static_cast<std::uint64_t>(*std::ranges::max_element(durations));
    std::vector<std::int64_t> spare(durations.size());
    std::span<std::int64_t> from = durations;
    std::span<std::int64_t> to = spare;
    const auto bits = static_cast<int>(std::bit_width(highest));
    for (int shift = 0; shift < bits; shift += kDigitBits) {
        sortByDigit(from, to, shift);
        std::swap(from, to);
    }
    if (from.data() != durations.data())
        std::ranges::copy(from, durations.begin());
}

GroupedDurations::GroupedDurations(std::span<const LatencySpans> pieces, std::uint32_t groupCount, SpanOutcome outcome)
    : m_counts(groupCount), m_first(std::size_t{groupCount} + 1)
{
    count(pieces, outcome);
    scatter(pieces, outcome);
    for (std::uint32_t group = 0; group < groupCount; ++group)
        sortDurations(std::span(m_durations).subspan(m_first[group], m_first[group + 1] - m_first[group]));
}

void GroupedDurations::count(std::span<const LatencySpans> pieces, SpanOutcome outcome)
{
    std::vector<std::size_t> measured(m_counts.size());
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::uint32_t group = piece.group[i];
            if (group == LatencySpans::kNoGroup)
                continue;
            GroupCounts &counts = m_counts[group];
            ++counts.spans;
            counts.errors += (piece.marks[i] & LatencyMark::kError) != 0 ? 1 : 0;
            counts.withoutDuration += (piece.marks[i] & LatencyMark::kNoDuration) != 0 ? 1 : 0;
            measured[group] += piece.isMeasured(i, outcome) ? 1 : 0;
        }
    }
    for (std::size_t group = 0; group < measured.size(); ++group)
        m_first[group + 1] = m_first[group] + measured[group];
}

void GroupedDurations::scatter(std::span<const LatencySpans> pieces, SpanOutcome outcome)
{
    m_durations.resize(m_first.back());
    std::vector<std::size_t> next(m_first.begin(), m_first.end() - 1);
    for (const LatencySpans &piece : pieces) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            if (piece.group[i] != LatencySpans::kNoGroup && piece.isMeasured(i, outcome))
                m_durations[next[piece.group[i]]++] = piece.durationNs[i];
        }
    }
}

} // namespace traceloupe
