// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/latencypage.h"

#include "core/analysis/saturating.h"
#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "core/models/latencycsv.h"
#include "core/models/latencysplit.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/statepanel.h"
#include "widgets/latency/latencycharts.h"
#include "widgets/latency/latencydelegate.h"
#include "widgets/latency/latencyfilter.h"
#include "widgets/latency/latencyhead.h"
#include "widgets/latency/objectivedialog.h"
#include "widgets/latency/remotelatency.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kTableShare = 5;
constexpr int kChartsShare = 4;
constexpr int kTextColumnPx = 170;
constexpr int kActivityColumnPx = 110;
constexpr int kLeastColumnPx = 44;
constexpr int kCellMarginPx = 16;
constexpr int kMarginPx = 6;

} // namespace

LatencyPage::LatencyPage(const Rooms &rooms, TraceSet set, QWidget *parent)
    : QWidget(parent),
      m_rooms(rooms),
      m_set(std::move(set)),
      m_model(new LatencyModel(rooms.objectives, this)),
      m_weights(rooms.cache),
      m_sorted(new LatencyFilter(this)),
      m_head(new LatencyHead(this)),
      m_charts(new LatencyCharts(this)),
      m_table(new QTableView(this)),
      m_state(new StatePanel(this)),
      m_stack(new QStackedWidget(this)),
      m_remote(new RemoteLatency({rooms.sources, rooms.columns}, m_set, this))
{
    buildTable();
    auto *splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_charts);
    splitter->setStretchFactor(0, kTableShare);
    splitter->setStretchFactor(1, kChartsShare);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_remote);
    m_head->setSources(rooms.counting);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);
    FocusForwarding::set(*this, *m_table);
    connectParts();
    m_state->showLoading(tr("Reading the spans…"));
    m_stack->setCurrentWidget(m_state);
    loadKeys();
    ask();
}

