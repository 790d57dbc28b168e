// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pull/fakebackend.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace traceloupe::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDurationNs = 5'000'000;

QString hexOf(const TraceId &id)
{
    return QString::fromStdString(id.toHex());
}

Reply jsonOf(const QJsonValue &value)
{
    return json(value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                                : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QJsonArray zipkinSpans(const FakeTrace &trace)
{
    return {QJsonObject{{u"traceId"_s, hexOf(trace.id)},
                        {u"id"_s, u"00000000000000aa"_s},
                        {u"name"_s, u"get /"_s},
                        {u"timestamp"_s, qint64(trace.startNs / 1'000)},
                        {u"duration"_s, qint64(kDurationNs / 1'000)},
                        {u"localEndpoint"_s, QJsonObject{{u"serviceName"_s, trace.service}}}}};
}

QJsonObject jaegerTrace(const FakeTrace &trace)
{
    const QJsonObject span{{u"traceID"_s, hexOf(trace.id)},
                           {u"spanID"_s, u"00000000000000aa"_s},
                           {u"operationName"_s, u"GET /"_s},
                           {u"startTime"_s, qint64(trace.startNs / 1'000)},
                           {u"duration"_s, qint64(kDurationNs / 1'000)},
                           {u"processID"_s, u"p1"_s}};
    return {{u"traceID"_s, hexOf(trace.id)},
            {u"spans"_s, QJsonArray{span}},
            {u"processes"_s, QJsonObject{{u"p1"_s, QJsonObject{{u"serviceName"_s, trace.service}}}}}};
}

QJsonObject tempoTrace(const FakeTrace &trace, bool isPartial)
{
    const QJsonObject span{{u"traceId"_s, hexOf(trace.id)},
                           {u"spanId"_s, u"00000000000000aa"_s},
                           {u"name"_s, u"GET /"_s},
                           {u"startTimeUnixNano"_s, QString::number(trace.startNs)},
                           {u"endTimeUnixNano"_s, QString::number(trace.startNs + kDurationNs)}};
    const QJsonObject service{{u"key"_s, u"service.name"_s},
                              {u"value"_s, QJsonObject{{u"stringValue"_s, trace.service}}}};
    const QJsonObject spans{{u"resource"_s, QJsonObject{{u"attributes"_s, QJsonArray{service}}}},
                            {u"scopeSpans"_s, QJsonArray{QJsonObject{{u"spans"_s, QJsonArray{span}}}}}};
    QJsonObject answer{{u"trace"_s, QJsonObject{{u"resourceSpans"_s, QJsonArray{spans}}}}};
    if (isPartial) {
        answer.insert("status"_L1, u"PARTIAL"_s);
        answer.insert("message"_L1, u"blocks are missing"_s);
    }
    return answer;
}

QJsonObject tempoRow(const FakeTrace &trace)
{
    const QJsonObject counts{{u"spanCount"_s, 1}};
    return {{u"traceID"_s, hexOf(trace.id).remove(QRegularExpression(u"^0+"_s))},
            {u"rootServiceName"_s, trace.service},
            {u"startTimeUnixNano"_s, QString::number(trace.startNs)},
            {u"durationMs"_s, 5},
            {u"serviceStats"_s, QJsonObject{{trace.service, counts}}}};
}

} // namespace

std::vector<FakeTrace> evenly(int count, std::int64_t startNs, std::int64_t endNs)
{
    std::vector<FakeTrace> traces;
    for (int i = 0; i < count; ++i)
        traces.push_back({{7, static_cast<std::uint64_t>(i + 1)}, startNs + (endNs - startNs) / count * i});
    return traces;
}

FakeBackend::FakeBackend(SourceKind kind, std::vector<FakeTrace> given) : traces(std::move(given)), m_kind(kind)
{
    // Not in the order of time: the first hits of a search are any hits.
    std::sort(traces.begin(), traces.end(), [](const FakeTrace &a, const FakeTrace &b) {
        return stableHash(a.id.toHex()) < stableHash(b.id.toHex());
    });
    m_server = std::make_unique<ReplayServer>([this](const ServedRequest &request) { return answer(request); });
}

SourceConfig FakeBackend::config() const
{
    SourceConfig config;
    config.kind = m_kind;
    config.baseUrl = m_server->url();
    config.timeoutMs = 5'000;
    return config;
}

int FakeBackend::searches() const
{
    return m_server->countOf(u"/api/search"_s) + m_server->countOf(u"/api/traces"_s)
           + m_server->countOf(u"/api/v2/traces"_s);
}

int FakeBackend::fetches() const
{
    const auto &requests = m_server->requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(), [this](const ServedRequest &request) {
        return traceOf(request.path()) != nullptr;
    }));
}

const FakeTrace *FakeBackend::traceOf(const QString &path) const
{
    const auto id = TraceId::fromHex(path.section(u'/', -1).toStdString());
    const auto found = std::find_if(traces.begin(), traces.end(),
                                    [&id](const FakeTrace &trace) { return id && trace.id == *id; });
    return found == traces.end() ? nullptr : &*found;
}

std::vector<FakeTrace> FakeBackend::find(std::int64_t startNs, std::int64_t endNs, std::size_t limit,
                                         const QString &service) const
{
    std::vector<FakeTrace> found;
    for (const FakeTrace &trace : traces) {
        const bool isMatch = trace.startNs >= startNs && trace.startNs <= endNs
                             && (service.isEmpty() || trace.service == service);
        if (isMatch && found.size() < limit)
            found.push_back(trace);
    }
    return found;
}

Reply FakeBackend::answer(const ServedRequest &request)
{
    if (interfere) {
        Reply reply = interfere(request);
        if (reply.status != 0)
            return reply;
    }
    switch (m_kind) {
    case SourceKind::Zipkin:
        return zipkin(request);
    case SourceKind::Tempo:
        return tempo(request);
    case SourceKind::Jaeger:
        return jaeger(request);
    case SourceKind::Prometheus:
        break;
    }
    return text("", 500);
}

Reply FakeBackend::zipkin(const ServedRequest &request)
{
    if (request.path() == "/api/v2/traces"_L1) {
        const qint64 endMs = request.parameter(u"endTs"_s).toLongLong();
        const qint64 startMs = endMs - request.parameter(u"lookback"_s).toLongLong();
        QJsonArray found;
        for (const FakeTrace &trace :
             find(startMs * 1'000'000, endMs * 1'000'000, request.parameter(u"limit"_s).toUInt()))
            found.append(zipkinSpans(trace));
        return jsonOf(found);
    }
    const FakeTrace *trace = traceOf(request.path());
    return trace && !missing.contains(trace->id) ? jsonOf(zipkinSpans(*trace)) : text("x not found", 404);
}

Reply FakeBackend::tempo(const ServedRequest &request)
{
    if (request.path() == "/api/search"_L1) {
        const uint limit = request.parameter(u"limit"_s).toUInt();
        if (largestLimit > 0 && limit > largestLimit)
            return text("limit " + QByteArray::number(limit) + " exceeds max limit " + QByteArray::number(largestLimit),
                        400);
        QJsonArray found;
        const qint64 start = request.parameter(u"start"_s).toLongLong();
        const qint64 end = request.parameter(u"end"_s).toLongLong();
        for (const FakeTrace &trace : find(start * 1'000'000'000, end * 1'000'000'000, limit))
            found.append(tempoRow(trace));
        return jsonOf(QJsonObject{{u"traces"_s, found}});
    }
    const FakeTrace *trace = traceOf(request.path());
    if (!trace || missing.contains(trace->id))
        return json("{\"trace\":{},\"metrics\":{}}");
    return jsonOf(tempoTrace(*trace, partial.contains(trace->id)));
}

Reply FakeBackend::jaeger(const ServedRequest &request)
{
    if (request.path() == "/api/services"_L1) {
        QStringList services;
        for (const FakeTrace &trace : traces)
            services << trace.service;
        services.removeDuplicates();
        return jsonOf(QJsonObject{{u"data"_s, QJsonArray::fromStringList(services)}});
    }
    if (request.path() != "/api/traces"_L1)
        return text("404 page not found\n", 404);
    QJsonArray found;
    for (const FakeTrace &trace :
         find(request.parameter(u"start"_s).toLongLong() * 1'000, request.parameter(u"end"_s).toLongLong() * 1'000,
              request.parameter(u"limit"_s).toUInt(), request.parameter(u"service"_s)))
        found.append(jaegerTrace(trace));
    return jsonOf(QJsonObject{{u"data"_s, found}});
}

} // namespace traceloupe::test
