// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QSortFilterProxyModel>
#include <QString>

#include <optional>
#include <unordered_set>

namespace traceloupe {

class TraceListModel;

/// Sorts a TraceListModel by any column (numbers as numbers, ties by start) and narrows it to a text and, for
/// "what this file brought", to a set of ids.
class TraceSortModel final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TraceSortModel(TraceListModel &source, QObject *parent = nullptr);

    /// Every word must occur in the service, operation, id or services of a row. "" = all rows.
    void setText(const QString &text);
    void setIds(std::optional<std::unordered_set<TraceId>> ids); ///< nothing = all rows
    [[nodiscard]] bool hasIds() const { return m_ids.has_value(); }

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const TraceListModel &m_source;
    QStringList m_words;
    std::optional<std::unordered_set<TraceId>> m_ids;
};

} // namespace traceloupe
