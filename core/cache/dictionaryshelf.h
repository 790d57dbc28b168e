// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/compression.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace traceloupe {

class Connection;

/// A dictionary and its row in the table `dictionary`; 0 and null for none.
struct NumberedDictionary {
    std::int64_t id = 0;
    DictionaryPtr dictionary;
};

/// The dictionaries of a cache file, made ready once. Numbers are never used again, so what is on the shelf
/// stays right whatever other programs do. Throws what SQLiteCpp throws.
class DictionaryShelf {
public:
    explicit DictionaryShelf(Connection &connection) : m_connection(connection) {}

    /// Null where there is none of that number.
    [[nodiscard]] DictionaryPtr get(std::int64_t id);

    /// The dictionary for new traces. Inside a transaction: trains one first, from the small traces among `upcoming`
    /// and of calls before, if there are enough of them and the cache has none, or has grown far beyond what its
    /// last was trained with.
    [[nodiscard]] NumberedDictionary current(std::span<const TracePtr> upcoming, std::int64_t nowMs);
    /// After a rollback: what was made in it is gone.
    void forget() { m_ready.clear(); }

private:
    [[nodiscard]] bool isTrainingDue();
    void train(std::int64_t nowMs);

    Connection &m_connection;
    std::unordered_map<std::int64_t, DictionaryPtr> m_ready;
    std::vector<TracePtr> m_samples; ///< small traces to train with, until they are enough
};

} // namespace traceloupe
