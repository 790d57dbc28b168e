// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settingsstore.h"
#include "app/tracesetviews.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace traceloupe {

/// The window's menus with their shortcuts. They only say what was chosen.
class WindowMenus final : public QObject {
    Q_OBJECT
public:
    explicit WindowMenus(QMainWindow &window);

    void showRecentFiles(const QStringList &files);
    void showTheme(Theme theme);
    void showTimeZone(const DisplayTimeZone &zone);
    /// Whether a trace is in front, for what needs one; and whether the tab in front can be closed.
    void setFront(bool hasTrace, bool hasPicture, bool isClosable);
    /// Entries for pages over many traces; the menu is hidden while there is none.
    void showTraceSetViews(const std::vector<TraceSetView> &views);

Q_SIGNALS:
    void openFilesChosen();
    void openFolderChosen();
    void openSampleChosen();
    void recentFileChosen(const QString &file);
    void pasteChosen();
    void cacheViewChosen(const QString &viewId);
    void listedViewChosen(const QString &viewId);
    void goToChosen();
    void exportChosen();
    void browserChosen();
    void wholePictureChosen();
    void hintsPictureChosen();
    void visiblePictureChosen();
    void cacheChosen();
    void sourcesChosen();
    void closeTabChosen();
    void closeAllTabsChosen();
    void listChosen();
    void nextTabChosen();
    void previousTabChosen();
    void themeChosen(traceloupe::Theme theme);
    void timeZoneChosen(const traceloupe::DisplayTimeZone &zone);
    void otherTimeZoneChosen();
    void fullScreenChosen();
    void shortcutsChosen();
    void aboutChosen();

private:
    void buildFileMenu(QMainWindow &window);
    void buildViewMenu(QMainWindow &window);
    void buildHelpMenu(QMainWindow &window);

    QMenu *m_recent = nullptr;
    QMenu *m_picture = nullptr;
    QAction *m_hintsPicture = nullptr;
    QMenu *m_analyse = nullptr;
    QMenu *m_zones = nullptr;
    QActionGroup *m_themes = nullptr;
    QAction *m_export = nullptr;
    QAction *m_browser = nullptr;
    QAction *m_closeTab = nullptr;
};

} // namespace traceloupe
