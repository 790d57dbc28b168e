// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegermetrics.h"
#include "core/sources/jaegersource.h"

#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// A rate needs a few scrapes, which are commonly 15 s apart.
constexpr std::int64_t kLeastStepNs = 60 * kNsPerSecond;
/// Addresses may not grow without end.
constexpr qsizetype kMaxServices = 200;
constexpr int kNotImplemented = 501;

} // namespace

void JaegerSource::askMetrics(const FiguresQuestion &question, const QStringList &services, std::int64_t stepNs,
                              const Stop &stop, const Done<std::vector<QJsonObject>> &done)
{
    std::vector<QUrl> urls;
    for (const JaegerMetricsRequest &request : jaegerMetricsRequests(question, services, stepNs))
        urls.push_back(url(u"/api/metrics/"_s + request.what, request.parameters));
    // One alone first: where SPM is off, the others need not be refused too.
    get(urls.front(), stop, [this, urls, stop, done](const Result<HttpAnswer> &answer) {
        if (!answer)
            return done(tl::unexpected(answer.error()));
        if (answer->status == kNotImplemented || answer->isUnknownPath()) {
            return done(
                fail(ErrorCode::Unsupported,
                     u"%1 counts no requests: its service performance monitoring (SPM) is not set up. It needs a "
                     u"metrics storage and the span metrics connector."_s.arg(addressText(config().baseUrl))));
        }
        const auto first = jsonOf(*answer);
        if (!first)
            return done(tl::unexpected(first.error()));
        getAllJson({urls.begin() + 1, urls.end()}, stop,
                   [first = first->object(), done](const std::vector<Result<QJsonDocument>> &documents) {
                       std::vector<QJsonObject> answers{first};
                       for (const Result<QJsonDocument> &document : documents) {
                           if (!document)
                               return done(tl::unexpected(document.error()));
                           answers.push_back(document->object());
                       }
                       done(std::move(answers));
                   });
    });
}

QFuture<Result<FiguresTable>> JaegerSource::figures(const FiguresQuestion &question)
{
    if (question.outcome != FiguresOutcome::All)
        return refuse<FiguresTable>(ErrorCode::Unsupported,
                                    u"Jaeger can't tell successful requests from failed ones: ask for all."_s);
    return ask<FiguresTable>([this, question](const Stop &stop, const Done<FiguresTable> &done) {
        askServices(stop, [this, question, stop, done](const Result<QStringList> &services) {
            if (!services)
                return done(tl::unexpected(services.error()));
            if (services->isEmpty())
                return done(FiguresTable());
            const std::int64_t windowNs = question.endNs - question.startNs;
            askMetrics(question, services->mid(0, kMaxServices), windowNs, stop,
                       [question, all = services->size(), done](const Result<std::vector<QJsonObject>> &answers) {
                           if (!answers)
                               return done(tl::unexpected(answers.error()));
                           FiguresTable table = jaegerFigures(question, *answers);
                           if (all > kMaxServices) {
                               table.origin.isPartial = true;
                               table.origin.notes
                                   << u"Of %1 services only the first %2 were asked for."_s.arg(all).arg(kMaxServices);
                           }
                           done(std::move(table));
                       });
        });
    });
}

QFuture<Result<FiguresHistory>> JaegerSource::history(const FiguresQuestion &question, const FiguresGroup &group)
{
    if (question.outcome != FiguresOutcome::All)
        return refuse<FiguresHistory>(ErrorCode::Unsupported,
                                      u"Jaeger can't tell successful requests from failed ones: ask for all."_s);
    return ask<FiguresHistory>([this, question, group](const Stop &stop, const Done<FiguresHistory> &done) {
        const std::int64_t step = std::max(question.stepNs, kLeastStepNs);
        FiguresQuestion whole = question;
        whole.startNs = floorTo(question.startNs, step) * step;
        whole.endNs = ceilTo(question.endNs, step) * step;
        askMetrics(whole, {group.service}, step, stop,
                   [whole, group, step, done](const Result<std::vector<QJsonObject>> &answers) {
                       if (!answers)
                           return done(tl::unexpected(answers.error()));
                       done(jaegerHistory(whole, group, step, *answers));
                   });
    });
}

QFuture<Result<CallGraph>> JaegerSource::callGraph(std::int64_t startNs, std::int64_t endNs)
{
    return ask<CallGraph>([this, startNs, endNs](const Stop &stop, const Done<CallGraph> &done) {
        askDependencies(startNs, endNs, stop, [done](const Result<std::vector<Dependency>> &dependencies) {
            if (!dependencies)
                return done(tl::unexpected(dependencies.error()));
            CallGraph graph;
            graph.origin.what = u"Jaeger, dependencies"_s;
            for (const Dependency &edge : *dependencies) {
                CallEdge call;
                call.client = edge.parent;
                call.server = edge.child;
                call.calls = static_cast<double>(edge.calls);
                graph.edges.push_back(std::move(call));
            }
            std::sort(graph.edges.begin(), graph.edges.end(), [](const CallEdge &a, const CallEdge &b) {
                return std::tie(a.client, a.server) < std::tie(b.client, b.server);
            });
            done(std::move(graph));
        });
    });
}

QFuture<Result<MetricSeriesAnswer>> JaegerSource::series(const QString & /*query*/, std::int64_t /*startNs*/,
                                                         std::int64_t /*endNs*/, std::int64_t /*stepNs*/)
{
    return refuse<MetricSeriesAnswer>(ErrorCode::Unsupported, u"Jaeger knows no TraceQL."_s);
}

} // namespace traceloupe
