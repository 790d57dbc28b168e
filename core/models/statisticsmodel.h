// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"
#include "core/analysis/groupspans.h"
#include "core/models/twolevelmodel.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace traceloupe {

/// Statistics of a trace with how they were made, as a table and a file show them.
struct StatisticsTable {
    GroupBy outer;
    GroupBy inner;
    std::int64_t pathTotalNs = 0; ///< the critical path's length
    SpanStatistics statistics;
};

/// Groups of spans with their figures, and the groups inside each. Sorts itself, on both levels; what is selected and
/// open stays so. Shows the groups with the most time where there are very many.
class StatisticsModel final : public TwoLevelModel {
    Q_OBJECT
public:
    enum Column {
        Group,
        Count,
        Errors,
        Total,
        Self,
        SelfShare, ///< of the self time of all spans
        Path,
        PathShare, ///< of the critical path
        Min,
        P50,
        P75,
        P90,
        P95,
        P99,
        P999,
        Max,
        ColumnCount
    };
    enum Role {
        ValueRole = Qt::UserRole, ///< number, as it is sorted
        ShareRole,                ///< 0 to 1, for a bar; invalid where there is none
        TooFewRole                ///< a percentile of so few spans that it says little
    };
    static constexpr int kMaxOuter = 10'000;
    static constexpr int kMaxInner = 2'000;

    using TwoLevelModel::TwoLevelModel;

    void setTable(std::shared_ptr<const StatisticsTable> table);
    [[nodiscard]] const StatisticsTable *table() const { return m_table.get(); }
    [[nodiscard]] const std::shared_ptr<const StatisticsTable> &tablePtr() const { return m_table; }
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] const StatisticsGroup &group(const Place &place) const;
    [[nodiscard]] QString groupText(const Place &place) const;
    /// Groups of the first level that are not shown.
    [[nodiscard]] qint64 hiddenGroups() const;

protected:
    [[nodiscard]] int outerRows() const override;
    [[nodiscard]] int innerRows(int outer) const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const Place &place, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] const StatisticsGroup &outerGroup(int outer) const;
    [[nodiscard]] const std::vector<std::uint32_t> &innerOrder(int outer) const;
    [[nodiscard]] std::vector<std::uint32_t> sorted(const std::vector<StatisticsGroup> &groups, int most) const;
    [[nodiscard]] QString text(const Place &place, int column) const;
    [[nodiscard]] QString toolTip(const Place &place, int column) const;
    [[nodiscard]] double share(const GroupFigures &figures, int column) const;

    std::shared_ptr<const StatisticsTable> m_table;
    std::vector<std::uint32_t> m_order; ///< of the first level
    mutable std::vector<std::vector<std::uint32_t>> m_innerOrders; ///< by outer group, empty until asked for
    int m_sortColumn = Total;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::int64_t m_largestTotalNs = 0;
};

/// Computes the table: for large traces not on the GUI thread. `selfNs` by row.
[[nodiscard]] std::shared_ptr<const StatisticsTable> statisticsTable(const Trace &trace,
                                                                     const std::vector<std::int64_t> &selfNs,
                                                                     const CriticalPath &path, const GroupBy &outer,
                                                                     const GroupBy &inner);

/// The whole table as CSV (RFC 4180, UTF-8): a row a group, with "" as the inner group of sums. Times in nanoseconds.
[[nodiscard]] QByteArray statisticsCsv(const StatisticsTable &table);

} // namespace traceloupe
