// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/queryresult.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe::cli {

/// Where a query runs, and on what time.
struct QueryScope {
    QStringList files; ///< empty: the cache
    QString cacheFile;
    QueryOptions options;
    std::optional<std::int64_t> stepNs; ///< of metrics
};

struct QueryAnswer {
    std::vector<QueryHit> hits; ///< newest first
    MetricsAnswer metrics;      ///< of a metrics query
    QueryCoverage coverage;
};

/// Runs a query over files or the cache.
Result<QueryAnswer> runQuery(const traceql::ProgramPtr &program, const QueryScope &scope);

/// Distinct spans in the span sets of a hit.
[[nodiscard]] std::uint64_t matchedSpans(const QueryHit &hit);

} // namespace traceloupe::cli
