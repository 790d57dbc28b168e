// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/layout/resultcolumns.h"

#include <QObject>

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// What charts need of found traces: columns of equal length, a row a trace.
struct ResultRows {
    ResultColumns columns;
    std::vector<TraceId> ids;
    std::vector<QString> services; ///< of the root
    std::vector<QString> names;
    std::vector<std::uint32_t> fresh; ///< rows that came with the last refreshes, ascending

    void append(const TraceSummary &trace);
};

/// The rows and marks of a result set at one moment. Nothing of it changes: free to cross threads.
struct ResultSnapshot {
    std::shared_ptr<const ResultRows> rows = std::make_shared<const ResultRows>();
    std::shared_ptr<const std::vector<std::uint8_t>> members = std::make_shared<const std::vector<std::uint8_t>>();
    bool hasCohort = false;
    quint64 generation = 0; ///< of the rows

    [[nodiscard]] const ResultColumns &columns() const { return rows->columns; }
    [[nodiscard]] std::size_t size() const { return rows->ids.size(); }
};

/// The traces that charts and table show together, and what someone marked of them: a brush, the traces within it (the
/// cohort, which the table and later a comparison use), and the one under the pointer. Views set these and follow the
/// signals; none knows another.
class ResultSet final : public QObject {
    Q_OBJECT
public:
    explicit ResultSet(QObject *parent = nullptr) : QObject(parent) {}

    /// The brush stays, the cohort follows it.
    void setRows(ResultRows rows);
    [[nodiscard]] const ResultColumns &columns() const { return m_rows->columns; }
    [[nodiscard]] const ResultRows &rows() const { return *m_rows; }
    [[nodiscard]] std::size_t size() const { return m_rows->ids.size(); }
    [[nodiscard]] ResultSnapshot snapshot() const { return {m_rows, m_members, hasCohort(), m_generation}; }
    /// Another number after every setRows().
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] std::optional<std::uint32_t> rowOf(const TraceId &id) const;

    void setBrush(const ResultBrush &brush);
    void clearBrush() { setBrush({}); }
    [[nodiscard]] const ResultBrush &brush() const { return m_brush; }
    [[nodiscard]] bool hasCohort() const { return !m_brush.isEmpty(); }
    /// By row, 1 for a trace of the cohort.
    [[nodiscard]] const std::vector<std::uint8_t> &members() const { return *m_members; }
    [[nodiscard]] std::size_t cohortSize() const { return m_cohortSize; }
    [[nodiscard]] std::unordered_set<TraceId> cohort() const;

    void setHovered(std::optional<std::uint32_t> row);
    [[nodiscard]] std::optional<std::uint32_t> hovered() const { return m_hovered; }

Q_SIGNALS:
    void rowsChanged();   ///< and maybe the cohort
    void cohortChanged(); ///< another brush
    void hoverChanged();

private:
    void findMembers();

    std::shared_ptr<const ResultRows> m_rows = std::make_shared<const ResultRows>();
    mutable std::unordered_map<TraceId, std::uint32_t> m_rowById; ///< empty until asked for
    ResultBrush m_brush;
    std::shared_ptr<const std::vector<std::uint8_t>> m_members = std::make_shared<const std::vector<std::uint8_t>>();
    std::size_t m_cohortSize = 0;
    quint64 m_generation = 0;
    std::optional<std::uint32_t> m_hovered;
};

} // namespace traceloupe
