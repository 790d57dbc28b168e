// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegersource.h"

#include "core/sources/jaegerquery.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

QString hexOf(const TraceId &id)
{
    return QString::fromStdString(id.toHex());
}

/// Statuses where another API of the same server would say the same.
bool isFinalRefusal(const HttpAnswer &answer)
{
    return answer.status == 401 || answer.status == 403 || answer.status == 429;
}

} // namespace

JaegerSource::JaegerSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy)
    : BackendSource(config, credentials, policy, u"Jaeger"_s)
{}

Error JaegerSource::noApi() const
{
    return {
        ErrorCode::Refused,
        u"%1 has neither the JSON API nor the API v3 of Jaeger: is this Jaeger's query port (16686), and is the base path right?"_s
            .arg(addressText(config().baseUrl))};
}

void JaegerSource::askServices(const Stop &stop, const Done<QStringList> &done)
{
    if (m_legacy == Offered::No)
        return askServicesV3(stop, done);
    get(url(u"/api/services"_s), stop, [this, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        if (answer->isUnknownPath()) {
            m_legacy = Offered::No;
            return askServicesV3(stop, done);
        }
        const auto document = jsonOf(*answer);
        if (!document)
            return done(tl::unexpected(document.error()));
        m_legacy = Offered::Yes;
        done(namesOf(document->object().value("data"_L1)));
    });
}

void JaegerSource::askServicesV3(const Stop &stop, const Done<QStringList> &done)
{
    get(url(u"/api/v3/services"_s), stop, [this, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        if (answer->isUnknownPath()) {
            // Perhaps a wrong address that is put right while we live: ask again next time.
            m_legacy = Offered::Unknown;
            return done(tl::unexpected(noApi()));
        }
        const auto document = jsonOf(*answer);
        if (!document)
            return done(tl::unexpected(document.error()));
        m_v3 = Offered::Yes;
        done(namesOf(document->object().value("services"_L1)));
    });
}

QFuture<Result<QStringList>> JaegerSource::services()
{
    return ask<QStringList>([this](const Stop &stop, const Done<QStringList> &done) { askServices(stop, done); });
}

void JaegerSource::whenLegacyKnown(const Stop &stop, const std::function<void(const Error &)> &onError,
                                   const std::function<void()> &next)
{
    if (m_legacy != Offered::Unknown)
        return next();
    askServices(stop, [onError, next](const Result<QStringList> &services) {
        if (!services)
            onError(services.error());
        else
            next();
    });
}

QFuture<Result<QStringList>> JaegerSource::operations(const QString &service)
{
    return ask<QStringList>([this, service](const Stop &stop, const Done<QStringList> &done) {
        const auto onError = [done](const Error &error) { done(tl::unexpected(error)); };
        whenLegacyKnown(stop, onError, [this, service, stop, done] {
            if (m_legacy == Offered::No)
                return askOperationsV3(service, stop, done);
            QueryString query;
            query.add("service", service);
            getJson(url(u"/api/operations"_s, query), stop, [done](const Result<QJsonDocument> &document) {
                if (!document)
                    return done(tl::unexpected(document.error()));
                done(namesOf(document->object().value("data"_L1), "name"_L1));
            });
        });
    });
}

void JaegerSource::askOperationsV3(const QString &service, const Stop &stop, const Done<QStringList> &done)
{
    QueryString query;
    query.add("service", service);
    getJson(url(u"/api/v3/operations"_s, query), stop, [done](const Result<QJsonDocument> &document) {
        if (!document)
            return done(tl::unexpected(document.error()));
        done(namesOf(document->object().value("operations"_L1), "name"_L1));
    });
}

QFuture<Result<SearchAnswer>> JaegerSource::search(const SearchRequest &request)
{
    return ask<SearchAnswer>([this, request](const Stop &stop, const Done<SearchAnswer> &done) {
        const auto onError = [done](const Error &error) { done(tl::unexpected(error)); };
        whenLegacyKnown(stop, onError, [this, request, stop, done] {
            // API v3 before 2.19 ignores attributes, so with tags the old search is the sure one.
            const bool needsLegacy = m_legacy == Offered::Yes && (m_v3 == Offered::No || !request.tags.empty());
            if (needsLegacy)
                searchLegacy(request, stop, done);
            else
                searchV3(request, stop, done);
        });
    });
}

