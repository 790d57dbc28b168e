// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracesearch.h"

#include "core/models/tracelistmodel.h"
#include "core/search/selectedvalues.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kFreshRepetitions = 6;

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

std::vector<Origin> together(std::vector<Origin> origins, const std::vector<Origin> &more)
{
    for (const Origin &origin : more) {
        if (std::ranges::find(origins, origin) == origins.end())
            origins.push_back(origin);
    }
    return origins;
}

} // namespace

QString nameOf(const SearchTarget &target)
{
    return target.source ? target.source->name : target.collection ? target.collection->name : TraceSearch::tr("Cache");
}

TraceSearch::TraceSearch(CacheAccess &cache, SourceAccess &sources, TraceListModel &model, QObject *parent)
    : QObject(parent),
      m_cache(cache),
      m_sources(sources),
      m_model(model),
      m_searcher(std::make_shared<SharedSearcher>(cache.file()))
{}

TraceSearch::~TraceSearch() = default;

void TraceSearch::search(const SearchValues &values, const std::vector<SearchTarget> &targets)
{
    stop();
    m_values = values;
    m_targets = targets;
    m_query = queryOfValues(values);
    readQuery();
    m_coverage.clear();
    m_found.clear();
    m_freshFor.clear();
    m_repeatedMs.reset();
    showFresh();
    m_isQuiet = false;
    m_marksFresh = false;
    m_agesFresh = false;
    setState(State::Searching);
    ask();
}

void TraceSearch::stop()
{
    ++m_generation;
    endJob();
    m_isAsking = false;
    if (m_state == State::Searching)
        setState(m_model.rowCount() > 0 ? State::Found : State::Idle);
}

void TraceSearch::refresh()
{
    if (m_state == State::Searching || m_isAsking)
        return;
    if (isOnlyLocal()) {
        m_isQuiet = true;
        m_marksFresh = m_isLive;
        m_agesFresh = false;
        ask();
    } else {
        markCached();
    }
}

