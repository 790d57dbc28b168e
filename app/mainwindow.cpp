// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/cachedialog.h"
#include "app/closingwork.h"
#include "app/importstrip.h"
#include "app/keyboardfocus.h"
#include "app/noticestrip.h"
#include "app/opentraces.h"
#include "app/resumestrip.h"
#include "app/shortcutsdialog.h"
#include "app/timezonedialog.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "app/traceviews.h"
#include "app/windowmenus.h"
#include "app/windowservices.h"
#include "core/models/errortext.h"
#include "core/models/valuetext.h"
#include "widgets/common/picturesource.h"
#include "widgets/common/readingorder.h"
#include "widgets/search/messagepage.h"
#include "widgets/search/searchpanel.h"
#include "widgets/sources/sourcesdialog.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr QSize kStartSize{1440, 900};
constexpr int kGoToCharacters = 44;
constexpr int kGoToFramePx = 24;
constexpr std::size_t kMaxOpenAtOnce = 20; ///< tabs by one Enter on a selection

template <class Dialog, class... Arguments>
Dialog *makeDialog(Arguments &&...arguments)
{
    auto *dialog = new Dialog(std::forward<Arguments>(arguments)...);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QString titleOf(const TraceSummary &trace)
{
    return MainWindow::tr("%1: %2").arg(trace.rootService, trace.rootName);
}

} // namespace

MainWindow::MainWindow(WindowServices &services, SecretStore &secrets, const SettingsStore &store)
    : m_services(services),
      m_secrets(secrets),
      m_store(store),
      m_settings(store.load()),
      m_opener(services, *this),
      m_actions(services, *this),
      m_lookup(services),
      m_setViews(traceloupe::traceSetViews(*this, services)),
      m_closing(new ClosingWork(services, *this)),
      m_menus(new WindowMenus(*this))
{
    setWindowTitle(tr("Traceloupe"));
    setAcceptDrops(true);
    buildCentre();
    buildStatusBar();
    new KeyboardFocus(*this);
    connectMenus();
    connectServices();
    restoreState();
    showCacheSize();
    showJobs();
    if (!services.startProblems.isEmpty())
        m_notice->showProblem(tr("Some saved sources could not be read"), services.startProblems.join(u' '));
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_notice = new NoticeStrip(centre);
    m_import = new ImportStrip(m_services.imports, centre);
    m_search = new SearchPanel(
        {m_services.cache, m_services.sources, m_services.searchableSources, m_services.captures, m_services.queries},
        centre);
    m_tabs = new TraceTabs(m_services.loader, m_search, tr("Traces"), centre);
    m_tabs->setTraceViews(traceViews(*this, m_services));
    m_openTraces = new OpenTraces(*m_tabs, m_services.cache, m_services.columns, this);
    auto *corner = new QWidget(m_tabs);
    auto *cornerLayout = new QHBoxLayout(corner);
    cornerLayout->setContentsMargins(6, 3, 8, 3);
    m_goTo = new QLineEdit(corner);
    cornerLayout->addWidget(m_goTo);
    m_goTo->setObjectName(u"goTo"_s);
    m_goTo->setPlaceholderText(tr("Go to trace: id, traceparent, address"));
    m_goTo->setAccessibleName(tr("Go to trace"));
    m_goTo->setClearButtonEnabled(true);
    m_goTo->setFixedWidth(std::max(kGoToCharacters * fontMetrics().averageCharWidth(),
                                   fontMetrics().horizontalAdvance(m_goTo->placeholderText()) + kGoToFramePx));
    m_tabs->setCornerWidget(corner, Qt::TopRightCorner);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_import);
    auto *resume = new ResumeStrip(m_services.unfinished, centre);
    connect(resume, &ResumeStrip::resumeRequested, &m_opener, &FileOpener::resume);
    layout->addWidget(resume);
    setCentralWidget(centre);
    connect(m_search, &SearchPanel::commandRequested, this, &MainWindow::carryOut);
    connect(m_search, &SearchPanel::sourcesDialogRequested, this, &MainWindow::showSources);
    connect(m_search, &SearchPanel::openFilesRequested, &m_opener, &FileOpener::askForFiles);
    connect(m_search, &SearchPanel::openSampleRequested, &m_opener, &FileOpener::openSample);
    connect(m_tabs, &TraceTabs::commandRequested, this, &MainWindow::carryOutOnTab);
    connect(m_tabs, &TraceTabs::traceRequested, this, &MainWindow::openLinkedTrace);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        const bool hasTrace = m_tabs->currentTrace() != nullptr;
        const bool hasPicture = hasTrace || dynamic_cast<PictureSource *>(m_tabs->currentWidget()) != nullptr;
        m_menus->setFront(hasTrace, hasPicture, index > 0);
    });
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { m_lookup.look(m_goTo->text()); });
}

