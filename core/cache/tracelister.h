// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace traceloupe {

class Connection;
class Query;
class TraceLoader;

/// Names that many traces have, each made once. Keeps some thousand.
class SharedTexts {
public:
    QString of(std::string_view text);

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_texts;
};

/// Finds and lists traces. Read-only; everything throws what SQLiteCpp throws.
class TraceLister {
public:
    /// `cancelled` is polled while payloads are looked into.
    TraceLister(Connection &connection, TraceLoader &loader, const std::atomic<bool> &cancelled)
        : m_connection(connection), m_loader(loader), m_cancelled(cancelled)
    {}

    [[nodiscard]] Result<std::vector<TraceSummary>> list(const TraceFilter &filter);
    /// Origins are remembered from one to the next: forget() when another program may have changed them.
    [[nodiscard]] std::optional<TraceSummary> summary(std::int64_t row);
    void forget() { m_origins.clear(); }

private:
    [[nodiscard]] Result<bool> hasTags(std::int64_t row, const TraceFilter &filter);
    [[nodiscard]] bool isIndexed(std::int64_t row, const std::pair<QString, QString> &tag);
    [[nodiscard]] std::vector<Origin> originsOf(std::int64_t row);
    [[nodiscard]] TraceSummary readSummary(const Query &query);

    Connection &m_connection;
    TraceLoader &m_loader;
    const std::atomic<bool> &m_cancelled;
    std::unordered_map<std::int64_t, Origin> m_origins;
    SharedTexts m_texts;
};

} // namespace traceloupe
