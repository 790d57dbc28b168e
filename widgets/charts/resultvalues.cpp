// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/resultvalues.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"
#include "widgets/common/plaintext.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe::resultvalues {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("traceloupe::ResultValues", text);
}

QString counted(const char *text, std::uint64_t n)
{
    return QCoreApplication::translate("traceloupe::ResultValues", text, nullptr, static_cast<int>(n));
}

QString safe(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return plaintext::oneLine({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

} // namespace

QString service(const QString &name)
{
    return name.isEmpty() ? translated(QT_TRANSLATE_NOOP("traceloupe::ResultValues", "(no service)")) : safe(name);
}

QStringList ofTrace(const ResultRows &rows, std::uint32_t row, const DisplayTimeZone &zone)
{
    QStringList lines{translated(QT_TRANSLATE_NOOP("traceloupe::ResultValues", "%1: %2"))
                          .arg(service(rows.services[row]), safe(rows.names[row]))};
    lines += exactDurationText(rows.columns.durationNs[row]);
    lines += timestampText(rows.columns.startNs[row], zone, TimestampPrecision::Milliseconds);
    QStringList counts;
    if (rows.columns.spans[row] > 0)
        counts += counted(QT_TRANSLATE_N_NOOP("traceloupe::ResultValues", "%Ln span(s)"), rows.columns.spans[row]);
    if (rows.columns.errors[row] > 0)
        counts += counted(QT_TRANSLATE_N_NOOP("traceloupe::ResultValues", "%Ln error(s)"), rows.columns.errors[row]);
    if (!counts.isEmpty())
        lines += counts.join(u", "_s);
    return lines;
}

QString durations(const DurationRange &range)
{
    return translated(QT_TRANSLATE_NOOP("traceloupe::ResultValues", "%1 to %2"))
        .arg(durationText(range.minNs), durationText(range.maxNs));
}

QString times(const TimeRange &range, const DisplayTimeZone &zone)
{
    const auto dayOf = [&](std::int64_t ns) {
        return timestampText(ns, zone, TimestampPrecision::Seconds).section(u' ', 0, 0);
    };
    const bool isOneDay = dayOf(range.startNs) == dayOf(range.endNs);
    const auto text = [&](std::int64_t ns) {
        const TimestampPrecision precision = range.lengthNs() < 60'000'000'000 ? TimestampPrecision::Milliseconds
                                                                               : TimestampPrecision::Seconds;
        return isOneDay ? timeOfDayText(ns, zone, precision) : timestampText(ns, zone, precision);
    };
    QString from = text(range.startNs);
    const QString to = text(range.endNs);
    if (const QString abbreviation = to.section(u' ', -1); from.endsWith(u' ' + abbreviation))
        from.chop(abbreviation.size() + 1); // the zone is said once
    return translated(QT_TRANSLATE_NOOP("traceloupe::ResultValues", "%1 to %2")).arg(from, to);
}

QString traces(const ResultColumns &rows, std::uint32_t count, std::uint32_t failed)
{
    const QString all = rows.areSpans ? counted(QT_TRANSLATE_N_NOOP("traceloupe::ResultValues", "%Ln span(s)"), count)
                                      : counted(QT_TRANSLATE_N_NOOP("traceloupe::ResultValues", "%Ln trace(s)"), count);
    return failed == 0
               ? all
               : all + u", "_s + counted(QT_TRANSLATE_N_NOOP("traceloupe::ResultValues", "%Ln with errors"), failed);
}

QString standFor(double weight)
{
    return translated(QT_TRANSLATE_NOOP("traceloupe::ResultValues", "standing for about %1"))
        .arg(valuetext::count(static_cast<std::uint64_t>(std::llround(weight))));
}

QString brush(const ResultBrush &brush, const DisplayTimeZone &zone)
{
    QStringList parts;
    if (brush.duration)
        parts += durations(*brush.duration);
    if (brush.start)
        parts += times(*brush.start, zone);
    return parts.join(u" · "_s);
}

} // namespace traceloupe::resultvalues
