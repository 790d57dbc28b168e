// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/backendsource.h"
#include "core/sources/prometheusquery.h"

#include <cmath>
#include <map>
#include <tuple>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSecondNs = 1e9;

/// Buckets of one group as they come in: by bound, or whole where the histogram is native.
struct Counts {
    std::vector<std::pair<double, double>> cumulative; ///< bound and count, in the metric's unit
    std::vector<DurationBucket> native;
    double nativeCount = 0;
    double nativeSum = 0;

    void add(const PromSeries &series, const PromSeries::Point &point)
    {
        if (point.histogram.empty()) {
            cumulative.emplace_back(promNumber(series.labels.value("le"_L1).toString()), point.value);
            return;
        }
        addBuckets(native, point.histogram);
        nativeCount += point.value;
        nativeSum += point.sum;
    }
    [[nodiscard]] std::vector<DurationBucket> inNs(double unitNs) const
    {
        std::vector<DurationBucket> buckets = native.empty() ? bucketsOfCumulative(cumulative) : native;
        for (DurationBucket &bucket : buckets) {
            bucket.lowNs *= unitNs;
            bucket.highNs *= unitNs;
        }
        return buckets;
    }
};

/// What comes together for one group in one stretch of time.
struct Parts {
    Figures figures;
    Counts counts;
    std::optional<double> sum;

    [[nodiscard]] Figures finish(const SpanMetricsFamily &family)
    {
        figures.buckets = counts.inNs(family.unitNs);
        figures.takeQuantiles(family.isNative ? BucketSpread::Exponential : BucketSpread::Even);
        const double all = countOf(figures.buckets);
        if (!counts.native.empty() && counts.nativeCount > 0)
            figures.meanNs = counts.nativeSum / counts.nativeCount * family.unitNs;
        else if (sum && all > 0)
            figures.meanNs = *sum / all * family.unitNs;
        return std::move(figures);
    }
};

SpanKind kindOf(const QString &text)
{
    static const std::map<QString, SpanKind> kinds{{u"SPAN_KIND_INTERNAL"_s, SpanKind::Internal},
                                                   {u"SPAN_KIND_SERVER"_s, SpanKind::Server},
                                                   {u"SPAN_KIND_CLIENT"_s, SpanKind::Client},
                                                   {u"SPAN_KIND_PRODUCER"_s, SpanKind::Producer},
                                                   {u"SPAN_KIND_CONSUMER"_s, SpanKind::Consumer}};
    const auto found = kinds.find(text);
    return found == kinds.end() ? SpanKind::Unspecified : found->second;
}

/// Gives every point of an answer, NaN left out, to the parts that `find` names (null: to none).
template <class Find>
void fill(const PromFiguresAnswers &answers, const Find &find)
{
    const auto each = [&find](const PromAnswer &answer, const auto &take) {
        for (const PromSeries &series : answer.series) {
            for (const PromSeries::Point &point : series.points) {
                Parts *parts = std::isnan(point.value) ? nullptr : find(series, point.timeNs);
                if (parts != nullptr)
                    take(*parts, series, point);
            }
        }
    };
    each(answers.calls, [](Parts &parts, const PromSeries &, const PromSeries::Point &point) {
        parts.figures.calls = point.value;
        parts.figures.errors = parts.figures.errors.value_or(0); // a counter of errors begins with the first one
    });
    each(answers.errors,
         [](Parts &parts, const PromSeries &, const PromSeries::Point &point) { parts.figures.errors = point.value; });
    each(answers.buckets, [](Parts &parts, const PromSeries &series, const PromSeries::Point &point) {
        parts.counts.add(series, point);
    });
    each(answers.sums,
         [](Parts &parts, const PromSeries &, const PromSeries::Point &point) { parts.sum = point.value; });
}

