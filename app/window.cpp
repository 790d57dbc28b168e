// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/mainwindow.h"
#include "app/screenshots.h"
#include "app/translators.h"
#include "app/windowservices.h"
#include "core/sources/keychainstore.h"

#include <QApplication>
#include <QIcon>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

/// Where everything is kept: the person's folders, or for pictures a place that is new and goes away again.
struct Places {
    QString cacheFile;
    QString settingsFile;
    QString sourcesFile;
};

} // namespace

int runWindow(QApplication &application, const WindowOptions &options)
{
    QApplication::setApplicationDisplayName(u"Traceloupe"_s);
    QApplication::setDesktopFileName(u"io.github.traceloupe.Traceloupe"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/io.github.traceloupe.Traceloupe.svg"_s));
    installTranslations(application);

    const bool isForPictures = !options.screenshotDir.isEmpty();
    const QTemporaryDir pictureHome;
    const Places places = isForPictures
                              ? Places{pictureHome.filePath(u"cache.traceloupe"_s),
                                       pictureHome.filePath(u"window.ini"_s), pictureHome.filePath(u"sources.ini"_s)}
                              : Places{options.cacheFile.isEmpty() ? Cache::defaultFile() : options.cacheFile,
                                       SettingsStore::defaultFile(), SavedSources::defaultFile()};

    const SettingsStore store(places.settingsFile);
    const auto secrets = defaultSecretStore();
    WindowServices services(places.cacheFile, places.sourcesFile, lookUpCredentials);
    MainWindow window(services, *secrets, store);
    if (isForPictures) {
        Screenshots screenshots(window, services, options.screenshotDir, options.files);
        screenshots.start();
        return QApplication::exec();
    }
    window.show();
    window.restoreTabs();
    window.opener().open(options.files);
    if (options.openSample)
        window.opener().openSample();
    return QApplication::exec();
}

} // namespace traceloupe
