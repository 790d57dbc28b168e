// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace traceloupe {

/// "34.2 %": the number as the language writes it, and the space before the sign. In English it is a plain one; other
/// languages want one at which no line breaks.
[[nodiscard]] QString percentageText(double percent, int decimals, const QLocale &locale = QLocale());
/// The same of a number that is written already.
[[nodiscard]] QString percentageText(const QString &number, const QLocale &locale = QLocale());

} // namespace traceloupe