void MainWindow::buildStatusBar()
{
    m_jobs = new QLabel(this);
    m_cacheSize = new QLabel(this);
    for (QLabel *label : {m_jobs, m_cacheSize}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(8, 0, 8, 0);
        statusBar()->addPermanentWidget(label);
    }
}

void MainWindow::restoreState()
{
    ServiceColorBook::shared().remember(m_settings.colors.given);
    m_openTraces->setServiceColors(m_settings.colors.chosen);
    resize(kStartSize);
    if (!m_settings.geometry.isEmpty())
        restoreGeometry(m_settings.geometry);
    if (!m_settings.searchSplitter.isEmpty())
        m_search->splitter().restoreState(m_settings.searchSplitter);
    m_search->setResultLayout(m_settings.results);
    m_search->setValues(m_settings.search);
    m_tabs->setPageLayout(m_settings.tracePage);
    m_opener.setRecent(m_settings.recentFiles, m_settings.lastFolder);
    setTheme(m_settings.theme);
    setTimeZone(m_settings.timeZone);
    if (m_search->values().sourceId.isEmpty())
        m_search->searchNow();
    else
        m_search->showCache(); // a search in a backend waits until someone asks for it
}

void MainWindow::restoreTabs()
{
    for (const QString &hex : m_settings.openTraces) {
        const auto id = TraceId::fromHex(hex.section(u' ', 0, 0).toStdString());
        if (!id)
            continue;
        TraceRequest request;
        request.id = *id;
        request.title = hex.section(u' ', 1);
        m_tabs->addTrace(request);
    }
    m_tabs->setCurrentIndex(std::clamp(m_settings.currentTab, 0, m_tabs->count() - 1));
}

void MainWindow::saveState()
{
    m_settings.recentFiles = m_opener.recentFiles();
    m_settings.lastFolder = m_opener.lastFolder();
    m_settings.geometry = saveGeometry();
    m_settings.searchSplitter = m_search->splitter().saveState();
    m_settings.results = m_search->resultLayout();
    m_settings.search = m_search->values();
    m_settings.currentTab = m_tabs->currentIndex();
    m_settings.tracePage = m_tabs->pageLayout();
    m_settings.colors = {m_openTraces->serviceColors(), ServiceColorBook::shared().given()};
    m_settings.openTraces.clear();
    for (const TraceTab *open : m_tabs->traceTabs())
        m_settings.openTraces += QString::fromStdString(open->traceId().toHex()) + u' ' + open->title();
    m_store.save(m_settings);
}

void MainWindow::setTheme(Theme theme)
{
    m_settings.theme = theme;
    m_theme.apply(theme);
    m_menus->showTheme(theme);
}

void MainWindow::setTimeZone(const DisplayTimeZone &zone)
{
    m_settings.timeZone = zone;
    m_search->setTimeZone(zone);
    m_tabs->setTimeZone(zone);
    m_menus->showTimeZone(zone);
    Q_EMIT timeZoneChanged(zone);
}

void MainWindow::askForTimeZone()
{
    auto *dialog = makeDialog<TimeZoneDialog>(m_settings.timeZone, this);
    connect(dialog, &TimeZoneDialog::chosen, this, &MainWindow::setTimeZone);
    dialog->open();
}

void MainWindow::openTrace(const TraceRequest &request)
{
    m_tabs->openTrace(request)->setFocus();
}

/// The cache is asked; the sources are offered where it lacks the trace.
void MainWindow::openLinkedTrace(const TraceRequest &request)
{
    TraceRequest linked = request;
    linked.offered = m_services.searchableSources.sources();
    openTrace(linked);
}

void MainWindow::openTraceSetView(const QString &viewId, const TraceSet &set)
{
    const auto view = std::find_if(m_setViews.begin(), m_setViews.end(),
                                   [&](const TraceSetView &candidate) { return candidate.id == viewId; });
    if (view == m_setViews.end())
        return;
    PageRequest page;
    page.key = set.isWholeCache() ? view->id : view->id + QString::number(++m_openedSets);
    page.title = set.isWholeCache() ? view->title : tr("%1: %2").arg(view->title, set.label);
    page.create = [create = view->create, set](QWidget *parent) { return create(set, parent); };
    m_tabs->openPage(page)->setFocus();
}

void MainWindow::listTraces(const QString &label, const std::vector<TraceId> &ids)
{
    m_tabs->setCurrentIndex(0);
    m_search->showOnly(label, {ids.begin(), ids.end()});
}

void MainWindow::openListedView(const QString &viewId)
{
    TraceSet set;
    set.ids = m_search->listedTraces();
    set.label = tr("%Ln trace(s)", nullptr, static_cast<int>(set.ids->size()));
    openTraceSetView(viewId, set);
}

