// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include "app/importstrip.h"
#include "app/mainwindow.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "app/windowservices.h"
#include "core/models/tracelistmodel.h"
#include "widgets/common/statepanel.h"
#include "widgets/search/searchpanel.h"
#include "widgets/sources/sourcesdialog.h"
#include "widgets/tracepage/tracepage.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr qint64 kSampleStartMs = 1'730'291'040'000; ///< of a part of it with several services
constexpr qint64 kSampleLengthMs = 30'000;
constexpr qint64 kLaterThanTheSampleMs = 4'000'000'000'000;

constexpr int kPollMs = 50;
constexpr int kMaxPolls = 400;
constexpr int kMaxImportPolls = 40'000; // files of a million spans take their time
constexpr int kSettleMs = 150;
constexpr QSize kSizes[] = {{1440, 900}, {2560, 1440}};

SourceConfig exampleSource(const QString &name, SourceKind kind, const QString &url)
{
    SourceConfig source;
    source.id = name;
    source.name = name;
    source.kind = kind;
    source.baseUrl = QUrl(url);
    return source;
}

QWidget *frontDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) && widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

Screenshots::Screenshots(MainWindow &window, WindowServices &services, QString folder, QStringList files)
    : m_window(window), m_services(services), m_folder(std::move(folder)), m_files(std::move(files))
{}

void Screenshots::start()
{
    QDir().mkpath(m_folder);
    addSources();
    m_window.setTimeZone(DisplayTimeZone::utc());
    m_window.show();
    m_scenes.push_back({u"empty"_s, [] {},
                        [this] { return m_window.searchPanel().search().state() == TraceSearch::State::Found; },
                        [this]() -> QWidget * { return &m_window; }});
    m_scenes.push_back({{}, [this] { openFiles(); }, [this] { return m_isSettled; }, {}});
    if (m_files.isEmpty())
        addScenes();
    else
        addFileScenes();
    nextScene();
}

void Screenshots::openFiles()
{
    connect(&m_window.opener(), &FileOpener::settled, this, [this] { m_isSettled = true; });
    if (m_files.isEmpty())
        m_window.opener().openSample();
    else
        m_window.opener().open(m_files);
}

bool Screenshots::isTraceLoaded() const
{
    const TraceTab *tab = m_window.tabs().currentTrace();
    return tab && tab->page();
}

void Screenshots::openBiggest()
{
    TraceTable &table = m_window.searchPanel().table();
    m_window.searchPanel().showAll();
    table.sortByColumn(TraceListModel::Spans, Qt::DescendingOrder);
    table.selectRow(0);
    Q_EMIT table.commandRequested(TraceCommand::Open);
}

void Screenshots::addLook(bool isDark, QSize size)
{
    m_scenes.push_back({{},
                        [this, isDark, size] {
                            m_window.setTheme(isDark ? Theme::Dark : Theme::Light);
                            m_window.resize(size);
                            m_window.findChild<ImportStrip *>()->hide();
                        },
                        [] { return true; },
                        {}});
}

/// The largest trace of the files in all of its views.
void Screenshots::addFileScenes()
{
    const auto list = [this] {
        m_window.tabs().setCurrentIndex(0);
        m_window.searchPanel().setValues({});
        m_window.searchPanel().searchNow();
    };
    const auto isFound = [this] { return m_window.searchPanel().search().state() == TraceSearch::State::Found; };
    const auto window = [this]() -> QWidget * { return &m_window; };
    m_scenes.push_back({{}, list, isFound, {}});
    m_scenes.push_back({{}, [this] { openBiggest(); }, [this] { return isTraceLoaded(); }, {}});
    for (const bool isDark : {false, true}) {
        for (const QSize &size : kSizes) {
            addLook(isDark, size);
            const QString end = (isDark ? u"-dark-%1x%2"_s : u"-light-%1x%2"_s).arg(size.width()).arg(size.height());
            m_scenes.push_back({u"traces"_s + end, list, isFound, window});
            const auto showTrace = [this] { m_window.tabs().setCurrentIndex(1); };
            m_scenes.push_back({u"waterfall"_s + end, showTrace, [this] { return isNothingLoading(); }, window});
            addTraceViews(end);
        }
    }
}

