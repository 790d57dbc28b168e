// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tempometrics.h"

#include "core/sources/backendsource.h"
#include "core/sources/tempoquery.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kServiceLabel = "resource.service.name"_L1;
constexpr auto kNameLabel = "name"_L1;
constexpr auto kKindLabel = "kind"_L1;
constexpr auto kBucketLabel = "__bucket"_L1;

QString sideCondition(FiguresSide side)
{
    return side == FiguresSide::Entry ? u"(kind = server || kind = consumer || nestedSetParent < 0)"_s
                                      : u"(kind = client || kind = producer)"_s;
}

QString kindText(SpanKind kind)
{
    const std::string_view name = spanKindName(kind);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString outcomeCondition(FiguresOutcome outcome)
{
    switch (outcome) {
    case FiguresOutcome::All:
        break;
    case FiguresOutcome::Success:
        return u" && status != error"_s;
    case FiguresOutcome::Error:
        return u" && status = error"_s;
    }
    return {};
}

TempoFiguresQueries queriesOf(const QString &spans, FiguresOutcome outcome, const QString &by)
{
    const QString measured = u"{ %1%2 } | "_s.arg(spans, outcomeCondition(outcome));
    return {u"{ %1 } | count_over_time()%2"_s.arg(spans, by),
            u"{ %1 && status = error } | count_over_time()%2"_s.arg(spans, by),
            measured + u"histogram_over_time(duration)"_s + by, measured + u"avg_over_time(duration)"_s + by};
}

QString timeText(std::int64_t ns)
{
    return QString::number(ns % kNsPerSecond == 0 ? ns / kNsPerSecond : ns);
}

std::int64_t wholeNumber(const QJsonValue &value)
{
    return value.isString() ? value.toString().toLongLong() : value.toInteger();
}

/// Numbers; "NaN" and the infinities come as text. A missing one is 0.
double number(const QJsonValue &value)
{
    if (!value.isString())
        return value.toDouble();
    const QString text = value.toString();
    if (text == "Infinity"_L1 || text == "-Infinity"_L1)
        return text.startsWith(u'-') ? -HUGE_VAL : HUGE_VAL;
    bool isNumber = false;
    const double parsed = text.toDouble(&isNumber);
    return isNumber ? parsed : std::nan("");
}

QVariant typedValue(const QJsonObject &value)
{
    if (value.contains("intValue"_L1))
        return QVariant(static_cast<qlonglong>(wholeNumber(value.value("intValue"_L1))));
    if (value.contains("doubleValue"_L1))
        return QVariant(number(value.value("doubleValue"_L1)));
    if (value.contains("boolValue"_L1))
        return QVariant(value.value("boolValue"_L1).toBool());
    return QVariant(value.value("stringValue"_L1).toString());
}

QVariant labelOf(const MetricSeries &series, QLatin1StringView name)
{
    const auto found = std::find_if(series.labels.begin(), series.labels.end(),
                                    [name](const MetricSeries::Label &label) { return label.name == name; });
    return found == series.labels.end() ? QVariant() : found->value;
}

SpanKind kindOf(const QString &text)
{
    for (const SpanKind kind :
         {SpanKind::Internal, SpanKind::Server, SpanKind::Client, SpanKind::Producer, SpanKind::Consumer}) {
        if (text == kindText(kind))
            return kind;
    }
    return SpanKind::Unspecified;
}

/// Tempo's buckets double: the label is the upper bound in seconds.
DurationBucket bucketOf(const MetricSeries &series, double count)
{
    const double highNs = std::round(labelOf(series, kBucketLabel).toDouble() * 1e9);
    return {highNs / 2, highNs, count};
}

FiguresOrigin originOf(const TempoFiguresAnswers &answers)
{
    FiguresOrigin origin;
    origin.what = u"Tempo, TraceQL metrics"_s;
    for (const MetricSeriesAnswer *answer : {&answers.calls, &answers.errors, &answers.durations, &answers.mean}) {
        origin.isPartial = origin.isPartial || answer->origin.isPartial;
        origin.notes += answer->origin.notes;
    }
    origin.notes.removeDuplicates();
    return origin;
}

} // namespace

TempoFiguresQueries tempoFiguresQueries(const FiguresQuestion &question)
{
    const QString by = question.byOperation ? u" by (resource.service.name, name, kind)"_s
                                            : u" by (resource.service.name)"_s;
    return queriesOf(sideCondition(question.side), question.outcome, by);
}

TempoFiguresQueries tempoFiguresQueries(const FiguresQuestion &question, const FiguresGroup &group)
{
    QString spans = sideCondition(question.side) + u" && resource.service.name = "_s + traceQlString(group.service);
    if (question.byOperation)
        spans += u" && name = %1 && kind = %2"_s.arg(traceQlString(group.operation), kindText(group.kind));
    return queriesOf(spans, question.outcome, {});
}

QueryString tempoMetricsParameters(const QString &query, std::int64_t startNs, std::int64_t endNs, std::int64_t stepNs)
{
    QueryString parameters;
    parameters.add("q", query);
    parameters.add("start", timeText(startNs));
    parameters.add("end", timeText(endNs));
    if (stepNs > 0)
        parameters.add("step", goDuration(stepNs));
    return parameters;
}

