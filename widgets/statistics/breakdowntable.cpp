// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/breakdowntable.h"

#include "widgets/statistics/partdelegate.h"
#include "widgets/statistics/sharebar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kSpacingPx = 4;
constexpr int kNumberWidthPx = 84;
constexpr int kSpansWidthPx = 64;
constexpr int kRowPaddingPx = 11;
constexpr int kLeastRows = 4;

} // namespace

BreakdownTable::BreakdownTable(BreakdownBy by, QWidget *parent)
    : QWidget(parent),
      m_model(new BreakdownModel(by, this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_bar(new ShareBar(*m_model, this)),
      m_view(new QTableView(this)),
      m_hidden(new QLabel(this))
{
    const QString title = titleOf(by);
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setBuddy(m_view);
    m_hidden->setTextFormat(Qt::PlainText);
    m_hidden->setForegroundRole(QPalette::PlaceholderText);
    m_hidden->hide();
    buildView(title);
    addCopying();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpacingPx);
    layout->addWidget(heading);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_hidden);
    connect(m_bar, &ShareBar::rowClicked, this, [this](int row) {
        m_view->setCurrentIndex(m_sorted->mapFromSource(m_model->index(row, 0)));
        m_view->setFocus(Qt::MouseFocusReason);
    });
}

void BreakdownTable::buildView(const QString &title)
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(BreakdownModel::ValueRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new PartDelegate(m_view));
    m_view->setAccessibleName(title);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(BreakdownModel::Time, Qt::DescendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideMiddle); // long parts often differ at their ends
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPaddingPx);
    m_view->setMinimumHeight(kLeastRows * (fontMetrics().height() + kRowPaddingPx));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(BreakdownModel::Part, QHeaderView::Stretch);
    for (const int column : {BreakdownModel::Time, BreakdownModel::Share})
        header->resizeSection(column, std::max(kNumberWidthPx, header->sectionSizeHint(column)));
    header->resizeSection(BreakdownModel::Spans, kSpansWidthPx);
    // a table that only gets the focus has a current row too, but nothing is chosen in it
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_bar->setCurrentRow(sourceRow(chosen()));
        if (!m_isClearing && chosen().isValid())
            Q_EMIT currentRowChanged();
    });
    connect(m_view, &QTableView::activated, this, &BreakdownTable::rowActivated);
}

void BreakdownTable::addCopying()
{
    m_copy = new QAction(tr("&Copy the selected rows"), m_view);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_copyAll = new QAction(tr("Copy the &whole table"), m_view);
    m_view->addAction(m_copy);
    m_view->addAction(m_copyAll);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectedText()); });
    connect(m_copyAll, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(wholeText()); });
}

void BreakdownTable::setBreakdown(const std::shared_ptr<const PathBreakdown> &parts, const TraceSession &session)
{
    m_model->setBreakdown(parts, session.tracePtr(), session.colors());
    showHidden(m_model->hiddenRows());
}

void BreakdownTable::showHidden(int rows)
{
    m_hidden->setVisible(rows > 0);
    m_hidden->setText(tr("%Ln row(s) with the least time are not shown", nullptr, rows));
}

int BreakdownTable::showWhole(int maxHeightPx)
{
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int rowHeight = m_view->verticalHeader()->defaultSectionSize();
    const int head = m_view->horizontalHeader()->sizeHint().height();
    const int around = sizeHint().height() - m_view->sizeHint().height() + head + m_hidden->sizeHint().height();
    const int shown = std::clamp((maxHeightPx - around) / rowHeight, 1, std::max(1, m_model->rowCount()));
    m_view->setFixedHeight(head + shown * rowHeight);
    showHidden(m_model->rowCount() - shown + m_model->hiddenRows());
    return std::min(shown, m_model->rowCount());
}

QString BreakdownTable::titleOf(BreakdownBy by)
{
    switch (by) {
    case BreakdownBy::Category:
        return tr("By category");
    case BreakdownBy::Service:
        return tr("By service");
    case BreakdownBy::Operation:
        return tr("By operation");
    case BreakdownBy::Host:
        break;
    }
    return tr("By host");
}

int BreakdownTable::sourceRow(const QModelIndex &index) const
{
    return m_sorted->mapToSource(index).row();
}

const BreakdownRow *BreakdownTable::currentRow() const
{
    return chosen().isValid() ? &m_model->row(sourceRow(chosen())) : nullptr;
}

QModelIndex BreakdownTable::chosen() const
{
    const QModelIndex current = m_view->currentIndex();
    return m_view->selectionModel()->isSelected(current) ? current : QModelIndex();
}

void BreakdownTable::clearCurrent()
{
    const QScopedValueRollback clearing(m_isClearing, true);
    m_view->selectionModel()->clear();
    m_bar->setCurrentRow(-1);
}

QString BreakdownTable::lineText(int row) const
{
    QStringList cells;
    for (int column = 0; column < BreakdownModel::ColumnCount; ++column)
        cells << m_sorted->index(row, column).data().toString();
    return cells.join(u'\t');
}

QString BreakdownTable::selectedText() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &index : std::as_const(rows))
        lines << lineText(index.row());
    return lines.join(u'\n');
}

QString BreakdownTable::wholeText() const
{
    QStringList headings;
    for (int column = 0; column < BreakdownModel::ColumnCount; ++column)
        headings << m_model->headerData(column, Qt::Horizontal).toString();
    QStringList lines{headings.join(u'\t')};
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        lines << lineText(row);
    return lines.join(u'\n');
}

} // namespace traceloupe
