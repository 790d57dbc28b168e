// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/prometheussource.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Names and services are those of the last day.
constexpr std::int64_t kNamesWindowNs = 24 * 3600 * kNsPerSecond;
/// A rate needs a few scrapes, which are commonly 15 s apart.
constexpr std::int64_t kLeastStepNs = 60 * kNsPerSecond;

/// Unix seconds with milliseconds.
QString secondsText(std::int64_t ns)
{
    const std::int64_t ms = ns / kNsPerMillisecond;
    return QString::number(static_cast<double>(ms) / 1e3, 'f', 3);
}

/// Addresses are often pasted with the API's own path.
SourceConfig withoutApiPath(SourceConfig config)
{
    QString path = config.baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api/v1"_L1))
        path.chop("/api/v1"_L1.size());
    config.baseUrl.setPath(path);
    return config;
}

template <class T>
QFuture<Result<T>> noTraces()
{
    return refuse<T>(ErrorCode::Unsupported,
                     u"A Prometheus holds no traces: ask a Jaeger, Tempo or Zipkin for them."_s);
}

Error nothingCounted()
{
    return {
        ErrorCode::NotFound,
        u"This Prometheus has no span metrics in that time: neither traces_spanmetrics_calls_total (Tempo's metrics "
        u"generator) nor traces_span_metrics_calls_total, calls_total or calls with their durations "
        u"(OpenTelemetry's span metrics connector)."_s};
}

} // namespace

PrometheusSource::PrometheusSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy)
    : BackendSource(withoutApiPath(config), credentials, policy, u"Prometheus"_s)
{}

QUrl PrometheusSource::queryUrl(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                std::int64_t stepNs) const
{
    QueryString parameters;
    parameters.add("query", query);
    if (stepNs == 0) {
        parameters.add("time", secondsText(endNs));
        return url(u"/api/v1/query"_s, parameters);
    }
    parameters.add("start", secondsText(startNs + stepNs)); // a point tells of the step before it
    parameters.add("end", secondsText(endNs));
    parameters.add("step", QString::number(static_cast<double>(stepNs) / 1e9, 'g', 15));
    return url(u"/api/v1/query_range"_s, parameters);
}

void PrometheusSource::askLabelValues(const QString &label, const QString &selector, TimeHint window, const Stop &stop,
                                      const Done<QStringList> &done)
{
    QueryString query;
    query.add("match[]", selector);
    query.add("start", secondsText(window.startNs));
    query.add("end", secondsText(window.endNs));
    getJson(url(u"/api/v1/label/%1/values"_s.arg(label), query), stop, [done](const Result<QJsonDocument> &document) {
        if (!document)
            return done(tl::unexpected(document.error()));
        done(namesOf(document->object().value("data"_L1)));
    });
}

void PrometheusSource::askNames(TimeHint window, const Stop &stop, const Done<Names> &done)
{
    askLabelValues(u"__name__"_s, promMetricNamesSelector(), window, stop,
                   [this, window, stop, done](const Result<QStringList> &names) {
                       if (!names)
                           return done(tl::unexpected(names.error()));
                       askUnit({spanMetricsFamilies(*names), serviceGraphFamily(*names)}, window, stop, done);
                   });
}

void PrometheusSource::askUnit(Names names, TimeHint window, const Stop &stop, const Done<Names> &done)
{
    if (names.spans.empty() || names.spans.front().unitNs > 0)
        return done(std::move(names));
    SpanMetricsFamily &family = names.spans.front();
    if (family.isNative) { // there are no bounds to look at; milliseconds are the connector's default
        family.unitNs = static_cast<double>(kNsPerMillisecond);
        return done(std::move(names));
    }
    const QString selector = promSelector(family.duration + u"_bucket"_s, {});
    askLabelValues(u"le"_s, selector, window, stop,
                   [names = std::move(names), done](const Result<QStringList> &bounds) mutable {
                       if (!bounds)
                           return done(tl::unexpected(bounds.error()));
                       names.spans.front().unitNs = unitOfBounds(*bounds);
                       done(std::move(names));
                   });
}

