// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/weightedlatencies.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace traceloupe {

WeightedLatencies::WeightedLatencies(LatencyDataPtr data, TraceWeights weights)
    : m_data(std::move(data)), m_weights(std::move(weights)), m_rows(m_data->groups().size())
{
    gather();
    for (Row &row : m_rows)
        finish(row);
}

double WeightedLatencies::weightOf(const TraceId &trace) const
{
    const auto weight = m_weights.find(trace);
    return weight != m_weights.end() ? weight->second : 0;
}

std::vector<SeriesPoint> WeightedLatencies::series(std::uint32_t group, const SeriesWindow &window) const
{
    std::vector<std::vector<double>> weights;
    for (const SpanSegmentPtr &segment : m_data->columns().segments) {
        std::vector<double> ofTrace;
        ofTrace.reserve(segment->traces.size());
        for (const SegmentTrace &trace : segment->traces)
            ofTrace.push_back(weightOf(trace.id));
        std::vector<double> &ofSpan = weights.emplace_back();
        ofSpan.reserve(segment->size());
        for (const std::uint32_t trace : segment->trace)
            ofSpan.push_back(ofTrace[trace]);
    }
    return m_data->series(group, window, weights);
}

void WeightedLatencies::gather()
{
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    const std::vector<LatencySpans> pieces = m_data->pieces();
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        const SpanSegment &segment = *m_data->columns().segments[piece];
        std::vector<double> ofTrace; // 0: says nothing
        ofTrace.reserve(segment.traces.size());
        for (const SegmentTrace &trace : segment.traces)
            ofTrace.push_back(weightOf(trace.id));
        std::vector<std::size_t> lastTrace(m_rows.size(), kNone);
        const LatencySpans &spans = pieces[piece];
        for (std::size_t i = 0; i < spans.group.size(); ++i) {
            if (spans.group[i] == LatencySpans::kNoGroup)
                continue;
            Row &row = m_rows[spans.group[i]];
            const std::size_t trace = segment.trace[i];
            const double weight = ofTrace[trace];
            if (!(weight > 0)) {
                ++row.untold;
                continue;
            }
            const bool isError = (spans.marks[i] & LatencyMark::kError) != 0;
            row.figures.spans += weight;
            row.figures.errors += isError ? weight : 0;
            row.figures.watched += m_data->activity().isWatched(spans.startNs[i]) ? weight : 0;
            if (spans.isMeasured(i, SpanOutcome::All)) {
                row.valid += weight;
                row.validSquares += weight * weight;
            }
            if (spans.isMeasured(i, SpanOutcome::Success))
                row.successes.push_back({spans.durationNs[i], weight});
            if (!spans.isMeasured(i, m_data->question().outcome))
                continue;
            row.measured.push_back({spans.durationNs[i], weight});
            if (std::exchange(lastTrace[spans.group[i]], trace) != trace)
                ++row.traces;
        }
    }
}

void WeightedLatencies::finish(Row &row)
{
    if (row.untold > 0) {
        row = Row{{}, row.untold, 0, {}, {}, 0, 0};
        return;
    }
    std::ranges::sort(row.measured, {}, &WeightedValue::value);
    std::ranges::sort(row.successes, {}, &WeightedValue::value);
    if (row.measured.empty())
        return;
    double weights = 0;
    double sum = 0;
    for (const WeightedValue &value : row.measured) {
        weights += value.weight;
        sum += value.weight * static_cast<double>(value.value);
    }
    row.figures.meanNs = sum / weights;
    row.figures.effective = effectiveCount(row.measured);
    // spans of one trace are no independent observations
    const auto independent = row.traces < row.measured.size() ? std::optional(row.traces) : std::nullopt;
    for (std::size_t i = 0; i < kLatencyQuantiles.size(); ++i)
        row.figures.quantiles[i] = estimateWeightedQuantile(row.measured, kLatencyQuantiles[i], independent);
    row.measured = {};
}

const WeightedRow *WeightedLatencies::row(std::uint32_t group) const
{
    const bool isTold = group < m_rows.size() && m_rows[group].untold == 0;
    return isTold ? &m_rows[group].figures : nullptr;
}

std::optional<Compliance> WeightedLatencies::compliance(std::uint32_t group, const Objective &objective) const
{
    if (row(group) == nullptr)
        return std::nullopt;
    const Row &of = m_rows[group];
    double good = 0;
    for (const WeightedValue &success : of.successes) {
        if (success.value > objective.thresholdNs)
            break;
        good += success.weight;
    }
    ComplianceCount count(objective);
    count.addWeighted(good, of.valid, of.validSquares);
    return count.result();
}

} // namespace traceloupe
