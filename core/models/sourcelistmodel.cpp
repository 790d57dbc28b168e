// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourcelistmodel.h"

#include <algorithm>
#include <iterator>

namespace traceloupe {

SourceListModel::SourceListModel(First first, QObject *parent) : FlatTableModel(parent), m_first(first) {}

void SourceListModel::setSources(std::vector<SourceConfig> sources)
{
    const auto before = static_cast<int>(m_sources.size());
    const auto after = static_cast<int>(sources.size());
    const int common = std::min(before, after);
    if (before > after) {
        beginRemoveRows({}, offset() + after, offset() + before - 1);
        m_sources.resize(sources.size());
        endRemoveRows();
    }
    std::move(sources.begin(), sources.begin() + common, m_sources.begin());
    announceRows(offset(), offset() + common - 1);
    if (after > before) {
        beginInsertRows({}, offset() + before, offset() + after - 1);
        std::move(sources.begin() + common, sources.end(), std::back_inserter(m_sources));
        endInsertRows();
    }
}

const SourceConfig *SourceListModel::source(int row) const
{
    const int index = row - offset();
    return index < 0 || index >= static_cast<int>(m_sources.size()) ? nullptr
                                                                    : &m_sources[static_cast<std::size_t>(index)];
}

int SourceListModel::rowOf(const QString &id) const
{
    if (id.isEmpty())
        return offset() - 1;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].id == id)
            return static_cast<int>(i) + offset();
    }
    return -1;
}

QVariant SourceListModel::cell(int row, int column, int role) const
{
    const SourceConfig *config = source(row);
    if (role == SourceIdRole)
        return config ? config->id : QString();
    if (role == Qt::ToolTipRole)
        return config ? config->baseUrl.toDisplayString() : tr("Traces kept on this computer");
    if (role != Qt::DisplayRole)
        return {};
    if (!config)
        return column == Name ? tr("Cache (this computer)") : QString();
    switch (column) {
    case Name:
        return config->name;
    case Kind:
        return sourceKindName(config->kind);
    case Address:
        return config->baseUrl.toDisplayString();
    default:
        return {};
    }
}

QVariant SourceListModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Address:
        return tr("Address");
    default:
        return {};
    }
}

} // namespace traceloupe
