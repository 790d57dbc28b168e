// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegerquery.h"

#include "core/sources/backendsource.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimeZone>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

Result<> checkRequest(const SearchRequest &request)
{
    if (!request.traceQl.isEmpty())
        return fail(ErrorCode::Unsupported,
                    u"Jaeger has no TraceQL: search by service, operation, tags and duration."_s);
    if (request.looseTags)
        return fail(ErrorCode::Unsupported, u"Jaeger compares tags exactly; it can't search for parts of a value."_s);
    if (request.service.isEmpty())
        return fail(ErrorCode::InvalidInput, u"Jaeger searches one service at a time: name the service."_s);
    if (request.endNs <= request.startNs)
        return fail(ErrorCode::InvalidInput,
                    u"The time range of the search is empty: its end is not after its start."_s);
    return {};
}

/// Tags as Jaeger wants them: one JSON object of strings. Of a repeated key Jaeger would keep one only.
Result<QString> tagsJson(const SearchRequest &request)
{
    QJsonObject tags;
    for (const auto &[key, value] : request.tags) {
        if (tags.contains(key) && tags.value(key).toString() != value)
            return fail(ErrorCode::Unsupported,
                        u"Jaeger can't search for two values of the tag %1 at once."_s.arg(key));
        tags.insert(key, value);
    }
    return tags.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(tags).toJson(QJsonDocument::Compact));
}

} // namespace

QString rfc3339(std::int64_t ns)
{
    const std::int64_t seconds = floorTo(ns, kNsPerSecond);
    const QString whole = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    return whole + u".%1Z"_s.arg(ns - seconds * kNsPerSecond, 9, 10, QLatin1Char('0'));
}

Result<QueryString> jaegerLegacyQuery(const SearchRequest &request)
{
    const auto isGood = checkRequest(request);
    if (!isGood)
        return tl::unexpected(isGood.error());
    const auto tags = tagsJson(request);
    if (!tags)
        return tl::unexpected(tags.error());
    QueryString query;
    query.add("service", request.service);
    if (!request.operation.isEmpty())
        query.add("operation", request.operation);
    if (!tags->isEmpty())
        query.add("tags", *tags);
    query.addNumber("start", floorTo(request.startNs, kNsPerMicrosecond));
    query.addNumber("end", ceilTo(request.endNs, kNsPerMicrosecond));
    if (request.minDurationNs)
        query.add("minDuration", goDuration(*request.minDurationNs));
    if (request.maxDurationNs)
        query.add("maxDuration", goDuration(*request.maxDurationNs));
    query.addNumber("limit", request.limit);
    query.add("raw", u"true"_s); // what was recorded, not Jaeger's adjusted view of it
    return query;
}

Result<QueryString> jaegerV3Query(const SearchRequest &request)
{
    const auto isGood = checkRequest(request);
    if (!isGood)
        return tl::unexpected(isGood.error());
    const auto tags = tagsJson(request);
    if (!tags)
        return tl::unexpected(tags.error());
    QueryString query;
    const auto both = [&query](QByteArrayView camelCase, QByteArrayView snakeCase, const QString &value) {
        query.add(camelCase, value);
        query.add(snakeCase, value);
    };
    both("query.serviceName", "query.service_name", request.service);
    if (!request.operation.isEmpty())
        both("query.operationName", "query.operation_name", request.operation);
    if (!tags->isEmpty())
        query.add("query.attributes", *tags);
    both("query.startTimeMin", "query.start_time_min", rfc3339(request.startNs));
    both("query.startTimeMax", "query.start_time_max", rfc3339(request.endNs));
    if (request.minDurationNs)
        both("query.durationMin", "query.duration_min", goDuration(*request.minDurationNs));
    if (request.maxDurationNs)
        both("query.durationMax", "query.duration_max", goDuration(*request.maxDurationNs));
    both("query.searchDepth", "query.search_depth", QString::number(request.limit));
    query.addNumber("query.num_traces", request.limit);
    both("query.rawTraces", "query.raw_traces", u"true"_s);
    return query;
}

bool isJaegerV3Answer(const HttpAnswer &answer)
{
    const QByteArray start = answer.body.left(64).trimmed();
    return start.startsWith('{') || (answer.isSuccess() && start.isEmpty());
}

QString jaegerVersionOf(const QByteArray &page)
{
    static const QRegularExpression pattern(uR"x("gitVersion"\s*:\s*"v?([^"]{1,40})")x"_s);
    return pattern.match(QString::fromUtf8(page)).captured(1);
}

} // namespace traceloupe
