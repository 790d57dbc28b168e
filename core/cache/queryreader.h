// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/model/result.h"
#include "core/model/trace.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traceloupe {

class Connection;
class TraceLister;
class TraceLoader;

/// Which traces the index of (key, value) pairs names, by their rows in `trace`, sorted.
struct TagTraces {
    std::vector<std::int64_t> listed;     ///< have a value that was asked for
    std::vector<std::int64_t> overflowed; ///< have the key, with values that are not listed: only the trace knows
    std::uint64_t rowsRead = 0;           ///< of the index
};

/// What a query reads of a cache beside the columns of spans: the index, whole traces, span ids. A connection of its
/// own, used by one thread at a time, but for interrupt(). Only reads the file.
class QueryReader {
public:
    static Result<std::unique_ptr<QueryReader>> open(const QString &cacheFile);
    ~QueryReader();
    QueryReader(const QueryReader &) = delete;
    QueryReader &operator=(const QueryReader &) = delete;

    /// By row of `trace`; NotFound if it is gone, InvalidInput if it is damaged.
    Result<TracePtr> load(std::int64_t traceRow);
    /// What a list says of it; NotFound if it is gone.
    Result<TraceSummary> summary(std::int64_t traceRow);
    /// Ids of some rows of a trace (ascending) whose first is that row of `span_row`.
    Result<std::vector<SpanId>> spanIds(std::int64_t firstSpan, const std::vector<std::uint32_t> &rows);
    /// Traces with a value of the key (as text, see ValueView::toText()) that is accepted; each value is asked for
    /// once.
    Result<TagTraces> tracesWhere(const std::string &key, const std::function<bool(std::string_view)> &accepts);
    /// The same for one value, and for arrays, which may hold it.
    Result<TagTraces> tracesWith(const std::string &key, const std::string &value);

    /// Traces that overlap [startNs, endNs); of all times without.
    Result<std::uint64_t> countTraces(std::optional<std::int64_t> startNs, std::optional<std::int64_t> endNs);
    /// From the first start to the last end of these.
    Result<std::pair<std::int64_t, std::int64_t>> extent(std::optional<std::int64_t> startNs,
                                                         std::optional<std::int64_t> endNs);

    /// May be called from any thread: a running call returns Cancelled.
    void interrupt();

private:
    explicit QueryReader(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<TraceLoader> m_loader;
    std::unique_ptr<TraceLister> m_lister;
    std::atomic<bool> m_cancelled{false}; ///< what the lister polls when it looks into traces, which it does not here
};

} // namespace traceloupe
