// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

namespace traceloupe {

enum class DurationUnit { Nanoseconds, Microseconds, Milliseconds, Seconds, Minutes, Hours };

/// The largest unit that does not exceed `ns` (of either sign).
[[nodiscard]] DurationUnit durationUnitFor(std::int64_t ns);

/// A duration for people: three significant digits and a unit ("87 ns", "1.23 ms", "45.6 s", "2 min 3 s", "1 h 5 min").
/// Negative ones get a minus sign.
[[nodiscard]] QString durationText(std::int64_t ns, const QLocale &locale = QLocale());
/// The same without rounding: every digit down to the nanosecond ("1.234567 ms"), and where nothing was rounded away
/// the very text that durationText() gives ("50.0 ms").
[[nodiscard]] QString exactDurationText(std::int64_t ns, const QLocale &locale = QLocale());
/// Exact too, but without zeros at the end ("50 ms"): for what people set, such as steps and limits.
[[nodiscard]] QString shortestDurationText(std::int64_t ns, const QLocale &locale = QLocale());
/// In a given unit, with as many decimals as `resolutionNs` needs ("0.5 s", "1.0 s" for half seconds).
[[nodiscard]] QString durationTextInUnit(std::int64_t ns, DurationUnit unit, std::int64_t resolutionNs,
                                         const QLocale &locale = QLocale());
/// durationText with a sign always ("+12 ms"), for offsets.
[[nodiscard]] QString offsetText(std::int64_t ns, const QLocale &locale = QLocale());
/// exactDurationText with a sign always.
[[nodiscard]] QString exactOffsetText(std::int64_t ns, const QLocale &locale = QLocale());

} // namespace traceloupe
