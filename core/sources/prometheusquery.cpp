// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/prometheusquery.h"

#include "core/sources/backendsource.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// A metric or label name as PromQL takes it: those beyond the old letters need quotes.
bool isPlainName(const QString &name)
{
    static const QRegularExpression plain(uR"(^[A-Za-z_:][A-Za-z0-9_:]*$)"_s);
    return plain.match(name).hasMatch();
}

QString nameText(const QString &name)
{
    return isPlainName(name) ? name : promString(name);
}

QString equal(const QString &label, const QString &value)
{
    return nameText(label) + u'=' + promString(value);
}

QString sideMatcher(const SpanMetricsFamily &family, FiguresSide side)
{
    return nameText(family.kind)
           + (side == FiguresSide::Entry ? u"=~\"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER\""_s
                                         : u"=~\"SPAN_KIND_CLIENT|SPAN_KIND_PRODUCER\""_s);
}

QString errorMatcher(const SpanMetricsFamily &family, bool isError)
{
    return nameText(family.status) + (isError ? u"=~"_s : u"!~"_s) + u"\"STATUS_CODE_ERROR|Error\""_s;
}

QString kindValue(SpanKind kind)
{
    const std::string_view name = spanKindName(kind);
    return u"SPAN_KIND_"_s + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())).toUpper();
}

/// PromQL durations have no fractions, but milliseconds.
QString overText(std::int64_t ns)
{
    return ns % kNsPerSecond == 0 ? QString::number(ns / kNsPerSecond) + u's'
                                  : QString::number(std::max<std::int64_t>(1, ns / kNsPerMillisecond)) + u"ms"_s;
}

QString increase(const QStringList &by, const QString &selector, std::int64_t overNs)
{
    const QString grouping = by.isEmpty() ? QString() : u" by (%1)"_s.arg(by.join(u", "_s));
    return u"sum%1 (increase(%2[%3]))"_s.arg(grouping, selector, overText(overNs));
}

} // namespace

QString promSelector(const QString &name, const QStringList &matchers)
{
    if (isPlainName(name))
        return name + u'{' + matchers.join(u',') + u'}';
    return u'{' + (QStringList{promString(name)} + matchers).join(u',') + u'}';
}

PromFiguresQueries promFiguresQueries(const SpanMetricsFamily &family, const FiguresQuestion &question,
                                      const FiguresGroup *group, std::int64_t overNs)
{
    QStringList by;
    QStringList matchers{sideMatcher(family, question.side)};
    if (group == nullptr) {
        by << nameText(family.service);
        if (question.byOperation)
            by << nameText(family.operation) << nameText(family.kind);
    } else {
        matchers << equal(family.service, group->service);
        if (question.byOperation)
            matchers << equal(family.operation, group->operation);
        if (question.byOperation && group->kind != SpanKind::Unspecified)
            matchers << equal(family.kind, kindValue(group->kind));
    }
    QStringList measured = matchers;
    if (question.outcome != FiguresOutcome::All)
        measured << errorMatcher(family, question.outcome == FiguresOutcome::Error);
    PromFiguresQueries queries;
    queries.calls = increase(by, promSelector(family.calls, matchers), overNs);
    queries.errors = increase(by, promSelector(family.calls, matchers + QStringList{errorMatcher(family, true)}),
                              overNs);
    if (family.isNative) {
        queries.buckets = increase(by, promSelector(family.duration, measured), overNs);
    } else {
        queries.buckets = increase(by + QStringList{u"le"_s}, promSelector(family.duration + u"_bucket"_s, measured),
                                   overNs);
        queries.sums = increase(by, promSelector(family.duration + u"_sum"_s, measured), overNs);
    }
    return queries;
}

PromGraphQueries promGraphQueries(const ServiceGraphFamily &family, std::int64_t overNs)
{
    const QStringList by{u"client"_s, u"server"_s, u"connection_type"_s};
    const QString suffix = family.isNative ? QString() : u"_bucket"_s;
    const QStringList byBucket = family.isNative ? by : by + QStringList{u"le"_s};
    const auto selector = [&family](const QString &name) { return promSelector(family.prefix + name, {}); };
    return {increase(by, selector(u"request_total"_s), overNs),
            increase(by, selector(u"request_failed_total"_s), overNs),
            increase(byBucket, selector(u"request_server_seconds"_s + suffix), overNs),
            increase(byBucket, selector(u"request_client_seconds"_s + suffix), overNs)};
}

double promNumber(QStringView text)
{
    if (text == "+Inf"_L1 || text == "Inf"_L1)
        return HUGE_VAL;
    if (text == "-Inf"_L1)
        return -HUGE_VAL;
    bool isNumber = false;
    const double value = text.toDouble(&isNumber); // always in C's language
    return isNumber ? value : std::nan("");
}

namespace {

double numberOf(const QJsonValue &value)
{
    return value.isString() ? promNumber(value.toString()) : value.toDouble();
}

PromSeries::Point pointOf(const QJsonArray &pair)
{
    PromSeries::Point point;
    point.timeNs = std::llround(pair.at(0).toDouble() * 1e3) * kNsPerMillisecond;
    if (!pair.at(1).isObject()) {
        point.value = numberOf(pair.at(1));
        return point;
    }
    const QJsonObject histogram = pair.at(1).toObject();
    point.value = numberOf(histogram.value("count"_L1));
    point.sum = numberOf(histogram.value("sum"_L1));
    for (const QJsonValue value : histogram.value("buckets"_L1).toArray()) {
        const QJsonArray bucket = value.toArray(); // boundary rule, left, right, count
        const double low = std::max(0.0, numberOf(bucket.at(1)));
        const double high = std::max(0.0, numberOf(bucket.at(2)));
        point.histogram.push_back({low, high, numberOf(bucket.at(3))});
    }
    return point;
}

} // namespace

PromAnswer promAnswer(const QJsonObject &answer)
{
    PromAnswer result;
    for (const auto key : {"warnings"_L1, "infos"_L1}) {
        for (const QJsonValue note : answer.value(key).toArray())
            result.notes << note.toString();
    }
    for (const QJsonValue value : answer.value("data"_L1).toObject().value("result"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        PromSeries series;
        series.labels = object.value("metric"_L1).toObject();
        for (const auto key : {"value"_L1, "histogram"_L1}) {
            if (object.contains(key))
                series.points.push_back(pointOf(object.value(key).toArray()));
        }
        for (const auto key : {"values"_L1, "histograms"_L1}) {
            for (const QJsonValue pair : object.value(key).toArray())
                series.points.push_back(pointOf(pair.toArray()));
        }
        result.series.push_back(std::move(series));
    }
    return result;
}

} // namespace traceloupe
