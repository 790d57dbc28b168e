// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/traceql/metrics.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe::cli {

/// A trace that a query found.
struct FoundTrace {
    QString traceId;
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
    std::uint32_t spans = 0;
    QString rootService;
    QString rootName;
    struct Set {
        std::vector<QString> spanIds;
        std::vector<traceql::Spanset::NamedValue> attributes;
    };
    std::vector<Set> sets;

    [[nodiscard]] std::uint64_t matchedSpans() const;
};

/// Where a query runs, and on what time.
struct QueryScope {
    QStringList files; ///< empty: the cache
    QString cacheFile;
    std::optional<std::int64_t> startNs; ///< only traces that overlap [start, end]
    std::optional<std::int64_t> endNs;
    std::optional<std::int64_t> stepNs;  ///< of metrics
};

struct QueryAnswer {
    std::vector<FoundTrace> found;        ///< newest first
    std::vector<traceql::Series> series;  ///< of a metrics query
    traceql::MetricsRange range;
    std::uint64_t evaluated = 0;          ///< traces
};

/// Runs a query over files or the cache, on two threads.
Result<QueryAnswer> runQuery(const traceql::ProgramPtr &program, const QueryScope &scope);

} // namespace traceloupe::cli
