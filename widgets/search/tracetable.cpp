// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracetable.h"

#include "core/models/tracecsv.h"
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"
#include "widgets/search/listcolumns.h"
#include "widgets/search/tracerowdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

TraceTable::TraceTable(TraceListModel &model, TraceSortModel &sorted, QWidget *parent)
    : QTableView(parent), m_model(model), m_sorted(sorted)
{
    setModel(&sorted);
    setItemDelegate(new TraceRowDelegate(this));
    setAccessibleName(tr("Traces"));
    setObjectName(u"traces"_s);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    sortByColumn(TraceListModel::Start, Qt::DescendingOrder);
    m_columns = new ListColumns(*this, model);
    addCommand(TraceCommand::Open, tr("&Open"), {});
    addCommand(TraceCommand::OpenInBrowser, tr("Open in &browser (Jaeger, Grafana, Zipkin)"),
               QKeySequence(tr("Ctrl+Shift+B")));
    addCommand(TraceCommand::CopyId, tr("&Copy trace id"), QKeySequence::Copy);
    addCommand(TraceCommand::Export, tr("&Export…"), {});
    addCommand(TraceCommand::Pin, tr("&Pin: keep when the cache is trimmed"), {});
    addCommand(TraceCommand::Unpin, tr("&Unpin"), {});
    addCommand(TraceCommand::Delete, tr("&Delete from cache…"), QKeySequence::Delete);
    m_copyRows = new QAction(tr("Copy &rows as CSV"), this);
    m_copyRows->setShortcut(QKeySequence(tr("Ctrl+Alt+C")));
    m_copyRows->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_copyRows);
    connect(m_copyRows, &QAction::triggered, this, &TraceTable::copyRows);
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT commandRequested(TraceCommand::Open); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &TraceTable::updateCommands);
    connect(&model, &QAbstractItemModel::dataChanged, this, &TraceTable::updateCommands);
    updateCommands();
}

void TraceTable::addCommand(TraceCommand command, const QString &text, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    addAction(action);
    m_commands.emplace_back(command, action);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT commandRequested(command); });
}

std::vector<TraceSummary> TraceTable::selectedTraces() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    std::vector<TraceSummary> traces;
    traces.reserve(static_cast<std::size_t>(rows.size()));
    for (const QModelIndex &row : rows)
        traces.push_back(m_sorted.trace(row.row()));
    return traces;
}

int TraceTable::shownRows() const
{
    return m_sorted.rowCount();
}

void TraceTable::updateCommands()
{
    const std::vector<TraceSummary> traces = selectedTraces();
    const auto any = [&traces](auto predicate) { return std::any_of(traces.begin(), traces.end(), predicate); };
    const bool anyCached = any([](const TraceSummary &trace) { return trace.storedMs != 0; });
    const bool anyRemote = any([](const TraceSummary &trace) {
        return std::any_of(trace.origins.begin(), trace.origins.end(), [](const Origin &origin) {
            return origin.kind == u"jaeger" || origin.kind == u"tempo" || origin.kind == u"zipkin";
        });
    });
    for (const auto &[command, action] : m_commands) {
        switch (command) {
        case TraceCommand::OpenInBrowser:
            action->setEnabled(anyRemote);
            break;
        case TraceCommand::Pin:
            action->setEnabled(any([](const TraceSummary &trace) { return trace.storedMs != 0 && !trace.pinned; }));
            break;
        case TraceCommand::Unpin:
            action->setEnabled(any([](const TraceSummary &trace) { return trace.pinned; }));
            break;
        case TraceCommand::Delete:
            action->setEnabled(anyCached);
            break;
        case TraceCommand::Open:
        case TraceCommand::CopyId:
        case TraceCommand::Export:
            action->setEnabled(!traces.empty());
            break;
        }
    }
}

void TraceTable::copyRows()
{
    const std::vector<TraceSummary> traces = selectedTraces();
    if (!traces.empty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(tracesCsv(traces, m_model.attributes())));
}

void TraceTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (!selectionModel()->hasSelection())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &[command, action] : m_commands) {
        if (command == TraceCommand::Pin || command == TraceCommand::Delete)
            menu->addSeparator();
        menu->addAction(action);
        if (command == TraceCommand::CopyId)
            menu->addAction(m_copyRows);
        if (command == TraceCommand::Open)
            menu->setDefaultAction(action);
    }
    menu->popup(event->globalPos());
}

void TraceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
}

void TraceTable::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && selectionModel()->hasSelection()) {
        Q_EMIT commandRequested(TraceCommand::Open);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace traceloupe
