// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics queries over a cache.
#include "core/search/cachesearchplan.h"
#include "core/search/orderedwork.h"

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// From the first start to the last end of the traces that are asked about; nothing if their rows were not read.
std::optional<std::pair<std::int64_t, std::int64_t>> extentOf(const SpanColumns &columns, const QueryOptions &options)
{
    std::optional<std::pair<std::int64_t, std::int64_t>> extent;
    for (const SpanSegmentPtr &segment : columns.segments) {
        for (const SegmentTrace &trace : segment->traces) {
            if (trace.startNs == 0 || !options.isAmong(trace.id) || !options.overlaps(trace.startNs, trace.durationNs))
                continue; // a start of 0 is an unknown one
            const std::int64_t endNs = trace.startNs + trace.durationNs;
            extent = extent ? std::pair(std::min(extent->first, trace.startNs), std::max(extent->second, endNs))
                            : std::pair(trace.startNs, endNs);
        }
    }
    return extent;
}

} // namespace

Result<MetricsAnswer> CacheSearcher::metrics(const traceql::ProgramPtr &program,
                                             std::optional<traceql::MetricsRange> range, const QueryOptions &options,
                                             const std::atomic<bool> *cancelled)
{
    m_alsoCancelled = cancelled;
    Plan plan(program->query(), options);
    if (range) {
        plan.options.startNs = range->startNs;
        plan.options.endNs = range->endNs + 1; // a span at the very end counts
    }
    if (const auto done = findCandidates(plan); !done)
        return tl::unexpected(done.error());
    MetricsAnswer answer;
    if (!range) {
        if (plan.coverage.considered == 0)
            return answer; // no data, and no time to speak about
        auto extent = m_readers.front()->extent(options.startNs, options.endNs);
        if (!extent)
            return tl::unexpected(extent.error());
        if (options.traces)
            extent = extentOf(*plan.columns, options).value_or(*extent);
        range = traceql::MetricsRange::covering(options.startNs.value_or(std::min(extent->first, extent->second)),
                                                options.endNs.value_or(extent->second));
        if (options.stepNs > 0) {
            range->stepNs = options.stepNs;
            range->startNs -= range->startNs % options.stepNs;
        }
    }
    answer.range = *range;
    std::vector<traceql::MetricsEvaluation> counts;
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        auto evaluation = traceql::MetricsEvaluation::create(program, answer.range);
        if (!evaluation)
            return tl::unexpected(evaluation.error());
        counts.push_back(std::move(*evaluation));
    }
    if (const auto done = countTraces(plan, counts); !done)
        return tl::unexpected(done.error());
    for (std::size_t i = 1; i < counts.size(); ++i) {
        if (const auto merged = counts.front().merge(counts[i]); !merged)
            return tl::unexpected(merged.error());
    }
    answer.series = counts.front().result();
    answer.coverage = std::move(plan.coverage);
    return answer;
}

Result<> CacheSearcher::countTraces(Plan &plan, std::vector<traceql::MetricsEvaluation> &counts)
{
    QElapsedTimer clock;
    clock.start();
    OrderedWork<bool> work(plan.candidates.size(), static_cast<unsigned>(m_readers.size()),
                           [this] { return isCancelled(); });
    const auto done = work.run(
        [&](std::size_t index, unsigned worker) -> Result<bool> {
            const auto isOut = isWithoutNeedle(plan, plan.candidates[index], worker);
            if (!isOut || *isOut)
                return isOut ? Result<bool>(true) : Result<bool>(tl::unexpected(isOut.error()));
            const auto trace = loadCandidate(plan, plan.candidates[index], worker);
            if (!trace)
                return tl::unexpected(trace.error());
            if (!*trace)
                return true;
            const auto counted = counts[worker].add(**trace,
                                                    m_alsoCancelled != nullptr ? m_alsoCancelled : &m_cancelled);
            return counted ? Result<bool>(true) : Result<bool>(tl::unexpected(counted.error()));
        },
        [](bool) { return true; });
    if (!done)
        return done;
    plan.coverage.evaluated = plan.candidates.size();
    plan.coverage.matched = plan.loadedTraces;
    plan.note({u"traces"_s, u"loaded %1 and counted their spans"_s.arg(plan.loadedTraces.load()),
               plan.candidates.size(), plan.loadedTraces, 0, msOf(clock)});
    plan.noteDamaged();
    return {};
}

} // namespace traceloupe
