// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/profiletablemodel.h"
#include "core/models/structuregroupmodel.h"

#include <QTableView>
#include <QTreeView>

class QSortFilterProxyModel;

namespace traceloupe {

/// A merged critical path as a sortable table, a row a path. Rows are known by the numbers of the profile's nodes.
class ProfileTable final : public QTableView {
    Q_OBJECT
public:
    explicit ProfileTable(QWidget *parent = nullptr);

    void setProfile(const ProfileComparisonPtr &profile);
    void setCurrentNode(std::uint32_t node);
    [[nodiscard]] ProfileTableModel &rows() { return m_rows; }

Q_SIGNALS:
    void nodeChanged(std::uint32_t node); ///< by the person
    void nodeActivated(std::uint32_t node);

private:
    [[nodiscard]] std::uint32_t nodeOf(const QModelIndex &index) const;

    ProfileTableModel m_rows;
    QSortFilterProxyModel *m_sorted;
    bool m_isFollowing = false; ///< the current row comes from elsewhere
};

/// Structure groups as a tree. What was open stays open.
class StructureTree final : public QTreeView {
    Q_OBJECT
public:
    explicit StructureTree(QWidget *parent = nullptr);

    void setGroups(std::vector<StructureGroup> groups);
    [[nodiscard]] const StructureGroupModel &groups() const { return m_groups; }
    /// Null without one.
    [[nodiscard]] const StructureGroup *currentGroup() const;

Q_SIGNALS:
    void currentGroupChanged();
    void traceActivated(const traceloupe::TraceId &id);

private:
    [[nodiscard]] QModelIndex sourceOf(const QModelIndex &index) const;

    StructureGroupModel m_groups;
    QSortFilterProxyModel *m_sorted;
};

} // namespace traceloupe
