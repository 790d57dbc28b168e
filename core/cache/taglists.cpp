// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/taglists.h"

#include "core/cache/sqlite.h"
#include "core/cache/tagrows.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace traceloupe {

namespace {

/// What a row may hold of traces and rows: a quarter of a page is the most that SQLite keeps in the tree itself.
constexpr std::size_t kMaxListBytes = 440;
/// One with so much in it is left as it is when others come behind it.
constexpr std::size_t kFullListBytes = 400;

constexpr char kAtOrBefore[] = "SELECT first, traces, rows FROM tag_list\n"
                               "WHERE key = ?1 AND value = ?2 AND first <= ?3\n"
                               "ORDER BY first DESC LIMIT 1";
constexpr char kAfter[] = "SELECT first FROM tag_list\n"
                          "WHERE key = ?1 AND value = ?2 AND first > ?3\n"
                          "ORDER BY first LIMIT 1";
constexpr char kPut[] = "INSERT INTO tag_list (key, value, first, traces, rows) VALUES (?1, ?2, ?3, ?4, ?5)\n"
                        "ON CONFLICT (key, value, first) DO UPDATE SET traces = excluded.traces, rows = excluded.rows";
constexpr char kDelete[] = "DELETE FROM tag_list WHERE key = ?1 AND value = ?2 AND first = ?3";
constexpr char kOldTags[] = "SELECT key, value, trace, rows FROM old_tag ORDER BY key, value, trace";
constexpr char kOldOverflow[] = "SELECT -key, '', trace, NULL FROM old_tag_overflow ORDER BY key, trace";
constexpr std::size_t kTracesMovedAtOnce = 10'000;
constexpr char kAll[] = "SELECT key, value, first, traces, rows FROM tag_list";

using List = std::vector<ListedTag>;

List listOf(std::int64_t first, std::string_view traces, ByteView rows)
{
    List list;
    forEachListed(first, traces, rows, [&list](std::int64_t trace, ByteView ofTrace) {
        list.push_back({trace, Bytes(ofTrace.begin(), ofTrace.end())});
    });
    return list;
}

/// A row of the table.
struct ListRow {
    std::int64_t first = 0;
    std::string traces;
    Bytes rows;
    bool hasRows = false;
};

/// As many as fit into a row. Requires: at least one.
ListRow takeListRow(List::const_iterator &from, List::const_iterator end)
{
    ListRow row;
    row.first = from->trace;
    do {
        row.traces += (row.traces.empty() ? '[' : ',') + std::to_string(from->trace - row.first);
        row.rows.push_back(static_cast<std::uint8_t>(from->rows.size()));
        row.rows.insert(row.rows.end(), from->rows.begin(), from->rows.end());
        row.hasRows = row.hasRows || !from->rows.empty();
        ++from;
    } while (from != end && row.traces.size() + row.rows.size() + from->rows.size() < kMaxListBytes);
    row.traces += ']';
    return row;
}

/// The lists of one value of a key.
class ValueLists {
public:
    ValueLists(Connection &connection, std::int64_t key, const std::string &value)
        : m_connection(connection), m_key(key), m_value(value)
    {}

    void add(List added)
    {
        for (auto from = added.begin(); from != added.end();) {
            List list = readFor(from->trace);
            const std::int64_t end = firstAfter(from->trace);
            const auto to = std::ranges::find_if(from, added.end(),
                                                 [end](const ListedTag &tag) { return tag.trace >= end; });
            list.insert(list.end(), std::move_iterator(from), std::move_iterator(to));
            std::ranges::stable_sort(list, {}, &ListedTag::trace);
            const auto again = std::ranges::unique(list, {}, &ListedTag::trace);
            list.erase(again.begin(), again.end());
            put(list);
            from = to;
        }
    }

    bool erase(std::int64_t trace)
    {
        List list = read(trace);
        const std::int64_t first = list.empty() ? 0 : list.front().trace;
        const auto gone = std::ranges::remove(list, trace, &ListedTag::trace);
        if (gone.empty())
            return false;
        list.erase(gone.begin(), gone.end());
        replace(first, list);
        return true;
    }

    /// Puts `list` in place of the one that began with `first`.
    void replace(std::int64_t first, const List &list)
    {
        if (list.empty() || list.front().trace != first)
            m_connection.query(kDelete).bind(1, m_key).bind(2, m_value).bind(3, first).run();
        put(list);
    }

private:
    /// The list that has the trace, if one has it.
    List read(std::int64_t trace)
    {
        Query query = m_connection.query(kAtOrBefore);
        query.bind(1, m_key).bind(2, m_value).bind(3, trace);
        return query.step() ? listOf(query.integer(0), query.view(1), query.blob(2)) : List();
    }

