// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/backendsource.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QThreadPool>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

Result<ParsedTraces> parseBody(const QByteArray &body, const std::stop_token &stop)
{
    TraceCollector collector;
    ReadOptions options;
    options.isCancelled = [stop] { return stop.stop_requested(); };
    ParsedTraces parsed;
    auto report = readTraces({body.constData(), static_cast<std::size_t>(body.size())}, collector, options);
    if (!report)
        return tl::unexpected(report.error());
    // A body without a length (chunked, compressed) may be cut off unnoticed: better none than an unmarked part.
    if (report->diagnostics.count(Diagnostic::TruncatedInput) > 0)
        return fail(ErrorCode::Network,
                    u"it ends in the middle of a record; the connection was probably cut. Try again."_s);
    parsed.report = std::move(*report);
    auto traces = collector.finish();
    if (!traces)
        return tl::unexpected(traces.error());
    parsed.traces = std::move(*traces);
    return parsed;
}

/// Calls `done` in the thread of `context` with the future's result; never, if the context dies first.
template <class T>
void whenFinished(QObject *context, const QFuture<T> &future, std::function<void(T)> done)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->future().takeResult());
    });
    watcher->setFuture(future);
}

/// Backends that look at the lower half of an id only may answer with the longer or shorter one.
bool isSameTrace(const TraceId &given, const TraceId &asked)
{
    return given == asked || (given.low == asked.low && (given.high == 0 || asked.high == 0));
}

} // namespace

BackendSource::BackendSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy,
                             QString server)
    : m_config(config), m_server(std::move(server)), m_http(config, credentials, policy)
{}

BackendSource::TimeHint BackendSource::TimeHint::padded() const
{
    constexpr std::int64_t kPaddingNs = 30 * 60 * kNsPerSecond;
    return isGiven() ? TimeHint{std::max<std::int64_t>(1, startNs - kPaddingNs), endNs + kPaddingNs} : TimeHint();
}

QUrl BackendSource::url(const QString &path, const QueryString &query) const
{
    QUrl result = m_config.baseUrl;
    QString base = result.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    result.setPath(base + path, QUrl::DecodedMode);
    if (!query.encoded().isEmpty())
        result.setQuery(QString::fromLatin1(query.encoded()), QUrl::StrictMode);
    return result;
}

void BackendSource::get(const QUrl &url, const Stop &stop, HttpClient::Done done, const QByteArray &accept)
{
    m_http.get(url, accept, stop, std::move(done));
}

void BackendSource::getJson(const QUrl &url, const Stop &stop, Done<QJsonDocument> done)
{
    get(url, stop, [this, done = std::move(done)](const Result<HttpAnswer> &answer) {
        if (!answer)
            done(tl::unexpected(answer.error()));
        else
            done(jsonOf(*answer));
    });
}

void BackendSource::getAllJson(const std::vector<QUrl> &urls, const Stop &stop, const AllDone &done)
{
    struct Answers {
        std::vector<Result<QJsonDocument>> all;
        std::size_t missing = 0;
    };
    auto answers = std::make_shared<Answers>();
    answers->all.resize(urls.size());
    answers->missing = urls.size();
    if (urls.empty())
        return done({});
    for (std::size_t i = 0; i < urls.size(); ++i) {
        getJson(urls[i], stop, [answers, i, done](Result<QJsonDocument> answer) {
            answers->all[i] = std::move(answer);
            if (--answers->missing == 0)
                done(std::move(answers->all));
        });
    }
}

Result<QJsonDocument> BackendSource::jsonOf(const HttpAnswer &answer) const
{
    if (!answer.isSuccess() || answer.isHtml())
        return tl::unexpected(refusal(answer));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return fail(ErrorCode::InvalidInput,
                    u"%1 did not answer with JSON (%2): is this %3, and is the base path right?"_s.arg(
                        addressText(answer.url), problem.errorString(), m_server));
    }
    return document;
}

Error BackendSource::refusal(const HttpAnswer &answer) const
{
    Error error = answer.isHtml() && answer.status != 401 && answer.status != 403 && answer.status < 500
                      ? webPageError(answer, m_server)
                      : refusalOf(answer, m_server);
    error.detail = m_http.withoutSecrets(error.detail);
    return error;
}