void PrometheusSource::askFamily(TimeHint window, const Stop &stop, const Done<SpanMetricsFamily> &done)
{
    askNames(window, stop, [done](const Result<Names> &names) {
        if (!names)
            return done(tl::unexpected(names.error()));
        if (names->spans.empty())
            return done(tl::unexpected(nothingCounted()));
        done(names->spans.front());
    });
}

void PrometheusSource::askValues(const SpanMetricsFamily &family, const PromFiguresQueries &queries,
                                 const FiguresQuestion &question, std::int64_t stepNs, const Stop &stop,
                                 const Done<PromFiguresAnswers> &done)
{
    std::vector<QUrl> urls;
    for (const QString &query : {queries.calls, queries.errors, queries.buckets})
        urls.push_back(queryUrl(query, question.startNs, question.endNs, stepNs));
    if (!family.isNative)
        urls.push_back(queryUrl(queries.sums, question.startNs, question.endNs, stepNs));
    getAllJson(urls, stop, [done](const std::vector<Result<QJsonDocument>> &documents) {
        PromFiguresAnswers answers;
        const std::array parts{&answers.calls, &answers.errors, &answers.buckets, &answers.sums};
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (!documents[i])
                return done(tl::unexpected(documents[i].error()));
            *parts[i] = promAnswer(documents[i]->object());
        }
        done(std::move(answers));
    });
}

QFuture<Result<FiguresTable>> PrometheusSource::figures(const FiguresQuestion &question)
{
    return ask<FiguresTable>([this, question](const Stop &stop, const Done<FiguresTable> &done) {
        const TimeHint window{question.startNs, question.endNs};
        askFamily(window, stop, [this, question, stop, done](const Result<SpanMetricsFamily> &family) {
            if (!family)
                return done(tl::unexpected(family.error()));
            const auto queries = promFiguresQueries(*family, question, nullptr, question.endNs - question.startNs);
            askValues(*family, queries, question, 0, stop,
                      [family = *family, question, done](const Result<PromFiguresAnswers> &answers) {
                          if (!answers)
                              return done(tl::unexpected(answers.error()));
                          done(promFigures(family, question, *answers));
                      });
        });
    });
}

QFuture<Result<FiguresHistory>> PrometheusSource::history(const FiguresQuestion &question, const FiguresGroup &group)
{
    return ask<FiguresHistory>([this, question, group](const Stop &stop, const Done<FiguresHistory> &done) {
        const std::int64_t step = std::max(question.stepNs, kLeastStepNs);
        FiguresQuestion whole = question; // of whole steps, so that answers can be cached
        whole.startNs = floorTo(question.startNs, step) * step;
        whole.endNs = ceilTo(question.endNs, step) * step;
        const TimeHint window{whole.startNs, whole.endNs};
        askFamily(window, stop, [this, whole, group, step, stop, done](const Result<SpanMetricsFamily> &family) {
            if (!family)
                return done(tl::unexpected(family.error()));
            askValues(*family, promFiguresQueries(*family, whole, &group, step), whole, step, stop,
                      [family = *family, whole, step, done](const Result<PromFiguresAnswers> &answers) {
                          if (!answers)
                              return done(tl::unexpected(answers.error()));
                          done(promHistory(family, whole, *answers, step));
                      });
        });
    });
}

QFuture<Result<CallGraph>> PrometheusSource::callGraph(std::int64_t startNs, std::int64_t endNs)
{
    return ask<CallGraph>([this, startNs, endNs](const Stop &stop, const Done<CallGraph> &done) {
        askNames({startNs, endNs}, stop, [this, startNs, endNs, stop, done](const Result<Names> &names) {
            if (!names)
                return done(tl::unexpected(names.error()));
            if (!names->graph) {
                return done(fail(ErrorCode::NotFound,
                                 u"This Prometheus has no service graph in that time: there is no "
                                 u"traces_service_graph_request_total (Tempo's metrics generator or OpenTelemetry's "
                                 u"service graph connector write it)."_s));
            }
            askGraph(*names->graph, startNs, endNs, stop, done);
        });
    });
}

