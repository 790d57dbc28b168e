// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latencyseries.h"

#include "core/analysis/durationdistribution.h"
#include "core/analysis/groupeddurations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace traceloupe {
namespace {

constexpr std::int64_t kMicrosecondNs = 1'000;
constexpr std::int64_t kMillisecondNs = 1'000'000;
constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kMinuteNs = 60 * kSecondNs;
constexpr std::int64_t kHourNs = 60 * kMinuteNs;
constexpr std::int64_t kDayNs = 24 * kHourNs;

constexpr std::array<std::int64_t, 9> kThousandths{1, 2, 5, 10, 20, 50, 100, 200, 500};
constexpr std::array<std::int64_t, 6> kSixtieths{1, 2, 5, 10, 15, 30};
constexpr std::array<std::int64_t, 5> kHours{1, 2, 3, 6, 12};

/// The shortest round length that is at least `leastNs`.
std::int64_t roundStep(std::int64_t leastNs)
{
    const auto within = [leastNs](std::int64_t unitNs, std::span<const std::int64_t> multiples) -> std::int64_t {
        for (const std::int64_t multiple : multiples) {
            if (unitNs * multiple >= leastNs)
                return unitNs * multiple;
        }
        return 0;
    };
    for (const std::int64_t unit : {std::int64_t{1}, kMicrosecondNs, kMillisecondNs}) {
        if (const std::int64_t step = within(unit, kThousandths))
            return step;
    }
    for (const std::int64_t unit : {kSecondNs, kMinuteNs}) {
        if (const std::int64_t step = within(unit, kSixtieths))
            return step;
    }
    if (const std::int64_t step = within(kHourNs, kHours))
        return step;
    std::int64_t days = 1;
    while (days * kDayNs < leastNs)
        days *= 2;
    return days * kDayNs;
}

/// Says the points' figures anew, of weighted spans; groups are steps.
void weigh(std::vector<SeriesPoint> &points, std::span<const LatencySpans> byStep, SpanOutcome outcome)
{
    std::vector<std::vector<WeightedValue>> measured(points.size());
    for (const LatencySpans &piece : byStep) {
        for (std::size_t i = 0; i < piece.group.size(); ++i) {
            const std::uint32_t step = piece.group[i];
            if (step == LatencySpans::kNoGroup)
                continue;
            const double weight = piece.weightOf(i);
            points[step].weight += weight;
            points[step].errorWeight += (piece.marks[i] & LatencyMark::kError) != 0 ? weight : 0;
            if (piece.isMeasured(i, outcome))
                measured[step].push_back({piece.durationNs[i], weight});
        }
    }
    for (std::size_t step = 0; step < points.size(); ++step) {
        if (measured[step].empty())
            continue;
        points[step].effective = effectiveCount(measured[step]);
        const DurationDistribution durations(std::move(measured[step]));
        points[step].p50Ns = durations.quantile(kP50);
        points[step].p95Ns = durations.quantile(kP95);
        points[step].p99Ns = durations.quantile(kP99);
    }
}

} // namespace

std::uint32_t SeriesWindow::stepOf(std::int64_t timeNs) const
{
    if (timeNs < startNs)
        return steps;
    const std::uint64_t step = (static_cast<std::uint64_t>(timeNs) - static_cast<std::uint64_t>(startNs))
                               / static_cast<std::uint64_t>(stepNs);
    return step < steps ? static_cast<std::uint32_t>(step) : steps;
}

SeriesWindow SeriesWindow::covering(std::int64_t startNs, std::int64_t endNs, std::uint32_t maxSteps)
{
    // one step fewer, because the first step begins at a round instant before the start
    const std::int64_t usable = maxSteps > 1 ? maxSteps - 1 : 1;
    SeriesWindow window;
    window.stepNs = roundStep((endNs - startNs) / usable + 1);
    window.startNs = startNs - ((startNs % window.stepNs) + window.stepNs) % window.stepNs;
    window.steps = static_cast<std::uint32_t>((endNs - window.startNs) / window.stepNs + 1);
    return window;
}

std::vector<SeriesPoint> latencySeries(std::span<const LatencySpans> pieces, std::uint32_t group,
                                       const SeriesWindow &window, SpanOutcome outcome)
{
    std::vector<std::vector<std::uint32_t>> steps; // each piece's spans by the step they start in
    std::vector<LatencySpans> byStep;
    steps.reserve(pieces.size());
    for (const LatencySpans &piece : pieces) {
        std::vector<std::uint32_t> &step = steps.emplace_back(piece.group.size(), LatencySpans::kNoGroup);
        for (std::size_t i = 0; i < step.size(); ++i) {
            const std::uint32_t at = piece.group[i] == group ? window.stepOf(piece.startNs[i]) : window.steps;
            step[i] = at < window.steps ? at : LatencySpans::kNoGroup;
        }
        byStep.push_back({step, piece.startNs, piece.durationNs, piece.marks, piece.weight});
    }
    const GroupedDurations grouped(byStep, window.steps, outcome);
    std::vector<SeriesPoint> points(window.steps);
    for (std::uint32_t step = 0; step < window.steps; ++step) {
        const auto durations = grouped.durations(step);
        points[step].spans = grouped.counts(step).spans;
        points[step].errors = grouped.counts(step).errors;
        points[step].measured = durations.size();
        if (durations.empty())
            continue;
        points[step].p50Ns = quantileOfSorted(durations, kP50);
        points[step].p95Ns = quantileOfSorted(durations, kP95);
        points[step].p99Ns = quantileOfSorted(durations, kP99);
    }
    if (std::ranges::any_of(byStep, [](const LatencySpans &piece) { return !piece.weight.empty(); }))
        weigh(points, byStep, outcome);
    return points;
}

} // namespace traceloupe
