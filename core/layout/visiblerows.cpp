// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/visiblerows.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace traceloupe {

VisibleRows::VisibleRows(TracePtr trace)
    : m_trace(std::move(trace)), m_collapsed(m_trace->rowCount(), false), m_lines(m_trace->rowCount())
{
    std::iota(m_lines.begin(), m_lines.end(), 0U);
}

std::uint32_t VisibleRows::lineOf(SpanIndex span) const
{
    const auto after = std::ranges::upper_bound(m_lines, span.value());
    return after == m_lines.begin() ? 0 : static_cast<std::uint32_t>(after - m_lines.begin() - 1);
}

bool VisibleRows::isVisible(SpanIndex span) const
{
    return std::ranges::binary_search(m_lines, span.value());
}

std::uint32_t VisibleRows::hiddenCount(SpanIndex span) const
{
    return isCollapsed(span) ? m_trace->subtreeEnd(span) - span.value() - 1 : 0;
}

bool VisibleRows::setCollapsed(SpanIndex span, bool isCollapsed)
{
    if (!m_trace->hasChildren(span) || m_collapsed[span.value()] == isCollapsed)
        return false;
    m_collapsed[span.value()] = isCollapsed;
    if (!isVisible(span))
        return false;
    rebuildSubtree(span);
    return true;
}

bool VisibleRows::setSubtreeCollapsed(SpanIndex span, bool isCollapsed)
{
    const std::uint32_t before = lineCount();
    for (std::uint32_t row = span.value(); row < m_trace->subtreeEnd(span); ++row)
        m_collapsed[row] = isCollapsed && m_trace->hasChildren(SpanIndex(row));
    if (!isVisible(span))
        return false;
    rebuildSubtree(span);
    return lineCount() != before;
}

bool VisibleRows::setAllCollapsed(bool isCollapsed)
{
    const std::uint32_t before = lineCount();
    if (!isCollapsed) {
        m_collapsed.assign(m_collapsed.size(), false);
        m_lines.resize(m_collapsed.size());
        std::iota(m_lines.begin(), m_lines.end(), 0U);
        return lineCount() != before;
    }
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    for (std::uint32_t row = 0; row < ends.size(); ++row)
        m_collapsed[row] = ends[row] > row + 1;
    rebuild();
    return lineCount() != before;
}

bool VisibleRows::expandOneLevel()
{
    std::uint32_t level = std::numeric_limits<std::uint32_t>::max();
    for (const std::uint32_t row : m_lines) {
        if (m_collapsed[row])
            level = std::min(level, m_trace->depth(SpanIndex(row)));
    }
    if (level == std::numeric_limits<std::uint32_t>::max())
        return false;
    for (const std::uint32_t row : m_lines) {
        if (m_trace->depth(SpanIndex(row)) == level)
            m_collapsed[row] = false;
    }
    rebuild();
    return true;
}

bool VisibleRows::collapseOneLevel()
{
    std::int64_t level = -1;
    const auto isOpen = [this](std::uint32_t row) { return !m_collapsed[row] && m_trace->hasChildren(SpanIndex(row)); };
    for (const std::uint32_t row : m_lines) {
        if (isOpen(row))
            level = std::max<std::int64_t>(level, m_trace->depth(SpanIndex(row)));
    }
    if (level < 0)
        return false;
    for (const std::uint32_t row : m_lines) {
        if (isOpen(row) && m_trace->depth(SpanIndex(row)) == static_cast<std::uint32_t>(level))
            m_collapsed[row] = true;
    }
    rebuild();
    return true;
}

bool VisibleRows::reveal(SpanIndex span)
{
    SpanIndex topmost;
    for (SpanIndex above = m_trace->parent(span); above.isValid(); above = m_trace->parent(above)) {
        if (!m_collapsed[above.value()])
            continue;
        m_collapsed[above.value()] = false;
        topmost = above;
    }
    if (!topmost.isValid())
        return false;
    rebuildSubtree(topmost);
    return true;
}

void VisibleRows::collectLines(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t> &lines) const
{
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    for (std::uint32_t row = first; row < end; row = m_collapsed[row] ? ends[row] : row + 1)
        lines.push_back(row);
}

void VisibleRows::rebuild()
{
    m_lines.clear();
    collectLines(0, m_trace->rowCount(), m_lines);
}

void VisibleRows::rebuildSubtree(SpanIndex top)
{
    const std::uint32_t end = m_trace->subtreeEnd(top);
    const auto from = std::ranges::lower_bound(m_lines, top.value());
    const auto to = std::lower_bound(from, m_lines.end(), end);
    std::vector<std::uint32_t> lines;
    collectLines(top.value(), end, lines);

    const auto kept = std::min(lines.size(), static_cast<std::size_t>(to - from));
    const auto middle = std::copy_n(lines.begin(), kept, from);
    if (kept < lines.size())
        m_lines.insert(middle, lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.end());
    else
        m_lines.erase(middle, to);
}

} // namespace traceloupe
