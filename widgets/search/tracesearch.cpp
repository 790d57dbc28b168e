// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracesearch.h"

#include "core/models/formquery.h"
#include "core/models/tracelistmodel.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

TraceSummary toSummary(const FoundTrace &found, const SourceConfig &source)
{
    TraceSummary row;
    row.id = found.id;
    row.idText = QString::fromStdString(found.trace ? found.trace->idText() : found.id.toHex());
    row.rootService = found.rootService;
    row.rootName = found.rootName;
    row.startNs = found.startNs;
    row.durationNs = found.durationNs;
    row.spans = found.spans;
    row.errors = found.errors;
    row.services = found.services;
    row.origins.push_back({sourceKindName(source.kind), source.baseUrl.toString(QUrl::RemoveUserInfo)});
    row.partial = found.partial;
    return row;
}

/// Which of the ids are in the cache, as the cache knows them.
Result<std::vector<TraceSummary>> cachedOf(Cache &cache, const std::vector<TraceId> &ids)
{
    std::vector<TraceSummary> rows;
    for (const TraceId &id : ids) {
        Result<bool> isThere = cache.contains(id);
        if (!isThere)
            return tl::unexpected(isThere.error());
        if (!*isThere)
            continue;
        if (auto row = cache.summary(id))
            rows.push_back(std::move(*row));
    }
    return rows;
}

/// The same trace from two targets: the cache knows most; origins are put together.
void merge(TraceSummary &row, const TraceSummary &other)
{
    std::vector<Origin> origins = row.origins;
    for (const Origin &origin : other.origins) {
        if (std::ranges::find(origins, origin) == origins.end())
            origins.push_back(origin);
    }
    if (row.storedMs == 0 && (other.storedMs != 0 || other.spans > row.spans))
        row = other;
    row.origins = std::move(origins);
}

/// Traces without the spans that a query rules out, and those without any.
Result<SearchAnswer> refined(SearchAnswer answer, const traceql::Program &program)
{
    std::vector<FoundTrace> kept;
    for (FoundTrace &found : answer.traces) {
        if (!found.trace) {
            kept.push_back(std::move(found));
            continue;
        }
        const auto spansets = traceql::evaluate(program, *found.trace);
        if (!spansets)
            return tl::unexpected(spansets.error());
        if (!spansets->empty())
            kept.push_back(std::move(found));
    }
    answer.traces = std::move(kept);
    return answer;
}

} // namespace

TraceSearch::TraceSearch(CacheAccess &cache, SourceAccess &sources, TraceListModel &model, QObject *parent)
    : QObject(parent), m_cache(cache), m_sources(sources), m_model(model), m_queries(cache.file())
{}

TraceSearch::~TraceSearch() = default;

void TraceSearch::search(const SearchValues &values, const std::vector<SearchTarget> &targets)
{
    stop();
    m_values = values;
    m_targets = targets;
    const QString query = queryOfValues(values);
    const std::optional<FormQuery> form = formOf(query);
    m_isAllInFields = form && form->isAllInFields();
    m_program = query.isEmpty() ? nullptr : traceql::compile(query.toStdString()).value_or(nullptr);
    m_coverage.clear();
    m_found.clear();
    m_model.setFresh({});
    m_isQuiet = false;
    m_marksFresh = false;
    setState(State::Searching);
    ask(false);
}

void TraceSearch::stop()
{
    ++m_generation;
    m_queries.stop();
    for (Leg &leg : m_legs) {
        if (leg.ticket)
            m_sources.cancel(*leg.ticket);
    }
    m_legs.clear();
    m_open = 0;
    if (m_state == State::Searching)
        setState(m_model.rowCount() > 0 ? State::Found : State::Idle);
}

void TraceSearch::refresh()
{
    if (m_state == State::Searching || m_open > 0)
        return;
    if (isOnlyCache()) {
        m_isQuiet = true;
        m_marksFresh = false;
        ask(true);
    } else {
        markCached();
    }
}

void TraceSearch::repeat()
{
    if (m_state == State::Searching || m_state == State::Idle || m_open > 0 || m_targets.empty())
        return;
    m_isQuiet = true;
    m_marksFresh = true;
    ask(false);
}

