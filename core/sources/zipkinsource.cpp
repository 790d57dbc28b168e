// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/zipkinsource.h"

#include "core/sources/zipkinquery.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

std::uint64_t countOf(const QJsonValue &value)
{
    return static_cast<std::uint64_t>(std::max<qint64>(0, value.toInteger()));
}

/// Zipkin's window is of whole milliseconds and includes its end: what only that let in goes again.
void dropOutsideWindow(SearchAnswer &answer, const SearchRequest &request)
{
    const std::int64_t askedFromNs = floorTo(request.startNs, kNsPerMillisecond);
    std::erase_if(answer.traces, [&request, askedFromNs](const FoundTrace &found) {
        return found.startNs >= request.endNs || (found.startNs < request.startNs && found.startNs >= askedFromNs);
    });
}

} // namespace

ZipkinSource::ZipkinSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy)
    : BackendSource(config, credentials, policy, u"Zipkin"_s)
{}

void ZipkinSource::askNames(const QString &path, const QueryString &query, const Stop &stop,
                            const Done<QStringList> &done)
{
    getJson(url(path, query), stop, [done](const Result<QJsonDocument> &document) {
        if (!document)
            return done(tl::unexpected(document.error()));
        done(namesOf(document->array()));
    });
}

QFuture<Result<QStringList>> ZipkinSource::services()
{
    return ask<QStringList>(
        [this](const Stop &stop, const Done<QStringList> &done) { askNames(u"/api/v2/services"_s, {}, stop, done); });
}

QFuture<Result<QStringList>> ZipkinSource::operations(const QString &service)
{
    return ask<QStringList>([this, service](const Stop &stop, const Done<QStringList> &done) {
        QueryString query;
        query.add("serviceName", service.toLower());
        askNames(u"/api/v2/spans"_s, query, stop, done);
    });
}

QFuture<Result<QStringList>> ZipkinSource::tagNames(std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return ask<QStringList>([this](const Stop &stop, const Done<QStringList> &done) {
        askNames(u"/api/v2/autocompleteKeys"_s, {}, stop, done);
    });
}

QFuture<Result<QStringList>> ZipkinSource::tagValues(const QString &tag, std::int64_t /*startNs*/,
                                                     std::int64_t /*endNs*/)
{
    return ask<QStringList>([this, tag](const Stop &stop, const Done<QStringList> &done) {
        QueryString query;
        query.add("key", tag);
        askNames(u"/api/v2/autocompleteValues"_s, query, stop, done);
    });
}

QFuture<Result<SearchAnswer>> ZipkinSource::search(const SearchRequest &request)
{
    return ask<SearchAnswer>([this, request](const Stop &stop, const Done<SearchAnswer> &done) {
        const auto query = zipkinSearchQuery(request);
        if (!query)
            return done(tl::unexpected(query.error()));
        get(url(u"/api/v2/traces"_s, *query), stop, [this, request, stop, done](const Result<HttpAnswer> &answer) {
            if (!answer)
                return done(tl::unexpected(answer.error()));
            parseTraces(*answer, stop, [request, done](Result<ParsedTraces> parsed) {
                if (!parsed)
                    return done(tl::unexpected(parsed.error()));
                SearchAnswer found = searchAnswerOf(std::move(*parsed), request.limit);
                dropOutsideWindow(found, request);
                done(std::move(found));
            });
        });
    });
}

QFuture<Result<FetchedTrace>> ZipkinSource::trace(const TraceId &id, std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return ask<FetchedTrace>([this, id](const Stop &stop, const Done<FetchedTrace> &done) {
        get(url(u"/api/v2/trace/"_s + zipkinTraceId(id)), stop,
            [this, id, stop, done](const Result<HttpAnswer> &answer) {
                if (!answer)
                    return done(tl::unexpected(answer.error()));
                if (answer->status == 404 && !answer->isUnknownPath() && answer->body.contains("not found"))
                    return done(tl::unexpected(notFound(id)));
                parseTrace(*answer, id, stop, done);
            });
    });
}

QFuture<Result<std::vector<Dependency>>> ZipkinSource::dependencies(std::int64_t startNs, std::int64_t endNs)
{
    return ask<std::vector<Dependency>>(
        [this, startNs, endNs](const Stop &stop, const Done<std::vector<Dependency>> &done) {
            QueryString query;
            const std::int64_t endMs = ceilTo(endNs, kNsPerMillisecond);
            query.addNumber("endTs", endMs);
            query.addNumber("lookback", std::max<std::int64_t>(1, endMs - floorTo(startNs, kNsPerMillisecond)));
            getJson(url(u"/api/v2/dependencies"_s, query), stop, [done](const Result<QJsonDocument> &document) {
                if (!document)
                    return done(tl::unexpected(document.error()));
                std::vector<Dependency> dependencies;
                for (const QJsonValue value : document->array()) {
                    const QJsonObject edge = value.toObject();
                    dependencies.push_back({edge.value("parent"_L1).toString(), edge.value("child"_L1).toString(),
                                            countOf(edge.value("callCount"_L1)), countOf(edge.value("errorCount"_L1))});
                }
                done(std::move(dependencies));
            });
        });
}

QFuture<Result<SourceCheck>> ZipkinSource::check()
{
    return ask<SourceCheck>([this](const Stop &stop, const Done<SourceCheck> &done) {
        QElapsedTimer clock;
        clock.start();
        askNames(u"/api/v2/services"_s, {}, stop, [this, stop, done, clock](const Result<QStringList> &services) {
            if (!services)
                return done(tl::unexpected(services.error()));
            SourceCheck result;
            result.roundTripMs = clock.elapsed();
            result.detail = u"API v2, %1 services"_s.arg(services->size());
            askVersion(stop, std::move(result), done);
        });
    });
}

void ZipkinSource::askVersion(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done)
{
    getJson(url(u"/info"_s), stop, [check = std::move(check), done](const Result<QJsonDocument> &document) mutable {
        const QString version = document
                                    ? document->object().value("zipkin"_L1).toObject().value("version"_L1).toString()
                                    : QString();
        check.server = version.isEmpty() ? u"Zipkin"_s : u"Zipkin "_s + version;
        done(std::move(check));
    });
}

QUrl ZipkinSource::traceUrl(const TraceId &id) const
{
    if (!config().browserUrl.isEmpty())
        return browserUrlFor(config().browserUrl, id);
    const bool hasPrefix = config().baseUrl.path().endsWith("/zipkin"_L1)
                           || config().baseUrl.path().endsWith("/zipkin/"_L1);
    return url((hasPrefix ? u"/traces/"_s : u"/zipkin/traces/"_s) + zipkinTraceId(id));
}

} // namespace traceloupe
