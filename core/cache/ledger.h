// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <utility>
#include <vector>

namespace traceloupe {

class Connection;

/// [start, end) in Unix nanoseconds.
using TimeWindow = std::pair<std::int64_t, std::int64_t>;

// Which windows of a search were captured completely (table `pull_window`). Throws what SQLiteCpp throws.

void markWindow(Connection &connection, const QString &source, const QString &query, const TimeWindow &window,
                std::int64_t nowMs);
/// Sorted; adjacent and overlapping windows joined.
[[nodiscard]] std::vector<TimeWindow> doneWindows(Connection &connection, const QString &source, const QString &query);
void forgetDoneWindows(Connection &connection, const QString &source, const QString &query);

} // namespace traceloupe
