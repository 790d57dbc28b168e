// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/ledger.h"

#include "core/cache/sqlite.h"

#include <algorithm>

namespace traceloupe {

namespace {

constexpr char kMark[] = "INSERT INTO pull_window (source, query, start_ns, end_ns, done_ms)\n"
                         "VALUES (?1, ?2, ?3, ?4, ?5)\n"
                         "ON CONFLICT DO UPDATE SET done_ms = excluded.done_ms";
constexpr char kDone[] = "SELECT start_ns, end_ns FROM pull_window\n"
                         "WHERE source = ?1 AND query = ?2\n"
                         "ORDER BY start_ns, end_ns";
constexpr char kForget[] = "DELETE FROM pull_window WHERE source = ?1 AND query = ?2";

} // namespace

void markWindow(Connection &connection, const QString &source, const QString &query, const TimeWindow &window,
                std::int64_t nowMs)
{
    connection.query(kMark)
        .bind(1, source)
        .bind(2, query)
        .bind(3, window.first)
        .bind(4, window.second)
        .bind(5, nowMs)
        .run();
}

std::vector<TimeWindow> doneWindows(Connection &connection, const QString &source, const QString &query)
{
    std::vector<TimeWindow> windows;
    Query rows = connection.query(kDone);
    rows.bind(1, source).bind(2, query);
    while (rows.step()) {
        const TimeWindow window{rows.integer(0), rows.integer(1)};
        if (!windows.empty() && window.first <= windows.back().second)
            windows.back().second = std::max(windows.back().second, window.second);
        else
            windows.push_back(window);
    }
    return windows;
}

void forgetDoneWindows(Connection &connection, const QString &source, const QString &query)
{
    connection.query(kForget).bind(1, source).bind(2, query).run();
}

} // namespace traceloupe
