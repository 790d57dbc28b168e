// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/zipkinquery.h"

#include "core/sources/backendsource.h"

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// One condition of an annotationQuery, which has no escaping: "key=value", or "key" for "has it".
Result<QString> annotationCondition(const QString &key, const QString &value)
{
    const QString name = key.trimmed();
    const bool isPlain = name == key && !key.isEmpty() && !key.contains(u'=') && !key.contains(" and "_L1)
                         && value.trimmed() == value && !value.contains(" and "_L1);
    if (!isPlain)
        return fail(
            ErrorCode::Unsupported,
            u"Zipkin has no way to ask for the tag \"%1\" with the value \"%2\" (it can't quote \" and \", = and spaces)."_s
                .arg(key, value));
    // In Zipkin the tag "error" means an error whatever it says.
    if (value.isEmpty() || (key == "error"_L1 && value == "true"_L1))
        return key;
    return key + u'=' + value;
}

Result<QString> annotationQuery(const SearchRequest &request)
{
    QStringList conditions;
    for (const auto &[key, value] : request.tags) {
        auto condition = annotationCondition(key, value);
        if (!condition)
            return condition;
        conditions << *condition;
    }
    return conditions.join(u" and "_s);
}

Result<> checkRequest(const SearchRequest &request)
{
    if (!request.traceQl.isEmpty())
        return fail(ErrorCode::Unsupported,
                    u"Zipkin has no TraceQL: search by service, span name, tags and duration."_s);
    if (request.looseTags)
        return fail(ErrorCode::Unsupported, u"Zipkin compares tags exactly; it can't search for parts of a value."_s);
    if (request.endNs <= request.startNs)
        return fail(ErrorCode::InvalidInput,
                    u"The time range of the search is empty: its end is not after its start."_s);
    if (request.endNs <= 0)
        return fail(ErrorCode::InvalidInput, u"Zipkin can't search before 1970."_s);
    // To Zipkin the span name "all" means any.
    if (request.operation.compare("all"_L1, Qt::CaseInsensitive) == 0)
        return fail(ErrorCode::Unsupported, u"Zipkin can't search for a span that is called \"all\"."_s);
    return {};
}

} // namespace

QString zipkinTraceId(const TraceId &id)
{
    const QString hex = QString::fromStdString(id.toHex());
    return id.high == 0 ? hex.right(16) : hex;
}

Result<QueryString> zipkinSearchQuery(const SearchRequest &request)
{
    if (const auto isGood = checkRequest(request); !isGood)
        return tl::unexpected(isGood.error());
    const auto annotations = annotationQuery(request);
    if (!annotations)
        return tl::unexpected(annotations.error());
    QueryString query;
    if (!request.service.isEmpty())
        query.add("serviceName", request.service.toLower());
    if (!request.operation.isEmpty())
        query.add("spanName", request.operation.toLower());
    if (!annotations->isEmpty())
        query.add("annotationQuery", *annotations);
    // Durations are microseconds here; a maximum is only taken with a minimum, and neither may be 0.
    if (request.minDurationNs || request.maxDurationNs)
        query.addNumber("minDuration",
                        std::max<std::int64_t>(1, ceilTo(request.minDurationNs.value_or(0), kNsPerMicrosecond)));
    if (request.maxDurationNs)
        query.addNumber("maxDuration", std::max<std::int64_t>(1, floorTo(*request.maxDurationNs, kNsPerMicrosecond)));
    const std::int64_t endMs = std::max<std::int64_t>(1, ceilTo(request.endNs, kNsPerMillisecond));
    query.addNumber("endTs", endMs);
    query.addNumber("lookback",
                    std::clamp<std::int64_t>(endMs - floorTo(request.startNs, kNsPerMillisecond), 1, endMs));
    query.addNumber("limit", request.limit);
    return query;
}

} // namespace traceloupe
