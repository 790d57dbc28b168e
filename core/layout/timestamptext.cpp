// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timestamptext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;

struct SplitTime {
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0; ///< 0..999 999 999, also before 1970
};

SplitTime split(std::int64_t unixNs)
{
    SplitTime time{unixNs / kNsPerSecond, unixNs % kNsPerSecond};
    if (time.nanoseconds < 0) {
        time.nanoseconds += kNsPerSecond;
        --time.seconds;
    }
    return time;
}

QString fractionText(std::int64_t nanoseconds, TimestampPrecision precision)
{
    if (precision == TimestampPrecision::Seconds)
        return {};
    const QString digits = QString::number(nanoseconds).rightJustified(9, u'0');
    int shown = precision == TimestampPrecision::Nanoseconds ? 9 : 3;
    if (precision == TimestampPrecision::Automatic)
        shown = nanoseconds % 1'000 != 0 ? 9 : nanoseconds % 1'000'000 != 0 ? 6 : 3;
    return u'.' + digits.left(shown);
}

QString formatted(std::int64_t unixNs, const DisplayTimeZone &zone, TimestampPrecision precision, const QString &format)
{
    const SplitTime time = split(unixNs);
    const QTimeZone timeZone = zone.zone();
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(time.seconds, timeZone);
    return moment.toString(format) + fractionText(time.nanoseconds, precision) + u' ' + timeZone.abbreviation(moment);
}

} // namespace

DisplayTimeZone DisplayTimeZone::utc()
{
    DisplayTimeZone zone;
    zone.m_id = "UTC";
    return zone;
}

DisplayTimeZone DisplayTimeZone::fromSetting(const QString &text)
{
    DisplayTimeZone zone;
    if (text.compare("local"_L1, Qt::CaseInsensitive) == 0)
        return zone;
    if (text.compare("utc"_L1, Qt::CaseInsensitive) == 0)
        return utc();
    const QByteArray id = text.toUtf8();
    if (QTimeZone::isTimeZoneIdAvailable(id))
        zone.m_id = id;
    return zone;
}

QString DisplayTimeZone::toSetting() const
{
    return m_id.isEmpty() ? u"local"_s : QString::fromUtf8(m_id);
}

QTimeZone DisplayTimeZone::zone() const
{
    if (m_id.isEmpty())
        return QTimeZone::systemTimeZone();
    return m_id == "UTC" ? QTimeZone::utc() : QTimeZone(m_id);
}

QString timestampText(std::int64_t unixNs, const DisplayTimeZone &zone, TimestampPrecision precision)
{
    return formatted(unixNs, zone, precision, u"yyyy-MM-dd HH:mm:ss"_s);
}

QString timeOfDayText(std::int64_t unixNs, const DisplayTimeZone &zone, TimestampPrecision precision)
{
    return formatted(unixNs, zone, precision, u"HH:mm:ss"_s);
}

} // namespace traceloupe
