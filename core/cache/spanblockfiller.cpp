// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spanblockfiller.h"

#include "core/cache/nameids.h"
#include "core/cache/sharedrows.h"
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

bool isDue(Connection &connection)
{
    Query query = connection.query(kIsDue);
    return query.step();
}

void fill(Connection &connection, SpanBlockLoader &loader, SharedRows &shared, std::int64_t row, const Trace &trace)
{
    const Bytes block = loader.makeBlock(row, trace);
    connection.query(kInsert).bind(1, row).bindBlob(2, block.data(), block.size()).run();
    TraceTags unlisted{{}, scopeAndLinkKeys(trace)};
    shared.addTags(row, unlisted);
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
    NameIds names(connection);
    SharedRows shared(connection, names);
    for (std::int64_t after = 0;;) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        const std::vector<std::int64_t> rows = tracesWithout(connection, after);
        for (const std::int64_t row : rows) {
            // a damaged one stays without: importing it again gives it a block
            if (const TracePtr trace = loader.loadWhole(row))
                fill(connection, loader, shared, row, *trace);
        }
        shared.write();
        if (rows.empty())
            connection.query(kDone).run();
        transaction.commit();
        if (rows.empty())
            return;
        after = rows.back();
    }
}

} // namespace traceloupe
