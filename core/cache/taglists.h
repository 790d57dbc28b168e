// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <vector>

namespace SQLite {
class Database;
}

namespace traceloupe {

class Connection;

/// A trace that lists a value of a key, and which of its spans have it: as encodeTagRows() gives them, or empty.
struct ListedTag {
    std::int64_t trace = 0;
    Bytes rows;
};

/// Calls `take(trace, rows)` with what a row of `tag_list` lists: `traces` is a JSON array of numbers to be added to
/// `first`, `rows` has for each of them a byte with a length and so many bytes, or is NULL for nothing but empty ones.
/// Ends at damage.
template <class Take>
void forEachListed(std::int64_t first, std::string_view traces, ByteView rows, const Take &take)
{
    const auto base = static_cast<std::uint64_t>(first); // unsigned: damaged numbers wrap
    while (traces.size() > 1) {
        traces.remove_prefix(1); // [ or a comma
        std::int64_t after = 0;
        const auto [end, error] = std::from_chars(traces.data(), traces.data() + traces.size(), after);
        if (error != std::errc())
            return;
        traces.remove_prefix(static_cast<std::size_t>(end - traces.data()));
        const std::size_t size = rows.empty() ? 0 : std::min<std::size_t>(rows.front(), rows.size() - 1);
        take(static_cast<std::int64_t>(base + static_cast<std::uint64_t>(after)),
             rows.empty() ? ByteView() : rows.subspan(1, size));
        rows = rows.empty() ? rows : rows.subspan(1 + size);
    }
}

// The table `tag_list`: for each value of a key, the traces that list it, ascending, in rows of some hundred bytes. The
// key as a negative number, with an empty value, lists the traces where the key overflows. Inside a transaction of the
// caller; throws what SQLiteCpp throws.

/// Adds traces to the lists of that value; those that are there stay as they are. Requires: ascending.
void addToTagLists(Connection &connection, std::int64_t key, const std::string &value, std::vector<ListedTag> added);
/// Whether it was there.
bool eraseFromTagLists(Connection &connection, std::int64_t key, const std::string &value, std::int64_t trace);
/// Reads through all lists.
void eraseFromAllTagLists(Connection &connection, const std::unordered_set<std::int64_t> &traces);

/// Moves what the tables of schema 3 have (old_tag, old_tag_overflow) into lists, and drops them.
void moveTagsIntoLists(SQLite::Database &database);

} // namespace traceloupe
