// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sharetext.h"

#include "core/layout/percentagetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace traceloupe {

QString shareText(double share)
{
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.05)
        return u"< "_s + percentageText(0.1, 1);
    return percentageText(percent, 1);
}

QString shareText(std::int64_t part, std::int64_t whole)
{
    return whole <= 0 ? QString() : shareText(static_cast<double>(part) / static_cast<double>(whole));
}

} // namespace traceloupe
