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
    m_only = new QToolButton(side);
    m_only->setToolTip(tr("Show all traces again"));
    m_only->setFocusPolicy(Qt::StrongFocus);
    m_only->hide();
    m_view->addTool(m_only);
    addRefreshing(*side);
    m_coverage = new CoverageView(side);
    layout->addWidget(m_busy);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_coverage);
    layout->addWidget(new CaptureList(m_rooms.captures, side));
    return side;
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
    connect(m_only, &QToolButton::clicked, this, &SearchPanel::showAll);
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
    if (searchMetrics())
        return;
    m_metrics->stop();
    m_only->hide(); // a new search shows all that it finds
    m_sorted->setIds(std::nullopt);
    m_view->results().clearBrush(); // what was marked in another answer means nothing in this one
    m_search->search(m_form->values(), m_form->targets());
}

/// True if the query asks for series, not for traces.
bool SearchPanel::searchMetrics()
{
    const auto program = traceql::compile(queryOfValues(m_form->values()).toStdString());
    const bool isMetrics = program && (*program)->isMetrics();
    if (isMetrics) {
        m_search->stop();
        m_pages->setCurrentWidget(m_metricsView);
        m_metrics->search(*program, m_form->values(), m_form->targets(), m_metricsView->stepNs());
        showOutdated(); // no more
    }
    return isMetrics;
}

bool SearchPanel::showsMetrics() const
{
    return m_pages->currentWidget() == m_metricsView && !m_metrics->isSearching();
}

void SearchPanel::showMetrics()
{
    if (m_pages->currentWidget() != m_metricsView)
        return;
    m_busy->setVisible(m_metrics->isSearching());
    m_bar->setSearching(m_metrics->isSearching());
    if (m_metrics->program())
        m_metricsView->setAnswers(m_metrics->program(), m_metrics->answers(), m_metrics->isSearching());
    std::vector<QueryCoverage> coverage;
    for (const MetricsAnswer &answer : m_metrics->answers())
        coverage.push_back(answer.coverage);
    m_coverage->setNote(m_metrics->isSearching() ? tr("Counting…") : outdatedNote().join(u""_s));
    m_coverage->setCoverage(coverage);
}

/// The form or the query says something else than what was asked.
bool SearchPanel::isOutdated() const
{
    return m_asked && m_form->values() != *m_asked;
}

QStringList SearchPanel::outdatedNote() const
{
    if (!isOutdated())
        return {};
    return {m_bar->isValid() ? tr("Of the search before; press Search for the new one")
                             : tr("Of the search before; the query has a mistake now")};
}

/// What does not answer what stands beside it is dimmed, and the coverage says so.
void SearchPanel::showOutdated()
{
    m_veil->setDown(m_model->rowCount() > 0 && (isOutdated() || !m_search->hasOwnRows()));
    m_metricsVeil->setDown(isOutdated());
    if (m_pages->currentWidget() == m_metricsView) {
        showMetrics();
        return;
    }
    if (m_search->state() == TraceSearch::State::Found && m_model->rowCount() == 0)
        showNothing();
    showCoverage();
}

