// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/cache/dictionaryshelf.h"
#include "core/cache/encodeworker.h"
#include "core/cache/nameids.h"
#include "core/cache/sharedrows.h"
#include "core/cache/tracefinder.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

class Connection;
class TraceLoader;

/// Where a trace came from, and when it came first and last (Unix milliseconds).
struct SeenOrigin {
    Origin origin;
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
};

/// One trace to be stored, with everything that the cache keeps beside it.
struct StoreRequest {
    TracePtr trace;
    Extent extent = Extent::Whole;
    bool pinned = false;  ///< pins; never unpins
    std::vector<SeenOrigin> origins;
};

/// Writes traces: new ones as they are, known ones merged and rewritten if that changed them. While one thread
/// inserts rows, another compresses the traces to come. Everything throws what SQLiteCpp throws.
class TraceStore {
public:
    /// `cancelled` is polled between traces.
    TraceStore(Connection &connection, TraceLoader &loader, const std::atomic<bool> &cancelled)
        : m_connection(connection),
          m_loader(loader),
          m_names(connection),
          m_shared(connection, m_names),
          m_cancelled(cancelled)
    {}

    /// One transaction: all of the batch or, on any error, nothing. `nowMs` becomes the time of the change.
    [[nodiscard]] Result<StoreOutcome> store(std::span<const StoreRequest> batch, std::int64_t nowMs);
    /// After names were deleted from the file by this program.
    void forgetNames() { m_names.forget(); }

private:
    struct Pending;
    class Lookahead;

    Result<StoreOutcome> storeAll(std::span<const StoreRequest> batch, std::int64_t nowMs);
    void storeOne(const StoreRequest &request, Pending pending, std::int64_t nowMs, StoreOutcome &outcome);
    void insertNew(const StoreRequest &request, Pending pending, std::int64_t nowMs, StoreOutcome &outcome);
    void mergeInto(const StoredTrace &stored, const StoreRequest &request, std::int64_t nowMs, StoreOutcome &outcome);
    PendingEncoding encode(const TracePtr &trace);
    void forgetUncommitted();
    void addOrigins(std::int64_t row, const StoreRequest &request);

    Connection &m_connection;
    TraceLoader &m_loader;
    NameIds m_names;
    SharedRows m_shared;
    EncodeWorker m_worker;
    NumberedDictionary m_dictionary; ///< of the batch that is being stored
    const std::atomic<bool> &m_cancelled;
};

} // namespace traceloupe
