// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/rememberedcolors.h"
#include "widgets/search/resultlayout.h"
#include "widgets/search/searchvalues.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace traceloupe {

enum class Theme { System, Light, Dark };

/// Everything that the window remembers from one run to the next. A plain value with its defaults.
struct Settings {
    Theme theme = Theme::System;
    DisplayTimeZone timeZone;
    QStringList recentFiles; ///< newest first
    QString lastFolder;
    SearchValues search;
    QStringList openTraces;  ///< "ID TITLE" of the tabs, left to right
    int currentTab = 0;      ///< 0 = the list
    QByteArray geometry;
    QByteArray searchSplitter;
    ResultLayout results;
    QByteArray tracePage;    ///< splitters of a trace's page
    RememberedColors colors; ///< of services

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// Reads and writes Settings as a settings file.
class SettingsStore {
public:
    explicit SettingsStore(QString file = defaultFile());
    [[nodiscard]] static QString defaultFile();

    [[nodiscard]] Settings load() const;
    void save(const Settings &settings) const;

private:
    QString m_file;
};

} // namespace traceloupe
