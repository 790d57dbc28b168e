// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracegroupmodel.h"

#include "core/analysis/quantile.h"
#include "core/layout/durationtext.h"
#include "core/models/tracesortmodel.h"
#include "core/models/valuetext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr quintptr kGroup = 0; ///< internal id of a group; of a trace: its group's row + 1

} // namespace

TraceGroupModel::TraceGroupModel(const TraceSortModel &list, QObject *parent) : QAbstractItemModel(parent), m_list(list)
{}

void TraceGroupModel::setGrouping(const QString &heading, const QString &none, const KeyOf &keyOf)
{
    beginResetModel();
    m_heading = heading;
    m_none = none;
    m_groups.clear();
    QHash<QString, std::size_t> known;
    for (int row = 0; row < m_list.rowCount(); ++row) {
        const TraceSummary &trace = m_list.trace(row);
        const QString key = keyOf(trace);
        const auto found = known.constFind(key);
        const std::size_t group = found == known.constEnd() ? m_groups.size() : *found;
        if (found == known.constEnd()) {
            known.insert(key, group);
            m_groups.push_back({key, {}});
        }
        m_groups[group].traces.push_back(trace);
    }
    for (Group &group : m_groups) {
        std::vector<std::int64_t> durations;
        durations.reserve(group.traces.size());
        for (const TraceSummary &trace : group.traces) {
            durations.push_back(trace.durationNs);
            group.failed += trace.errors > 0 ? 1 : 0;
        }
        std::ranges::sort(durations);
        group.medianNs = quantileOfSorted(durations, kP50);
        group.p95Ns = quantileOfSorted(durations, kP95);
        group.longestNs = durations.back();
    }
    sortGroups();
    endResetModel();
}

void TraceGroupModel::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    for (int row = 0; row < groupCount(); ++row) {
        const QModelIndex group = index(row, Name);
        Q_EMIT dataChanged(index(0, Name, group), index(rowCount(group) - 1, Name, group));
    }
}

std::vector<TraceSummary> TraceGroupModel::tracesOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == kGroup)
        return m_groups[static_cast<std::size_t>(index.row())].traces;
    return {m_groups[index.internalId() - 1].traces[static_cast<std::size_t>(index.row())]};
}

QModelIndex TraceGroupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kGroup);
}

QModelIndex TraceGroupModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kGroup)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kGroup);
}

int TraceGroupModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return groupCount();
    if (parent.internalId() != kGroup || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].traces.size());
}

int TraceGroupModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString TraceGroupModel::groupText(const Group &group, int column) const
{
    switch (column) {
    case Name:
        return group.key.isEmpty() ? m_none : group.key;
    case Traces:
        return valuetext::count(group.traces.size());
    case Median:
        return durationText(group.medianNs);
    case P95:
        return durationText(group.p95Ns);
    case Longest:
        return durationText(group.longestNs);
    default:
        return group.failed == 0 ? QString() : valuetext::count(group.failed);
    }
}

QString TraceGroupModel::traceText(const TraceSummary &trace, int column) const
{
    switch (column) {
    case Name:
        return tr("%1: %2, %3", "service, operation, start")
            .arg(trace.rootService, trace.rootName,
                 timestampText(trace.startNs, m_zone, TimestampPrecision::Milliseconds));
    case Longest:
        return durationText(trace.durationNs);
    case Failed:
        return trace.errors == 0 ? QString() : tr("%Ln error(s)", nullptr, static_cast<int>(trace.errors));
    default:
        return {};
    }
}

QVariant TraceGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (index.internalId() == kGroup)
        return groupText(m_groups[static_cast<std::size_t>(index.row())], index.column());
    return traceText(m_groups[index.internalId() - 1].traces[static_cast<std::size_t>(index.row())], index.column());
}

QVariant TraceGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_heading;
    case Traces:
        return tr("Traces");
    case Median:
        return tr("p50");
    case P95:
        return tr("p95");
    case Longest:
        return tr("Longest");
    case Failed:
        return tr("With errors");
    default:
        return {};
    }
}

void TraceGroupModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    beginResetModel(); // groups are few, and which are open is the view's to remember
    sortGroups();
    endResetModel();
}

void TraceGroupModel::sortGroups()
{
    const auto valueOf = [this](const Group &group) -> std::int64_t {
        switch (m_column) {
        case Median:
            return group.medianNs;
        case P95:
            return group.p95Ns;
        case Longest:
            return group.longestNs;
        case Failed:
            return group.failed;
        default:
            return static_cast<std::int64_t>(group.traces.size());
        }
    };
    std::ranges::stable_sort(m_groups, [&](const Group &a, const Group &b) {
        const Group &first = m_order == Qt::AscendingOrder ? a : b;
        const Group &second = m_order == Qt::AscendingOrder ? b : a;
        const int byName = first.key.compare(second.key, Qt::CaseInsensitive);
        if (m_column == Name)
            return byName < 0;
        return valueOf(first) != valueOf(second) ? valueOf(first) < valueOf(second) : byName < 0;
    });
}

} // namespace traceloupe
