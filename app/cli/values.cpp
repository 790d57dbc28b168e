// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/values.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;

template <class Unit, std::size_t N>
const Unit *findUnit(const std::array<std::pair<QLatin1StringView, Unit>, N> &units, const QString &name)
{
    for (const auto &[unit, factor] : units) {
        if (name.compare(unit, Qt::CaseSensitive) == 0)
            return &factor;
    }
    return nullptr;
}

const std::array<std::pair<QLatin1StringView, double>, 8> kDurationUnits{{
    {"ns"_L1, 1},
    {"us"_L1, 1e3},
    {"ms"_L1, 1e6},
    {"s"_L1, 1e9},
    {"m"_L1, 60e9},
    {"min"_L1, 60e9},
    {"h"_L1, 3600e9},
    {"d"_L1, 86400e9},
}};

const std::array<std::pair<QLatin1StringView, double>, 12> kSizeUnits{{
    {""_L1, 1},
    {"b"_L1, 1},
    {"kb"_L1, 1e3},
    {"mb"_L1, 1e6},
    {"gb"_L1, 1e9},
    {"tb"_L1, 1e12},
    {"k"_L1, 1024},
    {"m"_L1, 1048576},
    {"g"_L1, 1073741824},
    {"kib"_L1, 1024},
    {"mib"_L1, 1048576},
    {"gib"_L1, 1073741824},
}};

struct Measure {
    double number = 0;
    QString unit;
};

std::optional<Measure> splitMeasure(const QString &text)
{
    static const QRegularExpression pattern(u"^([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Zµ]*)$"_s);
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return Measure{match.captured(1).toDouble(), match.captured(2)};
}

} // namespace

Result<std::int64_t> parseDuration(const QString &text)
{
    const auto measure = splitMeasure(text);
    const double *factor = measure ? findUnit(kDurationUnits, QString(measure->unit).replace(u'µ', u'u')) : nullptr;
    if (factor == nullptr)
        return fail(ErrorCode::InvalidInput,
                    u"'%1' is no duration; write for instance 250ms, 1.5s, 10m, 1h or 7d"_s.arg(text));
    const double ns = measure->number * *factor;
    if (ns > 9e18)
        return fail(ErrorCode::InvalidInput, u"the duration '%1' is too long"_s.arg(text));
    return std::llround(ns);
}

Result<std::uint64_t> parseSize(const QString &text)
{
    const auto measure = splitMeasure(text);
    const double *factor = measure ? findUnit(kSizeUnits, measure->unit.toLower()) : nullptr;
    if (factor == nullptr || measure->number * *factor > 9e18)
        return fail(ErrorCode::InvalidInput, u"'%1' is no size; write for instance 500MB or 2GiB"_s.arg(text));
    return static_cast<std::uint64_t>(std::llround(measure->number * *factor));
}

Result<std::int64_t> parseTime(const QString &text)
{
    static const QRegularExpression pattern(
        u"^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9})\\d*)?(Z|[+-]\\d\\d:\\d\\d)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text.trimmed());
    const QDateTime time = match.hasMatch()
                               ? QDateTime::fromString(match.captured(1).toUpper() + match.captured(3).toUpper(),
                                                       Qt::ISODate)
                               : QDateTime();
    if (!time.isValid())
        return fail(ErrorCode::InvalidInput,
                    u"'%1' is no time; write RFC 3339 with a zone, for instance 2024-10-30T14:24:00Z"_s.arg(text));
    const QString fraction = match.captured(2).leftJustified(9, u'0');
    return time.toSecsSinceEpoch() * kNsPerSecond + fraction.toLongLong();
}

Result<std::uint32_t> parseCount(const QString &option, const QString &text)
{
    bool ok = false;
    const uint count = text.toUInt(&ok);
    if (!ok || count == 0)
        return fail(ErrorCode::InvalidInput, u"--%1 takes a whole number of at least 1, not '%2'"_s.arg(option, text));
    return count;
}

QString timeText(std::int64_t unixNs)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(unixNs / kNsPerSecond, QTimeZone::utc());
    return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u".%1Z"_s.arg(unixNs % kNsPerSecond, 9, 10, QLatin1Char('0'));
}

QString sizeText(std::uint64_t bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace traceloupe::cli
