// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cachequery.h"

#include "core/search/cachesearcher.h"

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

Result<std::vector<TraceSummary>> tracesMatching(const QString &query, const QString &cacheFile)
{
    const auto program = traceql::compile(query.toStdString());
    if (!program)
        return tl::unexpected(traceql::toError(program.error()));
    if ((*program)->isMetrics())
        return fail(ErrorCode::InvalidInput, u"--query: this is a metrics query, which finds no traces"_s);
    auto searcher = CacheSearcher::open(cacheFile);
    if (!searcher)
        return tl::unexpected(searcher.error());
    QueryOptions options;
    options.withSpanIds = false;
    std::vector<TraceSummary> traces;
    const auto coverage = (*searcher)->search(*program, options, [&traces](QueryHit hit) {
        traces.push_back(std::move(hit.trace));
        return true;
    });
    if (!coverage)
        return tl::unexpected(coverage.error());
    return traces;
}

} // namespace traceloupe::cli
