// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/backendsource.h"
#include "core/sources/metricssource.h"

namespace traceloupe {

/// Jaeger 1.x and 2.x by its HTTP APIs. Traces come as OTLP by /api/v3 where the server has it (nanoseconds), else by
/// the JSON API of the user interface (microseconds), whose search the newest servers have dropped. Which of them a
/// server has is found out by asking. Figures come from its service performance monitoring, where that is set up.
class JaegerSource final : public BackendSource, public MetricsSource {
    Q_OBJECT
public:
    JaegerSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy = {});

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
    /// Whether the server has an API; unknown until it was asked.
    enum class Offered { Unknown, Yes, No };

    void askServices(const Stop &stop, const Done<QStringList> &done);
    void askServicesV3(const Stop &stop, const Done<QStringList> &done);
    void askOperationsV3(const QString &service, const Stop &stop, const Done<QStringList> &done);
    /// Calls `next` once it is known whether the legacy search is there; `onError` if not even that can be found out.
    void whenLegacyKnown(const Stop &stop, const std::function<void(const Error &)> &onError,
                         const std::function<void()> &next);
    void searchV3(const SearchRequest &request, const Stop &stop, const Done<SearchAnswer> &done);
    void searchLegacy(const SearchRequest &request, const Stop &stop, const Done<SearchAnswer> &done);
    void askTrace(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done);
    void traceLegacy(const TraceId &id, TimeHint hint, const Stop &stop, const Done<FetchedTrace> &done);
    void parseSearch(const HttpAnswer &answer, const SearchRequest &request, const Stop &stop,
                     const Done<SearchAnswer> &done);
    void askDependencies(std::int64_t startNs, std::int64_t endNs, const Stop &stop,
                         const Done<std::vector<Dependency>> &done);
    void askMetrics(const FiguresQuestion &question, const QStringList &services, std::int64_t stepNs, const Stop &stop,
                    const Done<std::vector<QJsonObject>> &done);
    void askVersion(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done);
    [[nodiscard]] Error noApi() const;

    Offered m_legacy = Offered::Unknown; ///< services, operations and search of the JSON API
    Offered m_v3 = Offered::Unknown;
};

} // namespace traceloupe
