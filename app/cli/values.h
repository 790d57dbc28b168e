// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/durationtext.h"
#include "core/model/result.h"

#include <QString>

#include <algorithm>
#include <cstdint>

namespace traceloupe::cli {

/// "90s", "1.5h", "250ms", "7d" in nanoseconds. Units: ns us µs ms s m h d.
[[nodiscard]] Result<std::int64_t> parseDuration(const QString &text);
/// "512MB", "2G", "1000": bytes; units of 1000 (kB MB GB) or 1024 (KiB MiB GiB, and K M G alone).
[[nodiscard]] Result<std::uint64_t> parseSize(const QString &text);
/// RFC 3339 with a zone, to the nanosecond, as Unix nanoseconds.
[[nodiscard]] Result<std::int64_t> parseTime(const QString &text);
/// A count of at least 1.
[[nodiscard]] Result<std::uint32_t> parseCount(const QString &option, const QString &text);

/// "2024-10-30T14:24:00.218138154Z", for tables that programs may cut up again.
[[nodiscard]] QString timeText(std::int64_t unixNs);
/// "12.4 MB"
[[nodiscard]] QString sizeText(std::uint64_t bytes);

/// The characters of a column that holds the durations (`nsOf` a row) of all rows, and a title of `least`.
template <class Rows, class NsOf>
[[nodiscard]] int durationWidth(const Rows &rows, NsOf nsOf, int least = 9)
{
    int width = least;
    for (const auto &row : rows)
        width = std::max(width, static_cast<int>(durationText(nsOf(row)).size()));
    return width;
}

} // namespace traceloupe::cli
