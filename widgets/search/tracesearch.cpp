// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracesearch.h"

#include "core/models/formquery.h"
#include "core/models/tracelistmodel.h"

#include <QDateTime>

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

/// Null where the fields say all of the query: then their filter is enough.
traceql::ProgramPtr programOf(const SearchValues &values)
{
    const QString query = queryOfValues(values);
    const std::optional<FormQuery> form = formOf(query);
    if (form && form->isAllInFields())
        return nullptr;
    return traceql::compile(query.toStdString()).value_or(nullptr);
}

Result<std::vector<TraceSummary>> listed(Cache &cache, const TraceFilter &filter, const traceql::Program *program)
{
    auto rows = cache.list(filter);
    if (!rows || !program)
        return rows;
    std::vector<TraceSummary> kept;
    for (TraceSummary &row : *rows) {
        const auto trace = cache.load(row.id);
        if (!trace)
            return tl::unexpected(trace.error());
        const auto spansets = traceql::evaluate(*program, **trace);
        if (!spansets)
            return tl::unexpected(spansets.error());
        if (!spansets->empty())
            kept.push_back(std::move(row));
    }
    return kept;
}

} // namespace

TraceSearch::TraceSearch(CacheAccess &cache, SourceAccess &sources, TraceListModel &model, QObject *parent)
    : QObject(parent), m_cache(cache), m_sources(sources), m_model(model)
{}

void TraceSearch::search(const SearchValues &values, const SourceConfig *source)
{
    stop();
    m_values = values;
    m_program = programOf(values);
    m_source = source ? std::optional(*source) : std::nullopt;
    m_warnings.clear();
    m_isTruncated = false;
    setState(State::Searching);
    if (source)
        searchSource();
    else
        searchCache(false);
}

void TraceSearch::stop()
{
    ++m_generation;
    m_refinement.cancel();
    if (m_ticket)
        m_sources.cancel(*m_ticket);
    m_ticket.reset();
    if (m_state == State::Searching)
        setState(m_model.rowCount() > 0 ? State::Found : State::Idle);
}

void TraceSearch::refresh()
{
    if (m_state == State::Searching)
        return;
    if (m_source)
        markCached();
    else
        searchCache(true);
}

TracePtr TraceSearch::foundTrace(const TraceId &id) const
{
    const auto found = m_found.find(id);
    return found == m_found.end() ? nullptr : found->second;
}

void TraceSearch::searchCache(bool isRefresh)
{
    const quint64 generation = ++m_generation;
    const TraceFilter filter = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    m_cache.run(
        CacheAccess::Lane::List, this,
        [filter, program = m_program](Cache &cache) { return listed(cache, filter, program.get()); },
        [this, generation, isRefresh](Result<std::vector<TraceSummary>> rows) {
            if (generation == m_generation)
                takeRows(std::move(rows), isRefresh);
        });
}

void TraceSearch::takeRows(Result<std::vector<TraceSummary>> rows, bool isRefresh)
{
    if (!rows) {
        fail(rows.error());
        return;
    }
    m_found.clear();
    m_model.setMarksCached(false);
    if (isRefresh)
        m_model.updateTraces(std::move(*rows));
    else
        m_model.setTraces(std::move(*rows));
    setState(State::Found);
}

void TraceSearch::searchSource()
{
    const quint64 generation = m_generation;
    const SearchRequest request = toSearchRequest(m_values, m_source->kind, QDateTime::currentMSecsSinceEpoch());
    m_ticket = m_sources.ask(
        *m_source, this, [request](TraceSource &source) { return source.search(request); },
        [this, generation](Result<SearchAnswer> answer) {
            if (generation != m_generation)
                return;
            m_ticket.reset();
            if (answer && m_program && m_source->kind != SourceKind::Tempo)
                refineAnswer(std::move(*answer));
            else
                takeAnswer(std::move(answer));
        });
}

void TraceSearch::refineAnswer(SearchAnswer answer)
{
    m_refinement.run(
        [answer = std::move(answer), program = m_program]() mutable -> Result<SearchAnswer> {
            std::vector<FoundTrace> kept;
            for (FoundTrace &found : answer.traces) {
                const auto spansets = traceql::evaluate(*program, *found.trace);
                if (!spansets)
                    return tl::unexpected(spansets.error());
                if (!spansets->empty())
                    kept.push_back(std::move(found));
            }
            answer.traces = std::move(kept);
            return answer;
        },
        [this](Result<SearchAnswer> refined) { takeAnswer(std::move(refined)); },
        [this](const QString &reason) { fail({ErrorCode::InvalidInput, reason}); });
}

void TraceSearch::takeAnswer(Result<SearchAnswer> answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    std::vector<TraceSummary> rows;
    rows.reserve(answer->traces.size());
    m_found.clear();
    for (const FoundTrace &found : answer->traces) {
        rows.push_back(toSummary(found, *m_source));
        if (found.trace)
            m_found.emplace(found.id, found.trace);
    }
    m_warnings = answer->warnings;
    m_isTruncated = answer->truncated;
    m_model.setMarksCached(true);
    m_model.setTraces(std::move(rows));
    setState(State::Found);
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

void TraceSearch::fail(const Error &error)
{
    m_error = error;
    m_model.setTraces({});
    m_found.clear();
    setState(State::Failed);
}

void TraceSearch::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace traceloupe
