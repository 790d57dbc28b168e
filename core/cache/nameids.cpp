// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/nameids.h"

#include "core/cache/sqlite.h"

namespace traceloupe {

namespace {

constexpr char kSelectOperation[] = "SELECT id FROM operation WHERE service = ?1 AND name = ?2";
constexpr char kInsertOperation[] = "INSERT INTO operation (service, name) VALUES (?1, ?2)";
constexpr char kSelectTagKey[] = "SELECT id FROM tag_key WHERE name = ?1";
constexpr char kInsertTagKey[] = "INSERT INTO tag_key (name) VALUES (?1)";
constexpr char kSelectOrigin[] = "SELECT id FROM origin WHERE kind = ?1 AND name = ?2";
constexpr char kInsertOrigin[] = "INSERT INTO origin (kind, name) VALUES (?1, ?2)";
/// A trace may have any number of names; beyond this the memory is better used otherwise.
constexpr std::size_t kMaxRemembered = 200'000;

std::string joined(std::string_view first, std::string_view second)
{
    std::string key(first);
    key.push_back('\0');
    key.append(second);
    return key;
}

void bindNames(Query &query, const std::string &first, const std::string *second)
{
    query.bind(1, first);
    if (second != nullptr)
        query.bind(2, *second);
}

} // namespace

void NameIds::begin()
{
    const std::int64_t version = m_connection.pragma("PRAGMA data_version");
    if (version != m_dataVersion)
        forget();
    m_dataVersion = version;
}

void NameIds::forget()
{
    m_operations.clear();
    m_tagKeys.clear();
    m_origins.clear();
}

std::int64_t NameIds::remembered(std::unordered_map<std::string, std::int64_t> &ids, const std::string &key,
                                 const char *select, const char *insert, const std::string &first,
                                 const std::string *second)
{
    if (const auto at = ids.find(key); at != ids.end())
        return at->second;
    std::int64_t id = 0;
    Query find = m_connection.query(select);
    bindNames(find, first, second);
    if (find.step()) {
        id = find.integer(0);
    } else {
        Query add = m_connection.query(insert);
        bindNames(add, first, second);
        add.run();
        id = m_connection.database().getLastInsertRowid();
    }
    if (ids.size() >= kMaxRemembered)
        ids.clear();
    ids.emplace(key, id);
    return id;
}

std::int64_t NameIds::operation(std::string_view service, std::string_view name)
{
    const std::string nameText(name);
    return remembered(m_operations, joined(service, name), kSelectOperation, kInsertOperation, std::string(service),
                      &nameText);
}

std::int64_t NameIds::tagKey(const std::string &name)
{
    return remembered(m_tagKeys, name, kSelectTagKey, kInsertTagKey, name, nullptr);
}

std::int64_t NameIds::origin(const std::string &kind, const std::string &name)
{
    return remembered(m_origins, joined(kind, name), kSelectOrigin, kInsertOrigin, kind, &name);
}

} // namespace traceloupe
