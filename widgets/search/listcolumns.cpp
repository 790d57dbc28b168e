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
    int turn; ///< to grow, if there is not room for all
    double share = 1;
};

// what is shortened first is what is longest, the operation and the services; then the service and attributes, of which
// someone has asked for the latter
constexpr std::array<Width, TraceListModel::ColumnCount> kWidths{{
    {9, 40, 1, 1}, // Service
    {10, 300, 2, 55}, // Operation
    {24, 36, 0}, // Start
    {15, 15, 0}, // Duration
    {8, 12, 0}, // Spans
    {9, 12, 0}, // Errors
    {9, 400, 2, 45}, // Services
    {6, 40, 1}, // Origins
    {8, 40, 1}, // Marks
}};
constexpr Width kAttributeWidth{6, 60, 1, 3};
constexpr int kSampledRows = 400;
constexpr int kPaddingPx = 18; ///< of a cell's text on both sides
constexpr int kErrorSignPx = 24; ///< a sign before a number of errors, with what keeps them apart
constexpr QByteArrayView kByContent = " by content"; ///< behind a saved state

} // namespace

ListColumns::ListColumns(QTableView &table, TraceListModel &model) : QObject(&table), m_table(table), m_model(model)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(0);
    connect(&m_delay, &QTimer::timeout, this, &ListColumns::fit);
    const auto fitLater = [this] {
        m_measured.clear();
        m_delay.start();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved,
                              &QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved})
        connect(&model, signal, this, fitLater);
    connect(&model, &QAbstractItemModel::modelReset, this, fitLater);
    connect(&model, &QAbstractItemModel::dataChanged, this, fitLater);
    connect(table.horizontalHeader(), &QHeaderView::sectionCountChanged, this, [this](int before, int now) {
        if (!m_isByContent && now > before)
            fitNewAttributes(before, now - 1);
    });
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &ListColumns::noteResized);
    m_delay.start();
}

/// Someone pulled at a column. The last one follows the window's width by itself, and gets its own width back, later,
/// when another becomes the last.
void ListColumns::noteResized(int column)
{
    const bool wasLast = column == m_stretched || column == m_last;
    const bool isByItself = column == lastShown() || m_table.isColumnHidden(column)
                            || (wasLast && QGuiApplication::mouseButtons() == Qt::NoButton);
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
        m_table.setColumnWidth(TraceListModel::Marks, measured(TraceListModel::Marks).neededPx);
    m_isFitting = wasFitting;
}

void ListColumns::placeBehindDuration(const QStringList &attributes)
{
    QHeaderView &header = *m_table.horizontalHeader();
    int place = header.visualIndex(TraceListModel::Duration) + 1;
    const bool wasFitting = std::exchange(m_isFitting, true); // moving the last column away resizes it, too
    for (const QString &attribute : attributes) {
        const qsizetype found = m_model.attributes().keys().indexOf(attribute);
        if (found < 0)
            continue;
        const int now = header.visualIndex(TraceListModel::ColumnCount + static_cast<int>(found));
        header.moveSection(now, now < place ? place - 1 : place);
        place += now < place ? 0 : 1;
    }
    m_isFitting = wasFitting;
    m_delay.start();
}

/// The header and the longest texts of rows from the first to the last, within limits.
ColumnWidth ListColumns::measured(int column) const
{
    const QFontMetrics metrics = m_table.fontMetrics();
    const bool isAttribute = column >= TraceListModel::ColumnCount;
    const Width limits = isAttribute ? kAttributeWidth : kWidths[static_cast<std::size_t>(column)];
    const int header = m_table.horizontalHeader()->sectionSizeHint(column);
    const int rows = m_model.rowCount();
    const int sampled = std::min(kSampledRows, rows);
    qsizetype most = 0;
    int content = 0;
    QString before;
    for (int i = 0; i < sampled; ++i) {
        const int row = static_cast<int>(qint64{i} * rows / sampled);
        const QString text = m_model.index(row, column).data().toString().left(limits.most);
        if (text == before || text.size() * 4 < most * 3) // a text much shorter is not wider
            continue;
        most = std::max(most, text.size());
        content = std::max(content, metrics.horizontalAdvance(text));
        before = text;
    }
    ColumnWidth width;
    width.leastPx = std::max(header, limits.least * metrics.averageCharWidth());
    width.neededPx = std::max(width.leastPx,
                              content + kPaddingPx + (column == TraceListModel::Errors ? kErrorSignPx : 0));
    width.turn = limits.turn;
    width.share = limits.share;
    return width;
}

void ListColumns::measure()
{
    const int columns = m_table.horizontalHeader()->count();
    if (static_cast<int>(m_measured.size()) == columns)
        return;
    m_measured.clear();
    m_measured.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column)
        m_measured.push_back(measured(column));
}

/// Someone set the widths of the others.
void ListColumns::fitNewAttributes(int first, int last)
{
    m_isFitting = true;
    for (int column = std::max(first, int{TraceListModel::ColumnCount}); column <= last; ++column)
        setWidth(column, measured(column).neededPx);
    m_isFitting = false;
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
    measure();
    std::vector<int> columns;
    std::vector<ColumnWidth> widths;
    for (int column = 0; column < static_cast<int>(m_measured.size()); ++column) {
        if (m_table.isColumnHidden(column))
            continue;
        columns.push_back(column);
        widths.push_back(m_measured[static_cast<std::size_t>(column)]);
    }
    shareWidth(widths, m_table.viewport()->width());
    for (std::size_t i = 0; i < columns.size(); ++i)
        setWidth(columns[i], widths[i].px);
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
