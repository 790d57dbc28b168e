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
#include <unordered_set>
#include <utility>
#include <vector>

namespace traceloupe {

class Connection;
class TraceLister;
class TraceLoader;

/// A row of the index of (key, value) pairs.
struct TagEntry {
    std::string_view value;
    std::int64_t trace = 0; ///< row in `trace`
    ByteView rows;          ///< see decodeTagRows(); empty where only the trace knows
};

/// What else the index says of a key.
struct TagLookup {
    std::vector<std::int64_t> overflowed; ///< traces that have it, with values that are not listed; ascending
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

    /// Until end(), all calls see the file as it is at the first of them; many small ones cost less so. Writers are not
    /// held up, but the file's log grows meanwhile.
    Result<> begin();
    void end();

    /// By row of `trace`; NotFound if it is gone, InvalidInput if it is damaged.
    Result<TracePtr> load(std::int64_t traceRow);
    /// Which of these texts are somewhere in the trace, 1 or 0 each: quicker than to load it. Errors as load().
    Result<std::vector<std::uint8_t>> contains(std::int64_t traceRow, const std::vector<std::string_view> &texts);
    /// What a list says of it; NotFound if it is gone.
    Result<TraceSummary> summary(std::int64_t traceRow);
    /// Ids of some rows of a trace (ascending) whose first is that row of `span_row`.
    Result<std::vector<SpanId>> spanIds(std::int64_t firstSpan, const std::vector<std::uint32_t> &rows);
    using TakeTag = std::function<void(const TagEntry &)>;
    /// All that the index has of a key, by value (as text, see ValueView::toText()), then by trace.
    Result<TagLookup> tagsOf(const std::string &key, const TakeTag &take);
    /// The same of one value, and of arrays, which may hold it.
    Result<TagLookup> tagsOf(const std::string &key, const std::string &value, const TakeTag &take);

    /// Another number after every change that another connection made.
    Result<std::int64_t> dataVersion();

    /// All traces.
    Result<std::uint64_t> countTraces();
    /// Rows of the traces that overlap [startNs, endNs), ascending.
    Result<std::vector<std::int64_t>> rowsOf(std::optional<std::int64_t> startNs, std::optional<std::int64_t> endNs);
    /// The same of these traces; those that are not in the cache are left out.
    Result<std::vector<std::int64_t>> rowsOf(const std::unordered_set<TraceId> &traces,
                                             std::optional<std::int64_t> startNs, std::optional<std::int64_t> endNs);
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
