// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QAbstractProxyModel>
#include <QStringList>

#include <optional>
#include <unordered_set>
#include <vector>

namespace traceloupe {

class TraceListModel;

/// Sorts a TraceListModel by any column (numbers as numbers, ties by start) and narrows it to a text, to a set of ids
/// ("what this file brought") and to a cohort. Which rows are shown is one array, made anew at a change: thousands of
/// rows that go at once are one announcement, not thousands. Selected rows stay selected as long as they are shown.
class TraceSortModel final : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit TraceSortModel(TraceListModel &source, QObject *parent = nullptr);

    /// Every word must occur in the service, operation, id or services of a row. "" = all rows.
    void setText(const QString &text);
    void setIds(std::optional<std::unordered_set<TraceId>> ids); ///< nothing = all rows
    [[nodiscard]] bool hasIds() const { return m_ids.has_value(); }
    void setCohort(std::optional<std::unordered_set<TraceId>> cohort); ///< nothing = all rows
    /// By text and ids: what there would be without a cohort.
    [[nodiscard]] bool matches(const TraceSummary &trace) const;
    /// Requires: 0 <= row < rowCount().
    [[nodiscard]] const TraceSummary &trace(int row) const;
    /// -1 if it is not shown.
    [[nodiscard]] int rowOf(const TraceId &id) const;

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void shownChanged();     ///< other rows, or another order
    void conditionsChanged(); ///< the text or the ids

private:
    void connectSource();
    void findRows();
    void update(); ///< findRows() with announcement
    void announce(const QModelIndex &first, const QModelIndex &last);
    [[nodiscard]] bool isLess(int a, int b) const;

    TraceListModel &m_source;
    QStringList m_words;
    std::optional<std::unordered_set<TraceId>> m_ids;
    std::optional<std::unordered_set<TraceId>> m_cohort;
    int m_column = -1; ///< -1 = as they came
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<int> m_rows;     ///< shown to source
    std::vector<int> m_position; ///< source to shown, -1 = not shown
    std::vector<TraceId> m_shown; ///< ids of m_rows
};

} // namespace traceloupe
