// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/heatmaplayout.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr double kMostCount = 4e9; ///< of a key: more is said as that

} // namespace

HeatmapLayout::HeatmapLayout(const ResultColumns &columns, const std::vector<std::uint8_t> &members,
                             const TimeScale &time, const LogScale &duration)
    : m_time(time), m_duration(duration)
{
    if (columns.size() == 0 || time.widthPx() <= 0 || duration.lengthPx() <= 0)
        return;
    m_columns = std::max(1, static_cast<int>(time.widthPx() / kCellWidthPx));
    m_rows = std::max(1, static_cast<int>(duration.lengthPx() / kCellHeightPx));
    m_cellWidthPx = time.widthPx() / m_columns;
    m_cellHeightPx = duration.lengthPx() / m_rows;
    m_cells.resize(indexOf(0, m_rows));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double y = duration.lengthPx() - duration.positionOf(columns.durationNs[i]);
        HeatCell &cell = m_cells[indexOf(columnAt(time.xAt(columns.startNs[i])), rowAt(y))];
        m_most = std::max(m_most, ++cell.traces);
        cell.weight += columns.weightOf(i);
        m_mostWeight = std::max(m_mostWeight, cell.weight);
        cell.failed += columns.errors[i] > 0 ? 1 : 0;
        cell.members += !members.empty() && members[i] != 0 ? 1 : 0;
    }
}

double HeatmapLayout::strength(const HeatCell &cell) const
{
    return cell.traces == 0 ? 0.0 : strengthOf(cell.weight);
}

double HeatmapLayout::strengthOf(double weight) const
{
    return m_mostWeight > 0 ? std::log1p(weight) / std::log1p(m_mostWeight) : 0.0;
}

std::vector<std::uint32_t> HeatmapLayout::scaleSteps(std::size_t steps) const
{
    std::vector<std::uint32_t> counts;
    const double least = std::log1p(1.0);
    const double most = std::log1p(m_mostWeight);
    for (std::size_t i = 0; i < steps && m_most > 0; ++i) {
        const double share = steps == 1 ? 1.0 : static_cast<double>(i) / static_cast<double>(steps - 1);
        const auto count = static_cast<std::uint32_t>(
            std::lround(std::min(std::expm1(least + (most - least) * share), kMostCount)));
        if (counts.empty() || count > counts.back())
            counts.push_back(count);
    }
    return counts;
}

int HeatmapLayout::columnAt(double x) const
{
    return m_columns == 0 ? 0 : static_cast<int>(std::clamp(x / m_cellWidthPx, 0.0, m_columns - 1.0));
}

int HeatmapLayout::rowAt(double y) const
{
    const double up = m_duration.lengthPx() - y;
    return m_rows == 0 ? 0 : static_cast<int>(std::clamp(up / m_cellHeightPx, 0.0, m_rows - 1.0));
}

ResultBrush HeatmapLayout::brushOf(int columnA, int rowA, int columnB, int rowB) const
{
    const auto [left, right] = std::minmax(columnA, columnB);
    const auto [low, high] = std::minmax(rowA, rowB);
    // the next cell's first nanosecond is the end, of durations the last one before it
    const std::int64_t shortest = low == 0 ? 0 : m_duration.durationAt(low * m_cellHeightPx);
    const std::int64_t longest = high + 1 >= m_rows ? m_duration.range().maxNs
                                                    : m_duration.durationAt((high + 1) * m_cellHeightPx) - 1;
    return {TimeRange{m_time.timeAt(leftPx(left)), m_time.timeAt(leftPx(right + 1))},
            DurationRange{shortest, std::max(shortest, longest)}};
}

QString toText(const HeatmapLayout &layout)
{
    QString text;
    for (int row = layout.rowCount() - 1; row >= 0; --row) {
        for (int column = 0; column < layout.columnCount(); ++column) {
            const std::uint32_t traces = layout.cell(column, row).traces;
            text += traces == 0 ? u'.' : traces > 9 ? u'+' : QChar(static_cast<char16_t>(u'0' + traces));
        }
        text += u'\n';
    }
    return text;
}

} // namespace traceloupe
