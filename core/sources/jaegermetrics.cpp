// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegermetrics.h"

#include "core/sources/backendsource.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>
#include <map>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kCalls = 0;
constexpr std::size_t kErrors = 1;
constexpr std::size_t kFirstQuantile = 2;

/// One value of a metric family, with the time it was told for.
struct Sample {
    FiguresGroup group;
    std::int64_t timeNs = 0;
    double value = 0;
};

double numberOf(const QJsonValue &value)
{
    if (!value.isString())
        return value.toDouble();
    bool isNumber = false;
    const double number = value.toString().toDouble(&isNumber);
    return isNumber ? number : std::nan("");
}

FiguresGroup groupOf(const QJsonObject &metric)
{
    FiguresGroup group;
    for (const QJsonValue value : metric.value("labels"_L1).toArray()) {
        const QString name = value["name"_L1].toString();
        if (name == "service_name"_L1)
            group.service = value["value"_L1].toString();
        else if (name == "operation"_L1)
            group.operation = value["value"_L1].toString();
    }
    return group;
}

/// Without those that are no number: nothing was seen.
std::vector<Sample> samplesOf(const QJsonObject &answer)
{
    std::vector<Sample> samples;
    for (const QJsonValue value : answer.value("metrics"_L1).toArray()) {
        const FiguresGroup group = groupOf(value.toObject());
        for (const QJsonValue point : value["metricPoints"_L1].toArray()) {
            const double number = numberOf(point["gaugeValue"_L1]["doubleValue"_L1]);
            const QDateTime time = QDateTime::fromString(point["timestamp"_L1].toString(), Qt::ISODateWithMs);
            if (!std::isnan(number) && time.isValid())
                samples.push_back({group, time.toMSecsSinceEpoch() * kNsPerMillisecond, number});
        }
    }
    return samples;
}

/// A sample of the answer at `index` of the requests.
void take(Figures &figures, std::size_t index, double value, std::int64_t overNs)
{
    if (index == kCalls) {
        figures.calls = value * static_cast<double>(overNs) / 1e9;
    } else if (index == kErrors) {
        figures.errors = value; // a share as yet
    } else {
        const double ns = value * static_cast<double>(kNsPerMillisecond);
        figures.quantiles[index - kFirstQuantile] = BucketQuantile{ns, ns, ns};
    }
}

void finish(Figures &figures)
{
    if (figures.calls)
        figures.errors = figures.errors.value_or(0) * *figures.calls;
}

FiguresOrigin origin(const FiguresQuestion &question)
{
    FiguresOrigin result;
    result.what = u"Jaeger, SPM"_s;
    result.notes << u"Jaeger tells no means and no bucket widths; durations are taken as milliseconds, its default."_s;
    if (question.side == FiguresSide::Entry)
        result.notes << u"Span metrics don't tell roots: only spans of kind server and consumer are counted."_s;
    return result;
}

} // namespace

std::vector<JaegerMetricsRequest> jaegerMetricsRequests(const FiguresQuestion &question, const QStringList &services,
                                                        std::int64_t stepNs)
{
    QueryString common;
    for (const QString &service : services)
        common.add("service", service);
    common.add("groupByOperation", question.byOperation ? u"true"_s : u"false"_s);
    for (const QString &kind : question.side == FiguresSide::Entry ? QStringList{u"server"_s, u"consumer"_s}
                                                                   : QStringList{u"client"_s, u"producer"_s})
        common.add("spanKind", kind);
    common.addNumber("endTs", ceilTo(question.endNs, kNsPerMillisecond));
    common.addNumber("lookback", (question.endNs - question.startNs) / kNsPerMillisecond);
    common.addNumber("step", stepNs / kNsPerMillisecond);
    common.addNumber("ratePer", stepNs / kNsPerMillisecond);
    std::vector<JaegerMetricsRequest> requests{{u"calls"_s, common}, {u"errors"_s, common}};
    for (const double quantile : Figures::kQuantiles) {
        QueryString parameters = common;
        parameters.add("quantile", QString::number(quantile));
        requests.push_back({u"latencies"_s, parameters});
    }
    return requests;
}

FiguresTable jaegerFigures(const FiguresQuestion &question, const std::vector<QJsonObject> &answers)
{
    std::map<std::pair<QString, QString>, Figures> groups;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (const Sample &sample : samplesOf(answers[i])) { // the last is the one at the window's end
            take(groups[{sample.group.service, sample.group.operation}], i, sample.value,
                 question.endNs - question.startNs);
        }
    }
    FiguresTable table;
    table.origin = origin(question);
    for (auto &[key, figures] : groups) {
        if (figures.calls.value_or(0) <= 0)
            continue;
        finish(figures);
        table.rows.push_back({{key.first, key.second, SpanKind::Unspecified}, std::move(figures)});
    }
    return table;
}

FiguresHistory jaegerHistory(const FiguresQuestion &question, const FiguresGroup &group, std::int64_t stepNs,
                             const std::vector<QJsonObject> &answers)
{
    FiguresHistory history;
    history.startNs = question.startNs;
    history.stepNs = stepNs;
    history.steps.resize(static_cast<std::size_t>((question.endNs - question.startNs) / stepNs));
    history.origin = origin(question);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (const Sample &sample : samplesOf(answers[i])) {
            const std::int64_t step = floorTo(sample.timeNs - 1 - question.startNs, stepNs); // of what went before
            if (sample.group.operation == group.operation && step >= 0 && step < std::ssize(history.steps))
                take(history.steps[static_cast<std::size_t>(step)], i, sample.value, stepNs);
        }
    }
    for (Figures &figures : history.steps)
        finish(figures);
    return history;
}

} // namespace traceloupe
