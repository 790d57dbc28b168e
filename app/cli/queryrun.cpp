// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/queryrun.h"

#include "app/cli/traceref.h"
#include "core/formats/tracereader.h"
#include "core/search/cachesearcher.h"
#include "core/search/traceevaluation.h"

#include <algorithm>
#include <limits>
#include <set>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// From the first start to the last end.
struct Hull {
    std::int64_t startNs = std::numeric_limits<std::int64_t>::max();
    std::int64_t endNs = 0;

    void add(std::int64_t start, std::int64_t end)
    {
        startNs = start > 0 ? std::min(startNs, start) : startNs;
        endNs = std::max(endNs, end);
    }
};

Result<std::vector<TracePtr>> readFiles(const QStringList &files)
{
    TraceCollector collector; // one for all files: a trace may be spread over several
    for (const QString &path : expandInputs(files)) {
        if (const auto report = readTraceFile(path, collector); !report)
            return tl::unexpected(report.error());
    }
    return collector.finish();
}

/// What was asked for; where nothing was, all of the data in steps of a round length. Nothing for no data.
std::optional<traceql::MetricsRange> rangeOf(const QueryScope &scope, const Hull &hull)
{
    if (hull.endNs == 0 && !(scope.options.startNs && scope.options.endNs))
        return std::nullopt;
    const std::int64_t start = scope.options.startNs.value_or(std::min(hull.startNs, hull.endNs));
    const std::int64_t end = scope.options.endNs.value_or(hull.endNs);
    traceql::MetricsRange range = traceql::MetricsRange::covering(start, end);
    range.startNs = scope.options.startNs.value_or(range.startNs);
    range.endNs = scope.options.endNs.value_or(range.endNs);
    range.stepNs = scope.stepNs.value_or(range.stepNs);
    return range;
}

Result<> countTraces(const traceql::ProgramPtr &program, const std::vector<TracePtr> &traces, MetricsAnswer &answer)
{
    auto evaluation = traceql::MetricsEvaluation::create(program, answer.range);
    if (!evaluation)
        return tl::unexpected(evaluation.error());
    for (const TracePtr &trace : traces) {
        if (auto counted = evaluation->add(*trace); !counted)
            return counted;
    }
    answer.series = evaluation->result();
    return {};
}

Result<QueryAnswer> queryFiles(const traceql::ProgramPtr &program, const QueryScope &scope)
{
    const auto traces = readFiles(scope.files);
    if (!traces)
        return tl::unexpected(traces.error());
    QueryAnswer answer;
    if (!program->isMetrics()) {
        const std::atomic<bool> cancelled{false};
        auto coverage = searchTraces(
            *traces, program, scope.options,
            [&answer](QueryHit hit) {
                answer.hits.push_back(std::move(hit));
                return true;
            },
            cancelled);
        if (!coverage)
            return tl::unexpected(coverage.error());
        answer.coverage = std::move(*coverage);
        return answer;
    }
    Hull hull;
    for (const TracePtr &trace : *traces)
        hull.add(trace->startNs(), trace->endNs());
    answer.coverage.evaluated = traces->size();
    if (const auto range = rangeOf(scope, hull)) {
        answer.metrics.range = *range;
        if (const auto counted = countTraces(program, *traces, answer.metrics); !counted)
            return tl::unexpected(counted.error());
    }
    return answer;
}

Result<Hull> hullOfCache(const QString &file)
{
    const auto cache = openCache(file);
    if (!cache)
        return tl::unexpected(cache.error());
    const auto summaries = (*cache)->list();
    if (!summaries)
        return tl::unexpected(summaries.error());
    Hull hull;
    for (const TraceSummary &summary : *summaries)
        hull.add(summary.startNs, summary.startNs + summary.durationNs);
    return hull;
}

Result<QueryAnswer> queryCache(const traceql::ProgramPtr &program, const QueryScope &scope)
{
    if (const auto cache = openCache(scope.cacheFile); !cache) // makes an absent one
        return tl::unexpected(cache.error());
    const auto searcher = CacheSearcher::open(scope.cacheFile);
    if (!searcher)
        return tl::unexpected(searcher.error());
    QueryAnswer answer;
    if (!program->isMetrics()) {
        auto coverage = (*searcher)->search(program, scope.options, [&answer](QueryHit hit) {
            answer.hits.push_back(std::move(hit));
            return true;
        });
        if (!coverage)
            return tl::unexpected(coverage.error());
        answer.coverage = std::move(*coverage);
        return answer;
    }
    const auto hull = hullOfCache(scope.cacheFile);
    if (!hull)
        return tl::unexpected(hull.error());
    const auto range = rangeOf(scope, *hull);
    if (!range)
        return answer;
    auto metrics = (*searcher)->metrics(program, range);
    if (!metrics)
        return tl::unexpected(metrics.error());
    answer.coverage = metrics->coverage;
    answer.metrics = std::move(*metrics);
    return answer;
}

} // namespace

std::uint64_t matchedSpans(const QueryHit &hit)
{
    if (hit.spansets.size() == 1)
        return hit.spansets.front().matched;
    std::set<SpanId> distinct;
    for (const HitSpans &spans : hit.spansets)
        distinct.insert(spans.ids.begin(), spans.ids.end());
    return distinct.size();
}

Result<QueryAnswer> runQuery(const traceql::ProgramPtr &program, const QueryScope &scope)
{
    return scope.files.isEmpty() ? queryCache(program, scope) : queryFiles(program, scope);
}

} // namespace traceloupe::cli
