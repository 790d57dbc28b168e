// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/resultview.h"

#include "core/models/tracecsv.h"
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"
#include "widgets/charts/chartstrip.h"
#include "widgets/search/attributepicker.h"
#include "widgets/search/cohortbar.h"
#include "widgets/search/groupedtraces.h"
#include "widgets/search/listcolumns.h"
#include "widgets/search/messagepage.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kFilterDelayMs = 150;
constexpr int kCohortDelayMs = 40;
constexpr int kChartsHeightPx = 240;
constexpr int kListHeightPx = 420;
constexpr qsizetype kMaxAttributeColumns = 12;

} // namespace

ResultView::ResultView(TraceListModel &model, TraceSortModel &sorted, CacheAccess &cache, QWidget *parent)
    : QWidget(parent), m_model(model), m_sorted(sorted), m_attributes(cache)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    m_pages = new QStackedWidget(this);
    auto *found = new QWidget(m_pages);
    auto *foundLayout = new QVBoxLayout(found);
    foundLayout->setContentsMargins({});
    m_splitter = new QSplitter(Qt::Vertical, found);
    m_splitter->setChildrenCollapsible(false);
    m_charts = new ChartStrip(m_results, m_splitter);
    m_splitter->addWidget(m_charts);
    m_splitter->addWidget(buildList());
    m_groups = new GroupedTraces(model, sorted, cache, m_lists);
    m_lists->addWidget(m_groups);
    m_empty = new MessagePage(m_lists);
    m_lists->addWidget(m_empty);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kChartsHeightPx, kListHeightPx});
    foundLayout->addWidget(m_splitter);
    m_message = new MessagePage(m_pages);
    m_pages->addWidget(found);
    m_pages->addWidget(m_message);
    layout->addWidget(buildTools());
    layout->addWidget(m_pages, 1);
    connectModels();
    showList();
}

QWidget *ResultView::buildTools()
{
    m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins({});
    m_filter = new QLineEdit(m_tools);
    m_filter->setPlaceholderText(tr("Filter the list: service, operation, trace id"));
    m_filter->setAccessibleName(tr("Filter the list"));
    m_filter->setClearButtonEnabled(true);
    m_columns = new QToolButton(m_tools);
    m_columns->setText(tr("Columns"));
    m_columns->setObjectName(u"columns"_s);
    m_columns->setFocusPolicy(Qt::StrongFocus);
    m_columns->setToolTip(tr("Choose the columns of the list; add columns for attributes"));
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_groups->chooser());
    layout->addWidget(m_columns);
    m_save = new QToolButton(m_tools);
    m_save->setText(tr("Save…"));
    m_save->setObjectName(u"saveList"_s);
    m_save->setAccessibleName(tr("Save the list"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    m_save->setToolTip(tr("Save the list as it is shown, as CSV or JSON"));
    layout->addWidget(m_save);
    connect(m_save, &QToolButton::clicked, this, &ResultView::askForListFile);
    connect(m_columns, &QToolButton::clicked, this, &ResultView::showColumnMenu);
    auto *delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(kFilterDelayMs);
    connect(m_filter, &QLineEdit::textChanged, delay, qOverload<>(&QTimer::start));
    connect(delay, &QTimer::timeout, this, [this] { m_sorted.setText(m_filter->text()); });
    return m_tools;
}

QWidget *ResultView::buildList()
{
    auto *list = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    m_cohort = new CohortBar(m_results, list);
    m_lists = new QStackedWidget(list);
    m_table = new TraceTable(m_model, m_sorted, m_lists);
    m_lists->addWidget(m_table);
    layout->addWidget(m_cohort);
    layout->addWidget(m_lists, 1);
    return list;
}

void ResultView::connectModels()
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ResultView::loadAttributes);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ResultView::loadAttributes);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &ResultView::scheduleRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ResultView::scheduleRows);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        if (first.column() < TraceListModel::Origins) // marks and attributes are not in the charts
            scheduleRows();
    });
    connect(&m_model, &TraceListModel::freshChanged, this, &ResultView::scheduleRows);
    connect(&m_sorted, &TraceSortModel::conditionsChanged, this, &ResultView::scheduleRows);
    connect(&m_sorted, &TraceSortModel::shownChanged, this, &ResultView::showList);
    connect(&m_attributes, &AttributeLoader::valuesLoaded, this,
            [this](const QString &key, const AttributeColumns::Values &values) {
                AttributeColumns::Values all = values; // what the cache knows of a trace counts more
                if (const auto told = m_told.find(key); told != m_told.end())
                    all.insert(told->second.begin(), told->second.end());
                m_model.setAttributeValues(key, std::move(all));
            });
    connect(&m_attributes, &AttributeLoader::keysLoaded, this, &ResultView::askForColumn);
    m_cohortDelay = new QTimer(this);
    m_cohortDelay->setSingleShot(true);
    m_cohortDelay->setInterval(kCohortDelayMs);
    connect(m_cohortDelay, &QTimer::timeout, this, &ResultView::showCohort);
    for (const auto signal : {&ResultSet::cohortChanged, &ResultSet::rowsChanged})
        connect(&m_results, signal, this, [this] {
            if (!m_cohortDelay->isActive()) // the charts follow a drag at once, the list a few times a second
                m_cohortDelay->start();
        });
    connect(m_cohort, &CohortBar::showsOnlyCohortChanged, this, &ResultView::showCohort);
    connect(m_charts, &ChartStrip::traceActivated, this, &ResultView::open);
    connect(m_groups, &GroupedTraces::traceActivated, this,
            [this](const TraceSummary &trace) { Q_EMIT commandRequested(TraceCommand::Open, {trace}); });
    connect(m_groups, &GroupedTraces::groupingChanged, this, &ResultView::showList);
    connect(m_table, &TraceTable::commandRequested, this,
            [this](TraceCommand command) { Q_EMIT commandRequested(command, m_table->selectedTraces()); });
    connect(m_table, &QAbstractItemView::entered, this, &ResultView::hoverRow);
}