void LatencyPage::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new LatencyDelegate(m_model, m_table));
    m_table->setAccessibleName(tr("Latencies"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LatencyModel::Count, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    QHeaderView &header = *m_table->horizontalHeader();
    header.setHighlightSections(false);
    header.setMinimumSectionSize(kLeastColumnPx);
    const auto fit = [this](int column, const QString &text) {
        m_table->setColumnWidth(column, fontMetrics().horizontalAdvance(text) + kCellMarginPx);
    };
    for (int column = LatencyModel::Mean; column <= LatencyModel::Longest; ++column)
        fit(column, u"000 ms"_s);
    fit(LatencyModel::Kind, u"unspecified"_s);
    fit(LatencyModel::Count, u"0,000,000"_s);
    fit(LatencyModel::Rate, u"00.0/s"_s);
    fit(LatencyModel::Errors, u"000 (00.0 %)"_s);
    fit(LatencyModel::ObjectiveVerdict, u"\u2713 kept: 00.00 %"_s);
    m_table->setColumnWidth(LatencyModel::Service, kTextColumnPx);
    m_table->setColumnWidth(LatencyModel::Activity, kActivityColumnPx);
    header.setSectionResizeMode(LatencyModel::Operation, QHeaderView::Stretch);
}

/// What is longer than usual is not cut; a column that someone has dragged stays.
void LatencyPage::widenColumns()
{
    for (const int column : {LatencyModel::Rate, LatencyModel::Errors, LatencyModel::ObjectiveVerdict}) {
        const int before = m_table->columnWidth(column);
        Width &width = m_widths[column];
        if (width.usual == 0)
            width = {before, before};
        if (before != width.last)
            continue;
        m_table->resizeColumnToContents(column);
        width.last = std::max(width.usual, m_table->columnWidth(column) + kMarginPx);
        m_table->setColumnWidth(column, width.last);
    }
}

void LatencyPage::connectParts()
{
    connect(m_head, &LatencyHead::questionChanged, this, &LatencyPage::ask);
    connect(m_head, &LatencyHead::sourceChanged, this, &LatencyPage::changeSource);
    connect(m_head, &LatencyHead::sourcesDialogRequested, this, &LatencyPage::sourcesDialogRequested);
    connect(m_head, &LatencyHead::representativenessChanged, this, [this] {
        m_model->setRepresentativeness(m_head->representativeness());
        widenColumns();
        askForWeights();
        showCurrent();
    });
    if (m_rooms.standing != nullptr)
        m_head->setStanding(*m_rooms.standing);
    connect(&m_weights, &TraceWeightLoader::finished, this, &LatencyPage::takeWeights);
    connect(m_head, &LatencyHead::splitRequested, this, &LatencyPage::startSplit);
    connect(m_head, &LatencyHead::splitEnded, this, [this] {
        endSplit();
        m_head->showSplit({});
        ask();
    });
    connect(m_head, &LatencyHead::objectiveRequested, this, &LatencyPage::askForObjective);
    connect(m_head, &LatencyHead::csvRequested, this, &LatencyPage::askForCsv);
    connect(&m_head->filter(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sorted->setWords(text);
        m_remote->setWords(text);
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] { m_head->filter().setFocus(Qt::ShortcutFocusReason); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LatencyPage::showCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &LatencyPage::askForObjective);
    connect(m_charts, &LatencyCharts::traceActivated, this, &LatencyPage::traceActivated);
    connect(m_charts, &LatencyCharts::tracesRequested, this, &LatencyPage::tracesRequested);
    connect(m_state, &StatePanel::actionTriggered, this, &LatencyPage::ask);
    if (m_set.isWholeCache())
        connect(&m_rooms.cache, &CacheAccess::changed, this, &LatencyPage::askCache);
}

LatencyPage::~LatencyPage()
{
    endSplit();
}

void LatencyPage::startSplit(const QString &key)
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_split = Split{m_model->latencies(), static_cast<std::uint32_t>(row), key, nameOf(row),
                    std::make_shared<std::atomic<bool>>(false)};
    m_head->showSplit(tr("%1 by %2", "operation by attribute")
                          .arg(m_model->index(row, LatencyModel::Operation).data().toString(), key));
    m_state->showLoading(tr("Looking into the traces…"));
    m_state->setActionText({});
    m_stack->setCurrentWidget(m_state);
    ask();
}

void LatencyPage::endSplit()
{
    if (!m_split)
        return;
    *m_split->cancelled = true;
    m_splitBefore = m_split->from->groups()[m_split->group];
    m_split.reset();
}

void LatencyPage::changeSource()
{
    const SourceConfig *source = m_rooms.counting.source(m_rooms.counting.rowOf(m_head->sourceId()));
    m_head->setIsRemote(source != nullptr);
    if (source != nullptr) {
        endSplit();
        m_head->showSplit({});
        m_stack->setCurrentWidget(m_remote);
        return m_remote->ask(*source, m_head->question());
    }
    m_remote->stop();
    m_state->showLoading(tr("Reading the spans…"));
    m_state->setActionText({});
    m_stack->setCurrentWidget(m_state);
    askCache();
}

void LatencyPage::ask()
{
    if (m_stack->currentWidget() == m_remote)
        changeSource();
    else
        askCache();
}

void LatencyPage::askCache()
{
    if (m_stack->currentWidget() == m_remote)
        return; // asked when the cache is looked at again
    if (m_split)
        askSplit();
    else
        askAll();
}

void LatencyPage::askSplit()
{
    const quint64 generation = ++m_generation;
    LatencyQuestion question = m_head->question();
    question.side = LatencySide::Entry; // whatever they are, they count here
    question.grouping = LatencyGrouping::Operation;
    question.rawNames = true;
    m_rooms.cache.run(
        CacheAccess::Lane::Load, this,
        [split = *m_split, question](Cache &cache) -> Result<LatencyDataPtr> {
            const auto columns = splitByAttribute(cache, *split.from, split.group, split.key.toStdString(),
                                                  *split.cancelled);
            if (!columns)
                return tl::unexpected(columns.error());
            return std::make_shared<const LatencyData>(*columns, question);
        },
        [this, generation](const Result<LatencyDataPtr> &latencies) {
            if (generation == m_generation)
                take(latencies);
        });
}

void LatencyPage::loadKeys()
{
    m_rooms.cache.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.tagKeys(); },
        [this](const Result<QStringList> &keys) {
            if (keys)
                m_head->setKeys(*keys);
        });
}

