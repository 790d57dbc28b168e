// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/backendoptions.h"
#include "app/cli/rememberedfetch.h"
#include "app/cli/values.h"
#include "core/cache/cache.h"
#include "core/pull/pulljob.h"
#include "core/search/pushdown.h"
#include "core/search/queryjob.h"
#include "core/sources/pasted.h"
#include "core/traceql/parser.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QTimer>

#include <csignal>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::int64_t kDefaultWindowNs = 3'600'000'000'000; ///< one hour
constexpr std::uint32_t kDefaultLimit = 1000;
constexpr int kSignalPollMs = 100;

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
}

Result<> readWindow(const Invocation &call, SearchRequest &search)
{
    const bool fixed = call.has(u"start"_s) || call.has(u"end"_s);
    if (fixed && (call.has(u"since"_s) || !call.has(u"start"_s) || !call.has(u"end"_s)))
        return fail(ErrorCode::InvalidInput, u"fetch: give either --since, or --start and --end"_s);
    if (call.has(u"trace"_s) && !fixed && !call.has(u"since"_s))
        return {}; // a trace by id may be of any age, and a guessed window could cut it off
    search.endNs = QDateTime::currentMSecsSinceEpoch() * kNsPerMs;
    search.startNs = search.endNs - kDefaultWindowNs;
    if (call.has(u"since"_s)) {
        const auto since = parseDuration(call.value(u"since"_s));
        if (!since)
            return tl::unexpected(since.error());
        search.startNs = search.endNs - *since;
    }
    if (!fixed)
        return {};
    const auto start = parseTime(call.value(u"start"_s));
    const auto end = parseTime(call.value(u"end"_s));
    if (!start || !end)
        return tl::unexpected(!start ? start.error() : end.error());
    if (*end <= *start)
        return fail(ErrorCode::InvalidInput, u"fetch: --end must be later than --start"_s);
    search.startNs = *start;
    search.endNs = *end;
    return {};
}

Result<> readConditions(const Invocation &call, SearchRequest &search)
{
    search.service = call.value(u"service"_s);
    search.operation = call.value(u"operation"_s);
    search.traceQl = call.value(u"query"_s);
    for (const QString &tag : call.options.values(u"tag"_s)) {
        const qsizetype equals = tag.indexOf(u'=');
        if (equals <= 0)
            return fail(ErrorCode::InvalidInput, u"fetch: --tag takes key=value, not '%1'"_s.arg(tag));
        search.tags.emplace_back(tag.left(equals), tag.mid(equals + 1));
    }
    const std::pair<QString, std::optional<std::int64_t> *> durations[] = {{u"min-duration"_s, &search.minDurationNs},
                                                                           {u"max-duration"_s, &search.maxDurationNs}};
    for (const auto &[option, target] : durations) {
        if (!call.has(option))
            continue;
        const auto duration = parseDuration(call.value(option));
        if (!duration)
            return tl::unexpected(duration.error());
        *target = *duration;
    }
    return {};
}

Result<> readTraceIds(const Invocation &call, PullRequest &request)
{
    for (const QString &text : call.options.values(u"trace"_s)) {
        const auto pasted = parsePasted(text);
        if (!pasted)
            return tl::unexpected(pasted.error());
        if (pasted->traceId.isZero())
            return fail(ErrorCode::InvalidInput, u"fetch: '%1' names no trace"_s.arg(text));
        request.traceIds.push_back(pasted->traceId);
    }
    return {};
}

Result<PullRequest> requestOf(const Invocation &call)
{
    if (call.arguments.size() != 1)
        return fail(ErrorCode::InvalidInput,
                    u"fetch: name one SOURCE: a saved name, or for instance jaeger+http://localhost:16686"_s);
    auto backend = backendFor(call, call.arguments.front());
    if (!backend)
        return tl::unexpected(backend.error());
    if (!holdsTraces(backend->config.kind)) {
        return fail(ErrorCode::InvalidInput,
                    u"fetch: %1 is a Prometheus, which holds no traces; name a Jaeger, Tempo or Zipkin"_s.arg(
                        backend->config.name));
    }
    PullRequest request;
    request.source = backend->config;
    request.credentials = backend->credentials;
    request.cacheFile = call.cacheFile;
    request.refresh = call.has(u"refresh"_s);
    const bool mixed = call.has(u"service"_s) || call.has(u"operation"_s) || call.has(u"tag"_s)
                       || call.has(u"min-duration"_s) || call.has(u"max-duration"_s);
    if (call.has(u"query"_s) && mixed)
        return fail(ErrorCode::InvalidInput,
                    u"fetch: --query says all that is wanted; leave out --service, --operation, --tag and durations"_s);
    request.search.limit = kDefaultLimit;
    Result<> read = readTraceIds(call, request);
    if (read)
        read = readWindow(call, request.search);
    if (read)
        read = readConditions(call, request.search);
    if (read && call.has(u"limit"_s)) {
        const auto limit = parseCount(u"limit"_s, call.value(u"limit"_s));
        request.search.limit = limit.value_or(kDefaultLimit);
        if (!limit)
            read = tl::unexpected(limit.error());
    }
    if (!read)
        return tl::unexpected(read.error());
    return request;
}

