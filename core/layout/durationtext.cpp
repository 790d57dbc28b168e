// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/durationtext.h"

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;
constexpr std::uint64_t kMinute = 60 * kSecond;
constexpr std::uint64_t kHour = 60 * kMinute;

struct DecimalUnit {
    std::uint64_t ns;
    int digits; ///< decimal places down to the nanosecond
    QLatin1StringView symbol;
};

// the micro sign is not Latin-1 safe everywhere, hence symbolOf()
constexpr std::array<DecimalUnit, 4> kDecimalUnits = {
    {{1, 0, "ns"_L1}, {1'000, 3, "us"_L1}, {1'000'000, 6, "ms"_L1}, {kSecond, 9, "s"_L1}}};

QString symbolOf(std::size_t unit)
{
    return unit == 1 ? u"µs"_s : QString(kDecimalUnits[unit].symbol);
}

std::uint64_t magnitude(std::int64_t ns)
{
    return ns < 0 ? ~static_cast<std::uint64_t>(ns) + 1 : static_cast<std::uint64_t>(ns);
}

/// whole.fraction with `decimals` digits, rounded half up, from an exact count of nanoseconds.
QString decimalText(std::uint64_t ns, const DecimalUnit &unit, int decimals, const QLocale &locale)
{
    std::uint64_t granule = unit.ns;
    for (int i = 0; i < decimals && granule > 1; ++i)
        granule /= 10;
    const std::uint64_t rounded = granule == 1
                                      ? ns
                                      : (ns / granule + (ns % granule >= granule - granule / 2 ? 1 : 0)) * granule;
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = plain.toString(static_cast<qulonglong>(rounded / unit.ns));
    if (decimals <= 0 || unit.ns == 1)
        return text;
    QString fraction = QString::number(rounded % unit.ns).rightJustified(unit.digits, u'0').left(decimals);
    return text + locale.decimalPoint() + fraction;
}

QString clockText(std::uint64_t ns, std::uint64_t large, QLatin1StringView largeSymbol, std::uint64_t small,
                  QLatin1StringView smallSymbol, const QLocale &locale)
{
    const std::uint64_t rounded = (ns + small / 2) / small;
    const std::uint64_t per = large / small;
    QString text = locale.toString(static_cast<qulonglong>(rounded / per)) + u' ' + largeSymbol;
    if (rounded % per != 0)
        text += u' ' + locale.toString(static_cast<qulonglong>(rounded % per)) + u' ' + smallSymbol;
    return text;
}

QString shortText(std::uint64_t ns, const QLocale &locale)
{
    if (ns == 0)
        return locale.toString(0) + u" ns"_s;
    for (std::size_t i = 0; i < kDecimalUnits.size(); ++i) {
        const DecimalUnit &unit = kDecimalUnits[i];
        const double value = static_cast<double>(ns) / static_cast<double>(unit.ns);
        const double limit = unit.ns == kSecond ? 59.95 : 999.5;
        if (value >= limit)
            continue;
        const int decimals = unit.ns == 1 ? 0 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return decimalText(ns, unit, decimals, locale) + u' ' + symbolOf(i);
    }
    if (ns < kHour - kSecond / 2)
        return clockText(ns, kMinute, "min"_L1, kSecond, "s"_L1, locale);
    return clockText(ns, kHour, "h"_L1, kMinute, "min"_L1, locale);
}

QString withSign(bool isNegative, const QString &text)
{
    return isNegative ? u'\u2212' + text : text;
}

int decimalsFor(std::uint64_t unitNs, std::int64_t resolutionNs)
{
    const std::uint64_t resolution = std::max<std::uint64_t>(1, magnitude(resolutionNs));
    int decimals = 0;
    for (std::uint64_t granule = unitNs; granule > 1 && resolution % granule != 0; granule /= 10)
        ++decimals;
    return decimals;
}

/// The largest power of ten, up to a second, that divides the value.
std::int64_t wholeResolution(std::int64_t ns)
{
    const std::uint64_t size = magnitude(ns);
    std::int64_t resolution = 1;
    while (size != 0 && resolution < static_cast<std::int64_t>(kSecond)
           && size % (static_cast<std::uint64_t>(resolution) * 10) == 0)
        resolution *= 10;
    return resolution;
}

/// What the last of three significant digits stands for, in the units that have decimals; a second above them.
std::int64_t threeDigitResolution(std::int64_t ns)
{
    constexpr std::uint64_t kTwoDigits = 10;
    constexpr std::uint64_t kThreeDigits = 100;
    const std::uint64_t size = magnitude(ns);
    for (const DecimalUnit &unit : kDecimalUnits) {
        const std::uint64_t next = unit.ns == kSecond ? kMinute : unit.ns * 1'000;
        if (size < next)
            return static_cast<std::int64_t>(
                std::max<std::uint64_t>(1, size < unit.ns * kTwoDigits     ? unit.ns / kThreeDigits
                                           : size < unit.ns * kThreeDigits ? unit.ns / kTwoDigits
                                                                           : unit.ns));
    }
    return static_cast<std::int64_t>(kSecond);
}

/// Minutes and hours with the seconds to `resolutionNs`: "1 min 30.5 s", "2 h 0 min 15 s", but "30.5 s".
QString clockTextInUnit(std::uint64_t ns, DurationUnit unit, std::int64_t resolutionNs, const QLocale &locale)
{
    QString text;
    std::uint64_t rest = ns;
    if (unit == DurationUnit::Hours && (rest >= kHour || static_cast<std::uint64_t>(resolutionNs) % kHour == 0)) {
        text = locale.toString(static_cast<qulonglong>(rest / kHour)) + u" h"_s;
        rest %= kHour;
        if (static_cast<std::uint64_t>(resolutionNs) % kHour == 0)
            return text;
        text += u' ';
    }
    const bool isInMinutes = static_cast<std::uint64_t>(resolutionNs) % kMinute == 0;
    if (!text.isEmpty() || rest >= kMinute || isInMinutes)
        text += locale.toString(static_cast<qulonglong>(rest / kMinute)) + u" min"_s;
    if (isInMinutes)
        return text;
    if (!text.isEmpty())
        text += u' ';
    const DecimalUnit &seconds = kDecimalUnits.back();
    return text + decimalText(rest % kMinute, seconds, decimalsFor(kSecond, resolutionNs), locale) + u" s"_s;
}

} // namespace

DurationUnit durationUnitFor(std::int64_t ns)
{
    const std::uint64_t size = magnitude(ns);
    if (size >= kHour)
        return DurationUnit::Hours;
    if (size >= kMinute)
        return DurationUnit::Minutes;
    if (size >= kSecond)
        return DurationUnit::Seconds;
    if (size >= 1'000'000)
        return DurationUnit::Milliseconds;
    return size >= 1'000 ? DurationUnit::Microseconds : DurationUnit::Nanoseconds;
}

QString durationText(std::int64_t ns, const QLocale &locale)
{
    return withSign(ns < 0, shortText(magnitude(ns), locale));
}

QString exactDurationText(std::int64_t ns, const QLocale &locale)
{
    for (const std::uint64_t unit : {kHour, kMinute}) {
        if (magnitude(ns) >= unit && magnitude(ns) % unit == 0)
            return durationText(ns, locale);
    }
    return durationTextInUnit(ns, durationUnitFor(ns), std::min(wholeResolution(ns), threeDigitResolution(ns)), locale);
}

QString shortestDurationText(std::int64_t ns, const QLocale &locale)
{
    return durationTextInUnit(ns, durationUnitFor(ns), wholeResolution(ns), locale);
}

QString durationTextInUnit(std::int64_t ns, DurationUnit unit, std::int64_t resolutionNs, const QLocale &locale)
{
    const std::uint64_t size = magnitude(ns);
    const std::int64_t resolution = std::max<std::int64_t>(1, resolutionNs);
    if (unit == DurationUnit::Minutes || unit == DurationUnit::Hours)
        return withSign(ns < 0, clockTextInUnit(size, unit, resolution, locale));
    const auto index = static_cast<std::size_t>(unit);
    const DecimalUnit &decimal = kDecimalUnits[index];
    return withSign(ns < 0,
                    decimalText(size, decimal, decimalsFor(decimal.ns, resolution), locale) + u' ' + symbolOf(index));
}

QString offsetText(std::int64_t ns, const QLocale &locale)
{
    return ns < 0 ? durationText(ns, locale) : u'+' + durationText(ns, locale);
}

QString exactOffsetText(std::int64_t ns, const QLocale &locale)
{
    return ns < 0 ? exactDurationText(ns, locale) : u'+' + exactDurationText(ns, locale);
}

} // namespace traceloupe