QWidget &ResultView::content()
{
    return *m_pages;
}

void ResultView::addTool(QWidget *tool)
{
    static_cast<QHBoxLayout *>(m_tools->layout())->addWidget(tool);
}

void ResultView::showResults()
{
    m_pages->setCurrentIndex(0);
}

bool ResultView::showsResults() const
{
    return m_pages->currentIndex() == 0;
}

void ResultView::showMessage()
{
    m_pages->setCurrentWidget(m_message);
}

void ResultView::showList()
{
    const bool hasGroups = !m_groups->grouping().isEmpty();
    m_columns->setEnabled(!hasGroups);
    if (m_sorted.rowCount() == 0 && m_model.rowCount() > 0)
        showWhyEmpty();
    else
        m_lists->setCurrentWidget(hasGroups ? static_cast<QWidget *>(m_groups) : m_table);
}

/// There are traces, and all of them are hidden.
void ResultView::showWhyEmpty()
{
    const bool isFiltered = std::ranges::none_of(m_model.traces(),
                                                 [this](const TraceSummary &trace) { return m_sorted.matches(trace); });
    if (!isFiltered) {
        m_empty->setMessage(tr("Nothing is marked there"), tr("No trace lies in what is marked in the charts."));
        m_empty->addButton(tr("Unmark"), this, [this] { m_results.clearBrush(); });
    } else if (!m_filter->text().trimmed().isEmpty()) {
        m_empty->setMessage(
            tr("The filter hides every trace"),
            tr("No trace of the list has “%1” in its service, operation or id.").arg(m_filter->text().trimmed()));
        m_empty->addButton(tr("Clear the filter"), this, [this] { m_filter->clear(); });
    } else {
        m_empty->setMessage(tr("None of these traces"), tr("The traces that the list is narrowed to are not in it."));
    }
    m_lists->setCurrentWidget(m_empty);
}

void ResultView::setTimeZone(const DisplayTimeZone &zone)
{
    m_charts->setTimeZone(zone);
    m_cohort->setTimeZone(zone);
    m_groups->setTimeZone(zone);
}

void ResultView::setFoundTraces(const std::vector<TracePtr> &found)
{
    m_found = found;
    m_groups->setFoundTraces(found);
}

/// Many changes of one turn of the event loop are one for the charts.
void ResultView::scheduleRows()
{
    if (std::exchange(m_areRowsStale, true))
        return;
    QMetaObject::invokeMethod(this, &ResultView::takeRows, Qt::QueuedConnection);
}

void ResultView::takeRows()
{
    m_areRowsStale = false;
    ResultRows rows;
    rows.columns.reserve(m_model.traces().size());
    for (const TraceSummary &trace : m_model.traces()) {
        if (!m_sorted.matches(trace))
            continue;
        if (m_model.isFresh(trace.id))
            rows.fresh.push_back(static_cast<std::uint32_t>(rows.ids.size()));
        rows.append(trace);
    }
    m_results.setRows(std::move(rows));
}

void ResultView::showCohort()
{
    const bool hides = m_results.hasCohort() && m_cohort->showsOnlyCohort();
    std::unordered_set<TraceId> cohort = m_results.cohort();
    m_model.setCohort(hides ? std::unordered_set<TraceId>() : cohort);
    m_sorted.setCohort(hides ? std::optional(std::move(cohort)) : std::nullopt);
}

