// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

#include <cstdint>

namespace traceloupe {

/// The time zone that timestamps are shown in: the machine's, UTC, or any of the IANA database. A plain value.
class DisplayTimeZone {
public:
    DisplayTimeZone() = default; ///< local
    [[nodiscard]] static DisplayTimeZone local() { return {}; }
    [[nodiscard]] static DisplayTimeZone utc();
    /// From toSetting(), "local", "UTC" or an IANA id; local for anything unknown.
    [[nodiscard]] static DisplayTimeZone fromSetting(const QString &text);

    /// "local", "UTC" or the IANA id.
    [[nodiscard]] QString toSetting() const;
    [[nodiscard]] bool isLocal() const { return m_id.isEmpty(); }
    [[nodiscard]] QTimeZone zone() const;

    friend bool operator==(const DisplayTimeZone &, const DisplayTimeZone &) = default;

private:
    QByteArray m_id; ///< empty = local
};

/// How much of a second is shown. Automatic: milliseconds, or all digits that the value has.
enum class TimestampPrecision { Seconds, Milliseconds, Automatic, Nanoseconds };

/// "2026-11-23 15:05:08.123456 UTC": ISO date and time in that zone, with the zone's abbreviation.
[[nodiscard]] QString timestampText(std::int64_t unixNs, const DisplayTimeZone &zone,
                                    TimestampPrecision precision = TimestampPrecision::Automatic);
/// The same without the date.
[[nodiscard]] QString timeOfDayText(std::int64_t unixNs, const DisplayTimeZone &zone,
                                    TimestampPrecision precision = TimestampPrecision::Automatic);

} // namespace traceloupe
