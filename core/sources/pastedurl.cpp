// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pastedurl.h"

#include "core/sources/backendsource.h"
#include "core/sources/pastedgrafana.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTempoPort = 3200;
constexpr int kZipkinPort = 9411;

/// Where a backend shows or serves one trace. Group 1 is the base path, group 2 the id.
struct TracePath {
    QString pattern;
    std::optional<SourceKind> kind;
};

const std::vector<TracePath> &tracePaths()
{
    static const QString kId = u"/([0-9a-fA-F]{1,32})/?$"_s;
    static const std::vector<TracePath> kPaths{
        {u"^(.*)/api/v2/trace"_s + kId, SourceKind::Zipkin},
        {u"^(.*)/api/v2/traces"_s + kId, SourceKind::Tempo},
        {u"^(.*)/api/v3/traces"_s + kId, SourceKind::Jaeger},
        {u"^(.*)/api/traces"_s + kId, std::nullopt}, // Jaeger's and Tempo's
        {u"^(.*)/zipkin/traces"_s + kId, SourceKind::Zipkin},
        {u"^(.*)/traces"_s + kId, SourceKind::Zipkin},
        {u"^(.*)/trace"_s + kId, SourceKind::Jaeger},
    };
    return kPaths;
}

QUrl baseOf(const QUrl &url, const QString &basePath)
{
    QUrl base;
    base.setScheme(url.scheme().toLower());
    base.setHost(url.host());
    base.setPort(url.port());
    base.setPath(basePath);
    return base;
}

QString decoded(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded).replace(u'+', u' ');
}

/// "1.2ms" and the like, as Go and Jaeger's page write them; nothing if it is none.
std::optional<std::int64_t> durationNs(const QString &text)
{
    static const QRegularExpression part(uR"((\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h))"_s);
    static const QRegularExpression whole(uR"(^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$)"_s);
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    double sum = 0;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const QRegularExpressionMatch match = parts.next();
        const QString unit = match.captured(2);
        const double factor = unit == "ns"_L1   ? 1
                              : unit == "ms"_L1 ? 1e6
                              : unit == "s"_L1  ? 1e9
                              : unit == "m"_L1  ? 6e10
                              : unit == "h"_L1  ? 3.6e12
                                                : 1e3;
        sum += match.captured(1).toDouble() * factor;
    }
    return sum < 9e18 ? std::optional(static_cast<std::int64_t>(std::llround(sum))) : std::nullopt;
}

std::int64_t microseconds(const QString &text)
{
    const qlonglong value = text.toLongLong();
    constexpr qlonglong kMost = INT64_MAX / kNsPerMicrosecond;
    return value > 0 && value <= kMost ? value * kNsPerMicrosecond : 0;
}

void addTags(SearchRequest &search, const QUrlQuery &query)
{
    const QJsonObject tags = QJsonDocument::fromJson(decoded(query, u"tags"_s).toUtf8()).object();
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        search.tags.emplace_back(tag.key(), tag.value().toVariant().toString());
    for (const QString &tag : query.allQueryItemValues(u"tag"_s, QUrl::FullyDecoded)) {
        if (const qsizetype colon = tag.indexOf(u':'); colon > 0)
            search.tags.emplace_back(tag.left(colon), tag.mid(colon + 1));
    }
}

/// Jaeger's page of results: /search?service=…&lookback=1h…
std::optional<PastedReference> jaegerSearch(const QUrl &url)
{
    const QUrlQuery query(url);
    const QString path = url.path();
    if (!path.endsWith("/search"_L1) || !query.hasQueryItem(u"service"_s))
        return std::nullopt;
    SearchRequest search;
    search.service = decoded(query, u"service"_s);
    search.operation = decoded(query, u"operation"_s);
    if (search.operation == "all"_L1)
        search.operation.clear(); // the form's word for any
    addTags(search, query);
    search.minDurationNs = durationNs(decoded(query, u"minDuration"_s));
    search.maxDurationNs = durationNs(decoded(query, u"maxDuration"_s));
    search.startNs = microseconds(decoded(query, u"start"_s));
    search.endNs = microseconds(decoded(query, u"end"_s));
    if (const uint limit = decoded(query, u"limit"_s).toUInt(); limit > 0)
        search.limit = limit;
    PastedReference reference;
    reference.kind = SourceKind::Jaeger;
    reference.baseUrl = baseOf(url, path.chopped(7));
    reference.search = std::move(search);
    return reference;
}

/// Addresses of no page that we know that name the trace in a parameter or fragment.
std::optional<PastedReference> traceParameter(const QUrl &url)
{
    const QUrlQuery query(url);
    for (const QString &key : {u"traceId"_s, u"traceID"_s, u"trace_id"_s, u"traceid"_s}) {
        const auto id = TraceId::fromHex(decoded(query, key).toStdString());
        if (!id || id->isZero())
            continue;
        PastedReference reference;
        reference.traceId = *id;
        for (const QString &spanKey : {u"spanId"_s, u"spanID"_s, u"span_id"_s}) {
            if (const auto span = SpanId::fromHex(decoded(query, spanKey).toStdString()); span && !span->isZero())
                reference.spanId = span;
        }
        return reference;
    }
    return std::nullopt;
}

std::optional<PastedReference> tracePath(const QUrl &url)
{
    for (const TracePath &candidate : tracePaths()) {
        const QRegularExpressionMatch match = QRegularExpression(candidate.pattern).match(url.path());
        const auto id = match.hasMatch() ? TraceId::fromHex(match.captured(2).toStdString()) : std::nullopt;
        if (!id || id->isZero())
            continue;
        PastedReference reference;
        reference.traceId = *id;
        reference.kind = candidate.kind;
        if (!reference.kind)
            reference.kind = url.port() == kTempoPort ? SourceKind::Tempo : SourceKind::Jaeger;
        if (reference.kind == SourceKind::Jaeger && url.port() == kZipkinPort)
            reference.kind = SourceKind::Zipkin;
        reference.baseUrl = baseOf(url, match.captured(1));
        // Jaeger's page: the search box holds the span that a link points to.
        const QString found = decoded(QUrlQuery(url), u"uiFind"_s);
        if (const auto span = SpanId::fromHex(found.toStdString()); span && found.size() == 16 && !span->isZero())
            reference.spanId = span;
        return reference;
    }
    return std::nullopt;
}

} // namespace

std::optional<PastedReference> parsePastedUrl(const QUrl &url, qint64 nowMs)
{
    if (!url.isValid() || url.host().isEmpty())
        return std::nullopt;
    if (auto reference = parsePastedGrafana(url, nowMs))
        return reference;
    if (auto reference = tracePath(url))
        return reference;
    if (auto reference = jaegerSearch(url))
        return reference;
    return traceParameter(url);
}

} // namespace traceloupe