/// Whether a Tempo can be sent the query as it is. An older one than what the query uses would refuse it, or mean
/// something else by it.
Result<bool> answersWhole(const PullRequest &request)
{
    const auto query = traceql::parse(request.search.traceQl.toStdString());
    if (!query || tempoNeedOf(*query).version <= TempoVersion{2, 0})
        return true; // what is wrong with a query, the server says
    const std::unique_ptr<TraceSource> source = TraceSource::create(request.source, request.credentials);
    QFuture<Result<SourceCheck>> check = source->check();
    QFutureWatcher<Result<SourceCheck>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(check);
    if (!check.isFinished())
        loop.exec();
    if (!check.isValid() || check.resultCount() == 0)
        return fail(ErrorCode::Cancelled, u"The search was stopped."_s);
    const Result<SourceCheck> answer = check.result(); // one that does not tell its version says itself what is wrong
    const auto version = answer ? tempoVersionOf(answer->server) : std::nullopt;
    return !version || *version >= tempoNeedOf(*query).version;
}

/// A backend without TraceQL (or an old one) is searched for what it can say, the rest is decided here; then the traces
/// are pulled by id. Nothing for a query that the backend answers itself.
Result<std::optional<QueryCoverage>> findByQuery(const Invocation &call, PullRequest &request)
{
    if (!call.has(u"query"_s))
        return std::nullopt;
    if (request.source.kind == SourceKind::Tempo) {
        const Result<bool> isWhole = answersWhole(request);
        if (!isWhole)
            return tl::unexpected(isWhole.error());
        if (*isWhole)
            return std::nullopt;
    }
    QueryRequest query;
    query.text = request.search.traceQl;
    query.options.startNs = request.search.startNs;
    query.options.endNs = request.search.endNs;
    query.options.limit = request.search.limit;
    query.options.withSpanIds = false;
    query.targets = {QueryTarget::ofSource(request.source)};
    QueryJob job(std::move(query),
                 [&request](const SourceConfig &) -> Result<Credentials> { return request.credentials; });
    std::optional<QueryCoverage> coverage;
    std::optional<Error> error;
    QObject::connect(&job, &QueryJob::found, &job, [&request](const std::vector<QueryHit> &hits) {
        for (const QueryHit &hit : hits)
            request.traceIds.push_back(hit.trace.id);
    });
    QObject::connect(&job, &QueryJob::covered, &job, [&](const QueryCoverage &covered) { coverage = covered; });
    QObject::connect(&job, &QueryJob::finished, &job, [&](const QueryOutcome &outcome) {
        error = outcome.error;
        QCoreApplication::quit();
    });
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &job, [&job] {
        if (interrupted != 0)
            job.cancel();
    });
    poll.start(kSignalPollMs);
    QTimer::singleShot(0, &job, &QueryJob::start);
    QCoreApplication::exec();
    if (error)
        return tl::unexpected(*error);
    if (coverage && coverage->state == QueryCoverage::State::Failed)
        return fail(ErrorCode::Network, coverage->reason);
    if (!coverage || coverage->state == QueryCoverage::State::Cancelled)
        return fail(ErrorCode::Cancelled, u"The search was stopped."_s);
    return coverage;
}

QJsonObject resultObject(const QString &source, const PullProgress &progress)
{
    const auto number = [](std::uint64_t value) { return static_cast<qint64>(value); };
    return {{u"source"_s, source},
            {u"traces"_s, number(progress.fetched + progress.skipped)},
            {u"spans"_s, number(progress.spans)},
            {u"new"_s, number(progress.newTraces)},
            {u"updated"_s, number(progress.updatedTraces)},
            {u"partial"_s, number(progress.partialTraces)},
            {u"truncated"_s, progress.truncated},
            {u"skipped"_s, number(progress.skipped)},
            {u"failed"_s, number(progress.failed)},
            {u"coverage"_s, progress.coverage},
            {u"problems"_s, QJsonArray::fromStringList(progress.problems)}};
}

