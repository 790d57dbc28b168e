// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/rememberedcolors.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

const QString kChosen = u"serviceColors"_s;
const QString kGiven = u"givenServiceColors"_s;

/// "7 redis": the number of the colour, then the service.
std::vector<ServiceColorBook::Entry> entriesOf(const QStringList &texts)
{
    std::vector<ServiceColorBook::Entry> entries;
    const auto most = static_cast<qsizetype>(ServiceColorBook::kMostServices);
    for (const QString &text : texts.mid(0, most)) {
        bool isNumber = false;
        const int color = text.section(u' ', 0, 0).toInt(&isNumber);
        if (isNumber && color >= 0 && color < kServiceColorCount)
            entries.emplace_back(text.section(u' ', 1).toStdString(), color);
    }
    return entries;
}

template <class Entries>
QStringList textsOf(const Entries &entries)
{
    QStringList texts;
    for (const auto &[service, color] : entries)
        texts += QString::number(color) + u' ' + QString::fromStdString(service);
    return texts;
}

} // namespace

RememberedColors RememberedColors::readFrom(const QSettings &file)
{
    RememberedColors colors;
    for (auto &[service, color] : entriesOf(file.value(kChosen).toStringList()))
        colors.chosen[std::move(service)] = color;
    colors.given = entriesOf(file.value(kGiven).toStringList());
    return colors;
}

void RememberedColors::writeTo(QSettings &file) const
{
    file.setValue(kChosen, textsOf(chosen));
    file.setValue(kGiven, textsOf(given));
}

QString windowSettingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/traceloupe/window.ini"_s;
}

void takeWindowsServiceColors()
{
    const QSettings file(windowSettingsFile(), QSettings::IniFormat);
    RememberedColors colors = RememberedColors::readFrom(file);
    ServiceColorBook::shared().remember(colors.given);
    ServiceColorBook::shared().setChosen(std::move(colors.chosen));
}

} // namespace traceloupe
