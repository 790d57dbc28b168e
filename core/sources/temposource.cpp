// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/temposource.h"

#include "core/sources/tempoquery.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Names without a given time are those of the last day; without a window Tempo knows the last minutes only.
constexpr std::int64_t kNamesWindowNs = 24 * 3600 * kNsPerSecond;

/// v1 has no scopes: "resource.service.name" and ".service.name" are "service.name" there.
QString unscoped(const QString &identifier)
{
    for (const QLatin1StringView scope :
         {"resource."_L1, "span."_L1, "event."_L1, "link."_L1, "instrumentation."_L1, "."_L1}) {
        if (identifier.startsWith(scope))
            return identifier.mid(scope.size());
    }
    return identifier;
}

QStringList scopedNames(const QJsonObject &answer)
{
    QStringList names;
    for (const QJsonValue value : answer.value("scopes"_L1).toArray()) {
        const QJsonObject scope = value.toObject();
        const QString prefix = scope.value("name"_L1).toString();
        for (const QJsonValue tag : scope.value("tags"_L1).toArray())
            names << (prefix == "intrinsic"_L1 || prefix.isEmpty() ? tag.toString() : prefix + u'.' + tag.toString());
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace

TempoSource::TempoSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy)
    : BackendSource(config, credentials, policy, u"Tempo"_s)
{}

void TempoSource::addWindow(QueryString &query, TimeHint window)
{
    if (!window.isGiven())
        return;
    const std::int64_t start = floorTo(window.startNs, kNsPerSecond);
    query.addNumber("start", start);
    query.addNumber("end", std::max(start + 1, ceilTo(window.endNs, kNsPerSecond)));
}

TempoSource::TimeHint TempoSource::lastDay()
{
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * kNsPerMillisecond;
    return {now - kNamesWindowNs, now};
}

void TempoSource::askValues(const QString &identifier, const QString &filter, TimeHint window, const Stop &stop,
                            const Done<QStringList> &done)
{
    QueryString query;
    if (!filter.isEmpty())
        query.add("q", filter);
    addWindow(query, window);
    get(url(u"/api/v2/search/tag/%1/values"_s.arg(identifier), query), stop,
        [this, identifier, filter, window, stop, done](const Result<HttpAnswer> &answer) {
            if (!answer)
                return done(tl::unexpected(answer.error()));
            if (answer->isUnknownPath())
                return askValuesV1(identifier, window, stop, done);
        // A server may allow less than our window; its own default is better than nothing.
            if (answer->status == 400 && window.isGiven() && answer->body.contains("range"))
                return askValues(identifier, filter, {}, stop, done);
            const auto document = jsonOf(*answer);
            if (!document)
                return done(tl::unexpected(document.error()));
            done(namesOf(document->object().value("tagValues"_L1), "value"_L1));
        });
}

void TempoSource::askValuesV1(const QString &identifier, TimeHint window, const Stop &stop,
                              const Done<QStringList> &done)
{
    QueryString query;
    addWindow(query, window);
    getJson(url(u"/api/search/tag/%1/values"_s.arg(unscoped(identifier)), query), stop,
            [done](const Result<QJsonDocument> &document) {
                if (!document)
                    return done(tl::unexpected(document.error()));
                done(namesOf(document->object().value("tagValues"_L1)));
            });
}

QFuture<Result<QStringList>> TempoSource::services()
{
    return ask<QStringList>([this](const Stop &stop, const Done<QStringList> &done) {
        askValues(u"resource.service.name"_s, {}, lastDay(), stop, done);
    });
}

QFuture<Result<QStringList>> TempoSource::operations(const QString &service)
{
    return ask<QStringList>([this, service](const Stop &stop, const Done<QStringList> &done) {
        SearchRequest filter;
        filter.service = service;
        askValues(u"name"_s, traceQlOf(filter), lastDay(), stop, done);
    });
}

QFuture<Result<QStringList>> TempoSource::tagValues(const QString &tag, std::int64_t startNs, std::int64_t endNs)
{
    return ask<QStringList>([this, tag, startNs, endNs](const Stop &stop, const Done<QStringList> &done) {
        askValues(tempoTagIdentifier(tag), {}, {startNs, endNs}, stop, done);
    });
}

QFuture<Result<QStringList>> TempoSource::tagNames(std::int64_t startNs, std::int64_t endNs)
{
    return ask<QStringList>([this, startNs, endNs](const Stop &stop, const Done<QStringList> &done) {
        const TimeHint window{startNs, endNs};
        QueryString query;
        addWindow(query, window);
        get(url(u"/api/v2/search/tags"_s, query), stop, [this, window, stop, done](const Result<HttpAnswer> &answer) {
            if (!answer)
                return done(tl::unexpected(answer.error()));
            if (answer->isUnknownPath())
                return askNamesV1(window, stop, done);
            const auto document = jsonOf(*answer);
            if (!document)
                return done(tl::unexpected(document.error()));
            done(scopedNames(document->object()));
        });
    });
}

void TempoSource::askNamesV1(TimeHint window, const Stop &stop, const Done<QStringList> &done)
{
    QueryString query;
    addWindow(query, window);
    getJson(url(u"/api/search/tags"_s, query), stop, [done](const Result<QJsonDocument> &document) {
        if (!document)
            return done(tl::unexpected(document.error()));
        done(namesOf(document->object().value("tagNames"_L1)));
    });
}

QFuture<Result<SearchAnswer>> TempoSource::search(const SearchRequest &request)
{
    return ask<SearchAnswer>([this, request](const Stop &stop, const Done<SearchAnswer> &done) {
        const auto query = tempoSearchQuery(request);
        if (!query)
            return done(tl::unexpected(query.error()));
        getJson(url(u"/api/search"_s, *query), stop,
                [limit = request.limit, done](const Result<QJsonDocument> &document) {
                    if (!document)
                        return done(tl::unexpected(document.error()));
                    done(tempoSearchAnswer(document->object(), limit));
                });
    });
}

QFuture<Result<FetchedTrace>> TempoSource::trace(const TraceId &id, std::int64_t startNs, std::int64_t endNs)
{
    return ask<FetchedTrace>([this, id, startNs, endNs](const Stop &stop, const Done<FetchedTrace> &done) {
        askTrace(id, TimeHint{startNs, endNs}.padded(), stop, done);
    });
}

void TempoSource::askTrace(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done)
{
    QueryString query;
    addWindow(query, hint);
    const QString path = (m_hasTraceV2 ? u"/api/v2/traces/"_s : u"/api/traces/"_s) + QString::fromStdString(id.toHex());
    const auto answered = [this, id, hint, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        traceAnswered(*answer, id, hint, stop, done);
    };
    get(url(path, query), stop, answered, "application/protobuf");
}

void TempoSource::traceAnswered(const HttpAnswer &answer, const TraceId &id, TimeHint hint, const Stop &stop,
                                const Done<FetchedTrace> &done)
{
    if (answer.isUnknownPath() && answer.url.path().contains("/api/v2/"_L1)) {
        m_hasTraceV2 = false;
        return askTrace(id, hint, stop, done);
    }
    // With a time hint only some blocks are read: "not found" is believed without one only.
    const auto missing = [this, id, hint, stop, done] {
        if (hint.isGiven())
            askTrace(id, {}, stop, done);
        else
            done(tl::unexpected(notFound(id)));
    };
    if (answer.status == 404 && !answer.isUnknownPath())
        return missing();
    if (answer.isSuccess() && answer.body.isEmpty())
        return missing();
    parseTrace(answer, id, stop, [done, missing](Result<FetchedTrace> fetched) {
        if (!fetched && fetched.error().code == ErrorCode::NotFound)
            return missing(); // v2 says "not found" with an empty trace and status 200
        done(std::move(fetched));
    });
}

QFuture<Result<std::vector<Dependency>>> TempoSource::dependencies(std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return refuse<std::vector<Dependency>>(ErrorCode::Unsupported,
                                           u"Tempo has no service graph of its own: it writes it into Prometheus."_s);
}

QFuture<Result<SourceCheck>> TempoSource::check()
{
    return ask<SourceCheck>([this](const Stop &stop, const Done<SourceCheck> &done) {
        QElapsedTimer clock;
        clock.start();
        getJson(url(u"/api/status/buildinfo"_s), stop,
                [this, stop, done, clock](const Result<QJsonDocument> &document) {
                    SourceCheck result;
                    result.server = u"Tempo"_s;
                    result.roundTripMs = clock.elapsed();
                    // Before 2.3, and behind some gateways, there is no such page; unreachable is unreachable.
                    if (!document && document.error().code == ErrorCode::Network)
                        return done(tl::unexpected(document.error()));
                    const QString version = document ? document->object().value("version"_L1).toString() : QString();
                    if (!version.isEmpty())
                        result.server += u' ' + version;
                    askServiceCount(stop, std::move(result), done);
                });
    });
}

void TempoSource::askServiceCount(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done)
{
    askValues(u"resource.service.name"_s, {}, lastDay(), stop,
              [check = std::move(check), done](const Result<QStringList> &services) mutable {
                  if (!services)
                      return done(tl::unexpected(services.error()));
                  check.detail = u"%1 services in the last day"_s.arg(services->size());
                  done(std::move(check));
              });
}

QUrl TempoSource::traceUrl(const TraceId &id) const
{
    return config().browserUrl.isEmpty() ? QUrl() : browserUrlFor(config().browserUrl, id);
}

} // namespace traceloupe