void TraceSearch::repeat()
{
    if (m_state == State::Searching || m_state == State::Idle || m_isAsking || m_targets.empty())
        return;
    m_isQuiet = true;
    m_marksFresh = true;
    m_agesFresh = true;
    ask();
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

void TraceSearch::ask()
{
    ++m_generation;
    m_gathered.clear();
    m_gatheredRows.clear();
    m_coverage.clear();
    m_isAsking = true;
    m_isStreaming = false;
    if (m_targets.size() == 1 && isOnlyLocal() && m_query.isEmpty())
        listCache();
    else
        startJob();
}

bool TraceSearch::isWholeList() const
{
    return m_targets.size() == 1 && isOnlyLocal() && m_query.isEmpty()
           && m_values.lastSeconds == SearchValues::kAllTime;
}

/// All traces: their list is all that is needed.
void TraceSearch::listCache()
{
    const quint64 generation = m_generation;
    const TraceFilter filter = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    const auto list = [filter, some = m_targets.front().collection](Cache &cache) {
        Result<std::vector<TraceSummary>> rows = cache.list(filter);
        if (rows && some)
            std::erase_if(*rows, [&](const TraceSummary &row) { return !some->traces->contains(row.id); });
        return rows;
    };
    m_cache.run(CacheAccess::Lane::List, this, list, [this, generation](Result<std::vector<TraceSummary>> rows) {
        if (generation != m_generation)
            return;
        QueryCoverage coverage;
        coverage.target = nameOf(m_targets.front());
        if (rows) {
            coverage.matched = rows->size();
            coverage.matchedIsExact = true;
            coverage.ran = {tr("Every trace of the time range, from the list of traces.")};
            m_gathered = std::move(*rows);
        } else {
            coverage.state = QueryCoverage::State::Failed;
            coverage.reason = rows.error().detail;
        }
        takeCoverage(std::move(coverage));
        finish();
    });
}

QueryTarget TraceSearch::queryTargetOf(const SearchTarget &target) const
{
    return target.source ? QueryTarget::ofSource(*target.source)
                         : QueryTarget::ofCache(nameOf(target), m_searcher,
                                                target.collection ? target.collection->traces : nullptr);
}

void TraceSearch::startJob()
{
    const TraceFilter window = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    QueryRequest request;
    request.text = m_query.isEmpty() ? u"{ }"_s : m_query;
    request.options.startNs = window.startNs;
    request.options.endNs = window.endNs;
    request.options.limit = isOnlyLocal() ? 0 : static_cast<std::uint32_t>(m_values.limit);
    request.options.withSpanIds = false;
    for (const SearchTarget &target : m_targets)
        request.targets.push_back(queryTargetOf(target));
    m_job = new QueryJob(std::move(request), m_sources.credentialLookup(), this);
    connect(m_job, &QueryJob::found, this, &TraceSearch::takeHits);
    connect(m_job, &QueryJob::covered, this, &TraceSearch::takeCoverage);
    connect(m_job, &QueryJob::finished, this, [this](const QueryOutcome &outcome) {
        if (outcome.error) {
            QueryCoverage coverage;
            coverage.target = tr("The query");
            coverage.state = QueryCoverage::State::Failed;
            coverage.reason = outcome.error->detail;
            takeCoverage(std::move(coverage));
        }
        m_job->deleteLater();
        m_job = nullptr;
        finish();
    });
    m_job->start();
}

/// Without waiting: a job that was cancelled ends by itself.
void TraceSearch::endJob()
{
    if (!m_job)
        return;
    disconnect(m_job, nullptr, this, nullptr);
    connect(m_job, &QueryJob::finished, m_job, &QObject::deleteLater);
    m_job->cancel();
    m_job = nullptr;
}

void TraceSearch::readQuery()
{
    m_namedKeys.clear();
    m_told.clear();
    m_selected.clear();
    const auto query = traceql::parse(m_query.toStdString());
    if (!query || m_query.isEmpty())
        return;
    for (const std::string &key : traceloupe::namedKeys(*query))
        m_namedKeys += QString::fromStdString(key);
    for (const traceql::Attribute &attribute : selectedAttributes(*query))
        m_selected.emplace_back(QString::fromStdString(traceql::toQueryText(attribute)), AttributeColumns::Values());
}

/// Several values of a trace are one text, as in the columns that people add.
void TraceSearch::takeSelected(const QueryHit &hit)
{
    for (const SelectedValues &found : hit.selected) {
        const QString attribute = QString::fromStdString(found.attribute);
        const auto column = std::ranges::find(m_selected, attribute, [](const auto &one) { return one.first; });
        if (found.values.empty())
            continue;
        QStringList texts;
        for (const std::string &value : found.values)
            texts += QString::fromStdString(value);
        if (column != m_selected.end())
            column->second[hit.trace.id] = texts.join(u", "_s);
        else if (m_namedKeys.contains(attribute))
            m_told[attribute][hit.trace.id] = texts.join(u", "_s);
    }
}

void TraceSearch::takeHits(const std::vector<QueryHit> &hits)
{
    std::vector<TraceSummary> rows;
    rows.reserve(hits.size());
    for (const QueryHit &hit : hits) {
        if (hit.whole)
            m_found[hit.trace.id] = hit.whole;
        takeSelected(hit);
        rows.push_back(rowOf(hit));
        gather(rows.back());
    }
    if (m_isQuiet)
        return;
    if (std::exchange(m_isStreaming, true)) // what is there already can be looked at
        m_model.mergeTraces(rows);
    else
        m_model.setTraces(std::move(rows));
}

/// With where it is from: opening it, and a browser's view of it, start there.
TraceSummary TraceSearch::rowOf(const QueryHit &hit) const
{
    TraceSummary row = hit.trace;
    if (hit.whole)
        row.idText = QString::fromStdString(hit.whole->idText());
    for (const SearchTarget &target : m_targets) {
        if (!target.source || !hit.targets.contains(target.source->name))
            continue;
        const Origin origin{sourceKindName(target.source->kind), target.source->baseUrl.toString(QUrl::RemoveUserInfo)};
        if (std::ranges::find(row.origins, origin) == row.origins.end())
            row.origins.push_back(origin);
    }
    return row;
}

void TraceSearch::gather(TraceSummary row)
{
    const auto [known, isNew] = m_gatheredRows.emplace(row.id, m_gathered.size());
    if (isNew)
        m_gathered.push_back(std::move(row));
    else
        m_gathered[known->second] = std::move(row);
}

void TraceSearch::takeCoverage(QueryCoverage coverage)
{
    m_coverage.push_back(std::move(coverage));
    Q_EMIT coverageChanged();
}

void TraceSearch::finish()
{
    m_isAsking = false;
    const auto isFailure = [](const QueryCoverage &coverage) { return coverage.state == QueryCoverage::State::Failed; };
    const auto failure = std::ranges::find_if(m_coverage, isFailure);
    const bool hasFailed = failure != m_coverage.end() && std::ranges::all_of(m_coverage, isFailure);
    if (hasFailed)
        m_error = {isOnlyLocal() ? ErrorCode::Database : ErrorCode::Network, failure->reason};
    const bool wasQuiet = std::exchange(m_isQuiet, false);
    if (wasQuiet && hasFailed) {
        Q_EMIT stateChanged(); // the list stays; the coverage says that it is not of now
        return;
    }
    m_model.setMarksCached(!isOnlyLocal());
    if (!wasQuiet) {
        if (!m_isStreaming)
            m_model.setTraces(m_gathered);
    } else {
        if (m_agesFresh)
            ageFresh();
        if (m_marksFresh)
            takeNew();
        m_model.updateTraces(m_gathered);
        showFresh();
    }
    setState(hasFailed ? State::Failed : State::Found);
    if (!isOnlyLocal())
        markCached();
}

void TraceSearch::ageFresh()
{
    for (auto &[id, repetitions] : m_freshFor)
        --repetitions;
    std::erase_if(m_freshFor, [](const auto &entry) { return entry.second <= 0; });
}

/// Before the list changes: what is not in it is new.
void TraceSearch::takeNew()
{
    m_repeatedMs = QDateTime::currentMSecsSinceEpoch();
    for (const TraceSummary &row : m_gathered) {
        if (m_model.rowOf(row.id) < 0)
            m_freshFor[row.id] = kFreshRepetitions;
    }
}

void TraceSearch::showFresh()
{
    std::unordered_set<TraceId> fresh;
    for (const auto &[id, repetitions] : m_freshFor)
        fresh.insert(id);
    m_model.setFresh(std::move(fresh));
}

void TraceSearch::markSeen(const TraceId &id)
{
    if (m_freshFor.erase(id) > 0)
        showFresh();
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
                const int row = m_model.rowOf(known.id);
                if (row < 0)
                    continue;
                TraceSummary &shown = rows[static_cast<std::size_t>(row)];
                auto origins = together(known.origins, shown.origins); // who answered now, too
                shown = known;
                shown.origins = std::move(origins);
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
