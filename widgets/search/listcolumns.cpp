// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/listcolumns.h"

#include "core/models/tracelistmodel.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

struct Width {
    int least; ///< in average characters
    int most;
};

constexpr std::array<Width, TraceListModel::ColumnCount> kWidths{{
    {10, 24},  // Service
    {14, 90},  // Operation
    {30, 36},  // Start
    {15, 15},  // Duration
    {9, 9},    // Spans
    {9, 9},    // Errors
    {14, 120}, // Services
    {8, 20},   // Origins
    {10, 24},  // Marks
}};
constexpr Width kAttributeWidth{6, 32};
constexpr int kMeasuredRows = 1'000;
constexpr int kPaddingPx = 18; ///< of a cell's text on both sides
/// Of the width that is left over, the share that goes to the operation; the rest goes to the services.
constexpr double kOperationShare = 0.55;
constexpr QByteArrayView kByContent = " by content"; ///< behind a saved state

} // namespace

ListColumns::ListColumns(QTableView &table, TraceListModel &model) : QObject(&table), m_table(table), m_model(model)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(0);
    connect(&m_delay, &QTimer::timeout, this, &ListColumns::fit);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved,
                              &QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved})
        connect(&model, signal, &m_delay, qOverload<>(&QTimer::start));
    connect(&model, &QAbstractItemModel::modelReset, &m_delay, qOverload<>(&QTimer::start));
    connect(&model, &QAbstractItemModel::dataChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &ListColumns::noteResized);
    m_delay.start();
}

/// Someone pulled at a column. The last one follows the window's width by itself, and gets its own width back, later,
/// when another becomes the last.
void ListColumns::noteResized(int column)
{
    const bool isByItself = column == lastShown() || m_table.isColumnHidden(column)
                            || (column == m_stretched && QGuiApplication::mouseButtons() == Qt::NoButton);
    if (!m_isFitting && !isByItself)
        m_isByContent = false;
}

void ListColumns::noteLast()
{
    if (const int last = lastShown(); last != m_last)
        m_stretched = std::exchange(m_last, last);
}

int ListColumns::lastShown() const
{
    const QHeaderView &header = *m_table.horizontalHeader();
    for (int place = header.count() - 1; place >= 0; --place) {
        if (const int column = header.logicalIndex(place); !header.isSectionHidden(column))
            return column;
    }
    return -1;
}

bool ListColumns::isWanted(int column) const
{
    return column == TraceListModel::Marks ? m_wantsStates : !m_table.horizontalHeader()->isSectionHidden(column);
}

void ListColumns::setWanted(int column, bool isWanted)
{
    if (column == TraceListModel::Marks) {
        m_wantsStates = isWanted;
        showStates();
        return;
    }
    const bool wasFitting = std::exchange(m_isFitting, true);
    m_table.setColumnHidden(column, !isWanted);
    m_isFitting = wasFitting;
    fit();
}

void ListColumns::showStates()
{
    const bool isHidden = !m_wantsStates || !m_model.hasMarks();
    if (isHidden == m_table.isColumnHidden(TraceListModel::Marks))
        return;
    const bool wasFitting = std::exchange(m_isFitting, true);
    m_table.setColumnHidden(TraceListModel::Marks, isHidden);
    if (!isHidden && m_table.columnWidth(TraceListModel::Marks) == 0)
        m_table.setColumnWidth(TraceListModel::Marks, widthFor(TraceListModel::Marks));
    m_isFitting = wasFitting;
}

void ListColumns::placeBehindDuration(const QStringList &attributes)
{
    QHeaderView &header = *m_table.horizontalHeader();
    int place = header.visualIndex(TraceListModel::Duration) + 1;
    for (const QString &attribute : attributes) {
        const qsizetype found = m_model.attributes().keys().indexOf(attribute);
        if (found < 0)
            continue;
        const int now = header.visualIndex(TraceListModel::ColumnCount + static_cast<int>(found));
        header.moveSection(now, now < place ? place - 1 : place);
        place += now < place ? 0 : 1;
    }
    m_delay.start();
}

