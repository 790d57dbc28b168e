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

/// Row by row, so that who has chosen one keeps it.
void SourceListModel::setCollections(const std::vector<TraceCollection> &collections)
{
    const auto isStill = [&](const TraceCollection &old) {
        return std::ranges::find(collections, old.id, &TraceCollection::id) != collections.end();
    };
    for (std::size_t i = m_collections.size(); i-- > 0;) {
        if (isStill(m_collections[i]))
            continue;
        const int row = static_cast<int>(i) + 1;
        beginRemoveRows({}, row, row);
        m_collections.erase(m_collections.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < collections.size(); ++i) {
        const int row = static_cast<int>(i) + 1;
        if (i < m_collections.size() && m_collections[i].id == collections[i].id) {
            m_collections[i] = collections[i];
            announceRows(row, row);
            continue;
        }
        beginInsertRows({}, row, row);
        m_collections.insert(m_collections.begin() + static_cast<std::ptrdiff_t>(i), collections[i]);
        endInsertRows();
    }
    if (m_collections.size() > collections.size()) { // what stood in another order is there twice
        beginRemoveRows({}, static_cast<int>(collections.size()) + 1, static_cast<int>(m_collections.size()));
        m_collections.resize(collections.size());
        endRemoveRows();
    }
}

const TraceCollection *SourceListModel::collection(int row) const
{
    const int index = m_first == First::Cache ? row - 1 : -1;
    return index < 0 || index >= static_cast<int>(m_collections.size())
               ? nullptr
               : &m_collections[static_cast<std::size_t>(index)];
}

SearchTarget SourceListModel::target(int row) const
{
    SearchTarget target;
    if (const SourceConfig *config = source(row))
        target.source = *config;
    else if (const TraceCollection *some = collection(row))
        target.collection = *some;
    return target;
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
        return m_first == First::Cache ? 0 : -1;
    for (std::size_t i = 0; i < m_collections.size(); ++i) {
        if (m_collections[i].id == id)
            return static_cast<int>(i) + 1;
    }
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].id == id)
            return static_cast<int>(i) + offset();
    }
    return -1;
}

QVariant SourceListModel::cell(int row, int column, int role) const
{
    const SourceConfig *config = source(row);
    const TraceCollection *some = collection(row);
    if (role == SourceIdRole)
        return config ? config->id : some ? some->id : QString();
    if (role == Qt::ToolTipRole && some)
        return some->description.toHtmlEscaped();
    if (role == Qt::ToolTipRole)
        return config ? config->baseUrl.toDisplayString() : tr("Traces kept on this computer");
    if (role != Qt::DisplayRole)
        return {};
    if (some)
        return column == Name ? some->title : QString();
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
