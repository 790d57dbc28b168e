// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsstore.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return u"light"_s;
    case Theme::Dark:
        return u"dark"_s;
    case Theme::System:
        break;
    }
    return u"system"_s;
}

Theme themeFromName(const QString &name)
{
    return name == u"light" ? Theme::Light : name == u"dark" ? Theme::Dark : Theme::System;
}

SearchValues readSearch(QSettings &file)
{
    SearchValues values;
    file.beginGroup(u"search"_s);
    values.sourceId = file.value(u"source"_s).toString();
    values.service = file.value(u"service"_s).toString();
    values.operation = file.value(u"operation"_s).toString();
    values.tags = file.value(u"tags"_s).toString();
    values.minDuration = file.value(u"minDuration"_s).toString();
    values.maxDuration = file.value(u"maxDuration"_s).toString();
    values.traceQl = file.value(u"traceQl"_s).toString();
    values.lastSeconds = file.value(u"lastSeconds"_s, values.lastSeconds).toInt();
    values.fromMs = file.value(u"fromMs"_s).toLongLong();
    values.toMs = file.value(u"toMs"_s).toLongLong();
    values.limit = file.value(u"limit"_s, values.limit).toInt();
    values.alsoIn = file.value(u"alsoIn"_s).toStringList();
    values.errorsOnly = file.value(u"errorsOnly"_s).toBool();
    file.endGroup();
    return values;
}

void writeSearch(QSettings &file, const SearchValues &values)
{
    file.beginGroup(u"search"_s);
    file.setValue(u"source"_s, values.sourceId);
    file.setValue(u"service"_s, values.service);
    file.setValue(u"operation"_s, values.operation);
    file.setValue(u"tags"_s, values.tags);
    file.setValue(u"minDuration"_s, values.minDuration);
    file.setValue(u"maxDuration"_s, values.maxDuration);
    file.setValue(u"traceQl"_s, values.traceQl);
    file.setValue(u"lastSeconds"_s, values.lastSeconds);
    file.setValue(u"fromMs"_s, values.fromMs);
    file.setValue(u"toMs"_s, values.toMs);
    file.setValue(u"limit"_s, values.limit);
    file.setValue(u"alsoIn"_s, values.alsoIn);
    file.setValue(u"errorsOnly"_s, values.errorsOnly);
    file.endGroup();
}

ResultLayout readResults(QSettings &file)
{
    ResultLayout layout;
    layout.columns = file.value(u"listColumns"_s).toByteArray();
    file.beginGroup(u"results"_s);
    layout.attributes = file.value(u"attributes"_s).toStringList();
    layout.grouping = file.value(u"grouping"_s).toString();
    layout.charts = file.value(u"charts"_s).toString();
    layout.splitter = file.value(u"splitter"_s).toByteArray();
    layout.refreshSeconds = file.value(u"refreshSeconds"_s).toInt();
    layout.onlyCohort = file.value(u"onlyCohort"_s, layout.onlyCohort).toBool();
    file.endGroup();
    return layout;
}

void writeResults(QSettings &file, const ResultLayout &layout)
{
    file.setValue(u"listColumns"_s, layout.columns);
    file.beginGroup(u"results"_s);
    file.setValue(u"attributes"_s, layout.attributes);
    file.setValue(u"grouping"_s, layout.grouping);
    file.setValue(u"charts"_s, layout.charts);
    file.setValue(u"splitter"_s, layout.splitter);
    file.setValue(u"refreshSeconds"_s, layout.refreshSeconds);
    file.setValue(u"onlyCohort"_s, layout.onlyCohort);
    file.endGroup();
}

} // namespace

SettingsStore::SettingsStore(QString file) : m_file(std::move(file)) {}

QString SettingsStore::defaultFile()
{
    return windowSettingsFile();
}

Settings SettingsStore::load() const
{
    QSettings file(m_file, QSettings::IniFormat);
    Settings settings;
    settings.theme = themeFromName(file.value(u"theme"_s).toString());
    settings.timeZone = DisplayTimeZone::fromSetting(file.value(u"timeZone"_s).toString());
    settings.recentFiles = file.value(u"recentFiles"_s).toStringList();
    settings.lastFolder = file.value(u"lastFolder"_s).toString();
    settings.openTraces = file.value(u"openTraces"_s).toStringList();
    settings.currentTab = file.value(u"currentTab"_s).toInt();
    settings.geometry = file.value(u"geometry"_s).toByteArray();
    settings.searchSplitter = file.value(u"searchSplitter"_s).toByteArray();
    settings.results = readResults(file);
    settings.tracePage = file.value(u"tracePage"_s).toByteArray();
    settings.colors = RememberedColors::readFrom(file);
    settings.search = readSearch(file);
    return settings;
}

void SettingsStore::save(const Settings &settings) const
{
    QSettings file(m_file, QSettings::IniFormat);
    file.setValue(u"theme"_s, themeName(settings.theme));
    file.setValue(u"timeZone"_s, settings.timeZone.toSetting());
    file.setValue(u"recentFiles"_s, settings.recentFiles);
    file.setValue(u"lastFolder"_s, settings.lastFolder);
    file.setValue(u"openTraces"_s, settings.openTraces);
    file.setValue(u"currentTab"_s, settings.currentTab);
    file.setValue(u"geometry"_s, settings.geometry);
    file.setValue(u"searchSplitter"_s, settings.searchSplitter);
    writeResults(file, settings.results);
    file.setValue(u"tracePage"_s, settings.tracePage);
    settings.colors.writeTo(file);
    writeSearch(file, settings.search);
}

} // namespace traceloupe
