// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/tagcollector.h"
#include "core/cache/taglists.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

class Connection;
class NameIds;

/// What the traces of a batch add to rows that many traces share: lists of tags, and how many traces have an operation.
/// Gathered and written together, since writing each trace's part by itself takes ten times as long.
class SharedRows {
public:
    SharedRows(Connection &connection, NameIds &names) : m_connection(connection), m_names(names) {}

    void addOperation(std::int64_t operation) { ++m_operations[operation]; }
    /// Takes the rows out of `tags`.
    void addTags(std::int64_t trace, TraceTags &tags);
    [[nodiscard]] bool holds(std::int64_t trace) const { return m_traces.contains(trace); }

    /// Inside the transaction, before it ends, and before anything is erased of a trace that it holds.
    void write();
    /// After a rollback.
    void forget();

private:
    void addTag(std::int64_t key, const std::string &value, ListedTag tag);

    Connection &m_connection;
    NameIds &m_names;
    std::unordered_map<std::int64_t, std::int64_t> m_operations;
    std::unordered_map<std::string, std::vector<ListedTag>> m_tags; ///< by bytes of the key's number, then the value
    std::size_t m_tagCount = 0;
    std::unordered_set<std::int64_t> m_traces;
    std::string m_name; ///< used again and again
};

} // namespace traceloupe