void LatencyPage::askAll()
{
    const quint64 generation = ++m_generation;
    ColumnScope scope;
    scope.traces = m_set.ids;
    m_rooms.columns.run(
        scope, this,
        [question = m_head->question()](const SpanColumnsPtr &columns) -> LatencyDataPtr {
            return std::make_shared<const LatencyData>(columns, question);
        },
        [this, generation](const Result<LatencyDataPtr> &latencies) {
            if (generation == m_generation)
                take(latencies);
        });
}

void LatencyPage::take(const Result<LatencyDataPtr> &latencies)
{
    if (m_stack->currentWidget() == m_remote)
        return;
    if (!latencies) {
        m_state->showError(tr("The spans could not be read"), errorText(latencies.error()));
        m_state->setActionText(tr("Try again"));
        m_stack->setCurrentWidget(m_state);
        return;
    }
    const int before = currentRow();
    std::optional<LatencyGroup> kept;
    if (m_splitBefore && !m_split)
        kept = std::exchange(m_splitBefore, std::nullopt);
    else if (before >= 0)
        kept = m_model->latencies()->groups()[static_cast<std::size_t>(before)];
    m_model->setLatencies(*latencies);
    m_model->setPartsOf(m_split ? std::optional(m_split->from->groups()[m_split->group]) : std::nullopt);
    widenColumns();
    askForWeights();
    if (m_model->rowCount() == 0) {
        m_state->showEmpty(tr("No such spans"),
                           tr("These traces hold no spans of that kind: try the outbound calls, or open more traces."));
        m_state->setActionText({});
        m_stack->setCurrentWidget(m_state);
        m_charts->clear();
        return;
    }
    m_stack->setCurrentIndex(0);
    const int row = kept ? m_model->rowOf(*kept) : -1;
    const QModelIndex shown = row >= 0 ? m_sorted->mapFromSource(m_model->index(row, 0)) : m_sorted->index(0, 0);
    m_table->setCurrentIndex(shown);
    m_table->scrollTo(shown);
}

/// Only sampled traces stand for more than themselves.
void LatencyPage::askForWeights()
{
    if (!m_model->latencies())
        return;
    m_weights.cancel();
    if (m_head->representativeness() != Representativeness::HeadSampled)
        return showCoverage();
    std::vector<TraceId> traces;
    for (const SpanSegmentPtr &segment : m_model->latencies()->columns().segments) {
        for (const SegmentTrace &trace : segment->traces)
            traces.push_back(trace.id);
    }
    m_weights.start(traces);
    showCoverage();
}

void LatencyPage::takeWeights()
{
    m_rooms.cache.run(
        CacheAccess::Lane::List, this,
        [data = m_model->latencies(), weights = m_weights.weights()](Cache &) -> Result<WeightedLatenciesPtr> {
            return std::make_shared<const WeightedLatencies>(data, weights);
        },
        [this](Result<WeightedLatenciesPtr> weighted) {
            if (!weighted || (*weighted)->data() != m_model->latencies())
                return;
            m_model->setWeighted(std::move(*weighted));
            widenColumns();
            showCoverage();
            showCurrent();
        });
}

/// Over which time rates are told.
QString LatencyPage::rateText() const
{
    if (!isRepresentative(m_head->representativeness()))
        return {};
    std::int64_t lengthNs = 0;
    int pieces = 0;
    for (const ObservedStretch &stretch : m_model->latencies()->activity().time().stretches()) {
        lengthNs = saturatedSum(lengthNs, stretch.lengthNs());
        pieces += stretch.hasLength() ? 1 : 0;
    }
    if (pieces == 0)
        return tr("No rates: the traces are of one moment.") + u' ';
    const QString length = durationText(lengthNs);
    return (pieces == 1
                ? tr("Rates are over the %1 of the traces.", "length of time").arg(length)
                : tr("Rates leave out the gaps between %Ln piece(s) of time with traces, %1 together.", nullptr, pieces)
                      .arg(length))
           + u' ';
}

/// "Of the 37 traces in the cache"
QString LatencyPage::setText() const
{
    const auto traces = static_cast<int>(m_model->latencies()->columns().traces);
    if (m_split)
        return tr("Of the %Ln trace(s) with spans of that row", nullptr, traces);
    return m_set.isWholeCache() ? tr("Of the %Ln trace(s) in the cache", nullptr, traces)
                                : tr("Of %Ln trace(s)", nullptr, traces);
}

