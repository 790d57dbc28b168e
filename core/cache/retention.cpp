// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/retention.h"

#include "core/cache/sqlite.h"
#include "core/cache/traceeraser.h"

#include <limits>
#include <vector>

namespace traceloupe {

namespace {

constexpr char kBytesName[] = "limit_bytes";
constexpr char kAgeName[] = "limit_age_s";
constexpr char kReadSetting[] = "SELECT value FROM setting WHERE name = ?1";
constexpr char kWriteSetting[] = "INSERT INTO setting (name, value) VALUES (?1, ?2)\n"
                                 "ON CONFLICT (name) DO UPDATE SET value = excluded.value";
constexpr char kDeleteSetting[] = "DELETE FROM setting WHERE name = ?1";
constexpr char kOldest[] = "SELECT id, first_span, row_count, tag_count, payload_bytes\n"
                           "FROM trace\n"
                           "WHERE pinned = 0 AND stored_ms < ?1\n"
                           "ORDER BY stored_ms, start_ns, id";

/// What a span takes about in span_row and span_block, and a tag in its list, to tell how many traces must go. Too low
/// only costs a round more.
constexpr std::uint64_t kBytesPerSpan = 50;
constexpr std::uint64_t kBytesPerTag = 15;
constexpr std::int64_t kMsPerSecond = 1000;
constexpr std::uint64_t kForever = std::numeric_limits<std::int64_t>::max() / kMsPerSecond;

std::optional<std::uint64_t> readSetting(Connection &connection, const char *name)
{
    Query query = connection.query(kReadSetting);
    query.bind(1, std::string(name));
    return query.step() ? std::optional(static_cast<std::uint64_t>(query.integer(0))) : std::nullopt;
}

void writeSetting(Connection &connection, const char *name, std::optional<std::uint64_t> value)
{
    if (value)
        connection.query(kWriteSetting).bind(1, std::string(name)).bind(2, static_cast<std::int64_t>(*value)).run();
    else
        connection.query(kDeleteSetting).bind(1, std::string(name)).run();
}

/// The oldest traces stored before `beforeMs` that take about `bytes` together.
std::vector<StoredTrace> oldestTraces(Connection &connection, std::int64_t beforeMs, std::uint64_t bytes)
{
    std::vector<StoredTrace> traces;
    std::uint64_t taken = 0;
    Query query = connection.query(kOldest);
    query.bind(1, beforeMs);
    while (taken < bytes && query.step()) {
        StoredTrace stored;
        stored.row = query.integer(0);
        stored.firstSpan = query.integer(1);
        stored.rowCount = query.integer(2);
        stored.tagCount = query.integer(3);
        taken += static_cast<std::uint64_t>(query.integer(4))
                 + static_cast<std::uint64_t>(stored.rowCount) * kBytesPerSpan
                 + static_cast<std::uint64_t>(stored.tagCount) * kBytesPerTag;
        traces.push_back(stored);
    }
    return traces;
}

std::uint64_t eraseInTransaction(Connection &connection, const std::vector<StoredTrace> &traces)
{
    SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
    const std::uint64_t erased = eraseTraces(connection, traces);
    transaction.commit();
    return erased;
}

} // namespace

CacheLimits readLimits(Connection &connection)
{
    return {readSetting(connection, kBytesName), readSetting(connection, kAgeName)};
}

void writeLimits(Connection &connection, const CacheLimits &limits)
{
    SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
    writeSetting(connection, kBytesName, limits.bytes);
    writeSetting(connection, kAgeName, limits.ageSeconds);
    transaction.commit();
}

std::uint64_t usedBytes(Connection &connection)
{
    const std::int64_t pages = connection.pragma("PRAGMA page_count") - connection.pragma("PRAGMA freelist_count");
    return static_cast<std::uint64_t>(pages * connection.pragma("PRAGMA page_size"));
}

std::uint64_t applyLimits(Connection &connection, const CacheLimits &limits, std::int64_t nowMs)
{
    std::uint64_t erased = 0;
    if (limits.ageSeconds && *limits.ageSeconds < kForever) {
        const std::int64_t beforeMs = nowMs - static_cast<std::int64_t>(*limits.ageSeconds) * kMsPerSecond;
        const auto tooOld = oldestTraces(connection, beforeMs, std::numeric_limits<std::uint64_t>::max());
        if (!tooOld.empty())
            erased += eraseInTransaction(connection, tooOld);
    }
    while (limits.bytes) {
        const std::uint64_t used = usedBytes(connection);
        if (used <= *limits.bytes)
            break;
        const auto oldest = oldestTraces(connection, std::numeric_limits<std::int64_t>::max(), used - *limits.bytes);
        if (oldest.empty()) // only pinned ones are left
            break;
        erased += eraseInTransaction(connection, oldest);
    }
    if (erased > 0)
        connection.runPragma("PRAGMA incremental_vacuum");
    return erased;
}

} // namespace traceloupe