void JaegerSource::searchV3(const SearchRequest &request, const Stop &stop, const Done<SearchAnswer> &done)
{
    const auto query = jaegerV3Query(request);
    if (!query)
        return done(tl::unexpected(query.error()));
    get(url(u"/api/v3/traces"_s, *query), stop, [this, request, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        const bool isV3 = isJaegerV3Answer(*answer);
        if (isV3 && answer->status == 404)
            return done(SearchAnswer()); // how API v3 says "none"
        if (isV3 && answer->isSuccess()) {
            m_v3 = Offered::Yes;
            return parseSearch(*answer, request, stop, done);
        }
        if (answer->isUnknownPath())
            m_v3 = Offered::No;
        if (m_legacy == Offered::Yes && !isFinalRefusal(*answer))
            return searchLegacy(request, stop, done);
        done(tl::unexpected(answer->isUnknownPath() ? noApi() : refusal(*answer)));
    });
}

void JaegerSource::searchLegacy(const SearchRequest &request, const Stop &stop, const Done<SearchAnswer> &done)
{
    const auto query = jaegerLegacyQuery(request);
    if (!query)
        return done(tl::unexpected(query.error()));
    get(url(u"/api/traces"_s, *query), stop, [this, request, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        parseSearch(*answer, request, stop, done);
    });
}

void JaegerSource::parseSearch(const HttpAnswer &answer, const SearchRequest &request, const Stop &stop,
                               const Done<SearchAnswer> &done)
{
    parseTraces(answer, stop, [limit = request.limit, done](Result<ParsedTraces> parsed) {
        if (!parsed)
            return done(tl::unexpected(parsed.error()));
        done(searchAnswerOf(std::move(*parsed), limit));
    });
}

QFuture<Result<FetchedTrace>> JaegerSource::trace(const TraceId &id, std::int64_t startNs, std::int64_t endNs)
{
    return ask<FetchedTrace>([this, id, startNs, endNs](const Stop &stop, const Done<FetchedTrace> &done) {
        const TimeHint hint = TimeHint{startNs, endNs}.padded();
        if (!hint.isGiven())
            return askTrace(id, {}, stop, done);
        // Some stores look only where the hint says: "not found" is believed without one only.
        askTrace(id, hint, stop, [this, id, stop, done](Result<FetchedTrace> fetched) {
            if (!fetched && fetched.error().code == ErrorCode::NotFound)
                return askTrace(id, {}, stop, done);
            done(std::move(fetched));
        });
    });
}

void JaegerSource::askTrace(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done)
{
    if (m_v3 == Offered::No)
        return traceLegacy(id, hint, stop, done);
    QueryString query;
    if (hint.isGiven()) {
        for (const QByteArrayView key : {"startTime", "start_time"})
            query.add(key, rfc3339(hint.startNs));
        for (const QByteArrayView key : {"endTime", "end_time"})
            query.add(key, rfc3339(hint.endNs));
    }
    query.add("rawTraces", u"true"_s);
    query.add("raw_traces", u"true"_s);
    get(url(u"/api/v3/traces/"_s + hexOf(id), query), stop,
        [this, id, hint, stop, done](const Result<HttpAnswer> &answer) {
            if (!answer)
                return done(tl::unexpected(answer.error()));
            const bool isV3 = isJaegerV3Answer(*answer);
            if (isV3 && (answer->isSuccess() || answer->status == 404))
                m_v3 = Offered::Yes;
            if (isV3 && answer->isSuccess())
                return parseTrace(*answer, id, stop, done);
            if (isV3 && answer->status == 404)
                return done(tl::unexpected(notFound(id)));
            if (answer->isUnknownPath())
                m_v3 = Offered::No;
            if (isFinalRefusal(*answer))
                return done(tl::unexpected(refusal(*answer)));
            traceLegacy(id, hint, stop, done);
        });
}