TracePtr TraceSearch::foundTrace(const TraceId &id) const
{
    const auto found = m_found.find(id);
    return found == m_found.end() ? nullptr : found->second;
}

std::vector<TracePtr> TraceSearch::foundTraces() const
{
    std::vector<TracePtr> traces;
    traces.reserve(m_found.size());
    for (const auto &[id, trace] : m_found)
        traces.push_back(trace);
    return traces;
}

void TraceSearch::ask(bool onlyCache)
{
    const quint64 generation = ++m_generation;
    m_gathered.clear();
    m_gatheredRows.clear();
    m_coverage.clear();
    m_legs.clear();
    m_failed = 0;
    for (const SearchTarget &target : m_targets) {
        if (!target || !onlyCache)
            m_legs.push_back(
                {target, target ? target->name : tr("Cache"), std::nullopt, std::make_unique<Background>()});
    }
    m_open = m_legs.size();
    for (std::size_t leg = 0; leg < m_legs.size(); ++leg) {
        if (m_legs[leg].target)
            askSource(leg, generation);
        else if (m_program)
            askCache(leg, generation);
        else
            listCache(leg, generation);
    }
}

void TraceSearch::listCache(std::size_t leg, quint64 generation)
{
    const TraceFilter filter = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    m_cache.run(
        CacheAccess::Lane::List, this, [filter](Cache &cache) { return cache.list(filter); },
        [this, leg, generation](Result<std::vector<TraceSummary>> rows) {
            if (generation != m_generation)
                return;
            if (!rows) {
                take(leg, tl::unexpected(rows.error()));
                return;
            }
            Answer answer;
            answer.coverage.matched = rows->size();
            answer.coverage.matchedIsExact = true;
            answer.coverage.ran = {tr("All traces of the time range, from the list of traces.")};
            answer.rows = std::move(*rows);
            take(leg, std::move(answer));
        });
}

void TraceSearch::askCache(std::size_t leg, quint64 generation)
{
    const TraceFilter window = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    QueryOptions options;
    options.startNs = window.startNs;
    options.endNs = window.endNs;
    options.withSpanIds = false;
    m_queries.ask(m_program, options, [this, leg, generation](Result<CacheAnswer> found) {
        if (generation != m_generation)
            return;
        if (!found) {
            take(leg, tl::unexpected(found.error()));
            return;
        }
        Answer answer;
        answer.coverage = std::move(found->coverage);
        for (QueryHit &hit : found->hits)
            answer.rows.push_back(std::move(hit.trace));
        take(leg, std::move(answer));
    });
}

void TraceSearch::askSource(std::size_t leg, quint64 generation)
{
    const SourceConfig &source = *m_legs[leg].target;
    const SearchRequest request = toSearchRequest(m_values, source.kind, QDateTime::currentMSecsSinceEpoch());
    m_legs[leg].ticket = m_sources.ask(
        source, this, [request](TraceSource &asked) { return asked.search(request); },
        [this, leg, generation](Result<SearchAnswer> answer) {
            if (generation != m_generation)
                return;
            m_legs[leg].ticket.reset();
            if (!answer)
                take(leg, tl::unexpected(answer.error()));
            else if (m_program && m_legs[leg].target->kind != SourceKind::Tempo)
                refine(leg, generation, std::move(*answer));
            else
                take(leg, answerOf(m_legs[leg], std::move(*answer), 0));
        });
}

/// A backend was asked for what its parameters can say; the whole query is checked here.
void TraceSearch::refine(std::size_t leg, quint64 generation, SearchAnswer found)
{
    const std::size_t checked = found.traces.size();
    m_legs[leg].refinement->run(
        [found = std::move(found), program = m_program]() mutable { return refined(std::move(found), *program); },
        [this, leg, generation, checked](Result<SearchAnswer> kept) {
            if (generation != m_generation)
                return;
            if (!kept)
                take(leg, tl::unexpected(kept.error()));
            else
                take(leg, answerOf(m_legs[leg], std::move(*kept), checked));
        },
        [this, leg, generation](const QString &reason) {
            if (generation == m_generation)
                take(leg, fail(ErrorCode::LimitExceeded, reason));
        });
}

