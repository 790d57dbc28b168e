// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/percentagetext.h"

namespace traceloupe {

QString percentageText(const QString &number, const QLocale &locale)
{
    const bool isEnglish = locale.language() == QLocale::English || locale.language() == QLocale::C;
    return number + (isEnglish ? u' ' : QChar(QChar::Nbsp)) + u'%';
}

QString percentageText(double percent, int decimals, const QLocale &locale)
{
    return percentageText(locale.toString(percent, 'f', decimals), locale);
}

} // namespace traceloupe