void Screenshots::addSources()
{
    const Result<> saved = m_services.setSources(
        {exampleSource(u"Jaeger staging"_s, SourceKind::Jaeger, u"http://localhost:16686"_s),
         exampleSource(u"Tempo production"_s, SourceKind::Tempo, u"http://127.0.0.1:9"_s),
         exampleSource(u"Zipkin"_s, SourceKind::Zipkin, u"http://localhost:9411"_s)});
    m_hasFailed = !saved;
}

void Screenshots::addScenes()
{
    const auto window = [this]() -> QWidget * { return &m_window; };
    const auto dialog = []() -> QWidget * { return frontDialog(); };
    const auto always = [] { return true; };
    const auto isLoaded = [this] { return isTraceLoaded(); };
    const auto showList = [this](const SearchValues &values) {
        m_window.tabs().setCurrentIndex(0);
        m_window.searchPanel().setValues(values);
        m_window.searchPanel().searchNow();
    };
    const auto isFound = [this] { return m_window.searchPanel().search().state() == TraceSearch::State::Found; };
    SearchValues withErrors;
    withErrors.errorsOnly = true;
    for (const bool isDark : {false, true}) {
        const QString suffix = isDark ? u"-dark"_s : u"-light"_s;
        for (const QSize &size : kSizes) {
            const QString end = suffix + u"-%1x%2"_s.arg(size.width()).arg(size.height());
            addLook(isDark, size);
            m_scenes.push_back({u"traces"_s + end, [showList] { showList({}); }, isFound, window});
            m_scenes.push_back(
                {u"search-errors"_s + end, [showList, withErrors] { showList(withErrors); }, isFound, window});
            m_scenes.push_back(
                {u"waterfall-errors"_s + end, [this] { m_window.tabs().setCurrentIndex(1); }, isLoaded, window});
            m_scenes.push_back({{}, [showList] { showList({}); }, isFound, {}});
            m_scenes.push_back({u"waterfall"_s + end, [this] { openBiggest(); }, isLoaded, window});
            addTraceViews(end);
            for (const TraceSetView &view : m_window.traceSetViews()) {
                const auto open = [this, id = view.id] { m_window.openTraceSetView(id, {}); };
                m_scenes.push_back({view.id + end, open, [this] { return isNothingLoading(); }, window});
            }
        }
        addSearchStates(suffix);
        const auto addDialog = [&](const QString &name, const std::function<void()> &open) {
            m_scenes.push_back({name + suffix, open, [dialog] { return dialog() != nullptr; }, dialog});
            m_scenes.push_back({{}, [dialog] { dialog()->close(); }, always, {}});
        };
        addDialog(u"sources"_s, [this] { m_window.showSources(); });
        addDialog(u"cache"_s, [this] { m_window.showCache(); });
        addDialog(u"shortcuts"_s, [this] { m_window.showShortcuts(); });
    }
}

