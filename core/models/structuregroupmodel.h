// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/structuregroups.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace traceloupe {

/// Traces of one structure as a tree: root operations, in them the sets of paths, in those how often each is called.
/// Siblings stand with most time first; other orders are a proxy's work (SortRole).
class StructureGroupModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Structure = 0, Traces, ShareOfTime, Spans, Fastest, Median, P95, Slowest, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        UncertainRole ///< true: too few traces for this percentile to be taken at its word
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Groups as StructureGroups::groups() gives them: parents come before their parts.
    void setGroups(std::vector<StructureGroup> groups);
    /// Requires: a valid index of this model.
    [[nodiscard]] const StructureGroup &groupAt(const QModelIndex &index) const;
    /// The row of a group, by level and key; invalid if there is none.
    [[nodiscard]] QModelIndex indexOf(StructureLevel level, std::uint64_t key) const;
    /// The row of a group by its number in what was set. Requires: it is there.
    [[nodiscard]] QModelIndex indexOfNumber(std::uint32_t number) const;
    /// The trace that a cell stands for: the fastest, the slowest, else the one in the middle.
    [[nodiscard]] TraceId traceAt(const QModelIndex &index) const;

    /// What a structure has otherwise, in words: "with redis: GET, without auth: check, and 2 more".
    [[nodiscard]] static QString differenceText(const StructureDifference &difference, std::size_t mostParts);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const StructureGroup &group, std::uint32_t number, int column) const;
    [[nodiscard]] QString structureText(const StructureGroup &group, std::uint32_t number) const;
    [[nodiscard]] QString toolTip(const StructureGroup &group, int column) const;
    [[nodiscard]] const std::vector<std::uint32_t> &partsOf(const QModelIndex &parent) const;

    std::vector<StructureGroup> m_groups;
    std::vector<std::vector<std::uint32_t>> m_parts{1}; ///< by group + 1; [0] = the first level
    std::vector<std::uint32_t> m_rows;                  ///< by group, in its parent
};

/// As CSV (RFC 4180): a line a group, whole nanoseconds, traces by their ids.
[[nodiscard]] QByteArray structureGroupsCsv(const std::vector<StructureGroup> &groups);

} // namespace traceloupe
