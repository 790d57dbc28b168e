// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/valuetext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe::valuetext {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ValueText", text);
}

struct RateUnit {
    double seconds = 1;
    const char *text = nullptr;
};
constexpr std::array<RateUnit, 4> kRateUnits{{{1, QT_TRANSLATE_NOOP("ValueText", "%1/s")},
                                              {60, QT_TRANSLATE_NOOP("ValueText", "%1/min")},
                                              {3600, QT_TRANSLATE_NOOP("ValueText", "%1/h")},
                                              {86'400, QT_TRANSLATE_NOOP("ValueText", "%1/d")}}};
constexpr double kLeastRate = 0.01; ///< of the longest unit

/// As many decimals as three digits need.
int decimalsOf(double value)
{
    constexpr double kNearlyTen = 9.995;
    constexpr double kNearlyHundred = 99.95;
    return value < kNearlyTen ? 2 : value < kNearlyHundred ? 1 : 0;
}

} // namespace

QString count(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString bytes(std::uint64_t value, const QLocale &locale)
{
    return locale.formattedDataSize(static_cast<qint64>(value), 1, QLocale::DataSizeSIFormat);
}

QString rate(double perSecond, const QLocale &locale)
{
    constexpr double kNearlyOne = 0.9995;
    if (!(perSecond > 0))
        return translated(kRateUnits.front().text).arg(locale.toString(0));
    std::size_t unit = 0;
    while (unit + 1 < kRateUnits.size() && perSecond * kRateUnits[unit].seconds < kNearlyOne)
        ++unit;
    const double value = perSecond * kRateUnits[unit].seconds;
    const bool isTiny = value < kLeastRate;
    const QString number = locale.toString(isTiny ? kLeastRate : value, 'f', decimalsOf(value));
    return translated(kRateUnits[unit].text).arg(isTiny ? u"< "_s + number : number);
}

QString age(std::int64_t storedMs, std::int64_t nowMs)
{
    const std::int64_t seconds = (nowMs - storedMs) / 1000;
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("ValueText", "just now"));
    if (seconds < 60 * 60)
        return translated(QT_TRANSLATE_NOOP("ValueText", "%1 min ago")).arg(seconds / 60);
    if (seconds < 24 * 60 * 60)
        return translated(QT_TRANSLATE_NOOP("ValueText", "%1 h ago")).arg(seconds / 3600);
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(storedMs).date(), QLocale::ShortFormat);
}

} // namespace traceloupe::valuetext