TraceSearch::Answer TraceSearch::answerOf(const Leg &leg, SearchAnswer found, std::size_t checked) const
{
    Answer answer;
    for (const FoundTrace &trace : found.traces) {
        answer.rows.push_back(toSummary(trace, *leg.target));
        if (trace.trace)
            answer.whole.push_back(trace.trace);
    }
    QueryCoverage &coverage = answer.coverage;
    coverage.state = found.truncated ? QueryCoverage::State::Truncated : QueryCoverage::State::Complete;
    coverage.matched = found.traces.size();
    coverage.evaluated = checked;
    coverage.warnings = found.warnings;
    if (found.truncated)
        coverage.reason = tr(
            "The backend's limit was reached: there may be more. Raise the limit, or narrow the search.");
    if (leg.target->kind == SourceKind::Tempo)
        coverage.ran = {tr("The whole query ran in %1.").arg(leg.name)};
    else if (m_isAllInFields && !m_program)
        coverage.ran = {tr("%1 gave the traces of the time range.").arg(leg.name)};
    else
        coverage.ran = {tr("%1 searched by service, operation, tags and duration.").arg(leg.name),
                        tr("The whole query was checked here on %n trace(s).", nullptr, static_cast<int>(checked))};
    return answer;
}

void TraceSearch::take(std::size_t leg, Result<Answer> answer)
{
    QueryCoverage coverage;
    if (answer) {
        coverage = std::move(answer->coverage);
        for (const TracePtr &trace : answer->whole)
            m_found[trace->id()] = trace;
        for (TraceSummary &row : answer->rows) {
            const auto [known, isNew] = m_gatheredRows.emplace(row.id, m_gathered.size());
            if (isNew)
                m_gathered.push_back(std::move(row));
            else
                merge(m_gathered[known->second], row);
        }
    } else {
        coverage.state = QueryCoverage::State::Failed;
        coverage.reason = answer.error().detail;
        if (m_failed++ == 0)
            m_error = answer.error();
    }
    coverage.target = m_legs[leg].name;
    m_coverage.push_back(std::move(coverage));
    if (--m_open == 0)
        finish();
    else if (!m_isQuiet)
        m_model.setTraces(m_gathered); // what is there already can be looked at
    Q_EMIT coverageChanged();
}

void TraceSearch::finish()
{
    const bool hasFailed = m_failed == m_legs.size();
    const bool wasQuiet = std::exchange(m_isQuiet, false);
    if (wasQuiet && hasFailed) {
        Q_EMIT stateChanged(); // the list stays; the coverage says that it is not of now
        return;
    }
    m_model.setMarksCached(!isOnlyCache());
    if (!wasQuiet) {
        m_model.setTraces(m_gathered);
    } else {
        std::unordered_set<TraceId> fresh;
        for (const TraceSummary &row : m_gathered) {
            if (m_marksFresh && m_model.rowOf(row.id) < 0)
                fresh.insert(row.id);
        }
        m_model.updateTraces(m_gathered);
        if (m_marksFresh)
            m_model.setFresh(std::move(fresh));
    }
    setState(hasFailed ? State::Failed : State::Found);
    if (!isOnlyCache())
        markCached();
}

void TraceSearch::markCached()
{
    const quint64 generation = m_generation;
    std::vector<TraceId> ids;
    ids.reserve(m_model.traces().size());
    for (const TraceSummary &row : m_model.traces())
        ids.push_back(row.id);
    m_cache.run(
        CacheAccess::Lane::List, this, [ids = std::move(ids)](Cache &cache) { return cachedOf(cache, ids); },
        [this, generation](const Result<std::vector<TraceSummary>> &cached) {
            if (generation != m_generation || !cached)
                return;
            std::vector<TraceSummary> rows = m_model.traces();
            for (TraceSummary &row : rows) {
                row.storedMs = 0;
                row.pinned = false;
            }
            for (const TraceSummary &known : *cached) {
                if (const int row = m_model.rowOf(known.id); row >= 0)
                    rows[static_cast<std::size_t>(row)] = known;
            }
            m_model.mergeTraces(rows);
        });
}

void TraceSearch::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace traceloupe
