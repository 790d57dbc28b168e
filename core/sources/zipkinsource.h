// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/backendsource.h"

namespace traceloupe {

/// Zipkin by its API v2. Searches give whole traces.
class ZipkinSource final : public BackendSource {
    Q_OBJECT
public:
    ZipkinSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy = {});

    QFuture<Result<SourceCheck>> check() override;
    QFuture<Result<QStringList>> services() override;
    QFuture<Result<QStringList>> operations(const QString &service) override;
    QFuture<Result<SearchAnswer>> search(const SearchRequest &request) override;
    QFuture<Result<FetchedTrace>> trace(const TraceId &id, std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<std::vector<Dependency>>> dependencies(std::int64_t startNs, std::int64_t endNs) override;
    QFuture<Result<QStringList>> tagNames(std::int64_t startNs,
                                          std::int64_t endNs) override;   ///< those that the operator offers
    QFuture<Result<QStringList>> tagValues(const QString &tag, std::int64_t startNs, std::int64_t endNs) override;
    [[nodiscard]] QUrl traceUrl(const TraceId &id) const override;

private:
    void askNames(const QString &path, const QueryString &query, const Stop &stop, const Done<QStringList> &done);
    void askVersion(const Stop &stop, SourceCheck check, const Done<SourceCheck> &done);
};

} // namespace traceloupe
