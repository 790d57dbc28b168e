// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/remotelatency.h"

#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "core/models/figurescsv.h"
#include "core/models/latencydata.h"
#include "core/models/localseries.h"
#include "core/models/valuetext.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/statepanel.h"
#include "widgets/latency/figureschart.h"
#include "widgets/latency/latencydelegate.h"
#include "widgets/latency/latencyfilter.h"
#include "widgets/latency/remotecharts.h"
#include "widgets/latency/remotewindow.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr double kNsPerSecond = 1e9;
constexpr double kMostlyWatched = 0.9; ///< of a window: no word is lost on the rest
constexpr std::uint32_t kSteps = 61;      ///< at most, of the chart, where no length of a step is asked for
constexpr std::int64_t kMostSteps = 1000; ///< of a length that is asked for
constexpr int kTextColumnPx = 170;
constexpr int kLeastColumnPx = 44;
constexpr int kCellMarginPx = 16;
constexpr int kRequestsPage = 0;
constexpr int kCallsPage = 1;

/// In steps of that length, or of the shortest round one with few enough of them.
SeriesWindow stepsOf(std::int64_t startNs, std::int64_t endNs, std::int64_t stepNs)
{
    if (stepNs <= 0)
        return SeriesWindow::covering(startNs, endNs, kSteps);
    if ((endNs - startNs) / stepNs >= kMostSteps)
        return SeriesWindow::covering(startNs, endNs, static_cast<std::uint32_t>(kMostSteps));
    const std::int64_t first = startNs - startNs % stepNs;
    return {first, stepNs, static_cast<std::uint32_t>((endNs - first + stepNs - 1) / stepNs)};
}

FiguresQuestion questionOf(const LatencyQuestion &latency, const SeriesWindow &steps)
{
    FiguresQuestion question;
    question.side = latency.side == LatencySide::Entry ? FiguresSide::Entry : FiguresSide::Outbound;
    if (latency.outcome == SpanOutcome::Success)
        question.outcome = FiguresOutcome::Success;
    else if (latency.outcome == SpanOutcome::Error)
        question.outcome = FiguresOutcome::Error;
    question.byOperation = latency.grouping == LatencyGrouping::Operation;
    question.startNs = steps.startNs;
    question.endNs = steps.startOf(steps.steps);
    question.stepNs = steps.stepNs;
    return question;
}

} // namespace

RemoteLatency::RemoteLatency(const Rooms &rooms, TraceSet set, QWidget *parent)
    : QWidget(parent),
      m_rooms(rooms),
      m_set(std::move(set)),
      m_model(new FiguresModel(this)),
      m_sorted(new LatencyFilter(this)),
      m_calls(new CallsModel(this)),
      m_sortedCalls(new LatencyFilter(this)),
      m_table(new QTableView(this)),
      m_callsTable(new QTableView(this)),
      m_charts(new RemoteCharts(this)),
      m_state(new StatePanel(this)),
      m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    buildTop();
    buildTable();
    buildCalls();
    auto *splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_charts);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_callsTable);
    m_stack->addWidget(m_state);
    layout->addWidget(m_stack, 1);
    FocusForwarding::set(*this, *m_table);
    connect(m_what, &QComboBox::currentIndexChanged, this, &RemoteLatency::askAgain);
    connect(m_window, &RemoteWindow::changed, this, &RemoteLatency::askAgain);
    connect(m_state, &StatePanel::actionTriggered, this, &RemoteLatency::askAgain);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RemoteLatency::showCurrent);
}

