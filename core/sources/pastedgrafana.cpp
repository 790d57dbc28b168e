// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pastedgrafana.h"

#include "core/sources/backendsource.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// "now-1h", Unix milliseconds, or an ISO time; 0 if it is none of them.
std::int64_t timeNs(const QJsonValue &value, qint64 nowMs)
{
    const QString text = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    static const QRegularExpression relative(uR"(^now(?:-(\d{1,6})([smhdw]))?$)"_s);
    if (const QRegularExpressionMatch match = relative.match(text); match.hasMatch()) {
        static const QHash<QString, qint64> kUnits{
            {u"s"_s, 1}, {u"m"_s, 60}, {u"h"_s, 3600}, {u"d"_s, 86'400}, {u"w"_s, 604'800}};
        return (nowMs - match.captured(1).toLongLong() * kUnits.value(match.captured(2)) * 1000) * kNsPerMillisecond;
    }
    bool isNumber = false;
    qint64 ms = text.toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        ms = time.isValid() ? time.toMSecsSinceEpoch() : 0;
    }
    return ms > 0 && ms < INT64_MAX / kNsPerMillisecond ? ms * kNsPerMillisecond : 0;
}

/// The uid (or, before Grafana 8, the name) of a data source.
QString datasourceOf(const QJsonValue &value)
{
    return value.isObject() ? value.toObject().value("uid"_L1).toString() : value.toString();
}

/// One pane of Explore, in the form that today's pages write.
struct Pane {
    QString datasource;
    QJsonArray queries;
    QJsonValue from;
    QJsonValue to;
    QJsonObject panelsState;
};

Pane paneOf(const QJsonObject &object)
{
    const QJsonObject range = object.value("range"_L1).toObject();
    return {datasourceOf(object.value("datasource"_L1)), object.value("queries"_L1).toArray(), range.value("from"_L1),
            range.value("to"_L1), object.value("panelsState"_L1).toObject()};
}

/// left=["now-1h","now","Tempo",{"query":"…"},…] of Grafana 7.
Pane paneOf(const QJsonArray &array)
{
    Pane pane{array.at(2).toString(), {}, array.at(0), array.at(1), {}};
    for (qsizetype i = 3; i < array.size(); ++i) {
        if (array.at(i).isObject())
            pane.queries.append(array.at(i));
    }
    return pane;
}

std::vector<Pane> panesOf(const QUrl &url)
{
    const QUrlQuery query(url);
    std::vector<Pane> panes;
    const auto json = [&query](const QString &key) {
        return QJsonDocument::fromJson(query.queryItemValue(key, QUrl::FullyDecoded).toUtf8());
    };
    const QJsonObject named = json(u"panes"_s).object();
    for (const QJsonValue pane : named)
        panes.push_back(paneOf(pane.toObject()));
    for (const QString &side : {u"left"_s, u"right"_s}) {
        const QJsonDocument document = json(side);
        if (document.isObject())
            panes.push_back(paneOf(document.object()));
        else if (document.isArray())
            panes.push_back(paneOf(document.array()));
    }
    return panes;
}

std::optional<SpanId> focusedSpan(const Pane &pane)
{
    const QString text = pane.panelsState.value("trace"_L1).toObject().value("spanId"_L1).toString();
    const auto span = SpanId::fromHex(text.toStdString());
    return span && !span->isZero() ? span : std::nullopt;
}

std::optional<PastedReference> referenceOf(const Pane &pane, const QJsonObject &query, qint64 nowMs)
{
    const QString text = query.value("query"_L1).toString().trimmed();
    PastedReference reference;
    reference.kind = SourceKind::Tempo;
    const QString own = datasourceOf(query.value("datasource"_L1));
    reference.grafanaDatasource = own.isEmpty() ? pane.datasource : own;
    if (const auto id = TraceId::fromHex(text.toStdString()); id && !id->isZero()) {
        reference.traceId = *id;
        reference.spanId = focusedSpan(pane);
        return reference;
    }
    if (!text.startsWith(u'{') && !text.startsWith(u'('))
        return std::nullopt;
    // Loki's and Prometheus' queries begin with a brace as well.
    const QString type = query.value("datasource"_L1).toObject().value("type"_L1).toString();
    const QString queryType = query.value("queryType"_L1).toString();
    if (type != "tempo"_L1 && !queryType.startsWith("traceql"_L1))
        return std::nullopt;
    SearchRequest search;
    search.traceQl = text;
    search.startNs = timeNs(pane.from, nowMs);
    search.endNs = timeNs(pane.to, nowMs);
    if (const auto limit = query.value("limit"_L1).toInteger(); limit > 0 && limit < 1'000'000)
        search.limit = static_cast<std::uint32_t>(limit);
    reference.search = std::move(search);
    return reference;
}

} // namespace

std::optional<PastedReference> parsePastedGrafana(const QUrl &url, qint64 nowMs)
{
    const qsizetype explore = url.path().indexOf("/explore"_L1);
    if (explore < 0)
        return std::nullopt;
    for (const Pane &pane : panesOf(url)) {
        for (const QJsonValue query : pane.queries) {
            auto reference = referenceOf(pane, query.toObject(), nowMs);
            if (!reference)
                continue;
            QUrl base = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
            base.setPath(url.path().left(explore));
            reference->grafanaUrl = base;
            return reference;
        }
    }
    return std::nullopt;
}

} // namespace traceloupe
