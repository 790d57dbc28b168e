// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fileopener.h"
#include "app/settingsstore.h"
#include "app/themeswitch.h"
#include "app/traceactions.h"
#include "app/tracelookup.h"
#include "app/tracesetviews.h"
#include "core/sources/secretstore.h"
#include "widgets/search/tracetable.h"

#include <QMainWindow>

class QLabel;
class QLineEdit;

namespace traceloupe {

class ClosingWork;
class ImportStrip;
class NoticeStrip;
class OpenTraces;
class SearchPanel;
class TraceTab;
class TraceTabs;
class WindowMenus;
class WindowServices;
enum class TabCommand;

/// The window: the list of traces with its search, and a tab for each open trace. It connects what others do and
/// remembers what the window looked like.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// All outlive the window.
    MainWindow(WindowServices &services, SecretStore &secrets, const SettingsStore &store);
    ~MainWindow() override;

    void openTrace(const TraceRequest &request);
    void openLinkedTrace(const TraceRequest &request);
    /// Opens the tabs of the last time.
    void restoreTabs();
    void setTheme(Theme theme);
    void setTimeZone(const DisplayTimeZone &zone);
    void showSources();
    void showCache();
    void showShortcuts();
    /// The tab with that view of these traces: a new one, or the one that is there.
    void openTraceSetView(const QString &viewId, const TraceSet &set);
    [[nodiscard]] const std::vector<TraceSetView> &traceSetViews() const { return m_setViews; }

    [[nodiscard]] const DisplayTimeZone &timeZone() const { return m_settings.timeZone; }
    /// The home tab with these traces of the cache only; `label` names them.
    void listTraces(const QString &label, const std::vector<TraceId> &ids);
    void showProblem(const Error &error);

    [[nodiscard]] SearchPanel &searchPanel() { return *m_search; }
    [[nodiscard]] TraceTabs &tabs() { return *m_tabs; }
    [[nodiscard]] FileOpener &opener() { return m_opener; }

Q_SIGNALS:
    void timeZoneChanged(const traceloupe::DisplayTimeZone &zone);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void buildCentre();
    void buildStatusBar();
    void connectMenus();
    void connectServices();
    void connectPictures();
    void restoreState();
    void saveState();
    void askForTimeZone();
    void showAbout();
    void carryOut(TraceCommand command, const std::vector<TraceSummary> &traces);
    void carryOutOnTab(TabCommand command, TraceTab *tab);
    void carryOutOnCurrent(TabCommand command);
    void openListedView(const QString &viewId);
    void openRows(const std::vector<TraceSummary> &traces);
    void showCacheSize();
    void showJobs();

    WindowServices &m_services;
    SecretStore &m_secrets;
    const SettingsStore &m_store;
    Settings m_settings;
    ThemeSwitch m_theme;
    FileOpener m_opener;
    TraceActions m_actions;
    TraceLookup m_lookup;
    std::vector<TraceSetView> m_setViews;
    int m_openedSets = 0;
    ClosingWork *m_closing = nullptr;
    WindowMenus *m_menus = nullptr;
    NoticeStrip *m_notice = nullptr;
    ImportStrip *m_import = nullptr;
    TraceTabs *m_tabs = nullptr;
    OpenTraces *m_openTraces = nullptr;
    SearchPanel *m_search = nullptr;
    QLineEdit *m_goTo = nullptr;
    QLabel *m_cacheSize = nullptr;
    QLabel *m_jobs = nullptr;
};

} // namespace traceloupe
