// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/sourcequery.h"

#include "core/search/selectedvalues.h"
#include "core/search/traceevaluation.h"
#include "core/traceql/parser.h"

#include <QDateTime>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDefaultWindowNs = 3'600'000'000'000; ///< one hour
constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::uint32_t kDefaultLimit = 1000;
/// Spans of each set that Tempo tells; its servers refuse more than 100.
constexpr std::uint32_t kSpansPerSet = 100;
constexpr std::uint32_t kSpansForValues = 10; ///< where only their attributes are wanted

QString serverName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Jaeger:
        return u"Jaeger"_s;
    case SourceKind::Tempo:
        return u"Tempo"_s;
    case SourceKind::Prometheus:
        return u"Prometheus"_s;
    case SourceKind::Zipkin:
        break;
    }
    return u"Zipkin"_s;
}

TraceSummary summaryOf(const FoundTrace &row)
{
    TraceSummary summary;
    summary.id = row.id;
    summary.idText = QString::fromStdString(row.id.toHex());
    summary.rootService = row.rootService;
    summary.rootName = row.rootName;
    summary.startNs = row.startNs;
    summary.durationNs = row.durationNs;
    summary.spans = row.spans;
    summary.errors = row.errors;
    summary.services = row.services;
    summary.partial = row.partial;
    return summary;
}

QueryHit hitOf(const FoundTrace &row, const traceql::Query &query)
{
    std::vector<std::pair<std::string, std::string>> told;
    QueryHit hit;
    hit.trace = summaryOf(row);
    hit.whole = row.trace;
    for (const FoundSpanSet &spans : row.spansets) {
        HitSpans &set = hit.spansets.emplace_back();
        set.ids = spans.ids;
        set.matched = spans.matched;
        for (const auto &[name, value] : spans.attributes)
            set.attributes.push_back({name.toStdString(), traceql::Value::ofString(value.toStdString())});
        for (const auto &[name, value] : spans.values)
            told.emplace_back(name.toStdString(), value.toStdString());
    }
    hit.selected = selectedValuesOf(query, told);
    return hit;
}

} // namespace

SourceQuery::SourceQuery(std::unique_ptr<TraceSource> source, traceql::ProgramPtr program, QueryOptions options,
                         Found found, Done done)
    : m_source(std::move(source)),
      m_program(std::move(program)),
      m_options(std::move(options)),
      m_found(std::move(found)),
      m_done(std::move(done))
{
    m_coverage.target = m_source->config().name;
    if (m_options.limit == 0)
        m_options.limit = kDefaultLimit;
    if (!m_options.endNs)
        m_options.endNs = QDateTime::currentMSecsSinceEpoch() * kNsPerMs;
    if (!m_options.startNs) {
        m_options.startNs = *m_options.endNs - kDefaultWindowNs;
        m_ran << u"No time was given: the last hour was searched."_s;
    }
}

SourceQuery::~SourceQuery() = default;

SearchRequest SourceQuery::windowed() const
{
    SearchRequest request;
    request.startNs = *m_options.startNs;
    request.endNs = *m_options.endNs;
    request.limit = m_options.limit;
    return request;
}

void SourceQuery::start()
{
    if (m_source->config().kind == SourceKind::Tempo)
        startTempo();
    else
        startParts(u"%1 has no TraceQL"_s.arg(serverName(m_source->config().kind)));
}

/// An old server would refuse what it doesn't know, or mean something else by it.
void SourceQuery::startTempo()
{
    const TempoNeed need = tempoNeedOf(m_program->query());
    const bool asksLists = dependsOnLists(m_program->query());
    if (need.version <= TempoVersion{2, 0} && !asksLists)
        return pushWhole();
    when<SourceCheck>(m_source->check(), [this, need, asksLists](const Result<SourceCheck> &check) {
        if (!check)
            return fail(check.error());
        const auto version = tempoVersionOf(check->server);
        if (version && *version >= need.version && *version < kTempoWithLists && asksLists)
            m_coverage.warnings
                << u"To %1, a list differs from a value if any element does; since 3.0, all must: it may find more."_s
                       .arg(check->server);
        if (!version || *version >= need.version)
            return pushWhole();
        startParts(u"%1 is older than %2.%3, which brought %4"_s.arg(check->server)
                       .arg(need.version.major)
                       .arg(need.version.minor)
                       .arg(need.feature));
    });
}

void SourceQuery::pushWhole()
{
    SearchRequest request = windowed();
    request.traceQl = QString::fromStdString(traceql::toText(m_program->query()));
    const traceql::Query &query = m_program->query();
    const bool wantsValues = !selectedAttributes(query).empty() || !namedKeys(query).empty();
    request.spansPerSet = m_options.withSpanIds ? kSpansPerSet : wantsValues ? kSpansForValues : 1;
    m_ran << u"Tempo answered the whole query."_s;
    when<SearchAnswer>(m_source->search(request), [this](const Result<SearchAnswer> &answer) {
        if (!answer)
            return fail(answer.error());
        for (const FoundTrace &row : answer->traces)
            m_hits.push_back(hitOf(row, m_program->query()));
        m_coverage.candidates = m_coverage.evaluated = m_coverage.matched = answer->traces.size();
        m_coverage.warnings << answer->warnings;
        m_isTruncated = answer->truncated;
        finish();
    });
}

void SourceQuery::startParts(const QString &why)
{
    const SourceKind kind = m_source->config().kind;
    m_part = pushedPart(m_program->query(), kind);
    m_ran << u"%1: it was asked for %2, and the query was decided here."_s.arg(why, m_part.toText());
    if (kind == SourceKind::Jaeger && m_part.service.isEmpty())
        return listServices();
    searchParts(m_part.service, [this] { fetchNext(); });
}

