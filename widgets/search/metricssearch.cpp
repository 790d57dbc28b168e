// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/metricssearch.h"

#include "core/models/errortext.h"
#include "core/search/pushdown.h"

#include <QDateTime>

#include <algorithm>
#include <unordered_set>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;
constexpr std::int64_t kNsPerMs = 1'000'000;

/// A backend is asked for a window: without one, for the last hour.
traceql::MetricsRange rangeOf(const QueryOptions &options)
{
    const std::int64_t nowNs = QDateTime::currentMSecsSinceEpoch() * kNsPerMs;
    const std::int64_t endNs = options.endNs.value_or(nowNs);
    traceql::MetricsRange range = traceql::MetricsRange::covering(options.startNs.value_or(endNs - kHourNs), endNs);
    if (options.stepNs > 0)
        range.stepNs = options.stepNs;
    range.startNs -= range.startNs % range.stepNs;
    range.endNs += (range.stepNs - range.endNs % range.stepNs) % range.stepNs;
    return range;
}

traceql::Value valueOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return traceql::Value::ofBool(value.toBool());
    case QMetaType::Double:
        return traceql::Value::ofFloat(value.toDouble());
    case QMetaType::Int:
    case QMetaType::LongLong:
        return traceql::Value::ofInt(value.toLongLong());
    default:
        return traceql::Value::ofString(value.toString().toStdString());
    }
}

MetricsAnswer answerOf(const MetricSeriesAnswer &answer, const traceql::MetricsRange &range)
{
    MetricsAnswer taken;
    taken.range = range;
    for (const MetricSeries &one : answer.series) {
        traceql::Series &series = taken.series.emplace_back();
        for (const MetricSeries::Label &label : one.labels)
            series.labels.push_back({label.name.toStdString(), valueOf(label.value)});
        for (const MetricSeries::Point &point : one.points)
            series.points.push_back({point.timeNs, point.value});
    }
    taken.coverage.found = MetricsSearch::tr("%n series", nullptr, static_cast<int>(answer.series.size()));
    taken.coverage.ran = {answer.origin.what};
    taken.coverage.warnings = answer.origin.notes;
    if (answer.origin.isPartial) {
        taken.coverage.state = QueryCoverage::State::Truncated;
        taken.coverage.reason = answer.origin.notes.join(u' ');
    }
    return taken;
}

/// The places on this computer as one.
struct LocalPlace {
    QString name;
    TraceIds traces; ///< null = all of the cache
};

LocalPlace togetherOf(const std::vector<SearchTarget> &targets)
{
    std::unordered_set<TraceId> traces;
    QStringList names;
    for (const SearchTarget &target : targets) {
        if (target.isWholeCache())
            return {nameOf(target), nullptr};
        if (!target.collection)
            continue;
        names += nameOf(target);
        traces.insert(target.collection->traces->begin(), target.collection->traces->end());
    }
    return {names.join(u", "_s), std::make_shared<const std::unordered_set<TraceId>>(std::move(traces))};
}

} // namespace

MetricsSearch::MetricsSearch(std::shared_ptr<SharedSearcher> searcher, SourceAccess &sources, QObject *parent)
    : QObject(parent), m_searcher(std::move(searcher)), m_sources(sources)
{}

MetricsSearch::~MetricsSearch()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void MetricsSearch::search(traceql::ProgramPtr program, const SearchValues &values,
                           const std::vector<SearchTarget> &targets, std::int64_t stepNs)
{
    m_program = std::move(program);
    m_values = values;
    m_targets = targets;
    repeat(stepNs);
}

void MetricsSearch::repeat(std::int64_t stepNs)
{
    stop();
    m_answers.clear();
    m_stepNs = stepNs;
    m_isQuiet = false;
    ask();
}

void MetricsSearch::refresh()
{
    if (m_open > 0 || !m_program || m_answers.empty())
        return;
    m_isQuiet = true;
    m_coming.clear();
    ask();
}

void MetricsSearch::ask()
{
    const TraceFilter window = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    QueryOptions options;
    options.startNs = window.startNs;
    options.endNs = window.endNs;
    options.stepNs = m_stepNs;
    const auto local = std::ranges::count_if(m_targets, &SearchTarget::isLocal);
    m_open = static_cast<int>(m_targets.size()) - static_cast<int>(local) + (local > 0 ? 1 : 0);
    if (!m_isQuiet)
        Q_EMIT changed();
    if (local > 0)
        askCache(options);
    for (const SearchTarget &target : m_targets) {
        if (target.source)
            askSource(*target.source, options);
    }
}