void ResultView::open(const TraceId &id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        Q_EMIT commandRequested(TraceCommand::Open, {m_model.trace(row)});
}

void ResultView::hoverRow(const QModelIndex &index)
{
    m_results.setHovered(m_results.rowOf(m_sorted.trace(index.row()).id));
}

void ResultView::showColumnMenu()
{
    auto *menu = new QMenu(m_columns);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < TraceListModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(m_table->columns().isWanted(column));
        action->setEnabled(column != TraceListModel::Operation); // one column stays
        connect(action, &QAction::toggled, m_table,
                [this, column](bool isWanted) { m_table->columns().setWanted(column, isWanted); });
    }
    menu->addSeparator();
    const QStringList keys = m_model.attributes().keys();
    for (const QString &key : keys) {
        QAction *action = menu->addAction(QString(key).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::triggered, this, [this, key] {
            m_named.removeAll(key);
            m_selected.removeAll(key);
            QStringList rest = m_chosen;
            rest.removeAll(key);
            setAttributes(rest);
        });
    }
    QAction *add = menu->addAction(tr("Add a column for an &attribute…"));
    add->setEnabled(m_chosen.size() < kMaxAttributeColumns);
    connect(add, &QAction::triggered, &m_attributes, &AttributeLoader::loadKeys);
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void ResultView::askForColumn(const QStringList &keys)
{
    auto *picker = new AttributePicker(tr("Column for an attribute"), keys, this);
    connect(picker, &AttributePicker::chosen, this, [this](const QString &key) {
        if (!m_model.attributes().keys().contains(key))
            setAttributes(QStringList(m_chosen) << key);
    });
    picker->open();
}

void ResultView::setAttributes(const QStringList &keys)
{
    m_chosen = keys.mid(0, kMaxAttributeColumns);
    showAttributes();
}

void ResultView::setQueryColumns(const QStringList &named,
                                 const std::vector<std::pair<QString, AttributeColumns::Values>> &selected,
                                 const std::map<QString, AttributeColumns::Values> &told)
{
    m_told = told;
    m_named = named.mid(0, kMaxAttributeColumns);
    m_selected.clear();
    for (const auto &[attribute, values] : selected)
        m_selected += attribute;
    showAttributes();
    for (const auto &[attribute, values] : selected)
        m_model.setAttributeValues(attribute, values);
}

void ResultView::showAttributes()
{
    QStringList keys = m_chosen + m_named + m_selected;
    keys.removeDuplicates();
    if (keys != m_model.attributes().keys()) {
        m_model.setAttributes(keys);
        QStringList places = m_selected + m_named + m_chosen; // what the query asks to see comes first
        places.removeDuplicates();
        m_table->columns().placeBehindDuration(places);
    }
    loadAttributes();
}

void ResultView::loadAttributes()
{
    QStringList keys = m_chosen + m_named;
    keys.removeDuplicates();
    if (!keys.isEmpty() && m_model.rowCount() > 0)
        m_attributes.load(keys, m_found);
}

QString ResultView::saveList(const QString &path) const
{
    std::vector<TraceSummary> traces;
    traces.reserve(static_cast<std::size_t>(m_sorted.rowCount()));
    for (int row = 0; row < m_sorted.rowCount(); ++row)
        traces.push_back(m_sorted.trace(row));
    const bool isJson = path.endsWith(u".json"_s, Qt::CaseInsensitive);
    const QByteArray text = isJson ? tracesJson(traces, m_model.attributes()) : tracesCsv(traces, m_model.attributes());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0 || !file.commit())
        return tr("%1 can't be written: %2").arg(path, file.errorString());
    return {};
}

void ResultView::askForListFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"*.json"_s) ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const QString problem = saveList(path); !problem.isEmpty())
            QMessageBox::warning(this, tr("Save the list"), problem);
    });
    dialog->open();
}

ResultLayout ResultView::resultLayout() const
{
    ResultLayout layout;
    layout.columns = m_table->columns().save();
    layout.attributes = m_chosen;
    layout.grouping = m_groups->grouping();
    layout.charts = m_charts->saveState();
    layout.splitter = m_splitter->saveState();
    layout.onlyCohort = m_cohort->showsOnlyCohort();
    return layout;
}

void ResultView::setResultLayout(const ResultLayout &layout)
{
    setAttributes(layout.attributes); // before the widths of its columns
    m_table->columns().restore(layout.columns);
    m_groups->setGrouping(layout.grouping);
    m_charts->restoreState(layout.charts);
    if (!layout.splitter.isEmpty())
        m_splitter->restoreState(layout.splitter);
    m_cohort->setShowsOnlyCohort(layout.onlyCohort);
}

} // namespace traceloupe