/// The header and the longest of the first rows' texts, within limits.
int ListColumns::widthFor(int column) const
{
    const QFontMetrics metrics = m_table.fontMetrics();
    const bool isAttribute = column >= TraceListModel::ColumnCount;
    const Width limits = isAttribute ? kAttributeWidth : kWidths[static_cast<std::size_t>(column)];
    int needed = std::max(limits.least * metrics.averageCharWidth(),
                          m_table.horizontalHeader()->sectionSizeHint(column));
    if (limits.least == limits.most)
        return needed;
    QString longest;
    for (int row = 0; row < std::min(kMeasuredRows, m_model.rowCount()); ++row) {
        const QString text = m_model.index(row, column).data().toString();
        if (text.size() > longest.size())
            longest = text;
    }
    const qsizetype shown = limits.most;
    const int content = metrics.horizontalAdvance(longest.left(shown)) + kPaddingPx;
    needed = std::max(needed, std::min(content, limits.most * metrics.averageCharWidth()));
    return needed;
}

void ListColumns::setWidth(int column, int px)
{
    if (m_table.columnWidth(column) != px && !m_table.isColumnHidden(column))
        m_table.setColumnWidth(column, px);
}

void ListColumns::fit()
{
    m_delay.stop();
    showStates();
    if (!m_isByContent)
        return;
    m_isFitting = true;
    const auto isElastic = [](int column) {
        return column == TraceListModel::Operation || column == TraceListModel::Services;
    };
    int spare = m_table.viewport()->width();
    for (int column = 0; column < m_table.horizontalHeader()->count(); ++column) {
        if (m_table.isColumnHidden(column) || isElastic(column))
            continue;
        const int width = widthFor(column);
        setWidth(column, width);
        spare -= width;
    }
    const auto leastOf = [this](int column) {
        return std::max(m_table.horizontalHeader()->sectionSizeHint(column),
                        kWidths[static_cast<std::size_t>(column)].least * m_table.fontMetrics().averageCharWidth());
    };
    const int operation = widthFor(TraceListModel::Operation);
    const int services = m_table.isColumnHidden(TraceListModel::Services) ? 0 : widthFor(TraceListModel::Services);
    const int leastOperation = leastOf(TraceListModel::Operation);
    const int leastServices = services == 0 ? 0 : leastOf(TraceListModel::Services);
    spare = std::max(0, spare - leastOperation - leastServices); // what each wants more comes out of this
    const int forServices = std::min(services - leastServices, static_cast<int>(spare * (1 - kOperationShare)));
    const int forOperation = std::min(operation - leastOperation, spare - forServices);
    setWidth(TraceListModel::Operation, leastOperation + forOperation);
    setWidth(TraceListModel::Services, leastServices + std::min(services - leastServices, spare - forOperation));
    m_isFitting = false;
    noteLast();
}

QByteArray ListColumns::save() const
{
    const bool areStatesHidden = m_wantsStates && m_table.isColumnHidden(TraceListModel::Marks);
    QHeaderView &header = *m_table.horizontalHeader();
    const QSignalBlocker blocker(header);
    if (areStatesHidden) // for now; what is kept is what people want
        header.showSection(TraceListModel::Marks);
    QByteArray state = header.saveState();
    if (areStatesHidden)
        header.hideSection(TraceListModel::Marks);
    return m_isByContent ? state + kByContent.toByteArray() : state;
}

void ListColumns::restore(const QByteArray &state)
{
    if (state.isEmpty())
        return;
    const bool isByContent = state.endsWith(kByContent);
    m_isFitting = true;
    const bool isRestored = m_table.horizontalHeader()->restoreState(isByContent ? state.chopped(kByContent.size())
                                                                                 : state);
    m_isFitting = false;
    if (!isRestored)
        return;
    m_isByContent = isByContent;
    m_wantsStates = !m_table.isColumnHidden(TraceListModel::Marks);
    fit();
}

} // namespace traceloupe