void RemoteLatency::buildTop()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 4);
    row->setSpacing(8);
    auto *what = new QLabel(tr("Show"), this);
    m_what = new QComboBox(this);
    m_what->setAccessibleName(tr("What is shown"));
    m_what->addItems({tr("Requests"), tr("Who calls whom")});
    what->setBuddy(m_what);
    m_window = new RemoteWindow(this);
    auto *again = new QPushButton(tr("As&k again"), this);
    connect(again, &QPushButton::clicked, this, &RemoteLatency::askAgain);
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setWordWrap(true);
    row->addWidget(what);
    row->addWidget(m_what);
    row->addWidget(m_window);
    row->addWidget(again);
    row->addWidget(m_note, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void RemoteLatency::dressTable(QTableView &table, LatencyFilter &rows, int sortedColumn)
{
    table.setModel(&rows);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    table.setTabKeyNavigation(false);
    table.setSortingEnabled(true);
    table.sortByColumn(sortedColumn, Qt::DescendingOrder);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setMinimumSectionSize(kLeastColumnPx);
}

void RemoteLatency::buildCalls()
{
    m_sortedCalls->setSourceModel(m_calls);
    m_callsTable->setAccessibleName(tr("Who calls whom, as the source has counted it"));
    dressTable(*m_callsTable, *m_sortedCalls, CallsModel::Calls);
    for (const int column : {CallsModel::Client, CallsModel::Server, CallsModel::Connection})
        m_callsTable->setColumnWidth(column, kTextColumnPx);
    m_callsTable->horizontalHeader()->setSectionResizeMode(CallsModel::Server, QHeaderView::Stretch);
}

void RemoteLatency::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_table->setAccessibleName(tr("Latencies that the source has counted"));
    dressTable(*m_table, *m_sorted, LatencyModel::Count);
    m_table->setItemDelegate(new LatencyDelegate(nullptr, m_table));
    const auto fit = [this](int column, const QString &text) {
        m_table->setColumnWidth(column, fontMetrics().horizontalAdvance(text) + kCellMarginPx);
    };
    for (int column = LatencyModel::Mean; column <= LatencyModel::Longest; ++column)
        fit(column, u"\u2265 00.0 ms"_s);
    fit(LatencyModel::Kind, u"unspecified"_s);
    fit(LatencyModel::Count, u"0,000,000"_s);
    fit(LatencyModel::Rate, u"0.000/s"_s);
    fit(LatencyModel::Errors, u"0,000 (00.0 %)"_s);
    m_table->setColumnWidth(LatencyModel::Service, kTextColumnPx);
    m_table->horizontalHeader()->setSectionResizeMode(LatencyModel::Operation, QHeaderView::Stretch);
}

void RemoteLatency::ask(const SourceConfig &source, const LatencyQuestion &question)
{
    m_source = source;
    m_latency = question;
    askAgain();
}

void RemoteLatency::stop()
{
    ++m_generation;
    ++m_chartGeneration;
    m_rooms.sources.cancel(std::exchange(m_tableTicket, 0));
    m_rooms.sources.cancel(std::exchange(m_chartTicket, 0));
    m_source.reset();
}

void RemoteLatency::askAgain()
{
    if (!m_source)
        return;
    m_note->clear();
    m_state->showLoading(tr("Asking %1…").arg(m_source->name));
    m_state->setActionText({});
    m_stack->setCurrentWidget(m_state);
    const std::optional<TimeRange> range = m_window->range(QDateTime::currentMSecsSinceEpoch() * kNsPerMs);
    if (!range)
        return askLocalWindow();
    if (!range->isEmpty())
        return askFrom(range->startNs, range->endNs);
    ++m_generation;
    m_state->showEmpty(tr("This window of time is empty"), tr("Its end has to be later than its start."));
    Q_EMIT answered();
}

void RemoteLatency::askLocalWindow()
{
    const quint64 generation = ++m_generation;
    ColumnScope scope;
    scope.traces = m_set.ids;
    m_rooms.columns.run(
        scope, this,
        [latency = m_latency](const SpanColumnsPtr &columns) {
            // the last session, where there are several with gaps between
            const LatencyData latencies(columns, latency);
            const auto &stretches = latencies.activity().time().stretches();
            return stretches.empty() ? std::pair<std::int64_t, std::int64_t>()
                                     : std::pair(stretches.back().startNs, stretches.back().endNs);
        },
        [this, generation](const Result<std::pair<std::int64_t, std::int64_t>> &range) {
            if (generation != m_generation)
                return;
            if (range && range->second > 0)
                return askFrom(range->first, range->second);
            m_state->showEmpty(tr("There are no traces here"), tr("Choose a window of time that ends now."));
            Q_EMIT answered();
        });
}

void RemoteLatency::askFrom(std::int64_t startNs, std::int64_t endNs)
{
    const quint64 generation = ++m_generation;
    m_rooms.sources.cancel(m_tableTicket);
    m_question = questionOf(m_latency, stepsOf(startNs, endNs, m_window->stepNs()));
    if (m_what->currentIndex() == kCallsPage)
        return askCalls();
    m_tableTicket = m_rooms.sources.ask(
        *m_source, this, [question = m_question](TraceSource &source) { return source.metrics()->figures(question); },
        [this, generation](Result<FiguresTable> table) {
            if (generation == m_generation)
                takeFigures(std::move(table));
        });
}

