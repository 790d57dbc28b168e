// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/searchpanel.h"

#include "core/models/errortext.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"
#include "core/models/valuetext.h"
#include "widgets/search/capturelist.h"
#include "widgets/search/coverageview.h"
#include "widgets/search/liverefresh.h"
#include "widgets/search/messagepage.h"
#include "widgets/search/metricssearch.h"
#include "widgets/search/metricsview.h"
#include "widgets/search/querybar.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchform.h"
#include "widgets/search/veil.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kFormWidthPx = 300;
constexpr int kBusyHeightPx = 3;
constexpr int kBarMarginPx = 9;
constexpr QLatin1String kListedId("listed:"); ///< what a view has listed, as a place to search in

} // namespace

SearchPanel::SearchPanel(const Rooms &rooms, QWidget *parent)
    : QWidget(parent),
      m_rooms(rooms),
      m_model(new TraceListModel(this)),
      m_sorted(new TraceSortModel(*m_model, this)),
      m_search(new TraceSearch(rooms.cache, rooms.sources, *m_model, this)),
      m_completion(rooms.cache, rooms.sources)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_bar = new QueryBar(rooms.queries, m_completion, this);
    m_bar->setContentsMargins(kBarMarginPx, kBarMarginPx, kBarMarginPx, 0);
    layout->addWidget(m_bar);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildFormSide());
    m_splitter->addWidget(buildResultSide());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kFormWidthPx, 3 * kFormWidthPx});
    layout->addWidget(m_splitter, 1);
    connectSearch();
    showState();
    loadServices();
}

QWidget *SearchPanel::buildFormSide()
{
    auto *scroller = new QScrollArea(m_splitter);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setFocusPolicy(Qt::NoFocus);
    m_form = new SearchForm(m_rooms.sourceList);
    scroller->setWidget(m_form);
    scroller->setMinimumWidth(m_form->minimumSizeHint().width() + 20);
    return scroller;
}

QWidget *SearchPanel::buildResultSide()
{
    auto *side = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(side);
    layout->setSpacing(6);
    m_busy = new QProgressBar(side);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(kBusyHeightPx);
    m_busy->setAccessibleName(tr("Searching"));
    QSizePolicy keepsSpace = m_busy->sizePolicy();
    keepsSpace.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keepsSpace);
    m_pages = new QStackedWidget(side);
    m_view = new ResultView(*m_model, *m_sorted, m_rooms.cache, m_pages);
    m_metrics = new MetricsSearch(m_search->searcher(), m_rooms.sources, this);
    m_metricsView = new MetricsView(m_pages);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_metricsView);
    m_veil = new Veil(&m_view->content());
    m_metricsVeil = new Veil(m_metricsView);
    m_only = {addRestriction(*side), addRestriction(*side)};
    m_view->addTool(m_only.front());
    m_metricsView->addTool(m_only.back());
    addRefreshing(*side);
    m_coverage = new CoverageView(side);
    layout->addWidget(m_busy);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_coverage);
    layout->addWidget(new CaptureList(m_rooms.captures, side));
    return side;
}