void MetricsSearch::stop()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_work.cancel();
    ++m_generation;
    for (const SourceAccess::Ticket ticket : std::exchange(m_tickets, {}))
        m_sources.cancel(ticket);
    const bool wasQuiet = std::exchange(m_isQuiet, false);
    if (std::exchange(m_open, 0) > 0 && !wasQuiet)
        Q_EMIT changed();
}

void MetricsSearch::askCache(QueryOptions options)
{
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    const LocalPlace place = togetherOf(m_targets);
    options.traces = place.traces;
    const bool isTogether = m_open > 1;
    const std::optional<traceql::MetricsRange> range = isTogether ? std::optional(rangeOf(options)) : std::nullopt;
    const bool isShortened = isTogether && !options.startNs;
    m_work.run(
        [searcher = m_searcher, program = m_program, options, range, cancelled = m_cancelled] {
            Result<MetricsAnswer> answer = fail(ErrorCode::Cancelled, {});
            const auto used = searcher->with([&](CacheSearcher &cache) -> Result<> {
                answer = cache.metrics(program, range, options, cancelled.get());
                return {};
            });
            return used ? std::move(answer) : Result<MetricsAnswer>(tl::unexpected(used.error()));
        },
        [this, name = place.name, isShortened](Result<MetricsAnswer> answer) {
            if (answer && isShortened)
                answer->coverage.warnings
                    << tr("Beside sources, only the last hour of it is counted: choose a time range.");
            take(name, std::move(answer));
        },
        [this, name = place.name](const QString &reason) { take(name, fail(ErrorCode::LimitExceeded, reason)); });
}

/// Tempo counts over all that it has seen. Others can't, and say so.
void MetricsSearch::askSource(const SourceConfig &source, const QueryOptions &options)
{
    const quint64 generation = m_generation;
    const auto take = [this, generation, name = source.name](Result<MetricsAnswer> answer) {
        if (generation == m_generation)
            this->take(name, std::move(answer));
    };
    if (source.kind != SourceKind::Tempo) {
        const QString reason = tr("%1 can't compute metrics: capture its traces, then ask the cache.").arg(source.name);
        QMetaObject::invokeMethod(
            this, [take, reason] { take(fail(ErrorCode::Unsupported, reason)); }, Qt::QueuedConnection);
        return;
    }
    const TempoNeed need = tempoNeedOf(m_program->query());
    const traceql::MetricsRange range = rangeOf(options);
    m_tickets.push_back(m_sources.ask(
        source, this, [](TraceSource &asked) { return asked.check(); },
        [this, generation, take, need, source, range](const Result<SourceCheck> &check) {
            if (generation != m_generation)
                return;
            // one that does not tell its version says itself what it can't do
            const auto version = check ? tempoVersionOf(check->server) : std::nullopt;
            if (!version || *version >= need.version)
                return askSeries(source, range);
            take(fail(
                ErrorCode::Unsupported,
                tr("%1 is older than %2, which brought %3: capture its traces, then ask the cache.")
                    .arg(check->server, u"%1.%2"_s.arg(need.version.major).arg(need.version.minor), need.feature)));
        }));
}

void MetricsSearch::askSeries(const SourceConfig &source, const traceql::MetricsRange &range)
{
    const quint64 generation = m_generation;
    const auto take = [this, generation, name = source.name](Result<MetricsAnswer> answer) {
        if (generation == m_generation)
            this->take(name, std::move(answer));
    };
    const QString query = QString::fromStdString(m_program->query().text);
    m_tickets.push_back(m_sources.ask(
        source, this,
        [query, range](TraceSource &asked) {
            return asked.metrics()->series(query, range.startNs, range.endNs, range.stepNs);
        },
        [take, range](const Result<MetricSeriesAnswer> &answer) {
            take(answer ? Result<MetricsAnswer>(answerOf(*answer, range)) : tl::unexpected(answer.error()));
        }));
}

void MetricsSearch::take(const QString &target, Result<MetricsAnswer> answer)
{
    MetricsAnswer taken;
    if (answer) {
        taken = std::move(*answer);
    } else {
        taken.coverage.state = QueryCoverage::State::Failed;
        taken.coverage.reason = errorText(answer.error());
    }
    taken.coverage.target = target;
    (m_isQuiet ? m_coming : m_answers).push_back(std::move(taken));
    m_open = std::max(0, m_open - 1);
    if (m_isQuiet && m_open > 0)
        return;
    if (std::exchange(m_isQuiet, false))
        m_answers = std::move(m_coming);
    Q_EMIT changed();
}

} // namespace traceloupe