void RemoteLatency::askCalls()
{
    const quint64 generation = m_generation;
    m_tableTicket = m_rooms.sources.ask(
        *m_source, this,
        [question = m_question](TraceSource &source) {
            return source.metrics()->callGraph(question.startNs, question.endNs);
        },
        [this, generation](Result<CallGraph> graph) {
            if (generation == m_generation)
                takeCalls(std::move(graph));
        });
}

void RemoteLatency::takeCalls(Result<CallGraph> graph)
{
    if (!graph)
        return showProblem(graph.error());
    showOrigin(graph->origin);
    m_calls->setGraph(std::move(*graph), m_question.endNs - m_question.startNs);
    if (m_calls->rowCount() == 0)
        m_state->showEmpty(tr("No calls were counted in that time"), tr("Choose a longer window of time."));
    else
        m_stack->setCurrentIndex(kCallsPage);
    Q_EMIT answered();
}

void RemoteLatency::showProblem(const Error &error)
{
    const QString asked = tr("Asked for: %1, from %2 to %3, in steps of %4.", "what, start, end, length of time")
                              .arg(m_what->currentText(),
                                   timestampText(m_question.startNs, m_zone, TimestampPrecision::Seconds),
                                   timestampText(m_question.endNs, m_zone, TimestampPrecision::Seconds),
                                   durationText(m_question.stepNs));
    m_state->showError(tr("%1 has no answer").arg(m_source->name), errorText(error) + u"\n\n"_s + asked);
    m_state->setActionText(tr("Try again"));
    m_stack->setCurrentWidget(m_state);
    Q_EMIT answered();
}

void RemoteLatency::showOrigin(const FiguresOrigin &origin)
{
    // rates are counts over all of that time
    QString text = tr("%1 from %2 to %3, in steps of %4.", "length of time, start, end, length of time")
                       .arg(durationText(m_question.endNs - m_question.startNs),
                            timestampText(m_question.startNs, m_zone, TimestampPrecision::Seconds),
                            timestampText(m_question.endNs, m_zone, TimestampPrecision::Seconds),
                            durationText(m_question.stepNs));
    if (m_window->stepNs() > 0 && m_window->stepNs() != m_question.stepNs)
        text += u' ' + tr("There are %1 steps at most.").arg(kMostSteps);
    text += u' ' + tr("Rates are over all of it.") + u' ' + originText(origin);
    m_origin = text;
    showNote({});
}

/// Behind what holds of the whole answer.
void RemoteLatency::showNote(const QString &ofRow)
{
    const QString text = ofRow.isEmpty() ? m_origin : m_origin + u' ' + ofRow;
    m_note->setText(text);
    m_note->setToolTip(plaintext::toolTip(text));
}

/// A window that is longer than the time in which there was anything makes a rate too low: the rate without the rest.
QString RemoteLatency::watchedText(const FiguresHistory &history) const
{
    const auto hasCalls = [](const Figures &figures) { return figures.calls.value_or(0) > 0; };
    const auto first = std::ranges::find_if(history.steps, hasCalls);
    if (first == history.steps.end())
        return {};
    const auto last = std::find_if(history.steps.rbegin(), history.steps.rend(), hasCalls).base();
    const auto steps = last - first;
    if (static_cast<double>(steps) > kMostlyWatched * static_cast<double>(history.steps.size()))
        return {};
    double calls = 0;
    for (auto step = first; step != last; ++step)
        calls += step->calls.value_or(0);
    const std::int64_t watchedNs = history.stepNs * steps;
    return tr("The source has this row in %1 of that time only, from %2: %3 within it.", "length, start, rate")
        .arg(durationText(watchedNs),
             timestampText(history.startNs + history.stepNs * (first - history.steps.begin()), m_zone,
                           TimestampPrecision::Seconds),
             valuetext::rate(calls / (static_cast<double>(watchedNs) / kNsPerSecond)));
}

