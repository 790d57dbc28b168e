// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace traceloupe {

class Connection;

/// Ids of operations, tag keys and origins, looked up or made, and remembered between batches. What is
/// remembered holds as long as no other program changed the file and no transaction of ours was rolled back.
class NameIds {
public:
    explicit NameIds(Connection &connection) : m_connection(connection) {}

    /// Inside a transaction, first thing: forgets everything if another program has written meanwhile.
    void begin();
    /// After a rollback: what was made in it is gone.
    void forget();

    std::int64_t operation(std::string_view service, std::string_view name);
    std::int64_t tagKey(const std::string &name);
    std::int64_t origin(const std::string &kind, const std::string &name);

private:
    std::int64_t remembered(std::unordered_map<std::string, std::int64_t> &ids, const std::string &key,
                            const char *select, const char *insert, const std::string &first,
                            const std::string *second);

    Connection &m_connection;
    std::int64_t m_dataVersion = -1;
    std::unordered_map<std::string, std::int64_t> m_operations; ///< by service, NUL, name
    std::unordered_map<std::string, std::int64_t> m_tagKeys;
    std::unordered_map<std::string, std::int64_t> m_origins;
};

} // namespace traceloupe
