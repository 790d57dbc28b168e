// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/queryrun.h"

#include "app/cli/output.h"
#include "app/cli/traceref.h"
#include "core/formats/tracereader.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <memory>
#include <thread>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kThreads = 2;

/// When a trace ran.
struct TraceTime {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
};

/// Gives traces by number; each thread has its own.
using TraceGetter = std::function<Result<TracePtr>(std::size_t)>;

/// What a query is about.
struct TraceSource {
    std::vector<TraceTime> times;                   ///< of each trace
    std::function<Result<TraceGetter>()> newGetter; ///< called once by each thread
};

Result<TraceSource> sourceOfFiles(const QStringList &files)
{
    const auto paths = expandInputs(files);
    if (!paths)
        return tl::unexpected(paths.error());
    TraceCollector collector; // one for all files: a trace may be spread over several
    for (const QString &path : *paths) {
        if (const auto report = readTraceFile(path, collector); !report)
            return tl::unexpected(report.error());
    }
    auto finished = collector.finish();
    if (!finished)
        return tl::unexpected(finished.error());
    const auto traces = std::make_shared<const std::vector<TracePtr>>(std::move(*finished));
    TraceSource source;
    for (const TracePtr &trace : *traces)
        source.times.push_back({trace->startNs(), trace->endNs()});
    source.newGetter = [traces]() -> Result<TraceGetter> {
        return TraceGetter([traces](std::size_t index) -> Result<TracePtr> { return (*traces)[index]; });
    };
    return source;
}

Result<TraceSource> sourceOfCache(const QString &file)
{
    auto cache = openCache(file);
    if (!cache)
        return tl::unexpected(cache.error());
    const auto summaries = (*cache)->list();
    if (!summaries)
        return tl::unexpected(summaries.error());
    TraceSource source;
    auto ids = std::make_shared<std::vector<TraceId>>();
    for (const TraceSummary &summary : *summaries) {
        ids->push_back(summary.id);
        source.times.push_back({summary.startNs, summary.startNs + summary.durationNs});
    }
    source.newGetter = [ids, file]() -> Result<TraceGetter> {
        auto opened = Cache::open(file, Cache::Mode::ReadOnly);
        if (!opened)
            return tl::unexpected(opened.error());
        const std::shared_ptr<Cache> shared = std::move(*opened);
        return TraceGetter([shared, ids](std::size_t index) { return shared->load((*ids)[index]); });
    };
    return source;
}

/// Traces that overlap the window of the scope.
std::vector<std::size_t> tracesInWindow(const TraceSource &source, const QueryScope &scope)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < source.times.size(); ++i) {
        if ((!scope.startNs || source.times[i].endNs >= *scope.startNs)
            && (!scope.endNs || source.times[i].startNs <= *scope.endNs))
            chosen.push_back(i);
    }
    return chosen;
}

FoundTrace foundTrace(const Trace &trace, std::vector<traceql::Spanset> spansets)
{
    FoundTrace found;
    const SpanIndex root = trace.analysisRoot();
    found.traceId = fromUtf8(trace.idText());
    found.startNs = trace.startNs();
    found.durationNs = trace.durationNs();
    found.spans = trace.spanCount();
    found.rootService = fromUtf8(trace.serviceName(root));
    found.rootName = fromUtf8(trace.name(root));
    for (traceql::Spanset &spanset : spansets) {
        FoundTrace::Set &set = found.sets.emplace_back();
        set.attributes = std::move(spanset.attributes);
        for (const SpanIndex span : spanset.spans)
            set.spanIds.push_back(fromUtf8(trace.spanIdText(trace.spanId(span))));
    }
    return found;
}

/// Hands the chosen traces out to the threads; the first error ends all of them.
Result<> forEachTrace(const TraceSource &source, const std::vector<std::size_t> &chosen,
                      const std::function<Result<>(std::size_t worker, const Trace &trace)> &visit)
{
    std::atomic<std::size_t> next{0};
    std::vector<Result<>> outcomes(kThreads);
    const auto work = [&](std::size_t worker) -> Result<> {
        const auto getter = source.newGetter();
        if (!getter)
            return tl::unexpected(getter.error());
        for (std::size_t at = next++; at < chosen.size(); at = next++) {
            const auto trace = (*getter)(chosen[at]);
            Result<> done = trace ? visit(worker, **trace) : tl::unexpected(trace.error());
            if (!done) {
                next = chosen.size();
                return done;
            }
        }
        return {};
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t worker = 1; worker < kThreads; ++worker)
            threads.emplace_back([&, worker] { outcomes[worker] = work(worker); });
        outcomes[0] = work(0);
    }
    const auto failed = std::ranges::find_if(outcomes, [](const Result<> &outcome) { return !outcome; });
    return failed == outcomes.end() ? Result<>() : *failed;
}

