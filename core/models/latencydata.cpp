// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencydata.h"

#include "core/analysis/operationname.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace traceloupe {

/// Gives groups their numbers. The operations of a file have numbers of their own, so that a name is looked at once.
class LatencyGrouper {
public:
    LatencyGrouper(const std::vector<SpanOperation> &operations, const LatencyQuestion &question,
                   std::vector<LatencyGroup> &groups)
        : m_operations(operations), m_question(question), m_groups(groups), m_known(operations.size() * kKinds, kNew)
    {}

    std::uint32_t groupOf(std::uint32_t operation, SpanKind kind)
    {
        std::uint32_t &known = m_known[std::size_t{operation} * kKinds + static_cast<std::size_t>(kind)];
        if (known == kNew)
            known = find(m_operations[operation], kind);
        return known;
    }

private:
    static constexpr std::size_t kKinds = 6; ///< of SpanKind
    static constexpr std::uint32_t kNew = LatencySpans::kNoGroup;

    std::uint32_t find(const SpanOperation &operation, SpanKind kind)
    {
        const bool byService = m_question.grouping == LatencyGrouping::Service;
        const std::string name = m_question.rawNames ? operation.name : operationName(operation.name);
        LatencyGroup group{operation.service, byService ? std::string() : name,
                           byService ? SpanKind::Unspecified : kind};
        const auto [known, isNew] = m_numbers.try_emplace({group.service, group.operation, group.kind},
                                                          static_cast<std::uint32_t>(m_groups.size()));
        if (isNew)
            m_groups.push_back(std::move(group));
        return known->second;
    }

    const std::vector<SpanOperation> &m_operations;
    const LatencyQuestion &m_question;
    std::vector<LatencyGroup> &m_groups;
    std::vector<std::uint32_t> m_known; ///< by operation and kind
    std::map<std::tuple<std::string, std::string, SpanKind>, std::uint32_t> m_numbers;
};

namespace {

constexpr std::int64_t kHalfSecondNs = 500'000'000;

bool isCounted(const SpanSegment &segment, std::size_t row, LatencySide side)
{
    const std::uint8_t flags = segment.flags[row];
    if ((flags & SpanFlag::kPhantom) != 0)
        return false;
    if (side == LatencySide::Entry)
        return (flags & SpanFlag::kEntry) != 0;
    return segment.kind[row] == SpanKind::Client || segment.kind[row] == SpanKind::Producer;
}

std::uint8_t marksOf(std::uint8_t flags)
{
    std::uint8_t marks = 0;
    if ((flags & SpanFlag::kError) != 0)
        marks |= LatencyMark::kError;
    if ((flags & SpanFlag::kNoDuration) != 0)
        marks |= LatencyMark::kNoDuration;
    return marks;
}

} // namespace

LatencyData::LatencyData(SpanColumnsPtr columns, const LatencyQuestion &question)
    : m_columns(std::move(columns)), m_question(question)
{
    sortIntoGroups();
    const std::vector<LatencySpans> all = pieces();
    const auto groupCount = static_cast<std::uint32_t>(m_groups.size());
    m_durations = GroupedDurations(all, groupCount, m_question.outcome);
    m_successes = GroupedDurations(all, groupCount, SpanOutcome::Success);
    m_activity = GroupActivity(all, groupCount, ObservedTime(traceStarts()));
    computeRows();
}

void LatencyData::sortIntoGroups()
{
    LatencyGrouper grouper(m_columns->operations, m_question, m_groups);
    m_firstStartNs = std::numeric_limits<std::int64_t>::max();
    m_lastStartNs = std::numeric_limits<std::int64_t>::min();
    for (const SpanSegmentPtr &segment : m_columns->segments)
        m_pieces.push_back(pieceOf(*segment, grouper));
    if (m_lastStartNs < m_firstStartNs)
        m_firstStartNs = m_lastStartNs = 0;
}