void PrometheusSource::askGraph(const ServiceGraphFamily &family, std::int64_t startNs, std::int64_t endNs,
                                const Stop &stop, const Done<CallGraph> &done)
{
    const PromGraphQueries queries = promGraphQueries(family, endNs - startNs);
    std::vector<QUrl> urls;
    for (const QString &query : {queries.calls, queries.errors, queries.serverBuckets, queries.clientBuckets})
        urls.push_back(queryUrl(query, startNs, endNs, 0));
    getAllJson(urls, stop, [done](const std::vector<Result<QJsonDocument>> &documents) {
        std::array<PromAnswer, 4> answers;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (!documents[i])
                return done(tl::unexpected(documents[i].error()));
            answers[i] = promAnswer(documents[i]->object());
        }
        done(promCallGraph(answers[0], answers[1], answers[2], answers[3]));
    });
}

QFuture<Result<MetricSeriesAnswer>> PrometheusSource::series(const QString & /*query*/, std::int64_t /*startNs*/,
                                                             std::int64_t /*endNs*/, std::int64_t /*stepNs*/)
{
    return refuse<MetricSeriesAnswer>(ErrorCode::Unsupported, u"A Prometheus knows no TraceQL."_s);
}

QFuture<Result<SourceCheck>> PrometheusSource::check()
{
    return ask<SourceCheck>([this](const Stop &stop, const Done<SourceCheck> &done) {
        QElapsedTimer clock;
        clock.start();
        getJson(url(u"/api/v1/status/buildinfo"_s), stop,
                [this, stop, done, clock](const Result<QJsonDocument> &document) {
                    if (!document && document.error().code == ErrorCode::Network)
                        return done(tl::unexpected(document.error()));
                    SourceCheck result;
                    result.roundTripMs = clock.elapsed();
                    result.server = u"Prometheus"_s; // what only answers like one may not tell its version
                    if (document)
                        result.server += u' ' + document->object()["data"_L1]["version"_L1].toString();
                    const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * kNsPerMillisecond;
                    askNames({now - kNamesWindowNs, now}, stop, [result, done](const Result<Names> &names) mutable {
                        if (!names)
                            return done(tl::unexpected(names.error()));
                        QStringList has;
                        if (!names->spans.empty())
                            has << names->spans.front().duration;
                        if (names->graph)
                            has << u"service graph"_s;
                        result.server = result.server.trimmed();
                        result.detail = has.isEmpty() ? u"no span metrics in the last day"_s : has.join(u", "_s);
                        done(std::move(result));
                    });
                });
    });
}

QFuture<Result<QStringList>> PrometheusSource::services()
{
    return noTraces<QStringList>();
}

QFuture<Result<QStringList>> PrometheusSource::operations(const QString & /*service*/)
{
    return noTraces<QStringList>();
}

QFuture<Result<SearchAnswer>> PrometheusSource::search(const SearchRequest & /*request*/)
{
    return noTraces<SearchAnswer>();
}

QFuture<Result<FetchedTrace>> PrometheusSource::trace(const TraceId & /*id*/, std::int64_t /*startNs*/,
                                                      std::int64_t /*endNs*/)
{
    return noTraces<FetchedTrace>();
}

QFuture<Result<std::vector<Dependency>>> PrometheusSource::dependencies(std::int64_t /*startNs*/,
                                                                        std::int64_t /*endNs*/)
{
    return noTraces<std::vector<Dependency>>();
}

QFuture<Result<QStringList>> PrometheusSource::tagNames(std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return noTraces<QStringList>();
}

QFuture<Result<QStringList>> PrometheusSource::tagValues(const QString & /*tag*/, std::int64_t /*startNs*/,
                                                         std::int64_t /*endNs*/)
{
    return noTraces<QStringList>();
}

QUrl PrometheusSource::traceUrl(const TraceId & /*id*/) const
{
    return {};
}

} // namespace traceloupe
