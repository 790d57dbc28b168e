// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "core/models/profiletablemodel.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe::profilewords {

namespace {

/// Differences of less than that share of the baseline's mean are told in absolute values only.
constexpr double kLeastShare = 0.01;

QString line(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (QChar &c : text) {
        const ushort code = c.unicode();
        const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (turns || c.category() == QChar::Other_Control)
            c = c.isSpace() ? u' ' : QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("traceloupe::ProfileWords", text);
}

/// As offsetText() writes it.
QString withMinus(QString number)
{
    return number.replace(u'-', u'\u2212');
}

/// Never "-0".
double wholePercent(double share)
{
    return std::round(100 * share) + 0.0;
}

QString percentile(std::uint32_t millionths)
{
    return u'p' + QLocale::c().toString(millionths / 10'000.0, 'g', 4);
}

} // namespace

QString service(const Operation &operation)
{
    return operation.service.empty() ? translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "(no service name)"))
                                     : line(operation.service);
}

QString name(const Operation &operation)
{
    return operation.name.empty() ? translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "(no name)"))
                                  : line(operation.name);
}

QString title(const Operation &operation)
{
    return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "%1: %2")).arg(service(operation), name(operation));
}

QString duration(double ns)
{
    return durationText(std::llround(ns));
}

QString offset(double ns)
{
    return offsetText(std::llround(ns));
}

QString deltaInterval(const ComparedNode &node)
{
    if (!node.interval)
        return {};
    const auto [lower, upper] = node.interval->deltaNs;
    return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "%1 to %2")).arg(offset(lower), offset(upper));
}

QString shareInterval(const ComparedNode &node)
{
    if (!node.interval)
        return {};
    const auto [lower, upper] = node.interval->share;
    return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "%1 to %2"))
        .arg(withMinus(QLocale().toString(wholePercent(lower), 'f', 0)),
             withMinus(percentageText(wholePercent(upper), 0)));
}

QString deltaShare(const ProfileComparison &profile, const ComparedNode &node)
{
    const double whole = profile.deltaNs();
    if (!profile.isCompared() || std::abs(whole) < kLeastShare * profile.baselineMeanNs() || whole == 0)
        return {};
    return withMinus(percentageText(100 * node.deltaNs() / whole, 1));
}

QString band(const DurationBand &band)
{
    if (band == DurationBand())
        return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "all durations"));
    if (band.lower == 0)
        return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "fastest, to %1")).arg(percentile(band.upper));
    if (band.upper == 1'000'000)
        return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "slowest, from %1"))
            .arg(percentile(band.lower));
    return translated(QT_TRANSLATE_NOOP("traceloupe::ProfileWords", "%1 to %2"))
        .arg(percentile(band.lower), percentile(band.upper));
}

} // namespace traceloupe::profilewords
