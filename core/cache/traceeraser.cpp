// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/traceeraser.h"

#include "core/cache/sqlite.h"
#include "core/cache/tagcollector.h"

#include <array>

namespace traceloupe {

namespace {

constexpr char kDeleteOperations[] =
    "DELETE FROM trace_operation\n"
    "WHERE trace = ?1\n"
    "  AND operation IN (SELECT DISTINCT operation FROM span_row WHERE id >= ?2 AND id < ?3)";
constexpr char kDeleteSpans[] = "DELETE FROM span_row WHERE id >= ?1 AND id < ?2";
constexpr char kDeletePayload[] = "DELETE FROM payload WHERE trace = ?1";
constexpr char kDeleteBlock[] = "DELETE FROM span_block WHERE trace = ?1";
constexpr char kDeleteLinks[] = "DELETE FROM link WHERE trace = ?1";
constexpr char kDeleteOverflow[] = "DELETE FROM tag_overflow WHERE trace = ?1";
constexpr char kDeleteTag[] = "DELETE FROM tag\n"
                              "WHERE key = (SELECT id FROM tag_key WHERE name = ?1) AND value = ?2 AND trace = ?3";
// `tag` has no index by trace, which would double its size: deleting by trace reads it all, once for many traces
constexpr char kDeleteTagsByScan[] = "DELETE FROM tag\n"
                                     "WHERE trace IN (SELECT value FROM json_each(?1))";
constexpr char kDeleteTrace[] = "DELETE FROM trace WHERE id = ?1";

constexpr std::array kDeleteUnused{
    "DELETE FROM operation WHERE id NOT IN (SELECT operation FROM trace_operation)",
    "DELETE FROM tag_key WHERE id NOT IN (SELECT key FROM tag UNION ALL SELECT key FROM tag_overflow)",
    "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM trace_origin)",
    "DELETE FROM dictionary WHERE id NOT IN (SELECT dictionary FROM trace WHERE dictionary IS NOT NULL)",
};

void deleteByTrace(Connection &connection, const char *sql, std::int64_t row)
{
    connection.query(sql).bind(1, row).run();
}

void eraseRows(Connection &connection, const StoredTrace &stored)
{
    const std::int64_t end = stored.firstSpan + stored.rowCount;
    connection.query(kDeleteOperations).bind(1, stored.row).bind(2, stored.firstSpan).bind(3, end).run();
    connection.query(kDeleteSpans).bind(1, stored.firstSpan).bind(2, end).run();
    deleteByTrace(connection, kDeletePayload, stored.row);
    deleteByTrace(connection, kDeleteBlock, stored.row);
    deleteByTrace(connection, kDeleteLinks, stored.row);
    deleteByTrace(connection, kDeleteOverflow, stored.row);
}

void eraseTagsByScan(Connection &connection, std::span<const StoredTrace> traces)
{
    std::string rows = "[";
    for (const StoredTrace &stored : traces) {
        if (stored.tagCount == 0)
            continue;
        if (rows.size() > 1)
            rows += ',';
        rows += std::to_string(stored.row);
    }
    rows += ']';
    if (rows.size() > 2)
        connection.query(kDeleteTagsByScan).bind(1, rows).run();
}

} // namespace

void eraseContent(Connection &connection, const StoredTrace &stored, const TraceTags *tags)
{
    eraseRows(connection, stored);
    std::int64_t erased = 0;
    if (tags != nullptr) {
        for (const auto &[key, value, rows] : tags->pairs) {
            Query query = connection.query(kDeleteTag);
            query.bind(1, key).bind(2, value).bind(3, stored.row).run();
            erased += query.changes();
        }
    }
    if (erased != stored.tagCount) // written by other rules than today's
        eraseTagsByScan(connection, {&stored, 1});
}

std::uint64_t eraseTraces(Connection &connection, std::span<const StoredTrace> traces)
{
    std::uint64_t erased = 0;
    eraseTagsByScan(connection, traces);
    for (const StoredTrace &stored : traces) {
        eraseRows(connection, stored);
        Query query = connection.query(kDeleteTrace); // its origins go by the foreign key
        query.bind(1, stored.row).run();
        erased += static_cast<std::uint64_t>(query.changes());
    }
    return erased;
}

void eraseUnused(Connection &connection)
{
    for (const char *sql : kDeleteUnused)
        connection.query(sql).run();
}

} // namespace traceloupe
