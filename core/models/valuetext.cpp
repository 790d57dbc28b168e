// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/valuetext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace traceloupe::valuetext {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ValueText", text);
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
