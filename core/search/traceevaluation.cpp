// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/traceevaluation.h"

#include "core/model/tracesummary.h"
#include "core/search/orderedwork.h"
#include "core/search/selectedvalues.h"

#include <QElapsedTimer>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned kThreads = 2;
constexpr double kNsPerMs = 1e6;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::vector<HitSpans> hitSpansOf(const traceql::Query &query, const Trace &trace,
                                 const std::vector<traceql::Spanset> &spansets, const QueryOptions &options)
{
    std::vector<HitSpans> hits;
    for (const traceql::Spanset &spanset : spansets) {
        HitSpans &hit = hits.emplace_back();
        hit.matched = spanset.spans.size();
        hit.attributes = spanset.attributes;
        if (options.withSpans)
            hit.spans = foundSpansOf(query, trace, spanset.spans);
        if (!options.withSpanIds)
            continue;
        hit.ids.reserve(spanset.spans.size());
        for (const SpanIndex row : spanset.spans)
            hit.ids.push_back(trace.spanId(row));
    }
    return hits;
}

TraceSummary summaryOf(const Trace &trace)
{
    TraceSummary summary;
    summary.id = trace.id();
    summary.idText = QString::fromStdString(trace.idText());
    if (const auto title = titleRow(trace)) {
        summary.rootService = textOf(trace.serviceName(*title));
        summary.rootName = textOf(trace.name(*title));
    }
    summary.startNs = trace.startNs();
    summary.durationNs = trace.durationNs();
    summary.spans = trace.spanCount();
    summary.errors = trace.errorCount();
    for (const StringId service : servicesBySpans(trace))
        summary.services += textOf(trace.text(service));
    return summary;
}

Result<QueryCoverage> searchTraces(std::span<const TracePtr> traces, const traceql::ProgramPtr &program,
                                   const QueryOptions &options, const HitSink &found,
                                   const std::atomic<bool> &cancelled)
{
    QElapsedTimer clock;
    clock.start();
    std::vector<TracePtr> candidates;
    std::ranges::copy_if(traces, std::back_inserter(candidates), [&](const TracePtr &trace) {
        return options.overlaps(trace->startNs(), trace->durationNs());
    });
    std::ranges::stable_sort(candidates, [](const TracePtr &a, const TracePtr &b) {
        return std::pair(-a->startNs(), a->id()) < std::pair(-b->startNs(), b->id());
    });
    QueryCoverage coverage;
    coverage.considered = coverage.candidates = candidates.size();
    OrderedWork<std::optional<QueryHit>> work(candidates.size(), kThreads, [&] { return cancelled.load(); });
    const auto done = work.run(
        [&](std::size_t index, unsigned) -> Result<std::optional<QueryHit>> {
            const TracePtr &trace = candidates[index];
            const auto spansets = traceql::evaluate(*program, *trace, &cancelled);
            if (!spansets)
                return tl::unexpected(spansets.error());
            if (spansets->empty())
                return std::nullopt;
            QueryHit hit;
            hit.trace = summaryOf(*trace);
            hit.spansets = hitSpansOf(program->query(), *trace, *spansets, options);
            hit.selected = selectedValuesOf(program->query(), *trace, *spansets);
            hit.whole = trace;
            return hit;
        },
        [&](std::optional<QueryHit> hit) {
            if (!hit)
                return true;
            ++coverage.matched;
            return found(std::move(*hit)) && (options.limit == 0 || coverage.matched < options.limit);
        });
    if (!done)
        return tl::unexpected(done.error());
    coverage.evaluated = work.taken();
    coverage.matchedIsExact = coverage.evaluated == coverage.candidates;
    coverage.steps.push_back({u"traces"_s, u"in memory"_s, candidates.size(), coverage.matched, 0,
                              static_cast<double>(clock.nsecsElapsed()) / kNsPerMs});
    if (!coverage.matchedIsExact) {
        coverage.state = QueryCoverage::State::Truncated;
        coverage.reason = u"The newest %1 matching traces; %2 older ones were not looked at."_s.arg(coverage.matched)
                              .arg(coverage.candidates - coverage.evaluated);
    }
    return coverage;
}

} // namespace traceloupe