void BackendSource::parseTraces(const HttpAnswer &answer, const Stop &stop, Done<ParsedTraces> done)
{
    if (!answer.isSuccess() || answer.isHtml())
        return done(tl::unexpected(refusal(answer)));
    QPromise<Result<ParsedTraces>> promise;
    promise.start();
    const QFuture<Result<ParsedTraces>> future = promise.future();
    const QString address = addressText(answer.url);
    // std::function must be copyable, which a promise is not.
    auto shared = std::make_shared<QPromise<Result<ParsedTraces>>>(std::move(promise));
    QThreadPool::globalInstance()->start([shared, body = answer.body, stop, address] {
        auto parsed = parseBody(body, stop);
        if (!parsed && parsed.error().code != ErrorCode::Cancelled)
            parsed.error().detail = u"The answer of %1 could not be read: %2"_s.arg(address, parsed.error().detail);
        shared->addResult(std::move(parsed));
        shared->finish();
    });
    whenFinished<Result<ParsedTraces>>(this, future, std::move(done));
}

void BackendSource::parseTrace(const HttpAnswer &answer, const TraceId &id, const Stop &stop, Done<FetchedTrace> done)
{
    parseTraces(answer, stop, [this, id, done = std::move(done)](Result<ParsedTraces> parsed) {
        if (!parsed)
            return done(tl::unexpected(parsed.error()));
        auto &traces = parsed->traces;
        auto trace = std::find_if(traces.begin(), traces.end(),
                                  [&id](const TracePtr &candidate) { return candidate->id() == id; });
        if (trace == traces.end())
            trace = std::find_if(traces.begin(), traces.end(),
                                 [&id](const TracePtr &candidate) { return isSameTrace(candidate->id(), id); });
        if (trace == traces.end())
            return done(tl::unexpected(notFound(id)));
        FetchedTrace fetched;
        fetched.trace = *trace;
        fetched.partial = parsed->report.status == "PARTIAL";
        fetched.message = QString::fromStdString(parsed->report.statusMessage);
        fetched.diagnostics = std::move(parsed->report.diagnostics);
        done(std::move(fetched));
    });
}

Error BackendSource::notFound(const TraceId &id) const
{
    return {ErrorCode::NotFound, u"%1 at %2 has no trace %3 (or no longer)."_s.arg(
                                     m_server, addressText(m_config.baseUrl), QString::fromStdString(id.toHex()))};
}

FoundTrace foundTraceOf(TracePtr trace)
{
    FoundTrace found;
    found.id = trace->id();
    if (const SpanIndex root = trace->analysisRoot(); root.isValid()) {
        const std::string_view service = trace->serviceName(root);
        const std::string_view name = trace->name(root);
        found.rootService = QString::fromUtf8(service.data(), static_cast<qsizetype>(service.size()));
        found.rootName = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    found.startNs = trace->startNs();
    found.durationNs = trace->durationNs();
    found.spans = trace->spanCount();
    found.errors = trace->errorCount();
    for (const StringId service : trace->services()) {
        const std::string_view name = trace->text(service);
        if (!name.empty())
            found.services << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    found.trace = std::move(trace);
    return found;
}

SearchAnswer searchAnswerOf(ParsedTraces parsed, std::uint32_t limit)
{
    SearchAnswer answer;
    for (TracePtr &trace : parsed.traces)
        answer.traces.push_back(foundTraceOf(std::move(trace)));
    std::stable_sort(answer.traces.begin(), answer.traces.end(),
                     [](const FoundTrace &a, const FoundTrace &b) { return a.startNs > b.startNs; });
    answer.truncated = answer.traces.size() >= limit;
    answer.diagnostics = std::move(parsed.report.diagnostics);
    return answer;
}

QStringList namesOf(const QJsonValue &array)
{
    QStringList names;
    for (const QJsonValue value : array.toArray()) {
        if (!value.toString().isEmpty())
            names << value.toString();
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

QStringList namesOf(const QJsonValue &array, QLatin1StringView key)
{
    QJsonArray values;
    for (const QJsonValue value : array.toArray())
        values.append(value.toObject().value(key));
    return namesOf(values);
}

QString goDuration(std::int64_t ns)
{
    if (ns % kNsPerSecond == 0)
        return QString::number(ns / kNsPerSecond) + u's';
    if (ns % kNsPerMillisecond == 0)
        return QString::number(ns / kNsPerMillisecond) + u"ms"_s;
    if (ns % kNsPerMicrosecond == 0)
        return QString::number(ns / kNsPerMicrosecond) + u"us"_s;
    return QString::number(ns) + u"ns"_s;
}

} // namespace traceloupe
