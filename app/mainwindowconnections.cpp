// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears whom in the window.
#include "app/mainwindow.h"

#include "app/closingwork.h"
#include "app/importstrip.h"
#include "app/noticestrip.h"
#include "app/picturesaver.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "app/windowmenus.h"
#include "app/windowservices.h"
#include "widgets/search/searchpanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QStatusBar>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kMessageMs = 8000;

} // namespace

void MainWindow::connectMenus()
{
    connect(m_menus, &WindowMenus::openFilesChosen, &m_opener, &FileOpener::askForFiles);
    connect(m_menus, &WindowMenus::openFolderChosen, &m_opener, &FileOpener::askForFolder);
    connect(m_menus, &WindowMenus::openSampleChosen, &m_opener, &FileOpener::openSample);
    connect(m_menus, &WindowMenus::recentFileChosen, &m_opener, [this](const QString &file) { m_opener.open({file}); });
    connect(m_menus, &WindowMenus::pasteChosen, this, [this] { m_lookup.look(QGuiApplication::clipboard()->text()); });
    m_menus->showTraceSetViews(m_setViews);
    connect(m_menus, &WindowMenus::cacheViewChosen, this,
            [this](const QString &id) { openTraceSetView(id, {tr("all of the cache"), {}}); });
    connect(m_menus, &WindowMenus::listedViewChosen, this, &MainWindow::openListedView);
    connect(m_menus, &WindowMenus::goToChosen, m_goTo, [this] { m_goTo->setFocus(Qt::ShortcutFocusReason); });
    connectPictures();
    connect(m_menus, &WindowMenus::exportChosen, this, [this] { carryOutOnCurrent(TabCommand::Export); });
    connect(m_menus, &WindowMenus::browserChosen, this, [this] { carryOutOnCurrent(TabCommand::OpenInBrowser); });
    connect(m_menus, &WindowMenus::cacheChosen, this, &MainWindow::showCache);
    connect(m_menus, &WindowMenus::sourcesChosen, this, &MainWindow::showSources);
    connect(m_menus, &WindowMenus::closeTabChosen, this, [this] { m_tabs->closeTab(m_tabs->currentIndex()); });
    connect(m_menus, &WindowMenus::closeAllTabsChosen, this, [this] { m_tabs->closeAllBut(-1); });
    connect(m_menus, &WindowMenus::listChosen, this, [this] { m_tabs->setCurrentIndex(0); });
    connect(m_menus, &WindowMenus::nextTabChosen, this,
            [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    connect(m_menus, &WindowMenus::previousTabChosen, this,
            [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count()); });
    connect(m_menus, &WindowMenus::themeChosen, this, &MainWindow::setTheme);
    connect(m_menus, &WindowMenus::timeZoneChosen, this, &MainWindow::setTimeZone);
    connect(m_menus, &WindowMenus::otherTimeZoneChosen, this, &MainWindow::askForTimeZone);
    connect(m_menus, &WindowMenus::fullScreenChosen, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(m_menus, &WindowMenus::shortcutsChosen, this, &MainWindow::showShortcuts);
    connect(m_menus, &WindowMenus::aboutChosen, this, &MainWindow::showAbout);
}

void MainWindow::connectPictures()
{
    auto *saver = new PictureSaver(*this);
    const auto ask = [this, saver](PictureSaver::Extent extent) {
        if (const TraceTab *tab = m_tabs->currentTrace(); tab && tab->page())
            saver->ask(*tab->page(), tab->page()->mainView(), extent);
        else if (!tab)
            saver->ask(*m_tabs->currentWidget(), m_tabs->currentWidget()->windowTitle(), extent);
    };
    connect(m_menus, &WindowMenus::wholePictureChosen, this, [ask] { ask(PictureSaver::Extent::Whole); });
    connect(m_menus, &WindowMenus::visiblePictureChosen, this, [ask] { ask(PictureSaver::Extent::Visible); });
    connect(m_menus, &WindowMenus::hintsPictureChosen, this, [this, saver] {
        if (const TraceTab *tab = m_tabs->currentTrace(); tab && tab->page())
            saver->ask(*tab->page(), u"hints"_s, PictureSaver::Extent::Whole);
    });
    connect(saver, &PictureSaver::saved, this,
            [this](const QString &message) { statusBar()->showMessage(message, kMessageMs); });
    connect(saver, &PictureSaver::failed, this, &MainWindow::showProblem);
}

void MainWindow::connectServices()
{
    const auto showMessage = [this](const QString &message) { statusBar()->showMessage(message, kMessageMs); };
    connect(&m_actions, &TraceActions::done, this, showMessage);
    connect(&m_actions, &TraceActions::failed, this, &MainWindow::showProblem);
    // what went wrong before is no news once something else was begun
    connect(&m_actions, &TraceActions::done, m_notice, &QWidget::hide);
    connect(&m_lookup, &TraceLookup::traceFound, m_notice, &QWidget::hide);
    connect(&m_lookup, &TraceLookup::searchFound, m_notice, &QWidget::hide);
    connect(&m_opener, &FileOpener::started, m_notice, &QWidget::hide);
    connect(&m_search->search(), &TraceSearch::stateChanged, m_notice, [this] {
        if (m_search->search().state() == TraceSearch::State::Searching)
            m_notice->hide();
    });
    connect(&m_lookup, &TraceLookup::traceFound, this, &MainWindow::openTrace);
    connect(&m_lookup, &TraceLookup::failed, this, &MainWindow::showProblem);
    connect(&m_lookup, &TraceLookup::searchFound, this, [this](const SearchValues &values) {
        m_tabs->setCurrentIndex(0);
        m_search->setValues(values);
        m_search->searchNow();
    });
    connect(&m_services.loader, &TraceLoader::storingFailed, this, &MainWindow::showProblem);
    connect(&m_opener, &FileOpener::started, m_import, &ImportStrip::showStarted);
    connect(&m_opener, &FileOpener::started, this, &MainWindow::showJobs);
    connect(&m_opener, &FileOpener::settled, this, &MainWindow::showJobs);
    connect(&m_opener, &FileOpener::failed, this, &MainWindow::showProblem);
    connect(&m_opener, &FileOpener::recentFilesChanged, m_menus, &WindowMenus::showRecentFiles);
    connect(&m_opener, &FileOpener::traceWanted, this, [this](const TraceSummary &trace) { openRows({trace}); });
    connect(&m_opener, &FileOpener::listWanted, this, [this](const QString &collectionId) {
        m_tabs->setCurrentIndex(0);
        m_search->showPlace(collectionId);
    });
    connect(&m_opener, &FileOpener::collectionsChanged, this, [this](std::vector<TraceCollection> collections) {
        for (const TraceCollection &other : m_services.searchableSources.collections()) {
            if (!OpenedFiles::isOpenedFiles(other.id))
                collections.push_back(other);
        }
        m_services.searchableSources.setCollections(collections);
    });
    connect(m_closing, &ClosingWork::over, this, &QWidget::close);
    connect(m_closing, &ClosingWork::quitAtOnce, this, [] { std::_Exit(EXIT_SUCCESS); }); // all is stored or undone
    connect(&m_services.cache, &CacheAccess::changed, this, &MainWindow::showCacheSize);
    for (const auto signal : {&Captures::added, &Captures::changed, &Captures::removed})
        connect(&m_services.captures, signal, this, &MainWindow::showJobs);
}

} // namespace traceloupe
