// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/layout/timestamptext.h"

#include <QAbstractItemModel>

#include <functional>
#include <vector>

namespace traceloupe {

class TraceSortModel;

/// The rows of a trace list by what they have in common: a group a value, with its count, percentiles and errors, and
/// the traces below it in the order of the list.
class TraceGroupModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name = 0, Traces, Median, P95, Longest, Failed, ColumnCount };
    enum Role { SortRole = Qt::UserRole };
    using KeyOf = std::function<QString(const TraceSummary &)>;

    explicit TraceGroupModel(const TraceSortModel &list, QObject *parent = nullptr);

    /// Groups what the list shows now. `heading` is what the groups are: "Service"; `none` names the one whose key is
    /// "".
    void setGrouping(const QString &heading, const QString &none, const KeyOf &keyOf);
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] int groupCount() const { return static_cast<int>(m_groups.size()); }
    /// All traces of a group, or the one of a row below it.
    [[nodiscard]] std::vector<TraceSummary> tracesOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Group {
        QString key;
        std::vector<TraceSummary> traces;
        std::int64_t medianNs = 0;
        std::int64_t p95Ns = 0;
        std::int64_t longestNs = 0;
        std::uint32_t failed = 0;
    };

    [[nodiscard]] QString groupText(const Group &group, int column) const;
    [[nodiscard]] QString traceText(const TraceSummary &trace, int column) const;
    void sortGroups();

    const TraceSortModel &m_list;
    std::vector<Group> m_groups;
    QString m_heading;
    QString m_none;
    DisplayTimeZone m_zone;
    int m_column = Traces;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace traceloupe