void MainWindow::openRows(const std::vector<TraceSummary> &traces)
{
    for (std::size_t i = 0; i < std::min(traces.size(), kMaxOpenAtOnce); ++i) {
        const TraceSummary &trace = traces[i];
        TraceRequest request;
        request.id = trace.id;
        request.title = titleOf(trace);
        request.sources = m_actions.sourcesOf(trace);
        request.startNs = trace.startNs;
        request.endNs = trace.startNs + trace.durationNs;
        request.trace = trace.storedMs == 0 ? m_search->search().foundTrace(trace.id) : nullptr;
        request.partial = trace.partial;
        openTrace(request);
    }
}

void MainWindow::carryOut(TraceCommand command, const std::vector<TraceSummary> &traces)
{
    if (traces.empty())
        return;
    switch (command) {
    case TraceCommand::Open:
        openRows(traces);
        break;
    case TraceCommand::OpenInBrowser:
        m_actions.openInBrowser(traces.front());
        break;
    case TraceCommand::CopyId:
        m_actions.copyIds(traces);
        break;
    case TraceCommand::Pin:
        m_actions.setPinned(traces, true);
        break;
    case TraceCommand::Unpin:
        m_actions.setPinned(traces, false);
        break;
    case TraceCommand::Delete:
        m_actions.remove(traces);
        break;
    case TraceCommand::Export: {
        std::vector<ExportItem> items;
        items.reserve(traces.size());
        for (const TraceSummary &trace : traces)
            items.push_back({trace.id, trace.storedMs == 0 ? m_search->search().foundTrace(trace.id) : nullptr});
        m_actions.exportTraces(std::move(items), m_opener.lastFolder());
        break;
    }
    }
}

void MainWindow::carryOutOnTab(TabCommand command, TraceTab *tab)
{
    switch (command) {
    case TabCommand::CopyId:
        QGuiApplication::clipboard()->setText(QString::fromStdString(tab->traceId().toHex()));
        break;
    case TabCommand::OpenInBrowser:
        m_actions.openInBrowser(tab->traceId(), tab->sources());
        break;
    case TabCommand::Export:
        m_actions.exportTraces({{tab->traceId(), tab->trace()}}, m_opener.lastFolder());
        break;
    }
}

void MainWindow::carryOutOnCurrent(TabCommand command)
{
    if (TraceTab *current = m_tabs->currentTrace())
        carryOutOnTab(command, current);
}

void MainWindow::showSources()
{
    auto *dialog = makeDialog<SourcesDialog>(m_services.allSources(), m_services.sources, m_secrets, this);
    connect(dialog, &SourcesDialog::sourcesSaved, this, [this](const std::vector<SourceConfig> &sources) {
        if (const Result<> saved = m_services.setSources(sources); !saved)
            showProblem(saved.error());
    });
    dialog->open();
}

void MainWindow::showCache()
{
    makeDialog<CacheDialog>(m_services.cache, this)->show();
}

void MainWindow::showShortcuts()
{
    makeDialog<ShortcutsDialog>(*this, m_tabs->traceViews(), this)->show();
}

void MainWindow::showAbout()
{
    auto *about = makeDialog<QMessageBox>(this);
    about->setWindowTitle(tr("About Traceloupe"));
    about->setIconPixmap(windowIcon().pixmap(64));
    about->setText(u"Traceloupe "_s + QCoreApplication::applicationVersion());
    about->setInformativeText(tr("Opens, searches, compares and explains distributed traces, online or offline.\n\n"
                                 "Free software under the GNU General Public License, version 3 or later."));
    about->open();
}

void MainWindow::showProblem(const Error &error)
{
    m_notice->showProblem(errorTitle(error.code), errorText(error));
}

void MainWindow::showCacheSize()
{
    m_services.cache.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.info(); },
        [this](const Result<CacheInfo> &info) {
            if (info)
                m_cacheSize->setText(tr("Cache: %Ln trace(s), %1", nullptr, static_cast<int>(info->traces))
                                         .arg(valuetext::bytes(info->bytes)));
            else
                showProblem(info.error());
        });
}

void MainWindow::showJobs()
{
    QStringList jobs;
    if (m_services.imports.isRunning())
        jobs += tr("opening files");
    if (const int running = m_services.captures.runningCount(); running > 0)
        jobs += tr("%n capture(s) running", nullptr, running);
    m_jobs->setText(jobs.join(u" · "_s));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    event->acceptProposedAction();
    if (!paths.isEmpty())
        m_opener.open(paths);
    else
        m_lookup.look(event->mimeData()->text());
}

/// Pages fill themselves as they are used: the order is that of the moment.
bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget::setTabOrder(m_tabs->tabBar(), m_goTo);
    setReadingOrder(*m_goTo, *m_tabs->currentWidget());
    return QMainWindow::focusNextPrevChild(next);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    m_closing->begin();
    // the end of the session waits for nobody
    event->setAccepted(!m_closing->isBusy() || qGuiApp->isSavingSession());
}

} // namespace traceloupe
