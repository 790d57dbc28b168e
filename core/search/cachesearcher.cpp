// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/cachesearcher.h"

#include "core/search/cachesearchplan.h"
#include "core/search/orderedwork.h"
#include "core/search/selectedvalues.h"
#include "core/search/traceevaluation.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// So many traces are searched for the texts that they must contain before it is judged whether that is worth it.
constexpr std::uint64_t kNeedleTrial = 64;

} // namespace

/// One state of the file for all that several readers read, as long as it lives.
class CacheSearcher::Snapshot {
public:
    explicit Snapshot(CacheSearcher &searcher) : m_readers(searcher.m_readers) {}
    ~Snapshot()
    {
        for (const auto &reader : m_readers)
            reader->end();
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

    Result<> begin()
    {
        for (const auto &reader : m_readers) {
            if (auto begun = reader->begin(); !begun)
                return begun;
        }
        return {};
    }

private:
    std::vector<std::unique_ptr<QueryReader>> &m_readers;
};

Result<std::unique_ptr<CacheSearcher>> CacheSearcher::open(const QString &cacheFile, unsigned threads)
{
    SpanColumnLimits limits;
    limits.threads = threads;
    auto columns = SpanColumnStore::open(cacheFile, limits);
    if (!columns)
        return tl::unexpected(columns.error());
    std::vector<std::unique_ptr<QueryReader>> readers;
    for (unsigned i = 0; i < std::max(1U, threads); ++i) {
        auto reader = QueryReader::open(cacheFile);
        if (!reader)
            return tl::unexpected(reader.error());
        readers.push_back(std::move(*reader));
    }
    return std::unique_ptr<CacheSearcher>(new CacheSearcher(std::move(*columns), std::move(readers)));
}

CacheSearcher::CacheSearcher(std::unique_ptr<SpanColumnStore> columns,
                             std::vector<std::unique_ptr<QueryReader>> readers)
    : m_columns(std::move(columns)), m_readers(std::move(readers))
{}

void CacheSearcher::interrupt()
{
    m_cancelled = true;
    m_columns->interrupt();
    for (const auto &reader : m_readers)
        reader->interrupt();
}

Result<QueryCoverage> CacheSearcher::search(const traceql::ProgramPtr &program, const QueryOptions &options,
                                            const HitSink &found, const std::atomic<bool> *cancelled)
{
    m_alsoCancelled = cancelled;
    Plan plan(program->query(), options);
    if (const auto done = findCandidates(plan); !done)
        return tl::unexpected(done.error());
    if (const auto done = evaluateTraces(plan, program, found); !done)
        return tl::unexpected(done.error());
    return std::move(plan.coverage);
}

Result<> CacheSearcher::findCandidates(Plan &plan)
{
    m_cancelled = false;
    const auto before = m_readers.front()->dataVersion();
    if (const auto done = findAsked(plan); !done)
        return done;
    if (const auto done = lookUpTags(plan); !done)
        return done;
    if (const auto done = readColumns(plan); !done)
        return done;
    const auto after = m_readers.front()->dataVersion();
    if (!before || !after || *before != *after)
        plan.program.forgetTagRows();
    evaluateColumns(plan);
    if (isCancelled())
        return fail(ErrorCode::Cancelled, u"The search was stopped."_s);
    return {};
}

/// Null for a trace that left the cache, or is damaged.
Result<TracePtr> CacheSearcher::loadCandidate(Plan &plan, const Candidate &candidate, unsigned worker)
{
    auto trace = m_readers[worker]->load(plan.traceOf(candidate).row);
    if (trace) {
        ++plan.loadedTraces;
        return trace;
    }
    if (trace.error().code == ErrorCode::Cancelled)
        return trace;
    plan.damaged += trace.error().code == ErrorCode::NotFound ? 0 : 1;
    return TracePtr();
}

void CacheSearcher::keepSureRows(const std::vector<Truth> &truths, std::vector<std::uint32_t> &kept,
                                 Candidate &candidate)
{
    candidate.firstSure = static_cast<std::uint32_t>(kept.size());
    for (std::uint32_t row = 0; row < truths.size(); ++row) {
        if (truths[row] == Truth::Yes)
            kept.push_back(row);
    }
    candidate.sureRows = static_cast<std::uint32_t>(kept.size()) - candidate.firstSure;
}

/// Rules traces out by their columns, in parallel by segment; what is left is sorted, newest first.
void CacheSearcher::evaluateColumns(Plan &plan)
{
    QElapsedTimer clock;
    clock.start();
    if (plan.listed && plan.listed->empty())
        return;
    const auto &segments = plan.columns->segments;
    std::vector<std::vector<Candidate>> found(segments.size());
    plan.sureRows.resize(segments.size());
    std::atomic<std::size_t> next{0};
    std::atomic<std::uint64_t> rowsLookedAt{0};
    plan.scratch.resize(m_readers.size());
    const bool covers = plan.program.coversQuery();
    inParallel(static_cast<unsigned>(m_readers.size()), [&](unsigned worker) {
        for (std::size_t i = next++; i < segments.size() && !isCancelled(); i = next++) {
            const SpanSegment &segment = *segments[i];
            for (std::uint32_t t = 0; t < segment.traces.size(); ++t) {
                const SegmentTrace &trace = segment.traces[t];
                if (!plan.options.isAmong(trace.id) || !plan.options.overlaps(trace.startNs, trace.durationNs)
                    || !plan.mayMatch(trace.row))
                    continue;
                const auto &rows = plan.program.evaluate(segment, trace, plan.scratch[worker]);
                rowsLookedAt += rows.size();
                if (!anyMaybe(rows))
                    continue;
                Candidate &candidate = found[i].emplace_back();
                candidate.segment = static_cast<std::uint32_t>(i);
                candidate.trace = t;
                candidate.isSure = covers && !anyUnsure(rows);
                if (candidate.isSure)
                    keepSureRows(rows, plan.sureRows[i], candidate);
            }
        }
    });
    for (const auto &part : found)
        plan.candidates.insert(plan.candidates.end(), part.begin(), part.end());
    std::ranges::sort(plan.candidates, [&](const Candidate &a, const Candidate &b) {
        const SegmentTrace &x = plan.traceOf(a);
        const SegmentTrace &y = plan.traceOf(b);
        return std::pair(-x.startNs, x.id) < std::pair(-y.startNs, y.id);
    });
    plan.coverage.candidates = plan.candidates.size();
    const auto sure = std::ranges::count_if(plan.candidates, &Candidate::isSure);
    plan.note({u"conditions"_s,
               u"decided by these rows alone: %1; to be looked into: %2"_s.arg(sure).arg(
                   static_cast<std::ptrdiff_t>(plan.candidates.size()) - sure),
               plan.left(), plan.candidates.size(), rowsLookedAt, msOf(clock)});
}

Result<> CacheSearcher::evaluateTraces(Plan &plan, const traceql::ProgramPtr &program, const HitSink &found)
{
    QElapsedTimer clock;
    clock.start();
    QueryCoverage &coverage = plan.coverage;
    if (plan.candidates.empty()) { // nothing is left to be done
        coverage.matchedIsExact = true;
        plan.noteDamaged();
        return {};
    }
    Snapshot snapshot(*this);
    if (auto begun = snapshot.begin(); !begun)
        return begun;
    const auto version = m_readers.front()->dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    m_summaries.use(*version);
    OrderedWork<Looked> work(plan.candidates.size(), static_cast<unsigned>(m_readers.size()),
                             [this] { return isCancelled(); });
    bool isStopped = false;
    std::uint64_t loadedTraces = 0; // of those that were needed: some are looked into ahead
    const auto done = work.run(
        [&](std::size_t index, unsigned worker) { return lookInto(plan, plan.candidates[index], *program, worker); },
        [&](Looked looked) {
            loadedTraces += looked.isLoaded ? 1 : 0;
            if (!looked.hit)
                return true;
            ++coverage.matched;
            isStopped = !found(std::move(*looked.hit))
                        || (plan.options.limit > 0 && coverage.matched >= plan.options.limit);
            return !isStopped;
        });
    if (!done)
        return done;
    coverage.evaluated = work.taken();
    QString loaded = u"loaded %1 of them"_s.arg(loadedTraces);
    if (plan.lookedFor > 0)
        loaded += u"; %1 lack a text that the query asks for"_s.arg(plan.ruledOut.load());
    plan.note({u"traces"_s, loaded, plan.candidates.size(), coverage.matched, 0, msOf(clock)});
    plan.noteDamaged();
    const bool isAll = coverage.evaluated == coverage.candidates;
    coverage.matchedIsExact = isAll;
    if (isAll)
        return {};
    coverage.state = QueryCoverage::State::Truncated;
    const std::uint64_t shown = coverage.matched;
    if (std::ranges::all_of(plan.candidates, &Candidate::isSure)) {
        coverage.matched = coverage.candidates;
        coverage.matchedIsExact = true;
        coverage.reason = u"The newest %1 of %2 matching traces."_s.arg(shown).arg(coverage.matched);
    } else {
        coverage.reason = u"The newest %1 matching traces; up to %2 older ones may match, too."_s.arg(shown).arg(
            coverage.candidates - coverage.evaluated);
    }
    return {};
}

/// The candidate as a hit; none if it does not match after all.
Result<CacheSearcher::Looked> CacheSearcher::lookInto(Plan &plan, const Candidate &candidate,
                                                      const traceql::Program &program, unsigned worker)
{
    Looked looked;
    QueryHit hit;
    if (candidate.isSure && !plan.options.withSpans) {
        auto spans = spansFromColumns(plan, candidate, worker);
        if (!spans)
            return tl::unexpected(spans.error());
        hit.spansets.push_back(std::move(*spans));
    } else {
        const auto isOut = candidate.isSure ? Result<bool>(false) : isWithoutNeedle(plan, candidate, worker);
        if (!isOut)
            return tl::unexpected(isOut.error());
        if (*isOut)
            return looked;
        const auto trace = loadCandidate(plan, candidate, worker);
        if (!trace)
            return tl::unexpected(trace.error());
        if (!*trace)
            return looked;
        looked.isLoaded = true;
        const auto spansets = traceql::evaluate(program, **trace,
                                                m_alsoCancelled != nullptr ? m_alsoCancelled : &m_cancelled);
        if (!spansets)
            return tl::unexpected(spansets.error());
        if (spansets->empty())
            return looked;
        hit.spansets = hitSpansOf(program.query(), **trace, *spansets, plan.options);
        hit.selected = selectedValuesOf(program.query(), **trace, *spansets);
    }
    auto summary = m_summaries.summary(plan.traceOf(candidate).row, *m_readers[worker]);
    if (!summary) // it left the cache meanwhile
        return summary.error().code == ErrorCode::Cancelled ? Result<Looked>(tl::unexpected(summary.error())) : looked;
    hit.trace = std::move(*summary);
    looked.hit = std::move(hit);
    return looked;
}

/// Looks for the texts that the trace must contain, before it is taken apart. Given up where they are found mostly.
Result<bool> CacheSearcher::isWithoutNeedle(Plan &plan, const Candidate &candidate, unsigned worker)
{
    if (plan.lookedFor > kNeedleTrial && plan.ruledOut * 2 < plan.lookedFor)
        return false;
    const std::int64_t row = plan.traceOf(candidate).row;
    std::vector<std::uint32_t> tests = plan.program.needlesFor(row);
    if (tests.empty())
        return false;
    std::vector<std::string_view> needles;
    needles.reserve(tests.size());
    for (const std::uint32_t test : tests)
        needles.emplace_back(plan.program.tests()[test].needle);
    const auto found = m_readers[worker]->contains(row, needles);
    if (!found) // damaged or gone: loading it says so
        return found.error().code == ErrorCode::Cancelled ? Result<bool>(tl::unexpected(found.error())) : false;
    std::size_t at = 0;
    std::erase_if(tests, [&](std::uint32_t) { return (*found)[at++] != 0; });
    ++plan.lookedFor;
    const bool isOut = !tests.empty() && !plan.program.mayMatchWithout(row, tests);
    plan.ruledOut += isOut ? 1 : 0;
    return isOut;
}

Result<HitSpans> CacheSearcher::spansFromColumns(Plan &plan, const Candidate &candidate, unsigned worker)
{
    HitSpans spans;
    spans.matched = candidate.sureRows;
    if (!plan.options.withSpanIds)
        return spans;
    const SegmentTrace &trace = plan.traceOf(candidate);
    const auto first = plan.sureRows[candidate.segment].begin() + static_cast<std::ptrdiff_t>(candidate.firstSure);
    const std::vector<std::uint32_t> rows(first, first + static_cast<std::ptrdiff_t>(candidate.sureRows));
    auto ids = m_readers[worker]->spanIds(trace.firstSpan, rows);
    if (!ids)
        return tl::unexpected(ids.error());
    spans.ids = std::move(*ids);
    return spans;
}

} // namespace traceloupe
