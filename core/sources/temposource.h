// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/backendsource.h"
#include "core/sources/metricssource.h"
#include "core/sources/tempometrics.h"

namespace traceloupe {

/// Grafana Tempo 2.x and 3.x (and, with loose tags, 1.x). Searches give rows only; a trace comes as protobuf by the v2
/// endpoint, which says when it is partial, else by v1. Figures are TraceQL metrics: exact counts, durations in buckets
/// that double.
class TempoSource final : public BackendSource, public MetricsSource {
    Q_OBJECT
public:
    TempoSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy = {});

    QFuture<Result<SourceCheck>> check() override;
    QFuture<Result<QStringList>> services() override;
    QFuture<Result<QStringList>> operations(const QString &service) override;
    QFuture<Result<SearchAnswer>> search(const SearchRequest &request) override;
    QFuture<Result<FetchedTrace>> trace(const TraceId &id, std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<std::vector<Dependency>>> dependencies(std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<QStringList>> tagNames(std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<QStringList>> tagValues(const QString &tag, std::int64_t startNs, std::int64_t endNs) override;
    [[nodiscard]] QUrl traceUrl(const TraceId &id) const override;

    [[nodiscard]] MetricsSource *metrics() override { return this; }
    QFuture<Result<FiguresTable>> figures(const FiguresQuestion &question) override;
    QFuture<Result<FiguresHistory>> history(const FiguresQuestion &question, const FiguresGroup &group) override;
    QFuture<Result<CallGraph>> callGraph(std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<MetricSeriesAnswer>> series(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                               std::int64_t stepNs) override;

private:
    [[nodiscard]] QUrl metricsUrl(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                  std::int64_t stepNs) const;
    void askFigures(const TempoFiguresQueries &queries, const FiguresQuestion &question, const Stop &stop,
                    const Done<TempoFiguresAnswers> &done);
    void askTrace(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done);
    void traceAnswered(const HttpAnswer &answer, const TraceId &id, TimeHint hint, const Stop &stop,
                       const Done<FetchedTrace> &done);
    /// Values of an identifier by v2 (spans that match `filter` only), else by v1.
    void askValues(const QString &identifier, const QString &filter, TimeHint window, const Stop &stop,
                   const Done<QStringList> &done);
    void askValuesV1(const QString &identifier, TimeHint window, const Stop &stop, const Done<QStringList> &done);
    void askNamesV1(TimeHint window, const Stop &stop, const Done<QStringList> &done);
    void askServiceCount(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done);
    static void addWindow(QueryString &query, TimeHint window);
    [[nodiscard]] static TimeHint lastDay();

    bool m_hasTraceV2 = true; ///< until the server says that it does not know the path
};

} // namespace traceloupe