void JaegerSource::traceLegacy(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done)
{
    QueryString query;
    if (hint.isGiven()) {
        query.addNumber("start", floorTo(hint.startNs, kNsPerMicrosecond));
        query.addNumber("end", ceilTo(hint.endNs, kNsPerMicrosecond));
    }
    query.add("raw", u"true"_s);
    get(url(u"/api/traces/"_s + hexOf(id), query), stop, [this, id, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        if (answer->isUnknownPath())
            return done(tl::unexpected(noApi()));
        if (answer->status == 404)
            return done(tl::unexpected(notFound(id)));
        parseTrace(*answer, id, stop, done);
    });
}

QFuture<Result<std::vector<Dependency>>> JaegerSource::dependencies(std::int64_t startNs, std::int64_t endNs)
{
    return ask<std::vector<Dependency>>(
        [this, startNs, endNs](const Stop &stop, const Done<std::vector<Dependency>> &done) {
            askDependencies(startNs, endNs, stop, done);
        });
}

void JaegerSource::askDependencies(std::int64_t startNs, std::int64_t endNs, const Stop &stop,
                                   const Done<std::vector<Dependency>> &done)
{
    QueryString query;
    const std::int64_t endMs = ceilTo(endNs, kNsPerMillisecond);
    query.addNumber("endTs", endMs);
    query.addNumber("lookback", endMs - floorTo(startNs, kNsPerMillisecond));
    getJson(url(u"/api/dependencies"_s, query), stop, [done](const Result<QJsonDocument> &document) {
        if (!document)
            return done(tl::unexpected(document.error()));
        std::vector<Dependency> dependencies;
        for (const QJsonValue value : document->object().value("data"_L1).toArray()) {
            const QJsonObject edge = value.toObject();
            const auto calls = edge.value("callCount"_L1).toInteger();
            dependencies.push_back({edge.value("parent"_L1).toString(), edge.value("child"_L1).toString(),
                                    static_cast<std::uint64_t>(std::max<qint64>(0, calls)), 0});
        }
        done(std::move(dependencies));
    });
}

QFuture<Result<QStringList>> JaegerSource::tagNames(std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return refuse<QStringList>(ErrorCode::Unsupported, u"Jaeger can't list the tags that it has."_s);
}

QFuture<Result<QStringList>> JaegerSource::tagValues(const QString & /*tag*/, std::int64_t /*startNs*/,
                                                     std::int64_t /*endNs*/)
{
    return refuse<QStringList>(ErrorCode::Unsupported, u"Jaeger can't list the values of a tag."_s);
}

QFuture<Result<SourceCheck>> JaegerSource::check()
{
    return ask<SourceCheck>([this](const Stop &stop, const Done<SourceCheck> &done) {
        QElapsedTimer clock;
        clock.start();
        m_legacy = Offered::Unknown;
        askServices(stop, [this, stop, done, clock](const Result<QStringList> &services) {
            if (!services)
                return done(tl::unexpected(services.error()));
            SourceCheck result;
            result.roundTripMs = clock.elapsed();
            result.detail = m_legacy == Offered::Yes ? u"JSON API, %1 services"_s.arg(services->size())
                                                     : u"API v3, %1 services"_s.arg(services->size());
            askVersion(stop, std::move(result), done);
        });
    });
}

void JaegerSource::askVersion(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done)
{
    // Only the page of the user interface tells the version; a server without one is as good.
    get(
        url(u"/"_s), stop,
        [check = std::move(check), done](const Result<HttpAnswer> &answer) mutable {
            const QString version = answer ? jaegerVersionOf(answer->body) : QString();
            check.server = version.isEmpty() ? u"Jaeger"_s : u"Jaeger "_s + version;
            done(std::move(check));
        },
        "text/html");
}

QUrl JaegerSource::traceUrl(const TraceId &id) const
{
    return config().browserUrl.isEmpty() ? url(u"/trace/"_s + hexOf(id)) : browserUrlFor(config().browserUrl, id);
}

} // namespace traceloupe
