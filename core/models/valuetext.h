// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

/// How counts and sizes are written for people, in their locale (times: core/layout).
namespace traceloupe::valuetext {

/// "12,345" as the locale groups digits.
[[nodiscard]] QString count(std::uint64_t value);
/// "4.2 MB" in units of 1000, as disks and the limits of the cache are counted.
[[nodiscard]] QString bytes(std::uint64_t value, const QLocale &locale = QLocale());
/// "13.9/s", "2.50/min", "7.15/h", "0.62/d": three digits in the unit in which it is at least one. Requires: >= 0.
[[nodiscard]] QString rate(double perSecond, const QLocale &locale = QLocale());
/// "just now", "5 min ago", "3 h ago", else the date.
[[nodiscard]] QString age(std::int64_t storedMs, std::int64_t nowMs);

} // namespace traceloupe::valuetext
