// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/twolevelmodel.h"

namespace traceloupe {

// an index carries 0 on the first level, and the number of its outer row + 1 on the second

QModelIndex TwoLevelModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex TwoLevelModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int TwoLevelModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return outerRows();
    return parent.internalId() == 0 && parent.column() == 0 && parent.row() < outerRows() ? innerRows(parent.row()) : 0;
}

int TwoLevelModel::columnCount(const QModelIndex &) const
{
    return columns();
}

TwoLevelModel::Place TwoLevelModel::placeOf(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return {index.row(), -1};
    return {static_cast<int>(index.internalId()) - 1, index.row()};
}

QModelIndex TwoLevelModel::indexOf(const Place &place, int column) const
{
    return place.isInner() ? index(place.inner, column, index(place.outer, 0)) : index(place.outer, column);
}

QVariant TwoLevelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return cell(placeOf(index), index.column(), role);
}

QVariant TwoLevelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    return heading(section, role);
}

} // namespace traceloupe