ExitCode report(const Invocation &call, const PullRequest &request, const PullProgress &progress)
{
    for (const QString &problem : progress.problems)
        call.out.warning(problem);
    const QString source = call.arguments.front();
    call.out.document(resultObject(source, progress));
    call.out.line(u"%1: %2 fetched with %3 (%4 new, %5 updated, %6 partial), %7 were in the cache already"_s.arg(
        source, counted(progress.fetched, u"trace"), counted(progress.spans, u"span"),
        QString::number(progress.newTraces), QString::number(progress.updatedTraces),
        QString::number(progress.partialTraces), QString::number(progress.skipped)));
    if (request.traceIds.empty() && progress.truncated)
        call.out.line(u"The backend may have more: raise --limit or narrow the search."_s);
    return progress.failed > 0 ? ExitCode::BackendFailed : ExitCode::Done;
}

ExitCode run(const Invocation &call)
{
    auto request = requestOf(call);
    if (!request)
        return call.out.error(request.error());
    std::signal(SIGINT, onInterrupt);
    const auto searched = findByQuery(call, *request);
    if (!searched)
        return call.out.error(searched.error());
    if (*searched) {
        for (const QString &sentence : (*searched)->ran + (*searched)->warnings)
            call.out.detail(sentence);
        if (request->traceIds.empty()) {
            // it was filled with all that there is, so that `list` and others find it
            if (const auto made = Cache::open(request->cacheFile); !made)
                return call.out.error(made.error());
            PullProgress nothing;
            nothing.coverage = 1;
            nothing.truncated = (*searched)->state == QueryCoverage::State::Truncated;
            return report(call, *request, nothing);
        }
        request->search = {}; // by id now, wherever in time they are
    }
    RememberedFetch remembered(*request);
    PullJob job(*request);
    PullProgress reached;
    std::optional<Result<PullProgress>> result;
    QObject::connect(&job, &PullJob::progressed, &job, [&call, &reached](const PullProgress &progress) {
        reached = progress;
        call.out.progress(u"%1 traces, %2 spans, %3 spans/s, %4 % of the window"_s.arg(progress.fetched)
                              .arg(progress.spans)
                              .arg(progress.spansPerSecond, 0, 'f', 0)
                              .arg(progress.coverage * 100, 0, 'f', 0));
    });
    QObject::connect(&job, &PullJob::finished, &job, [&result](const Result<PullProgress> &finished) {
        result = finished;
        QCoreApplication::quit();
    });
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &job, [&job] {
        if (interrupted != 0)
            job.cancel();
    });
    poll.start(kSignalPollMs);
    QTimer::singleShot(0, &job, &PullJob::start);
    QCoreApplication::exec();
    call.out.endProgress();
    if (result)
        remembered.finish(*result, reached);
    if (!result)
        return call.out.error(ExitCode::BackendFailed, u"fetch: ended without a result"_s);
    return *result ? report(call, *request, **result) : call.out.error(result->error());
}

} // namespace

Command fetchCommand()
{
    std::vector<QCommandLineOption> options{
        {u"trace"_s, u"Fetch this trace: an id, a traceparent or a pasted URL (repeatable)."_s, u"id"_s},
        {u"query"_s, u"Only traces that match a TraceQL query."_s, u"query"_s},
        {u"service"_s, u"Only traces with a span of this service."_s, u"name"_s},
        {u"operation"_s, u"Only traces with a span of this name."_s, u"name"_s},
        {u"tag"_s, u"Only traces with this tag or attribute (repeatable)."_s, u"key=value"_s},
        {u"min-duration"_s, u"At least this long, for instance 250ms."_s, u"duration"_s},
        {u"max-duration"_s, u"At most this long."_s, u"duration"_s},
        {u"since"_s, u"The last so long, for instance 1h (the default)."_s, u"duration"_s},
        {u"start"_s, u"Start of the time window, RFC 3339."_s, u"time"_s},
        {u"end"_s, u"End of the time window, RFC 3339."_s, u"time"_s},
        {u"limit"_s, u"At most this many traces (default 1000)."_s, u"n"_s},
        {u"refresh"_s, u"Fetch traces again that the cache has whole."_s}};
    for (QCommandLineOption &option : backendOptions())
        options.push_back(option);
    return {u"fetch"_s, u"SOURCE"_s, u"Pull traces from Jaeger, Tempo or Zipkin into the cache."_s, options, run};
}

} // namespace traceloupe::cli