/// Says that only some traces are searched, and takes that away.
QToolButton *SearchPanel::addRestriction(QWidget &side)
{
    auto *button = new QToolButton(&side);
    button->setObjectName(u"restriction"_s);
    button->setToolTip(tr("Search in all of the cache instead"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->hide();
    connect(button, &QToolButton::clicked, this, &SearchPanel::showAll);
    return button;
}

void SearchPanel::showRestriction()
{
    const bool isRestricted = m_askedIn.size() == 1 && m_askedIn.front().collection;
    const QString name = isRestricted ? m_askedIn.front().collection->name : QString();
    for (QToolButton *button : m_only) {
        button->setText(tr("Only %1  ✕").arg(name).replace(u'&', u"&&"_s));
        button->setAccessibleName(tr("Only %1; press to search in all of the cache").arg(name));
        button->setVisible(isRestricted);
    }
}

/// The same choice beside the list and beside the figures.
void SearchPanel::addRefreshing(QWidget &side)
{
    m_refresh = new LiveRefresh(&side);
    m_view->addTool(m_refresh);
    auto *ofMetrics = new LiveRefresh(&side);
    m_metricsView->addTool(ofMetrics);
    connect(m_refresh, &LiveRefresh::due, m_search, &TraceSearch::repeat);
    connect(m_refresh, &LiveRefresh::secondsChanged, m_search, [this](int seconds) { m_search->setLive(seconds > 0); });
    connect(m_search, &TraceSearch::stateChanged, m_refresh, &LiveRefresh::restart);
    connect(ofMetrics, &LiveRefresh::due, m_metrics, &MetricsSearch::refresh);
    connect(m_metrics, &MetricsSearch::changed, ofMetrics, &LiveRefresh::restart);
    connect(m_refresh, &LiveRefresh::secondsChanged, ofMetrics, &LiveRefresh::setSeconds);
    connect(ofMetrics, &LiveRefresh::secondsChanged, m_refresh, &LiveRefresh::setSeconds);
}

void SearchPanel::connectSearch()
{
    connect(m_form, &SearchForm::searchRequested, this, &SearchPanel::searchNow);
    connect(m_form, &SearchForm::queryChanged, m_bar, &QueryBar::setQuery);
    connect(m_bar, &QueryBar::queryEdited, this, [this] { m_form->setQuery(m_bar->query()); });
    connect(m_bar, &QueryBar::searchRequested, this, &SearchPanel::searchNow);
    connect(m_bar, &QueryBar::stopRequested, m_search, &TraceSearch::stop);
    connect(m_bar, &QueryBar::stopRequested, m_metrics, &MetricsSearch::stop);
    connect(m_metrics, &MetricsSearch::changed, this, &SearchPanel::showMetrics);
    connect(m_metricsView, &MetricsView::stepChosen, m_metrics, &MetricsSearch::repeat);
    connect(m_form, &SearchForm::captureRequested, this, &SearchPanel::startCapture);
    connect(m_form, &SearchForm::sourcesDialogRequested, this, &SearchPanel::sourcesDialogRequested);
    connect(m_form, &SearchForm::sourceChanged, this, &SearchPanel::loadServices);
    connect(m_form, &SearchForm::placeChosen, this, [this] { // what is on this computer answers at once
        if (std::ranges::all_of(m_form->targets(), &SearchTarget::isLocal) && m_bar->isValid() && m_form->validate())
            searchNow();
    });
    connect(m_form, &SearchForm::serviceChanged, this, &SearchPanel::loadOperations);
    connect(m_form, &SearchForm::valuesChanged, this, &SearchPanel::showOutdated);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SearchPanel::showOutdated);
    connect(m_search, &TraceSearch::stateChanged, this, &SearchPanel::showState);
    connect(m_search, &TraceSearch::coverageChanged, this, &SearchPanel::showCoverage);
    connect(m_view, &ResultView::commandRequested, this,
            [this](TraceCommand command, const std::vector<TraceSummary> &traces) {
                Q_EMIT commandRequested(command, traces);
                for (std::size_t i = 0; command == TraceCommand::Open && i < traces.size(); ++i)
                    m_search->markSeen(traces[i].id);
            });
    connect(m_sorted, &TraceSortModel::shownChanged, this, &SearchPanel::showCoverage);
    connect(&m_rooms.cache, &CacheAccess::changed, this, [this] {
        m_search->refresh();
        if (!m_form->source())
            loadServices();
    });
}

SearchValues SearchPanel::values() const
{
    return m_form->values();
}

void SearchPanel::setValues(const SearchValues &values)
{
    m_form->setValues(values);
    m_bar->setQuery(m_form->query());
}

std::vector<TraceId> SearchPanel::listedTraces() const
{
    std::vector<TraceId> ids;
    ids.reserve(static_cast<std::size_t>(m_sorted->rowCount()));
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        ids.push_back(m_sorted->trace(row).id);
    return ids;
}

void SearchPanel::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    m_model->setTimeZone(zone);
    m_form->setTimeZone(zone);
    m_view->setTimeZone(zone);
    m_metricsView->setTimeZone(zone);
}

void SearchPanel::searchNow()
{
    if (!m_bar->isValid()) {
        m_bar->goToMistake();
        return;
    }
    if (!m_form->validate()) {
        m_form->goToProblem();
        return;
    }
    m_bar->remember();
    m_asked = m_form->values();
    m_askedIn = m_form->targets();
    showRestriction();
    if (searchMetrics())
        return;
    m_metrics->stop();
    m_view->results().clearBrush(); // what was marked in another answer means nothing in this one
    m_search->search(m_form->values(), m_askedIn);
}

/// True if the query asks for series, not for traces.
bool SearchPanel::searchMetrics()
{
    const auto program = traceql::compile(queryOfValues(m_form->values()).toStdString());
    const bool isMetrics = program && (*program)->isMetrics();
    if (isMetrics) {
        m_search->stop();
        m_pages->setCurrentWidget(m_metricsView);
        m_metrics->search(*program, m_form->values(), m_askedIn, m_metricsView->stepNs());
        showOutdated(); // no more
    }
    return isMetrics;
}

