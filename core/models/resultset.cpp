// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/resultset.h"

#include <algorithm>

namespace traceloupe {

void ResultRows::append(const TraceSummary &trace)
{
    columns.append(trace.startNs, trace.durationNs, trace.spans, trace.errors);
    ids.push_back(trace.id);
    services.push_back(trace.rootService);
    names.push_back(trace.rootName);
}

void ResultSet::setRows(ResultRows rows)
{
    m_rows = std::make_shared<const ResultRows>(std::move(rows));
    ++m_generation;
    m_rowById.clear();
    m_hovered.reset();
    findMembers();
    Q_EMIT rowsChanged();
}

std::optional<std::uint32_t> ResultSet::rowOf(const TraceId &id) const
{
    // found out when first asked for: charts of many spans never do
    if (m_rowById.empty()) {
        m_rowById.reserve(m_rows->ids.size());
        for (std::size_t row = 0; row < m_rows->ids.size(); ++row)
            m_rowById.emplace(m_rows->ids[row], static_cast<std::uint32_t>(row));
    }
    const auto found = m_rowById.find(id);
    return found == m_rowById.end() ? std::nullopt : std::optional(found->second);
}

void ResultSet::setBrush(const ResultBrush &brush)
{
    if (brush == m_brush)
        return;
    m_brush = brush;
    findMembers();
    Q_EMIT cohortChanged();
}

void ResultSet::findMembers()
{
    m_members = std::make_shared<const std::vector<std::uint8_t>>(rowsWithin(m_rows->columns, m_brush));
    m_cohortSize = static_cast<std::size_t>(std::ranges::count(*m_members, 1));
}

std::unordered_set<TraceId> ResultSet::cohort() const
{
    std::unordered_set<TraceId> ids;
    ids.reserve(m_cohortSize);
    for (std::size_t row = 0; row < m_members->size(); ++row) {
        if ((*m_members)[row] != 0)
            ids.insert(m_rows->ids[row]);
    }
    return ids;
}

void ResultSet::setHovered(std::optional<std::uint32_t> row)
{
    if (row && *row >= size())
        row.reset();
    if (row == m_hovered)
        return;
    m_hovered = row;
    Q_EMIT hoverChanged();
}

} // namespace traceloupe
