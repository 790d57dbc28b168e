// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracesortmodel.h"

#include "core/models/tracelistmodel.h"

#include <algorithm>
#include <compare>
#include <unordered_map>

namespace traceloupe {
namespace {

std::weak_ordering byText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) <=> 0;
}

/// Straight from the rows: a QVariant a comparison would be the dear part of sorting thousands.
std::weak_ordering byColumn(const TraceListModel &model, const TraceSummary &a, const TraceSummary &b, int column)
{
    switch (column) {
    case TraceListModel::Service:
        return byText(a.rootService, b.rootService);
    case TraceListModel::Operation:
        return byText(a.rootName, b.rootName);
    case TraceListModel::Start:
        return a.startNs <=> b.startNs;
    case TraceListModel::Duration:
        return a.durationNs <=> b.durationNs;
    case TraceListModel::Spans:
        return a.spans <=> b.spans;
    case TraceListModel::Errors:
        return a.errors <=> b.errors;
    case TraceListModel::Services:
        return a.services.size() <=> b.services.size();
    case TraceListModel::Origins:
        return a.origins.size() <=> b.origins.size();
    case TraceListModel::Marks:
        return model.markWeight(a) <=> model.markWeight(b);
    default:
        return model.attributes().compare(column - TraceListModel::ColumnCount, a.id, b.id);
    }
}

bool contains(const TraceSummary &trace, const QString &word)
{
    const auto has = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return has(trace.rootService) || has(trace.rootName) || has(trace.idText)
           || std::any_of(trace.services.begin(), trace.services.end(), has);
}

} // namespace

TraceSortModel::TraceSortModel(TraceListModel &source, QObject *parent) : QAbstractProxyModel(parent), m_source(source)
{
    setSourceModel(&source);
    connectSource();
    findRows();
}

void TraceSortModel::connectSource()
{
    connect(&m_source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_source, &QAbstractItemModel::modelReset, this, [this] {
        findRows();
        endResetModel();
        Q_EMIT shownChanged();
    });
    connect(&m_source, &QAbstractItemModel::rowsInserted, this, &TraceSortModel::update);
    connect(&m_source, &QAbstractItemModel::rowsRemoved, this, &TraceSortModel::update);
    connect(&m_source, &QAbstractItemModel::dataChanged, this, &TraceSortModel::announce);
    connect(&m_source, &QAbstractItemModel::columnsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertColumns({}, first, last); });
    connect(&m_source, &QAbstractItemModel::columnsInserted, this, [this] { endInsertColumns(); });
    connect(&m_source, &QAbstractItemModel::columnsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveColumns({}, first, last); });
    connect(&m_source, &QAbstractItemModel::columnsRemoved, this, [this] {
        endRemoveColumns();
        if (m_column >= m_source.columnCount())
            sort(TraceListModel::Start, Qt::DescendingOrder);
    });
}

void TraceSortModel::findRows()
{
    const auto &traces = m_source.traces();
    m_rows.clear();
    for (int row = 0; row < static_cast<int>(traces.size()); ++row) {
        const TraceSummary &trace = traces[static_cast<std::size_t>(row)];
        if (matches(trace) && (!m_cohort || m_cohort->contains(trace.id)))
            m_rows.push_back(row);
    }
    if (m_column >= 0)
        std::ranges::stable_sort(m_rows, [this](int a, int b) { return isLess(a, b); });
    m_position.assign(traces.size(), -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_position[static_cast<std::size_t>(m_rows[i])] = static_cast<int>(i);
    m_shown.resize(m_rows.size());
    std::ranges::transform(m_rows, m_shown.begin(),
                           [&traces](int row) { return traces[static_cast<std::size_t>(row)].id; });
}

bool TraceSortModel::isLess(int a, int b) const
{
    const TraceSummary &first = m_source.trace(m_order == Qt::AscendingOrder ? a : b);
    const TraceSummary &second = m_source.trace(m_order == Qt::AscendingOrder ? b : a);
    const std::weak_ordering order = byColumn(m_source, first, second, m_column);
    return order == std::weak_ordering::equivalent ? first.startNs < second.startNs : order == std::weak_ordering::less;
}

void TraceSortModel::update()
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<TraceId> ids; // the source's rows may have moved already: what stays is the trace
    ids.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &index : before)
        ids.push_back(m_shown[static_cast<std::size_t>(index.row())]);
    findRows();
    std::unordered_map<TraceId, int> rows; // of its own: the source may be in the middle of a change
    for (int row = 0; !before.isEmpty() && row < rowCount(); ++row)
        rows.emplace(m_shown[static_cast<std::size_t>(row)], row);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row = rows.find(ids[static_cast<std::size_t>(i)]);
        after.append(row == rows.end() ? QModelIndex() : index(row->second, before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT shownChanged();
}

void TraceSortModel::announce(const QModelIndex &first, const QModelIndex &last)
{
    const bool isSorted = m_column >= first.column() && m_column <= last.column();
    if (isSorted || !m_words.isEmpty())
        update();
    int lowest = static_cast<int>(m_rows.size());
    int highest = -1;
    for (int row = first.row(); row <= last.row(); ++row) {
        if (const int shown = m_position[static_cast<std::size_t>(row)]; shown >= 0) {
            lowest = std::min(lowest, shown);
            highest = std::max(highest, shown);
        }
    }
    if (highest >= 0)
        Q_EMIT dataChanged(index(lowest, first.column()), index(highest, last.column()));
}

void TraceSortModel::setText(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    update();
    Q_EMIT conditionsChanged();
}

void TraceSortModel::setIds(std::optional<std::unordered_set<TraceId>> ids)
{
    if (!ids && !m_ids)
        return;
    m_ids = std::move(ids);
    update();
    Q_EMIT conditionsChanged();
}

void TraceSortModel::setCohort(std::optional<std::unordered_set<TraceId>> cohort)
{
    if (cohort == m_cohort)
        return;
    m_cohort = std::move(cohort);
    update();
}

bool TraceSortModel::matches(const TraceSummary &trace) const
{
    if (m_ids && !m_ids->contains(trace.id))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&trace](const QString &word) { return contains(trace, word); });
}

const TraceSummary &TraceSortModel::trace(int row) const
{
    return m_source.trace(m_rows[static_cast<std::size_t>(row)]);
}

int TraceSortModel::rowOf(const TraceId &id) const
{
    const int row = m_source.rowOf(id);
    return row < 0 ? -1 : m_position[static_cast<std::size_t>(row)];
}

void TraceSortModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    update();
}

QModelIndex TraceSortModel::index(int row, int column, const QModelIndex &parent) const
{
    const bool exists = !parent.isValid() && row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return exists ? createIndex(row, column) : QModelIndex();
}

QModelIndex TraceSortModel::parent(const QModelIndex &) const
{
    return {};
}

int TraceSortModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TraceSortModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_source.columnCount();
}

QModelIndex TraceSortModel::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return m_source.index(m_rows[static_cast<std::size_t>(index.row())], index.column());
}

QModelIndex TraceSortModel::mapFromSource(const QModelIndex &index) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_position.size())
        return {};
    const int row = m_position[static_cast<std::size_t>(index.row())];
    return row < 0 ? QModelIndex() : createIndex(row, index.column());
}

QVariant TraceSortModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source.headerData(section, orientation, role);
}

} // namespace traceloupe