LatencyData::Piece LatencyData::pieceOf(const SpanSegment &segment, LatencyGrouper &grouper)
{
    Piece piece{std::vector<std::uint32_t>(segment.size(), LatencySpans::kNoGroup),
                std::vector<std::uint8_t>(segment.size())};
    for (std::size_t row = 0; row < segment.size(); ++row) {
        if (!isCounted(segment, row, m_question.side))
            continue;
        piece.group[row] = grouper.groupOf(segment.operation[row], segment.kind[row]);
        piece.marks[row] = marksOf(segment.flags[row]);
        if ((segment.flags[row] & SpanFlag::kMissingStart) != 0)
            continue; // at no known time
        m_firstStartNs = std::min(m_firstStartNs, segment.startNs[row]);
        m_lastStartNs = std::max(m_lastStartNs, segment.startNs[row]);
    }
    return piece;
}

std::vector<LatencySpans> LatencyData::pieces() const
{
    std::vector<LatencySpans> all;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const SpanSegment &segment = *m_columns->segments[i];
        all.push_back({m_pieces[i].group, segment.startNs, segment.durationNs, m_pieces[i].marks});
    }
    return all;
}

std::vector<std::int64_t> LatencyData::traceStarts() const
{
    std::vector<std::int64_t> starts;
    for (const SpanSegmentPtr &segment : m_columns->segments) {
        for (const SegmentTrace &trace : segment->traces)
            starts.push_back(trace.startNs);
    }
    return starts;
}

void LatencyData::computeRows()
{
    m_rows.resize(m_groups.size());
    for (std::uint32_t group = 0; group < m_rows.size(); ++group) {
        LatencyRow &row = m_rows[group];
        const auto sorted = m_durations.durations(group);
        row.counts = m_durations.counts(group);
        row.measured = sorted.size();
        if (sorted.empty())
            continue;
        row.meanNs = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
        row.maxNs = sorted.back();
        for (std::size_t i = 0; i < kLatencyQuantiles.size(); ++i)
            row.quantiles[i] = estimateQuantile(sorted, kLatencyQuantiles[i]);
    }
}

SeriesWindow LatencyData::windowOf(std::uint32_t group, std::uint32_t maxSteps) const
{
    std::int64_t first = m_lastStartNs;
    std::int64_t last = m_firstStartNs;
    for (const LatencySpans &piece : pieces()) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            if (piece.group[i] != group || piece.startNs[i] < m_firstStartNs)
                continue; // one without a start
            first = std::min(first, piece.startNs[i]);
            last = std::max(last, piece.startNs[i]);
        }
    }
    if (first >= last) // one instant: in the middle of a second, not all over the chart
        return SeriesWindow::covering(saturatedSum(first, -kHalfSecondNs), saturatedSum(first, kHalfSecondNs),
                                      maxSteps);
    return SeriesWindow::covering(first, last, maxSteps);
}

std::vector<SeriesPoint> LatencyData::series(std::uint32_t group, const SeriesWindow &window,
                                             std::span<const std::vector<double>> weights) const
{
    std::vector<LatencySpans> all = pieces();
    for (std::size_t i = 0; i < weights.size(); ++i)
        all[i].weight = weights[i];
    return latencySeries(all, group, window, m_question.outcome);
}

Compliance LatencyData::compliance(std::uint32_t group, const Objective &objective) const
{
    const auto successes = m_successes.durations(group);
    const auto good = std::ranges::upper_bound(successes, objective.thresholdNs) - successes.begin();
    const GroupCounts &counts = m_successes.counts(group);
    ComplianceCount count(objective);
    count.addCounted(static_cast<std::uint64_t>(good), counts.spans - counts.withoutDuration);
    return count.result();
}

std::vector<LatencySpan> LatencyData::spans(std::uint32_t group, std::size_t limit) const
{
    std::vector<LatencySpan> found;
    const std::vector<LatencySpans> all = pieces();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const SpanSegment &segment = *m_columns->segments[i];
        for (std::size_t row = 0; row < segment.size() && found.size() < limit; ++row) {
            if (all[i].group[row] != group || !all[i].isMeasured(row, m_question.outcome))
                continue;
            found.push_back({segment.traces[segment.trace[row]].id, segment.startNs[row], segment.durationNs[row],
                             (all[i].marks[row] & LatencyMark::kError) != 0});
        }
    }
    return found;
}

} // namespace traceloupe
