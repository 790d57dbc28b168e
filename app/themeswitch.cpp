// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/themeswitch.h"

#include "widgets/common/themepalette.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace traceloupe {
ThemeSwitch::ThemeSwitch() : m_isSystemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
}

void ThemeSwitch::apply(Theme theme) const
{
    const bool isDark = theme == Theme::Dark || (theme == Theme::System && m_isSystemDark);
    QApplication::setPalette(themePalette(isDark));
}

} // namespace traceloupe