/// What a search page shows when it is not a list of traces.
void Screenshots::addSearchStates(const QString &suffix)
{
    const auto window = [this]() -> QWidget * { return &m_window; };
    const auto showList = [this](const SearchValues &values) {
        m_window.tabs().setCurrentIndex(0);
        m_window.searchPanel().setValues(values);
        m_window.searchPanel().searchNow();
    };
    const auto isFound = [this] { return m_window.searchPanel().search().state() == TraceSearch::State::Found; };
    SearchValues inBackend;
    inBackend.sourceId = u"Tempo production"_s;
    inBackend.traceQl = u"{ resource.service.name = \"cart\" && duration > 100ms }"_s;
    m_scenes.push_back({u"search-failed"_s + suffix, [showList, inBackend] { showList(inBackend); },
                        [this] { return m_window.searchPanel().search().state() == TraceSearch::State::Failed; },
                        window});
    SearchValues mistaken;
    mistaken.traceQl = u"{ span.http.status_code > }"_s;
    m_scenes.push_back(
        {u"search-mistake"_s + suffix, [showList, mistaken] { showList(mistaken); }, [] { return true; }, window});
    SearchValues metrics;
    metrics.lastSeconds = SearchValues::kCustomWindow;
    metrics.fromMs = kSampleStartMs;
    metrics.toMs = kSampleStartMs + kSampleLengthMs;
    metrics.traceQl = u"{ } | quantile_over_time(duration, .5, .95) by (resource.service.name)"_s;
    m_scenes.push_back({u"search-metrics"_s + suffix, [showList, metrics] { showList(metrics); },
                        [this] { return m_window.searchPanel().showsMetrics(); }, window});
    SearchValues partly;
    partly.alsoIn = {u"Tempo production"_s};
    partly.lastSeconds = SearchValues::kCustomWindow;
    partly.toMs = kLaterThanTheSampleMs;
    m_scenes.push_back({u"search-one-failed"_s + suffix, [showList, partly] { showList(partly); }, isFound, window});
    SearchValues unknown;
    unknown.service = u"no such service"_s;
    m_scenes.push_back({u"search-nothing"_s + suffix, [showList, unknown] { showList(unknown); }, isFound, window});
}

/// The trace in front, in each of its other views.
void Screenshots::addTraceViews(const QString &end)
{
    const auto window = [this]() -> QWidget * { return &m_window; };
    for (const QString &view : {u"flame"_s, u"statistics"_s, u"criticalpath"_s, u"servicegraph"_s, u"hints"_s}) {
        const auto show = [this, view] {
            m_window.tabs().currentTrace()->page()->showView(u"waterfall"_s);
            m_window.tabs().currentTrace()->page()->showView(view);
        };
        m_scenes.push_back({u"trace-"_s + view + end, show, [this] { return isNothingLoading(); }, window});
    }
    const auto backToSpans = [this] {
        TracePage &page = *m_window.tabs().currentTrace()->page();
        page.showView(u"waterfall"_s);
        page.findChild<QSplitter *>()->findChild<QTabWidget *>()->setCurrentIndex(0);
    };
    m_scenes.push_back({{}, backToSpans, [] { return true; }, {}});
}

/// Whether the tab in front shows what it is for, and not that it is busy.
bool Screenshots::isNothingLoading() const
{
    const auto panels = m_window.tabs().currentWidget()->findChildren<StatePanel *>();
    return std::none_of(panels.begin(), panels.end(), [](const StatePanel *panel) { return panel->isLoading(); });
}

void Screenshots::nextScene()
{
    if (m_next == m_scenes.size()) {
        m_window.close();
        QApplication::exit(m_hasFailed ? 1 : 0);
        return;
    }
    m_polls = 0;
    m_scenes[m_next].arrange();
    waitForScene();
}

void Screenshots::waitForScene()
{
    if (m_scenes[m_next].isReady() || ++m_polls > (m_isSettled ? kMaxPolls : kMaxImportPolls))
        QTimer::singleShot(kSettleMs, this, &Screenshots::saveScene);
    else
        QTimer::singleShot(kPollMs, this, &Screenshots::waitForScene);
}

void Screenshots::saveScene()
{
    const Scene &scene = m_scenes[m_next++];
    if (scene.subject) {
        QWidget *subject = scene.subject();
        const bool isSaved = subject && subject->grab().save(QDir(m_folder).filePath(scene.name + u".png"_s));
        m_hasFailed = m_hasFailed || !isSaved;
    }
    nextScene();
}

} // namespace traceloupe