FiguresOrigin originOf(const SpanMetricsFamily &family, const FiguresQuestion &question,
                       const PromFiguresAnswers &answers)
{
    FiguresOrigin origin;
    origin.what = u"Prometheus, %1"_s.arg(family.duration);
    for (const PromAnswer *answer : {&answers.calls, &answers.errors, &answers.buckets, &answers.sums})
        origin.notes += answer->notes;
    if (question.side == FiguresSide::Entry)
        origin.notes << u"Span metrics don't tell roots: only spans of kind server and consumer are counted."_s;
    origin.notes.removeDuplicates();
    return origin;
}

} // namespace

FiguresTable promFigures(const SpanMetricsFamily &family, const FiguresQuestion &question,
                         const PromFiguresAnswers &answers)
{
    using Key = std::tuple<QString, QString, SpanKind>;
    std::map<Key, Parts> groups;
    fill(answers, [&](const PromSeries &series, std::int64_t) {
        const auto label = [&series](const QString &name) { return series.labels.value(name).toString(); };
        return &groups[{label(family.service), label(family.operation), kindOf(label(family.kind))}];
    });
    FiguresTable table;
    table.origin = originOf(family, question, answers);
    for (auto &[key, parts] : groups) {
        if (parts.figures.calls.value_or(0) <= 0)
            continue; // nothing in this window
        table.rows.push_back({{std::get<0>(key), std::get<1>(key), std::get<2>(key)}, parts.finish(family)});
    }
    return table;
}

FiguresHistory promHistory(const SpanMetricsFamily &family, const FiguresQuestion &question,
                           const PromFiguresAnswers &answers, std::int64_t stepNs)
{
    std::vector<Parts> steps(static_cast<std::size_t>((question.endNs - question.startNs) / stepNs));
    fill(answers, [&](const PromSeries &, std::int64_t timeNs) -> Parts * {
        const std::int64_t step = floorTo(timeNs - 1 - question.startNs, stepNs); // a point tells of what went before
        return step >= 0 && step < std::ssize(steps) ? &steps[static_cast<std::size_t>(step)] : nullptr;
    });
    FiguresHistory history;
    history.startNs = question.startNs;
    history.stepNs = stepNs;
    history.origin = originOf(family, question, answers);
    for (Parts &parts : steps)
        history.steps.push_back(parts.finish(family));
    return history;
}

CallGraph promCallGraph(const PromAnswer &calls, const PromAnswer &errors, const PromAnswer &serverBuckets,
                        const PromAnswer &clientBuckets)
{
    struct Edge {
        double calls = 0;
        double errors = 0;
        Counts server;
        Counts client;
    };
    std::map<std::tuple<QString, QString, QString>, Edge> edges;
    const auto each = [&edges](const PromAnswer &answer, const auto &take) {
        for (const PromSeries &series : answer.series) {
            const auto label = [&series](QLatin1StringView name) { return series.labels.value(name).toString(); };
            Edge &edge = edges[{label("client"_L1), label("server"_L1), label("connection_type"_L1)}];
            for (const PromSeries::Point &point : series.points) {
                if (!std::isnan(point.value))
                    take(edge, series, point);
            }
        }
    };
    using Point = PromSeries::Point;
    each(calls, [](Edge &edge, const PromSeries &, const Point &point) { edge.calls += point.value; });
    each(errors, [](Edge &edge, const PromSeries &, const Point &point) { edge.errors += point.value; });
    each(serverBuckets,
         [](Edge &edge, const PromSeries &series, const Point &point) { edge.server.add(series, point); });
    each(clientBuckets,
         [](Edge &edge, const PromSeries &series, const Point &point) { edge.client.add(series, point); });
    CallGraph graph;
    graph.origin.what = u"Prometheus, service graph metrics"_s;
    for (const PromAnswer *answer : {&calls, &errors, &serverBuckets, &clientBuckets})
        graph.origin.notes += answer->notes;
    graph.origin.notes.removeDuplicates();
    for (const auto &[key, edge] : edges) {
        if (edge.calls <= 0)
            continue;
        graph.edges.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), edge.calls, edge.errors,
                               edge.server.inNs(kSecondNs), edge.client.inNs(kSecondNs)});
    }
    return graph;
}

} // namespace traceloupe
