// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/clockticks.h"

#include "core/layout/ticks.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::int64_t kManyDays = 300 * kDay; ///< from which dates need their year
constexpr int kNanosecondDigits = 9;

std::int64_t floorDivide(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

std::int64_t zoneOffsetNs(std::int64_t unixNs, const DisplayTimeZone &zone)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(floorDivide(unixNs, kSecond), zone.zone());
    return static_cast<std::int64_t>(moment.offsetFromUtc()) * kSecond;
}

/// `wallNs` counts as if the zone's clock were UTC.
QString labelOf(std::int64_t wallNs, std::int64_t stepNs, bool withYear)
{
    const std::int64_t seconds = floorDivide(wallNs, kSecond);
    const QDateTime clock = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    if (floorDivide(wallNs, kDay) * kDay == wallNs)
        return clock.toString(withYear ? u"yyyy-MM-dd"_s : u"MM-dd"_s);
    if (stepNs % kMinute == 0)
        return clock.toString(u"HH:mm"_s);
    const QString text = clock.toString(u"HH:mm:ss"_s);
    if (stepNs % kSecond == 0)
        return text;
    int decimals = 0;
    for (std::int64_t granule = kSecond; granule > 1 && stepNs % granule != 0; granule /= 10)
        ++decimals;
    const std::int64_t rest = wallNs - seconds * kSecond;
    return text + u'.' + QString::number(rest).rightJustified(kNanosecondDigits, u'0').left(decimals);
}

} // namespace

std::vector<ClockTick> clockTicks(TimeRange range, double widthPx, double minimumSpacingPx, const DisplayTimeZone &zone)
{
    const std::int64_t offset = zoneOffsetNs(range.startNs, zone);
    const TimeRange wall{saturatingAdd(range.startNs, offset), saturatingAdd(range.endNs, offset)};
    const Ticks ticks = computeTicks(wall, widthPx, minimumSpacingPx);
    std::vector<ClockTick> marks;
    marks.reserve(ticks.offsetsNs.size());
    for (const std::int64_t wallNs : ticks.offsetsNs)
        marks.push_back(
            {saturatingSubtract(wallNs, offset), labelOf(wallNs, ticks.stepNs, wall.lengthNs() > kManyDays)});
    return marks;
}

} // namespace traceloupe