bool SearchPanel::showsMetrics() const
{
    return m_pages->currentWidget() == m_metricsView && !m_metrics->isSearching();
}

void SearchPanel::showCache()
{
    m_asked = m_form->values();
    m_askedIn = {SearchTarget()};
    showRestriction();
    m_search->search({}, m_askedIn);
}

TraceTable &SearchPanel::table()
{
    return m_view->table();
}

ResultLayout SearchPanel::resultLayout() const
{
    ResultLayout layout = m_view->resultLayout();
    layout.refreshSeconds = m_refresh->seconds();
    return layout;
}

void SearchPanel::setResultLayout(const ResultLayout &layout)
{
    m_view->setResultLayout(layout);
    m_refresh->setSeconds(layout.refreshSeconds);
}

void SearchPanel::showPlace(const QString &id)
{
    m_view->filter().clear();
    SearchValues values;
    values.sourceId = id;
    setValues(values);
    searchNow();
}

void SearchPanel::showOnly(const QString &label, std::unordered_set<TraceId> ids)
{
    TraceCollection listed;
    listed.id = kListedId;
    listed.name = label;
    listed.title = tr("Listed: %1").arg(label);
    listed.description = listed.title;
    listed.traces = std::make_shared<const std::unordered_set<TraceId>>(std::move(ids));
    std::vector<TraceCollection> collections = m_rooms.sourceList.collections();
    std::erase_if(collections, [](const TraceCollection &one) { return one.id == kListedId; });
    collections.push_back(std::move(listed));
    m_rooms.sourceList.setCollections(collections);
    showPlace(kListedId);
}

void SearchPanel::showAll()
{
    m_form->setPlace({});
    searchNow();
}

void SearchPanel::loadServices()
{
    const SourceConfig *chosen = m_form->source();
    m_completion.setSource(chosen ? std::optional(*chosen) : std::nullopt);
    const quint64 generation = ++m_completionGeneration;
    const auto take = [this, generation](const Result<QStringList> &services) {
        if (generation != m_completionGeneration || !services)
            return;
        m_form->setServices(*services);
        chooseServiceForJaeger(*services);
    };
    if (const SourceConfig *source = m_form->source()) {
        m_form->setServices({});
        m_form->setOperations({});
        m_rooms.sources.ask(*source, this, [](TraceSource &asked) { return asked.services(); }, take);
    } else {
        m_rooms.cache.run(CacheAccess::Lane::List, this, [](Cache &cache) { return cache.services(); }, take);
    }
}

/// Jaeger searches one service at a time: without a choice, the first that is not Jaeger's own.
void SearchPanel::chooseServiceForJaeger(const QStringList &services)
{
    const SourceConfig *source = m_form->source();
    if (!source || source->kind != SourceKind::Jaeger || !m_form->values().service.isEmpty() || services.isEmpty())
        return;
    const auto isOther = [](const QString &name) { return !name.startsWith("jaeger"_L1, Qt::CaseInsensitive); };
    const auto chosen = std::ranges::find_if(services, isOther);
    m_form->setService(chosen != services.end() ? *chosen : services.front());
}

void SearchPanel::loadOperations(const QString &service)
{
    const quint64 generation = ++m_completionGeneration;
    const auto take = [this, generation](const Result<QStringList> &operations) {
        if (generation == m_completionGeneration)
            m_form->setOperations(operations.value_or(QStringList()));
    };
    const SourceConfig *source = m_form->source();
    if (service.isEmpty())
        m_form->setOperations({});
    else if (source)
        m_rooms.sources.ask(*source, this, [service](TraceSource &asked) { return asked.operations(service); }, take);
    else
        m_rooms.cache.run(
            CacheAccess::Lane::List, this, [service](Cache &cache) { return cache.operations(service); }, take);
}

void SearchPanel::startCapture()
{
    const SourceConfig *source = m_form->source();
    if (!source)
        return;
    PullRequest request;
    request.source = *source;
    request.cacheFile = m_rooms.cache.file();
    request.search = toSearchRequest(m_form->values(), source->kind, QDateTime::currentMSecsSinceEpoch());
    const QString what = !request.search.traceQl.isEmpty()  ? request.search.traceQl
                         : request.search.service.isEmpty() ? tr("all services")
                                                            : request.search.service;
    const QString title = tr("%1 from %2", "what is captured, and from which source").arg(what, source->name);
    m_rooms.sources.credentials(*source, this, [this, title, request](const Result<Credentials> &credentials) mutable {
        if (credentials)
            request.credentials = *credentials;
        m_rooms.captures.start(title, std::move(request));
    });
}

} // namespace traceloupe
