// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backends/figuresjson.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

QString kindText(SpanKind kind)
{
    const std::string_view name = spanKindName(kind);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QJsonValue finite(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? finite(*value) : QJsonValue();
}

QJsonArray ofBuckets(const std::vector<DurationBucket> &buckets)
{
    QJsonArray list;
    for (const DurationBucket &bucket : buckets)
        list.append(QJsonArray{bucket.lowNs, finite(bucket.highNs), bucket.count});
    return list;
}

QJsonObject ofFigures(const Figures &figures)
{
    QJsonArray quantiles;
    for (std::size_t i = 0; i < Figures::kQuantiles.size(); ++i) {
        const auto &quantile = figures.quantiles[i];
        if (quantile)
            quantiles.append(QJsonObject{{u"p"_s, Figures::kQuantiles[i]},
                                         {u"ns"_s, quantile->ns},
                                         {u"lowNs"_s, quantile->lowNs},
                                         {u"highNs"_s, finite(quantile->highNs)}});
    }
    return {{u"calls"_s, orNull(figures.calls)},
            {u"errors"_s, orNull(figures.errors)},
            {u"meanNs"_s, orNull(figures.meanNs)},
            {u"buckets"_s, ofBuckets(figures.buckets)},
            {u"quantiles"_s, quantiles}};
}

QJsonObject ofOrigin(const FiguresOrigin &origin)
{
    return {{u"what"_s, origin.what},
            {u"partial"_s, origin.isPartial},
            {u"notes"_s, QJsonArray::fromStringList(origin.notes)}};
}

} // namespace

FiguresQuestion figuresQuestionOf(const QJsonObject &object)
{
    FiguresQuestion question;
    question.side = object["side"_L1].toString() == "outbound"_L1 ? FiguresSide::Outbound : FiguresSide::Entry;
    const QString outcome = object["outcome"_L1].toString();
    if (outcome == "error"_L1)
        question.outcome = FiguresOutcome::Error;
    else if (outcome == "success"_L1)
        question.outcome = FiguresOutcome::Success;
    question.byOperation = object["byOperation"_L1].toBool(true);
    question.startNs = object["startNs"_L1].toInteger();
    question.endNs = object["endNs"_L1].toInteger();
    question.stepNs = object["stepNs"_L1].toInteger(question.endNs - question.startNs);
    return question;
}

FiguresGroup figuresGroupOf(const QJsonObject &object)
{
    FiguresGroup group{object["service"_L1].toString(), object["operation"_L1].toString(), SpanKind::Unspecified};
    for (const SpanKind kind :
         {SpanKind::Internal, SpanKind::Server, SpanKind::Client, SpanKind::Producer, SpanKind::Consumer}) {
        if (object["kind"_L1].toString() == kindText(kind))
            group.kind = kind;
    }
    return group;
}

template <>
QJsonValue toJson(const FiguresTable &table)
{
    QJsonArray rows;
    for (const FiguresTable::Row &row : table.rows) {
        QJsonObject object = ofFigures(row.figures);
        object.insert(u"service"_s, row.group.service);
        object.insert(u"operation"_s, row.group.operation);
        object.insert(u"kind"_s, kindText(row.group.kind));
        rows.append(object);
    }
    return QJsonObject{{u"rows"_s, rows}, {u"origin"_s, ofOrigin(table.origin)}};
}

template <>
QJsonValue toJson(const FiguresHistory &history)
{
    QJsonArray steps;
    for (const Figures &figures : history.steps)
        steps.append(ofFigures(figures));
    return QJsonObject{{u"startNs"_s, qint64(history.startNs)},
                       {u"stepNs"_s, qint64(history.stepNs)},
                       {u"steps"_s, steps},
                       {u"origin"_s, ofOrigin(history.origin)}};
}

template <>
QJsonValue toJson(const CallGraph &graph)
{
    QJsonArray edges;
    for (const CallEdge &edge : graph.edges) {
        edges.append(QJsonObject{{u"client"_s, edge.client},
                                 {u"server"_s, edge.server},
                                 {u"connection"_s, edge.connection},
                                 {u"calls"_s, edge.calls},
                                 {u"errors"_s, orNull(edge.errors)},
                                 {u"serverBuckets"_s, ofBuckets(edge.serverBuckets)},
                                 {u"clientBuckets"_s, ofBuckets(edge.clientBuckets)}});
    }
    return QJsonObject{{u"edges"_s, edges}, {u"origin"_s, ofOrigin(graph.origin)}};
}

} // namespace traceloupe