void RemoteLatency::takeFigures(Result<FiguresTable> table)
{
    if (!table)
        return showProblem(table.error());
    showOrigin(table->origin);
    const QModelIndex before = m_sorted->mapToSource(m_table->currentIndex());
    const FiguresGroup kept = before.isValid() ? m_model->figures().rows[static_cast<std::size_t>(before.row())].group
                                               : FiguresGroup();
    m_model->setFigures(std::move(*table), m_question.endNs - m_question.startNs);
    widenColumns();
    if (m_model->rowCount() == 0) {
        m_charts->clear();
        m_state->showEmpty(tr("Nothing was counted in that time"), tr("Choose a longer window of time."));
        m_stack->setCurrentWidget(m_state);
        Q_EMIT answered();
        return;
    }
    m_stack->setCurrentIndex(kRequestsPage);
    const int row = m_model->rowOf(kept);
    m_table->setCurrentIndex(row >= 0 ? m_sorted->mapFromSource(m_model->index(row, 0)) : m_sorted->index(0, 0));
    Q_EMIT answered();
}

void RemoteLatency::showCurrent()
{
    const quint64 generation = ++m_chartGeneration;
    m_rooms.sources.cancel(std::exchange(m_chartTicket, 0));
    const QModelIndex current = m_sorted->mapToSource(m_table->currentIndex());
    if (!current.isValid() || !m_source)
        return m_charts->clear();
    const FiguresGroup group = m_model->figures().rows[static_cast<std::size_t>(current.row())].group;
    m_chartTicket = m_rooms.sources.ask(
        *m_source, this,
        [question = m_question, group](TraceSource &source) { return source.metrics()->history(question, group); },
        [this, generation, group](Result<FiguresHistory> history) {
            if (generation == m_chartGeneration)
                takeHistory(std::move(history), group);
        });
}

void RemoteLatency::takeHistory(Result<FiguresHistory> history, const FiguresGroup &group)
{
    if (history) {
        // In the steps of the answer, so that they can be compared.
        askLocal(group, {history->startNs, history->stepNs, static_cast<std::uint32_t>(history->steps.size())});
        showNote(watchedText(*history));
        const int row = m_model->rowOf(group);
        m_charts->showHistory(std::move(*history),
                              row >= 0 ? m_model->figures().rows[static_cast<std::size_t>(row)].figures : Figures(),
                              m_source->name);
    } else {
        m_charts->clear();
        showNote(u"⚠ "_s + errorText(history.error()));
    }
    Q_EMIT chartAnswered();
}

void RemoteLatency::askLocal(const FiguresGroup &group, const SeriesWindow &window)
{
    const quint64 generation = m_chartGeneration;
    ColumnScope scope;
    scope.traces = m_set.ids;
    m_rooms.columns.run(
        scope, this,
        [latency = m_latency, group, window](const SpanColumnsPtr &columns) {
            return localSeries(columns, latency, group, window);
        },
        [this, generation](Result<LocalSeries> series) {
            if (generation != m_chartGeneration)
                return;
            m_charts->setLocal(series ? std::move(*series) : LocalSeries());
            Q_EMIT chartAnswered();
        });
}

void RemoteLatency::setWords(const QString &words)
{
    m_sorted->setWords(words);
    m_sortedCalls->setWords(words);
}

void RemoteLatency::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    m_window->setTimeZone(zone);
    m_charts->setTimeZone(zone);
}

FiguresChart &RemoteLatency::chart()
{
    return m_charts->series();
}

/// What is longer than usual is not cut.
void RemoteLatency::widenColumns()
{
    for (const int column : {LatencyModel::Rate, LatencyModel::Errors}) {
        const int before = m_table->columnWidth(column);
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::max(before, m_table->columnWidth(column)));
    }
}

QByteArray RemoteLatency::csv() const
{
    const int page = m_stack->currentIndex();
    if (!m_source || (page != kRequestsPage && page != kCallsPage))
        return {};
    const LatencyFilter &shown = page == kCallsPage ? *m_sortedCalls : *m_sorted;
    std::vector<std::size_t> rows;
    for (int row = 0; row < shown.rowCount(); ++row)
        rows.push_back(static_cast<std::size_t>(shown.mapToSource(shown.index(row, 0)).row()));
    if (page == kCallsPage)
        return callsCsv(m_calls->graph(), rows, m_source->name, m_question.startNs, m_question.endNs);
    return figuresCsv(m_model->figures(), rows, m_source->name, m_question.startNs, m_question.endNs);
}

QString RemoteLatency::note() const
{
    return m_note->text();
}

} // namespace traceloupe