void SourceQuery::listServices()
{
    when<QStringList>(m_source->services(), [this](const Result<QStringList> &services) {
        if (!services)
            return fail(services.error());
        m_services = services->mid(0, kMaxServices);
        m_ran << u"Jaeger searches one service at a time: %1 were searched."_s.arg(m_services.size());
        if (services->size() > kMaxServices) {
            m_isTruncated = true;
            m_coverage.warnings
                << u"Jaeger knows %1 services; only the first %2 were searched: name one in the query."_s
                       .arg(services->size())
                       .arg(kMaxServices);
        }
        searchNextService();
    });
}

void SourceQuery::searchNextService()
{
    if (m_services.isEmpty())
        return fetchNext();
    const QString service = m_services.takeFirst();
    searchParts(service, [this] { searchNextService(); });
}

void SourceQuery::searchParts(const QString &service, std::function<void()> then)
{
    SearchRequest request = windowed();
    request.limit = std::max(m_options.limit, kTracesToRefine);
    request.service = service;
    request.operation = m_part.operation;
    request.tags = m_part.tags;
    if (m_source->config().kind != SourceKind::Tempo) { // there it would be the trace's
        request.minDurationNs = m_part.minDurationNs;
        request.maxDurationNs = m_part.maxDurationNs;
    }
    when<SearchAnswer>(m_source->search(request), [this, then = std::move(then)](const Result<SearchAnswer> &answer) {
        if (!answer)
            return fail(answer.error());
        takeFound(*answer);
        then();
    });
}

void SourceQuery::takeFound(const SearchAnswer &answer)
{
    m_isTruncated = m_isTruncated || answer.truncated;
    m_coverage.warnings << answer.warnings;
    for (const FoundTrace &row : answer.traces) {
        if (std::ranges::find(m_seen, row.id) != m_seen.end())
            continue; // found by another service
        m_seen.push_back(row.id);
        ++m_coverage.candidates;
        if (row.trace)
            refine(row.trace, row.partial);
        else
            m_toFetch.push_back(row);
        if (m_isDone)
            return;
    }
}

/// Fetches what came as rows only, a few at a time, then is done.
void SourceQuery::fetchNext()
{
    const int most = std::max(1, m_source->config().parallelRequests);
    while (m_fetching < most && !m_toFetch.empty() && !m_isDone) {
        const FoundTrace row = m_toFetch.back();
        m_toFetch.pop_back();
        ++m_fetching;
        when<FetchedTrace>(m_source->trace(row.id, row.startNs, row.startNs + row.durationNs),
                           [this](const Result<FetchedTrace> &fetched) {
                               --m_fetching;
                               if (fetched)
                                   refine(fetched->trace, fetched->partial);
                               else
                                   m_coverage.warnings << fetched.error().detail;
                               if (!m_isDone)
                                   fetchNext();
                           });
    }
    if (m_fetching == 0 && m_toFetch.empty() && !m_isDone)
        finish();
}

void SourceQuery::refine(const TracePtr &trace, bool isPartial)
{
    ++m_coverage.evaluated;
    if (!m_options.overlaps(trace->startNs(), trace->durationNs()))
        return;
    const auto spansets = traceql::evaluate(*m_program, *trace);
    if (!spansets)
        return fail(spansets.error());
    if (spansets->empty())
        return;
    QueryHit hit;
    hit.trace = traceloupe::summaryOf(*trace);
    hit.trace.partial = isPartial;
    hit.spansets = hitSpansOf(m_program->query(), *trace, *spansets, m_options);
    hit.selected = selectedValuesOf(m_program->query(), *trace, *spansets);
    hit.whole = trace;
    m_hits.push_back(std::move(hit));
    ++m_coverage.matched;
}

void SourceQuery::emitHits()
{
    std::ranges::stable_sort(m_hits, [](const QueryHit &a, const QueryHit &b) {
        return std::pair(-a.trace.startNs, a.trace.id) < std::pair(-b.trace.startNs, b.trace.id);
    });
    if (m_hits.size() > m_options.limit) {
        m_hits.resize(m_options.limit);
        m_isTruncated = true;
    }
    for (QueryHit &hit : m_hits)
        hit.targets = {m_coverage.target};
    if (!m_hits.empty())
        m_found(std::move(m_hits));
    m_hits.clear();
}

void SourceQuery::finish()
{
    if (m_isDone)
        return;
    emitHits();
    m_isDone = true;
    m_coverage.ran = m_ran;
    m_coverage.matchedIsExact = !m_isTruncated;
    if (m_isTruncated) {
        m_coverage.state = QueryCoverage::State::Truncated;
        m_coverage.reason = u"%1 returned as many traces as it was asked for: there may be more."_s.arg(
            serverName(m_source->config().kind));
    }
    m_done(m_coverage);
}

void SourceQuery::fail(const Error &error)
{
    if (m_isDone)
        return;
    emitHits();
    m_isDone = true;
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    m_coverage.state = isCancelled ? QueryCoverage::State::Cancelled : QueryCoverage::State::Failed;
    m_coverage.reason = isCancelled ? u"The search was stopped."_s : error.detail;
    for (const auto &cancel : m_cancels)
        cancel();
    m_done(m_coverage);
}

void SourceQuery::cancel()
{
    fail({ErrorCode::Cancelled, {}});
}

} // namespace traceloupe