MetricSeriesAnswer tempoSeries(const QJsonObject &answer, std::int64_t endNs, std::int64_t stepNs)
{
    MetricSeriesAnswer result;
    result.origin.what = u"Tempo, TraceQL metrics"_s;
    result.origin.isPartial = answer.value("status"_L1).toString() == "PARTIAL"_L1;
    if (const QString message = answer.value("message"_L1).toString(); !message.isEmpty())
        result.origin.notes << message;
    for (const QJsonValue value : answer.value("series"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        MetricSeries series;
        for (const QJsonValue label : object.value("labels"_L1).toArray())
            series.labels.push_back({label["key"_L1].toString(), typedValue(label["value"_L1].toObject())});
        const std::int64_t shiftNs = object.contains("promLabels"_L1) ? stepNs : 0;
        for (const QJsonValue sample : object.value("samples"_L1).toArray()) {
            series.points.push_back(
                {wholeNumber(sample["timestampMs"_L1]) * kNsPerMillisecond + shiftNs, number(sample["value"_L1])});
        }
        if (stepNs == 0)
            series.points.push_back({endNs, number(object.value("value"_L1))});
        result.series.push_back(std::move(series));
    }
    return result;
}

namespace {

/// The steps of a window, each of which becomes figures.
class Steps {
public:
    explicit Steps(const FiguresQuestion &question)
        : m_startNs(question.startNs),
          m_stepNs(question.stepNs),
          m_count((question.endNs - question.startNs) / question.stepNs)
    {}
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(m_count); }

    /// Calls take(step, value) for the values that lie in the window.
    template <class Take>
    void each(const MetricSeries &series, const Take &take) const
    {
        for (const MetricSeries::Point &point : series.points) {
            const std::int64_t step = floorTo(point.timeNs - 1 - m_startNs, m_stepNs);
            if (step >= 0 && step < m_count && std::isfinite(point.value))
                take(static_cast<std::size_t>(step), point.value);
        }
    }

private:
    std::int64_t m_startNs;
    std::int64_t m_stepNs;
    std::int64_t m_count;
};

/// Adds what the series of one group tell to its steps.
void addCalls(std::vector<Figures> &steps, const MetricSeries &series, const Steps &window)
{
    window.each(series, [&steps](std::size_t step, double value) {
        steps[step].calls = steps[step].calls.value_or(0) + value;
        steps[step].errors = steps[step].errors.value_or(0);
    });
}

void addErrors(std::vector<Figures> &steps, const MetricSeries &series, const Steps &window)
{
    window.each(series, [&steps](std::size_t step, double value) {
        steps[step].errors = steps[step].errors.value_or(0) + value;
    });
}

void addDurations(std::vector<Figures> &steps, const MetricSeries &series, const Steps &window)
{
    window.each(series, [&](std::size_t step, double value) {
        if (value > 0)
            addBuckets(steps[step].buckets, std::array{bucketOf(series, value)});
    });
}

void addMeans(std::vector<Figures> &steps, const MetricSeries &series, const Steps &window)
{
    window.each(series, [&steps](std::size_t step, double value) { steps[step].meanNs = value * 1e9; });
}

template <class Find>
void fill(const TempoFiguresAnswers &answers, const Steps &window, const Find &stepsOf)
{
    for (const MetricSeries &series : answers.calls.series)
        addCalls(stepsOf(series), series, window);
    for (const MetricSeries &series : answers.errors.series)
        addErrors(stepsOf(series), series, window);
    for (const MetricSeries &series : answers.durations.series)
        addDurations(stepsOf(series), series, window);
    for (const MetricSeries &series : answers.mean.series)
        addMeans(stepsOf(series), series, window);
}

/// All of a window's steps as one.
Figures sumOf(const std::vector<Figures> &steps)
{
    Figures sum;
    double measured = 0;
    double total = 0;
    for (const Figures &step : steps) {
        if (step.calls)
            sum.calls = sum.calls.value_or(0) + *step.calls;
        if (step.errors)
            sum.errors = sum.errors.value_or(0) + *step.errors;
        addBuckets(sum.buckets, step.buckets);
        const double count = countOf(step.buckets);
        if (step.meanNs && count > 0) {
            measured += count;
            total += *step.meanNs * count;
        }
    }
    if (measured > 0)
        sum.meanNs = total / measured;
    sum.takeQuantiles(BucketSpread::Exponential);
    return sum;
}

} // namespace

FiguresTable tempoFigures(const TempoFiguresAnswers &answers, const FiguresQuestion &question)
{
    using Key = std::tuple<QString, QString, SpanKind>;
    const Steps window(question);
    std::map<Key, std::vector<Figures>> groups;
    fill(answers, window, [&](const MetricSeries &series) -> std::vector<Figures> & {
        std::vector<Figures>
            &steps = groups[{labelOf(series, kServiceLabel).toString(), labelOf(series, kNameLabel).toString(),
                             kindOf(labelOf(series, kKindLabel).toString())}];
        steps.resize(window.count());
        return steps;
    });
    FiguresTable table;
    table.origin = originOf(answers);
    for (const auto &[key, steps] : groups) {
        Figures sum = sumOf(steps);
        if (sum.calls.value_or(0) > 0) // else only before or after the window
            table.rows.push_back({{std::get<0>(key), std::get<1>(key), std::get<2>(key)}, std::move(sum)});
    }
    return table;
}

FiguresHistory tempoHistory(const TempoFiguresAnswers &answers, const FiguresQuestion &question)
{
    const Steps window(question);
    FiguresHistory history;
    history.startNs = question.startNs;
    history.stepNs = question.stepNs;
    history.steps.resize(window.count());
    history.origin = originOf(answers);
    fill(answers, window, [&history](const MetricSeries &) -> std::vector<Figures> & { return history.steps; });
    for (Figures &figures : history.steps)
        figures.takeQuantiles(BucketSpread::Exponential);
    return history;
}

} // namespace traceloupe
