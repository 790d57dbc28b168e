// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/temposource.h"

#include <QJsonObject>

namespace traceloupe {

using namespace Qt::StringLiterals;

QUrl TempoSource::metricsUrl(const QString &query, std::int64_t startNs, std::int64_t endNs, std::int64_t stepNs) const
{
    return url(stepNs == 0 ? u"/api/metrics/query"_s : u"/api/metrics/query_range"_s,
               tempoMetricsParameters(query, startNs, endNs, stepNs));
}

void TempoSource::askFigures(const TempoFiguresQueries &queries, const FiguresQuestion &question, const Stop &stop,
                             const Done<TempoFiguresAnswers> &done)
{
    std::vector<QUrl> urls;
    for (const QString &query : {queries.calls, queries.errors, queries.durations, queries.mean})
        urls.push_back(metricsUrl(query, question.startNs, question.endNs, question.stepNs));
    getAllJson(urls, stop, [question, done](const std::vector<Result<QJsonDocument>> &documents) {
        TempoFiguresAnswers answers;
        const std::array parts{&answers.calls, &answers.errors, &answers.durations, &answers.mean};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (documents[i])
                *parts[i] = tempoSeries(documents[i]->object(), question.endNs, question.stepNs);
            else if (parts[i] != &answers.mean) // Tempo before 2.7 knows no averages: they are left out
                return done(tl::unexpected(documents[i].error()));
        }
        done(std::move(answers));
    });
}

QFuture<Result<FiguresTable>> TempoSource::figures(const FiguresQuestion &question)
{
    return ask<FiguresTable>([this, question](const Stop &stop, const Done<FiguresTable> &done) {
        askFigures(tempoFiguresQueries(question), question, stop,
                   [question, done](const Result<TempoFiguresAnswers> &answers) {
                       if (!answers)
                           return done(tl::unexpected(answers.error()));
                       done(tempoFigures(*answers, question));
                   });
    });
}

QFuture<Result<FiguresHistory>> TempoSource::history(const FiguresQuestion &question, const FiguresGroup &group)
{
    return ask<FiguresHistory>([this, question, group](const Stop &stop, const Done<FiguresHistory> &done) {
        askFigures(tempoFiguresQueries(question, group), question, stop,
                   [question, done](const Result<TempoFiguresAnswers> &answers) {
                       if (!answers)
                           return done(tl::unexpected(answers.error()));
                       done(tempoHistory(*answers, question));
                   });
    });
}

QFuture<Result<CallGraph>> TempoSource::callGraph(std::int64_t /*startNs*/, std::int64_t /*endNs*/)
{
    return refuse<CallGraph>(ErrorCode::Unsupported,
                             u"Tempo has no service graph of its own: it writes it into Prometheus."_s);
}

QFuture<Result<MetricSeriesAnswer>> TempoSource::series(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                                        std::int64_t stepNs)
{
    return ask<MetricSeriesAnswer>(
        [this, query, startNs, endNs, stepNs](const Stop &stop, const Done<MetricSeriesAnswer> &done) {
            getJson(metricsUrl(query, startNs, endNs, stepNs), stop,
                    [endNs, stepNs, done](const Result<QJsonDocument> &document) {
                        if (!document)
                            return done(tl::unexpected(document.error()));
                        done(tempoSeries(document->object(), endNs, stepNs));
                    });
        });
}

} // namespace traceloupe