Result<> search(const traceql::ProgramPtr &program, const TraceSource &source, const std::vector<std::size_t> &chosen,
                QueryAnswer &answer)
{
    std::vector<std::vector<FoundTrace>> found(kThreads);
    const auto done = forEachTrace(source, chosen, [&](std::size_t worker, const Trace &trace) -> Result<> {
        auto spansets = traceql::evaluate(*program, trace);
        if (!spansets)
            return tl::unexpected(spansets.error());
        if (!spansets->empty())
            found[worker].push_back(foundTrace(trace, std::move(*spansets)));
        return {};
    });
    for (std::vector<FoundTrace> &part : found)
        std::ranges::move(part, std::back_inserter(answer.found));
    std::ranges::sort(answer.found, [](const FoundTrace &a, const FoundTrace &b) {
        return a.startNs != b.startNs ? a.startNs > b.startNs : a.traceId < b.traceId;
    });
    return done;
}

/// What was asked for; where nothing was, all of the data in steps of a round length.
traceql::MetricsRange rangeOf(const QueryScope &scope, const TraceSource &source,
                              const std::vector<std::size_t> &chosen)
{
    std::int64_t start = std::numeric_limits<std::int64_t>::max();
    std::int64_t end = 0;
    for (const std::size_t index : chosen) {
        if (source.times[index].startNs > 0)
            start = std::min(start, source.times[index].startNs);
        end = std::max(end, source.times[index].endNs);
    }
    traceql::MetricsRange range = traceql::MetricsRange::covering(scope.startNs.value_or(std::min(start, end)),
                                                                  scope.endNs.value_or(end));
    range.startNs = scope.startNs.value_or(range.startNs);
    range.endNs = scope.endNs.value_or(range.endNs);
    range.stepNs = scope.stepNs.value_or(range.stepNs);
    return range;
}

Result<> computeMetrics(const traceql::ProgramPtr &program, const TraceSource &source,
                        const std::vector<std::size_t> &chosen, QueryAnswer &answer)
{
    std::vector<traceql::MetricsEvaluation> parts;
    for (std::size_t i = 0; i < kThreads; ++i) {
        auto part = traceql::MetricsEvaluation::create(program, answer.range);
        if (!part)
            return tl::unexpected(part.error());
        parts.push_back(std::move(*part));
    }
    const auto done = forEachTrace(source, chosen,
                                   [&](std::size_t worker, const Trace &trace) { return parts[worker].add(trace); });
    if (!done)
        return done;
    for (std::size_t i = 1; i < kThreads; ++i) {
        if (auto merged = parts[0].merge(parts[i]); !merged)
            return merged;
    }
    answer.series = parts[0].result();
    return {};
}

} // namespace

std::uint64_t FoundTrace::matchedSpans() const
{
    std::vector<QString> all;
    for (const Set &set : sets)
        all.insert(all.end(), set.spanIds.begin(), set.spanIds.end());
    std::ranges::sort(all);
    return static_cast<std::uint64_t>(std::unique(all.begin(), all.end()) - all.begin());
}

Result<QueryAnswer> runQuery(const traceql::ProgramPtr &program, const QueryScope &scope)
{
    const auto source = scope.files.isEmpty() ? sourceOfCache(scope.cacheFile) : sourceOfFiles(scope.files);
    if (!source)
        return tl::unexpected(source.error());
    const std::vector<std::size_t> chosen = tracesInWindow(*source, scope);
    QueryAnswer answer;
    answer.evaluated = chosen.size();
    if (chosen.empty() && !scope.startNs && !scope.endNs)
        return answer; // no data, and no time to speak about
    if (program->isMetrics())
        answer.range = rangeOf(scope, *source, chosen);
    const auto done = program->isMetrics() ? computeMetrics(program, *source, chosen, answer)
                                           : search(program, *source, chosen, answer);
    if (!done)
        return tl::unexpected(done.error());
    return answer;
}

} // namespace traceloupe::cli
