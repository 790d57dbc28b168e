// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flattablemodel.h"
#include "core/models/searchplace.h"
#include "core/sources/tracesource.h"

#include <vector>

namespace traceloupe {

/// The saved sources; before them a row for the cache where a search may go to either, and rows for some of its traces
/// (opened files).
class SourceListModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column { Name = 0, Kind, Address, ColumnCount };
    enum Role { SourceIdRole = Qt::UserRole }; ///< "" for the cache; of a source or collection
    enum class First { Sources, Cache };

    explicit SourceListModel(First first, QObject *parent = nullptr);

    /// Announces only what differs.
    void setSources(std::vector<SourceConfig> sources);
    [[nodiscard]] const std::vector<SourceConfig> &sources() const { return m_sources; }
    /// The same for what a search can be restricted to. Requires: the cache is the first row.
    void setCollections(const std::vector<TraceCollection> &collections);
    [[nodiscard]] const std::vector<TraceCollection> &collections() const { return m_collections; }
    [[nodiscard]] const SourceConfig *source(int row) const; ///< null for the cache and its parts
    [[nodiscard]] SearchTarget target(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const;        ///< -1 for none

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_sources.size()) + offset(); }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] int offset() const
    {
        return (m_first == First::Cache ? 1 : 0) + static_cast<int>(m_collections.size());
    }
    [[nodiscard]] const TraceCollection *collection(int row) const;

    First m_first;
    std::vector<TraceCollection> m_collections;
    std::vector<SourceConfig> m_sources;
};

} // namespace traceloupe
