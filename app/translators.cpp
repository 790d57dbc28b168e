// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translators.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace traceloupe {

void installTranslations(QCoreApplication &application)
{
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"traceloupe"_s, u"_"_s, u":/i18n"_s) || own->load(u":/i18n/traceloupe_en"_s))
        QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace traceloupe
