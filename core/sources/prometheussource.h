// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/backendsource.h"
#include "core/sources/metricssource.h"
#include "core/sources/prometheusquery.h"

namespace traceloupe {

/// A Prometheus, or what answers like one (Mimir, Thanos, VictoriaMetrics): it holds no traces, but what Tempo's
/// metrics generator or OpenTelemetry's connectors have counted of them. Which names they counted under is found out
/// by asking.
class PrometheusSource final : public BackendSource, public MetricsSource {
    Q_OBJECT
public:
    PrometheusSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy = {});

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
    /// What was counted in a window.
    struct Names {
        std::vector<SpanMetricsFamily> spans; ///< the first is used; its unit is known
        std::optional<ServiceGraphFamily> graph;
    };
    void askNames(TimeHint window, const Stop &stop, const Done<Names> &done);
    void askUnit(Names names, TimeHint window, const Stop &stop, const Done<Names> &done);
    void askLabelValues(const QString &label, const QString &selector, TimeHint window, const Stop &stop,
                        const Done<QStringList> &done);
    /// The family to use, or why there is none.
    void askFamily(TimeHint window, const Stop &stop, const Done<SpanMetricsFamily> &done);
    void askValues(const SpanMetricsFamily &family, const PromFiguresQueries &queries, const FiguresQuestion &question,
                   std::int64_t stepNs, const Stop &stop, const Done<PromFiguresAnswers> &done);
    void askGraph(const ServiceGraphFamily &family, std::int64_t startNs, std::int64_t endNs, const Stop &stop,
                  const Done<CallGraph> &done);
    [[nodiscard]] QUrl queryUrl(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                std::int64_t stepNs) const;
};

} // namespace traceloupe