void LatencyPage::showCoverage()
{
    const SpanColumns &columns = m_model->latencies()->columns();
    QString text = setText();
    if (m_set.ids && !m_split && columns.traces < m_set.ids->size())
        text += u", "_s
                + tr("%Ln more are not in the cache", nullptr, static_cast<int>(m_set.ids->size() - columns.traces));
    QStringList details;
    if (columns.omittedTraces > 0)
        details += tr("%Ln older trace(s) left out to limit memory", nullptr, static_cast<int>(columns.omittedTraces));
    if (columns.damagedTraces > 0)
        details += tr("%Ln trace(s) can't be read", nullptr, static_cast<int>(columns.damagedTraces));
    if (m_head->representativeness() == Representativeness::HeadSampled && !m_weights.isRunning()) {
        const auto told = static_cast<int>(m_weights.weights().size());
        text += u", "_s
                + (told > 0 ? tr("%Ln tell how they were sampled", "traces", told)
                            : tr("none tells how it was sampled", "trace"));
    }
    if (!details.isEmpty())
        text += u"  ⚠ "_s + details.join(u", "_s);
    const bool isWeighted = m_head->representativeness() == Representativeness::HeadSampled;
    m_head->setCoverage(text + u". "_s + rateText()
                            + (isWeighted ? tr("Percentiles are observed values (nearest rank); grey ones are of too "
                                               "few spans, or of spans that do not say how they were sampled.")
                                          : tr("Percentiles are observed values (nearest rank); grey ones are of too "
                                               "few spans.")),
                        details.join(u'\n'));
}

QString LatencyPage::nameOf(int row) const
{
    return m_model->index(row, LatencyModel::Service).data().toString() + u"  "_s
           + m_model->index(row, LatencyModel::Operation).data().toString();
}

int LatencyPage::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_sorted->mapToSource(current).row() : -1;
}

void LatencyPage::showCurrent()
{
    const int row = currentRow();
    m_head->setHasRow(row >= 0);
    if (row >= 0)
        m_charts->showGroup(m_model->latencies(), static_cast<std::uint32_t>(row),
                            m_model->weighting(static_cast<std::uint32_t>(row)));
    else
        m_charts->clear();
}

void LatencyPage::askForObjective()
{
    const int row = currentRow();
    if (row < 0)
        return;
    // the parts of a split operation have its objective
    const LatencyGroup group = m_split ? m_split->from->groups()[m_split->group]
                                       : m_model->latencies()->groups()[static_cast<std::size_t>(row)];
    const QString name = m_split ? m_split->name : nameOf(row);
    auto *dialog = new ObjectiveDialog(name, m_rooms.objectives.find(group), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ObjectiveDialog::chosen, this, [this, group](const std::optional<Objective> &objective) {
        if (const Result<> saved = m_rooms.objectives.set(group, objective); !saved)
            Q_EMIT failed(saved.error());
        m_model->refreshObjectives();
        widenColumns();
    });
    dialog->open();
}

void LatencyPage::askForCsv()
{
    auto *dialog = new QFileDialog(this, tr("Save table"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"latencies.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv()) < 0 || !file.commit())
            Q_EMIT failed({ErrorCode::Io, tr("%1 can't be written: %2").arg(path, file.errorString())});
    });
    dialog->open();
}

QByteArray LatencyPage::csv() const
{
    if (m_stack->currentWidget() == m_remote)
        return m_remote->csv();
    std::vector<std::uint32_t> groups;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        groups.push_back(static_cast<std::uint32_t>(m_sorted->mapToSource(m_sorted->index(row, 0)).row()));
    const QString set = m_split ? tr("%1 by %2", "operation by attribute").arg(m_split->name, m_split->key)
                                : m_set.label;
    return m_model->latencies() ? latencyCsv(*m_model, groups, set) : QByteArray();
}

void LatencyPage::setTimeZone(const DisplayTimeZone &zone)
{
    m_model->setTimeZone(zone);
    m_remote->setTimeZone(zone);
    m_charts->setTimeZone(zone);
}

} // namespace traceloupe
