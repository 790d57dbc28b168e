// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spanblockfiller.h"

#include "core/cache/spanblockloader.h"
#include "core/cache/sqlite.h"
#include "core/cache/tagcollector.h"

#include <string>

#include <vector>

namespace traceloupe {

namespace {

constexpr std::int64_t kTracesPerTransaction = 500;

constexpr char kIsDue[] = "SELECT 1 FROM setting WHERE name = 'span_blocks_due'";
constexpr char kDone[] = "DELETE FROM setting WHERE name = 'span_blocks_due'";
constexpr char kWithout[] =
    "SELECT id FROM trace\n"
    "WHERE id > ?1 AND NOT EXISTS (SELECT 1 FROM span_block WHERE span_block.trace = trace.id)\n"
    "ORDER BY id\n"
    "LIMIT ?2";
constexpr char kInsert[] = "INSERT INTO span_block (trace, bytes) VALUES (?1, ?2)";

constexpr char kAddKey[] = "INSERT OR IGNORE INTO tag_key (name) VALUES (?1)";
constexpr char kAddOverflow[] = "INSERT OR IGNORE INTO tag_overflow (trace, key)\n"
                                "SELECT ?1, id FROM tag_key WHERE name = ?2";

bool isDue(Connection &connection)
{
    Query query = connection.query(kIsDue);
    return query.step();
}

void fill(Connection &connection, SpanBlockLoader &loader, std::int64_t row, const Trace &trace)
{
    const Bytes block = loader.makeBlock(row, trace);
    connection.query(kInsert).bind(1, row).bindBlob(2, block.data(), block.size()).run();
    for (const std::string &key : scopeAndLinkKeys(trace)) {
        connection.query(kAddKey).bind(1, key).run();
        connection.query(kAddOverflow).bind(1, row).bind(2, key).run();
    }
}

std::vector<std::int64_t> tracesWithout(Connection &connection, std::int64_t after)
{
    std::vector<std::int64_t> rows;
    Query query = connection.query(kWithout);
    query.bind(1, after).bind(2, kTracesPerTransaction);
    while (query.step())
        rows.push_back(query.integer(0));
    return rows;
}

} // namespace

void fillDueSpanBlocks(Connection &connection)
{
    if (!isDue(connection))
        return;
    SpanBlockLoader loader(connection);
    for (std::int64_t after = 0;;) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        const std::vector<std::int64_t> rows = tracesWithout(connection, after);
        for (const std::int64_t row : rows) {
            // a damaged one stays without: importing it again gives it a block
            if (const TracePtr trace = loader.loadWhole(row))
                fill(connection, loader, row, *trace);
        }
        if (rows.empty())
            connection.query(kDone).run();
        transaction.commit();
        if (rows.empty())
            return;
        after = rows.back();
    }
}

} // namespace traceloupe
