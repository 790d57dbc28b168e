// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/traceeraser.h"

#include "core/cache/sqlite.h"
#include "core/cache/tagcollector.h"
#include "core/cache/taglists.h"

#include <array>
#include <string_view>
#include <unordered_set>

namespace traceloupe {

namespace {

constexpr char kLeaveOperations[] = "UPDATE operation SET traces = traces - 1\n"
                                    "WHERE id IN (SELECT DISTINCT operation FROM span_row WHERE id >= ?1 AND id < ?2)";
constexpr char kDeleteSpans[] = "DELETE FROM span_row WHERE id >= ?1 AND id < ?2";
constexpr char kDeletePayload[] = "DELETE FROM payload WHERE trace = ?1";
constexpr char kDeleteBlock[] = "DELETE FROM span_block WHERE trace = ?1";
constexpr char kDeleteLinks[] = "DELETE FROM link WHERE trace = ?1";
constexpr char kTagKey[] = "SELECT id FROM tag_key WHERE name = ?1";
constexpr char kDeleteTrace[] = "DELETE FROM trace WHERE id = ?1";

constexpr std::array kDeleteUnused{
    "DELETE FROM operation WHERE traces <= 0",
    "DELETE FROM tag_key WHERE id NOT IN (SELECT abs(key) FROM tag_list)",
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
    connection.query(kLeaveOperations).bind(1, stored.firstSpan).bind(2, end).run();
    connection.query(kDeleteSpans).bind(1, stored.firstSpan).bind(2, end).run();
    deleteByTrace(connection, kDeletePayload, stored.row);
    deleteByTrace(connection, kDeleteBlock, stored.row);
    deleteByTrace(connection, kDeleteLinks, stored.row);
}

/// The lists have no index by trace, which would double their size: they are read through, once for many traces.
void eraseTagsByScan(Connection &connection, std::span<const StoredTrace> traces)
{
    std::unordered_set<std::int64_t> rows;
    for (const StoredTrace &stored : traces)
        rows.insert(stored.row);
    if (!rows.empty())
        eraseFromAllTagLists(connection, rows);
}

std::int64_t keyNumber(Connection &connection, const std::string &name)
{
    Query query = connection.query(kTagKey);
    query.bind(1, name);
    return query.step() ? query.integer(0) : 0;
}

/// What the trace lists by today's rules. False if that is not all that it lists.
bool eraseTags(Connection &connection, const StoredTrace &stored, const TraceTags &tags)
{
    std::int64_t erased = 0;
    std::string_view lastName;
    std::int64_t key = 0;
    for (const TagPair &pair : tags.pairs) {
        if (pair.key != lastName) {
            lastName = pair.key;
            key = keyNumber(connection, pair.key);
        }
        erased += eraseFromTagLists(connection, key, pair.value, stored.row) ? 1 : 0;
    }
    bool hasAll = erased == stored.tagCount;
    for (const std::string &name : tags.overflowed)
        hasAll = eraseFromTagLists(connection, -keyNumber(connection, name), {}, stored.row) && hasAll;
    return hasAll;
}

} // namespace

void eraseContent(Connection &connection, const StoredTrace &stored, const TraceTags *tags)
{
    eraseRows(connection, stored);
    if (tags == nullptr || !eraseTags(connection, stored, *tags)) // written by other rules than today's
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
