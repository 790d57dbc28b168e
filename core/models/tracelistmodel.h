// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/layout/timestamptext.h"
#include "core/models/attributecolumns.h"
#include "core/models/flattablemodel.h"

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// The rows of a trace list, in the order they came in; sorting and filtering is TraceSortModel's work. Chosen
/// attributes have columns behind the fixed ones. A row that is not in the cache (yet) has storedMs 0; one whose
/// backend did not count has spans 0.
class TraceListModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column { Service = 0, Operation, Start, Duration, Spans, Errors, Services, Origins, Marks, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< the raw number or text that the column sorts by
        IdTextRole,
        DurationShareRole, ///< 0..1 from the shortest to the longest row, logarithmic as in the charts; on any column
        ErrorsRole,
        CachedRole,
        PinnedRole,
        PartialRole,
        FreshRole        ///< came with the last refreshes
    };

    explicit TraceListModel(QObject *parent = nullptr);

    /// New data: views start over.
    void setTraces(std::vector<TraceSummary> traces);
    /// The same list a moment later: only what changed is announced, selection and scrolling stay.
    void updateTraces(std::vector<TraceSummary> traces);
    /// Adds rows, or replaces those with the same id.
    void mergeTraces(std::span<const TraceSummary> traces);
    void setTimeZone(const DisplayTimeZone &zone);
    /// Whether "cached" is worth saying: not in a list of the cache itself.
    void setMarksCached(bool marksCached);

    /// Columns for these attributes, instead of those before.
    void setAttributes(const QStringList &keys);
    void setAttributeValues(const QString &key, AttributeColumns::Values values);
    [[nodiscard]] const AttributeColumns &attributes() const { return m_attributes; }
    /// Traces that are marked as new, and those in a cohort that is not the whole list.
    void setFresh(std::unordered_set<TraceId> ids);
    [[nodiscard]] bool isFresh(const TraceId &id) const { return m_fresh.contains(id); }
    void setCohort(std::unordered_set<TraceId> ids);
    /// What the last column sorts by.
    [[nodiscard]] int markWeight(const TraceSummary &trace) const;
    [[nodiscard]] bool hasMarks() const; ///< is there something in that column?

    [[nodiscard]] const std::vector<TraceSummary> &traces() const { return m_traces; }
    /// Requires: 0 <= row < rowCount().
    [[nodiscard]] const TraceSummary &trace(int row) const { return m_traces[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(const TraceId &id) const; ///< -1 for none

Q_SIGNALS:
    void freshChanged();

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_traces.size()); }
    [[nodiscard]] int columns() const override { return ColumnCount + m_attributes.count(); }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const TraceSummary &trace, int column) const;
    [[nodiscard]] QStringList marks(const TraceSummary &trace) const;
    [[nodiscard]] QStringList markSentences(const TraceSummary &trace) const;
    [[nodiscard]] QVariant sortValue(const TraceSummary &trace, int column) const;
    [[nodiscard]] QString toolTip(const TraceSummary &trace, int column) const;
    void removeAllBut(const std::unordered_map<TraceId, std::size_t> &kept);
    void appendTraces(std::vector<TraceSummary> traces);
    void rebuildRows();
    bool findDurations(); ///< true if others than before
    [[nodiscard]] double durationShare(std::int64_t durationNs) const;

    std::vector<TraceSummary> m_traces;
    std::unordered_map<TraceId, int> m_rows;
    std::int64_t m_shortestNs = 0;
    std::int64_t m_longestNs = 0;
    DisplayTimeZone m_zone;
    AttributeColumns m_attributes;
    std::unordered_set<TraceId> m_fresh;
    std::unordered_set<TraceId> m_cohort;
    bool m_marksCached = false;
};

} // namespace traceloupe
