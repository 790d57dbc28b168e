// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/sharedrows.h"

#include "core/cache/nameids.h"
#include "core/cache/sqlite.h"

#include <algorithm>
#include <cstring>

namespace traceloupe {

namespace {

/// Tags held before they are written: some 30 MB.
constexpr std::size_t kMaxTags = 300'000;

constexpr char kAddToOperation[] = "UPDATE operation SET traces = traces + ?1 WHERE id = ?2";

std::int64_t keyOf(const std::string &name)
{
    std::int64_t key = 0;
    std::memcpy(&key, name.data(), sizeof key);
    return key;
}

} // namespace

void SharedRows::addTags(std::int64_t trace, TraceTags &tags)
{
    m_traces.insert(trace);
    std::string_view lastName;
    std::int64_t key = 0;
    for (TagPair &pair : tags.pairs) {
        if (pair.key != lastName) { // pairs are sorted by key
            lastName = pair.key;
            key = m_names.tagKey(pair.key);
        }
        addTag(key, pair.value, {trace, std::move(pair.rows)});
    }
    for (const std::string &name : tags.overflowed)
        addTag(-m_names.tagKey(name), {}, {trace, {}});
    if (m_tagCount > kMaxTags)
        write();
}

void SharedRows::addTag(std::int64_t key, const std::string &value, ListedTag tag)
{
    m_name.assign(reinterpret_cast<const char *>(&key), sizeof key);
    m_name += value;
    m_tags[m_name].push_back(std::move(tag));
    ++m_tagCount;
}

void SharedRows::write()
{
    for (const auto &[operation, traces] : m_operations)
        m_connection.query(kAddToOperation).bind(1, traces).bind(2, operation).run();
    std::vector<decltype(m_tags)::value_type *> sorted; // as the table is, so that neighbours follow each other
    sorted.reserve(m_tags.size());
    for (auto &entry : m_tags)
        sorted.push_back(&entry);
    std::ranges::sort(sorted, [](const auto *a, const auto *b) {
        const std::int64_t keyA = keyOf(a->first);
        const std::int64_t keyB = keyOf(b->first);
        return keyA != keyB ? keyA < keyB : a->first < b->first;
    });
    for (auto *entry : sorted) {
        std::ranges::sort(entry->second, {}, &ListedTag::trace);
        addToTagLists(m_connection, keyOf(entry->first), entry->first.substr(sizeof(std::int64_t)),
                      std::move(entry->second));
    }
    forget();
}

void SharedRows::forget()
{
    m_operations.clear();
    m_tags.clear();
    m_tagCount = 0;
    m_traces.clear();
}

} // namespace traceloupe
