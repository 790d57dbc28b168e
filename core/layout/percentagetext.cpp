// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/percentagetext.h"

#include <cmath>

namespace traceloupe {

QString percentageText(const QString &number, const QLocale &locale)
{
    const bool isEnglish = locale.language() == QLocale::English || locale.language() == QLocale::C;
    return number + (isEnglish ? u' ' : QChar(QChar::Nbsp)) + u'%';
}

QString percentageText(double percent, int decimals, const QLocale &locale)
{
    // halves go up, also where the binary fraction lies a hair below them: one share has one text
    constexpr double kHair = 1e-9;
    const double scale = std::pow(10, decimals);
    const double rounded = std::floor(percent * scale + 0.5 + kHair) / scale;
    return percentageText(locale.toString(rounded, 'f', decimals), locale);
}

} // namespace traceloupe