    /// The list that the trace goes into; none if that is full and the trace comes behind all that is in it.
    List readFor(std::int64_t trace)
    {
        Query query = m_connection.query(kAtOrBefore);
        query.bind(1, m_key).bind(2, m_value).bind(3, trace);
        if (!query.step())
            return {};
        const std::string_view traces = query.view(1);
        const ByteView rows = query.blob(2);
        List list = listOf(query.integer(0), traces, rows);
        const bool isFull = traces.size() + rows.size() >= kFullListBytes;
        return isFull && !list.empty() && list.back().trace < trace ? List() : list;
    }

    std::int64_t firstAfter(std::int64_t trace)
    {
        Query query = m_connection.query(kAfter);
        query.bind(1, m_key).bind(2, m_value).bind(3, trace);
        return query.step() ? query.integer(0) : std::numeric_limits<std::int64_t>::max();
    }

    void put(const List &list)
    {
        for (auto from = list.cbegin(); from != list.cend();) {
            const ListRow row = takeListRow(from, list.cend());
            Query query = m_connection.query(kPut);
            query.bind(1, m_key).bind(2, m_value).bind(3, row.first).bind(4, row.traces);
            if (row.hasRows)
                query.bindBlob(5, row.rows.data(), row.rows.size());
            else
                query.bindNull(5);
            query.run();
        }
    }

    Connection &m_connection;
    std::int64_t m_key;
    const std::string &m_value;
};

/// Rows of an old table (key, value, trace, rows), in this order, as lists.
void moveTags(SQLite::Database &database, const char *select)
{
    SQLite::Statement from(database, select);
    SQLite::Statement insert(database, kPut);
    std::int64_t key = 0;
    std::string value;
    List list;
    const auto flush = [&] {
        for (auto next = list.cbegin(); next != list.cend();) {
            const ListRow row = takeListRow(next, list.cend());
            insert.bind(1, key);
            insert.bind(2, value);
            insert.bind(3, row.first);
            insert.bind(4, row.traces);
            if (row.hasRows)
                insert.bind(5, row.rows.data(), static_cast<int>(row.rows.size()));
            else
                insert.bind(5);
            insert.exec();
            insert.reset();
        }
        list.clear();
    };
    while (from.executeStep()) {
        const std::int64_t nextKey = from.getColumn(0).getInt64();
        const std::string nextValue = from.getColumn(1).getString();
        if (nextKey != key || nextValue != value || list.size() >= kTracesMovedAtOnce)
            flush();
        key = nextKey;
        value = nextValue;
        const auto *bytes = static_cast<const std::uint8_t *>(from.getColumn(3).getBlob());
        const auto size = static_cast<std::size_t>(from.getColumn(3).getBytes());
        list.push_back({from.getColumn(2).getInt64(), size <= kMaxTagRowsBytes ? Bytes(bytes, bytes + size) : Bytes()});
    }
    flush();
}

} // namespace

void addToTagLists(Connection &connection, std::int64_t key, const std::string &value, std::vector<ListedTag> added)
{
    ValueLists(connection, key, value).add(std::move(added));
}

bool eraseFromTagLists(Connection &connection, std::int64_t key, const std::string &value, std::int64_t trace)
{
    return ValueLists(connection, key, value).erase(trace);
}

void eraseFromAllTagLists(Connection &connection, const std::unordered_set<std::int64_t> &traces)
{
    struct Changed {
        std::int64_t key = 0;
        std::string value;
        std::int64_t first = 0;
        List left;
    };
    std::vector<Changed> all;
    {
        Query query = connection.query(kAll);
        while (query.step()) {
            const std::int64_t first = query.integer(2);
            List list = listOf(first, query.view(3), query.blob(4));
            const auto gone = std::ranges::remove_if(
                list, [&traces](const ListedTag &tag) { return traces.contains(tag.trace); });
            if (gone.empty())
                continue;
            list.erase(gone.begin(), gone.end());
            all.push_back({query.integer(0), query.text(1), first, std::move(list)});
        }
    }
    for (const Changed &changed : all)
        ValueLists(connection, changed.key, changed.value).replace(changed.first, changed.left);
}

void moveTagsIntoLists(SQLite::Database &database)
{
    moveTags(database, kOldTags);
    moveTags(database, kOldOverflow);
    database.exec("DROP TABLE old_tag");
    database.exec("DROP TABLE old_tag_overflow");
}

} // namespace traceloupe