void SearchPanel::showCache()
{
    m_asked = m_form->values();
    m_search->search({}, {std::nullopt});
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

void SearchPanel::showOnly(const QString &label, std::unordered_set<TraceId> ids)
{
    m_only->setText(tr("Only %1  ✕").arg(label));
    m_only->setAccessibleName(tr("Only %1; press to show all traces").arg(label));
    m_only->show();
    m_sorted->setIds(std::move(ids));
    m_view->results().clearBrush();
    m_view->filter().clear();
    setValues({});
    m_asked = m_form->values();
    m_search->search({}, {std::nullopt});
}

void SearchPanel::showAll()
{
    m_only->hide();
    m_sorted->setIds(std::nullopt);
    showCoverage();
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

void SearchPanel::showState()
{
    const TraceSearch::State state = m_search->state();
    if (state == TraceSearch::State::Searching) { // traces again
        m_metrics->stop();
        m_pages->setCurrentWidget(m_view);
    }
    if (m_pages->currentWidget() != m_view)
        return;
    m_busy->setVisible(state == TraceSearch::State::Searching);
    m_bar->setSearching(state == TraceSearch::State::Searching);
    m_view->setFoundTraces(m_search->foundTraces());
    m_view->setQueryColumns(m_search->namedKeys(), m_search->selected(), m_search->told());
    if (state == TraceSearch::State::Failed)
        showFailure();
    else if (state == TraceSearch::State::Found && m_model->rowCount() == 0)
        showNothing();
    else
        m_view->showResults();
    showOutdated();
}

void SearchPanel::showCoverage()
{
    if (m_pages->currentWidget() != m_view)
        return;
    const TraceSearch::State state = m_search->state();
    QStringList notes = outdatedNote();
    if (state == TraceSearch::State::Searching) {
        QStringList names;
        for (const SearchTarget &target : m_search->targets())
            names += target ? target->name : tr("the cache");
        notes += tr("Searching %1…").arg(names.join(u", "_s));
    } else if (m_sorted->rowCount() != m_model->rowCount()) {
        notes += tr("%1 of %Ln trace(s) shown", nullptr, m_model->rowCount())
                     .arg(valuetext::count(static_cast<std::uint64_t>(m_sorted->rowCount())));
    }
    if (const std::optional<qint64> ms = m_search->repeatedMs())
        notes += tr("Refreshed at %1").arg(QDateTime::fromMSecsSinceEpoch(*ms, m_zone.zone()).toString(u"HH:mm:ss"_s));
    m_coverage->setNote(notes.join(u" · "_s));
    // a failure that is the whole answer stands in the list's place
    const bool isToldAlready = state == TraceSearch::State::Failed && m_search->targets().size() == 1;
    m_coverage->setCoverage(isToldAlready ? std::vector<QueryCoverage>() : m_search->coverage());
}

void SearchPanel::showNothing()
{
    const SearchValues &values = m_search->values();
    const bool isWholeCache = m_search->isOnlyCache() && queryOfValues(values).isEmpty()
                              && values.lastSeconds == SearchValues::kAllTime;
    const SourceConfig *place = m_form->source();
    if (isWholeCache && place) {
        m_view->message().setMessage(tr("Nothing asked yet"), tr("Press Search to ask %1.").arg(place->name));
        m_view->message().addButton(tr("Search"), this, [this] { searchNow(); });
    } else if (isWholeCache) {
        m_view->message().setMessage(
            tr("No traces yet"),
            tr("Drop trace files here (OTLP, Jaeger, Zipkin; also compressed), look at the sample, or add the "
               "Jaeger, Tempo or Zipkin that your services report to."));
        m_view->message().addButton(tr("Open files…"), this, [this] { Q_EMIT openFilesRequested(); });
        m_view->message().addButton(tr("Open sample"), this, [this] { Q_EMIT openSampleRequested(); });
        m_view->message().addButton(tr("Add a source…"), this, [this] { Q_EMIT sourcesDialogRequested(); });
    } else {
        m_view->message().setMessage(
            tr("No trace matches"),
            m_search->isOnlyCache()
                ? tr("No trace in the cache meets all conditions. Fewer conditions may find some.")
                : tr("No trace there meets all conditions. A longer time range or fewer conditions may find some."));
    }
    m_view->showMessage();
}

void SearchPanel::showFailure()
{
    const Error &error = m_search->error();
    m_view->message().setMessage(errorTitle(error.code), errorText(error));
    m_view->message().addButton(tr("Try again"), this, [this] { searchNow(); });
    if (!m_search->isOnlyCache())
        m_view->message().addButton(tr("Check the source…"), this, [this] { Q_EMIT sourcesDialogRequested(); });
    m_view->showMessage();
}

} // namespace traceloupe
