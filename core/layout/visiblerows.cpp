// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/visiblerows.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace traceloupe {

VisibleRows::VisibleRows(TracePtr trace, SiblingGroupsPtr groups)
    : m_trace(std::move(trace)), m_groups(std::move(groups)), m_collapsed(m_trace->rowCount(), false)
{
    if (m_groups)
        m_openGroups.resize(m_groups->all().size());
    if (hasGroups()) {
        rebuild();
    } else {
        m_lines.resize(m_trace->rowCount());
        std::iota(m_lines.begin(), m_lines.end(), 0U);
    }
}

std::uint32_t VisibleRows::lineOf(SpanIndex span) const
{
    const auto after = std::ranges::upper_bound(m_lines, span.value());
    return after == m_lines.begin() ? 0 : static_cast<std::uint32_t>(after - m_lines.begin() - 1);
}

std::uint32_t VisibleRows::groupLineOf(SpanIndex span) const
{
    const std::uint32_t line = lineOf(span);
    return line > 0 && isOpenGroupLine(line - 1) && m_lines[line] == span.value() ? line - 1 : line;
}

bool VisibleRows::isVisible(SpanIndex span) const
{
    return std::ranges::binary_search(m_lines, span.value());
}

LineKind VisibleRows::kindOf(std::uint32_t line) const
{
    const SpanIndex span = at(line);
    if (isFilteredOut(span))
        return LineKind::Hidden;
    return groupAt(line) != nullptr ? LineKind::Group : LineKind::Span;
}

bool VisibleRows::isExpandable(std::uint32_t line) const
{
    return kindOf(line) != LineKind::Span || m_trace->hasChildren(at(line));
}

bool VisibleRows::isClosed(std::uint32_t line) const
{
    switch (kindOf(line)) {
    case LineKind::Hidden:
        return true;
    case LineKind::Group:
        return !isOpenGroupLine(line);
    case LineKind::Span:
        break;
    }
    return isCollapsed(at(line));
}

std::uint32_t VisibleRows::coveredEnd(std::uint32_t line) const
{
    if (isOpenGroupLine(line))
        return groupAt(line)->end;
    return line + 1 < lineCount() ? m_lines[line + 1] : endRow();
}

std::uint32_t VisibleRows::hiddenCount(SpanIndex span) const
{
    return isCollapsed(span) ? m_trace->subtreeEnd(span) - span.value() - 1 : 0;
}

const SiblingGroup *VisibleRows::closedGroupAt(SpanIndex first) const
{
    if (!isGrouping())
        return nullptr;
    const SiblingGroup *group = m_groups->startingAt(first.value());
    return group != nullptr && isGroupClosed(*group) ? group : nullptr;
}

bool VisibleRows::isOpenGroupLine(std::uint32_t line) const
{
    return line + 1 < lineCount() && m_lines[line + 1] == m_lines[line];
}

const SiblingGroup *VisibleRows::groupAt(std::uint32_t line) const
{
    return isOpenGroupLine(line) ? m_groups->startingAt(m_lines[line]) : closedGroupAt(at(line));
}

const SiblingGroup *VisibleRows::openGroupOf(SpanIndex member) const
{
    if (!isGrouping())
        return nullptr;
    const SiblingGroup *group = m_groups->ofMember(*m_trace, member);
    return group != nullptr && isShown(*group) && !isGroupClosed(*group) ? group : nullptr;
}

std::uint32_t VisibleRows::depthAt(std::uint32_t line) const
{
    const SpanIndex span = at(line);
    std::uint32_t depth = m_trace->depth(span);
    if (m_root.isValid())
        depth -= std::min(depth, m_trace->depth(m_root));
    if (!isGrouping())
        return depth;
    for (const SiblingGroup *group = m_groups->around(span.value()); group != nullptr; group = m_groups->around(*group))
        depth += isShown(*group) && !isGroupClosed(*group) ? 1 : 0;
    return isOpenGroupLine(line) ? depth - 1 : depth;
}

/// A person's wish: it holds when the root is no longer one, too.
void VisibleRows::collapseRow(std::uint32_t row, bool isCollapsed)
{
    m_collapsed[row] = isCollapsed;
    if (m_root.isValid() && row == m_root.value())
        m_isRootReopened = false;
}

bool VisibleRows::setCollapsed(SpanIndex span, bool isCollapsed)
{
    if (!m_trace->hasChildren(span) || m_collapsed[span.value()] == isCollapsed)
        return false;
    collapseRow(span.value(), isCollapsed);
    if (!isVisible(span) || closedGroupAt(span) != nullptr)
        return false;
    rebuildRows(span.value(), m_trace->subtreeEnd(span));
    return true;
}

bool VisibleRows::setSubtreeCollapsed(SpanIndex span, bool isCollapsed)
{
    const std::uint32_t before = lineCount();
    for (std::uint32_t row = span.value(); row < m_trace->subtreeEnd(span); ++row)
        collapseRow(row, isCollapsed && m_trace->hasChildren(SpanIndex(row)));
    if (!isVisible(span) || closedGroupAt(span) != nullptr)
        return false;
    rebuildRows(span.value(), m_trace->subtreeEnd(span));
    return lineCount() != before;
}

bool VisibleRows::setGroupCollapsed(const SiblingGroup &group, bool isCollapsed)
{
    if (!isGrouping())
        return false;
    for (std::uint32_t row = group.first.value(); row < group.end; ++row)
        collapseRow(row, isCollapsed && m_trace->hasChildren(SpanIndex(row)));
    m_openGroups[static_cast<std::size_t>(&group - m_groups->all().data())] = !isCollapsed;
    return rebuild();
}

bool VisibleRows::setAllCollapsed(bool isCollapsed)
{
    setAllGroups(!isCollapsed);
    m_isRootReopened = false;
    if (!isCollapsed) {
        m_collapsed.assign(m_collapsed.size(), false);
        return rebuild();
    }
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    for (std::uint32_t row = 0; row < ends.size(); ++row)
        m_collapsed[row] = ends[row] > row + 1;
    return rebuild();
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

bool VisibleRows::collapseToLevel(std::uint32_t levels)
{
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    const std::uint32_t deepest = (m_root.isValid() ? m_trace->depth(m_root) : 0) + levels - 1;
    for (std::uint32_t row = firstRow(); row < endRow(); ++row)
        collapseRow(row, ends[row] > row + 1 && m_trace->depth(SpanIndex(row)) >= deepest);
    return rebuild();
}

bool VisibleRows::collapseShorterThan(std::int64_t durationNs)
{
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    for (std::uint32_t row = firstRow(); row < endRow(); ++row)
        collapseRow(row, ends[row] > row + 1 && m_trace->durationNs(SpanIndex(row)) < durationNs
                             && !m_trace->isPhantom(SpanIndex(row)));
    return rebuild();
}

bool VisibleRows::reveal(SpanIndex span)
{
    if (span.value() < firstRow() || span.value() >= endRow())
        return false;
    // what changes: further up, more of it
    std::uint32_t first = span.value();
    std::uint32_t end = first;
    if (isFilteredOut(span)) {
        m_kept[span.value()] = true;
        end = m_trace->subtreeEnd(span);
    }
    for (SpanIndex member = span; member.isValid(); member = m_trace->parent(member)) {
        const SiblingGroup *group = isGrouping() ? m_groups->ofMember(*m_trace, member) : nullptr;
        if (group != nullptr && isGroupClosed(*group)) {
            m_openGroups[static_cast<std::size_t>(group - m_groups->all().data())] = true;
            first = group->first.value();
            end = group->end;
        }
        const SpanIndex above = m_trace->parent(member);
        if (!above.isValid() || member == m_root)
            break;
        if (m_collapsed[above.value()] || isFilteredOut(above)) {
            m_collapsed[above.value()] = false;
            if (!m_kept.empty())
                m_kept[above.value()] = true;
            first = above.value();
            end = m_trace->subtreeEnd(above);
        }
    }
    if (first == end)
        return false;
    rebuildRows(first, end);
    return true;
}

bool VisibleRows::setGrouping(bool isGrouping)
{
    if (m_isGrouping == isGrouping)
        return false;
    m_isGrouping = isGrouping;
    return hasGroups() && rebuild();
}

bool VisibleRows::setGroupOpen(const SiblingGroup &group, bool isOpen)
{
    const auto place = static_cast<std::size_t>(&group - m_groups->all().data());
    if (!isGrouping() || m_openGroups[place] == isOpen)
        return false;
    m_openGroups[place] = isOpen;
    const std::uint32_t before = lineCount();
    rebuildRows(group.first.value(), group.end);
    return lineCount() != before;
}

bool VisibleRows::toggleLine(std::uint32_t line)
{
    const SpanIndex span = at(line);
    switch (kindOf(line)) {
    case LineKind::Group:
        return setGroupOpen(*groupAt(line), isClosed(line));
    case LineKind::Hidden: {
        const std::uint32_t end = coveredEnd(line);
        for (std::uint32_t row = span.value(); row < end; ++row)
            m_kept[row] = true;
        return rebuild();
    }
    case LineKind::Span:
        break;
    }
    return setCollapsed(span, !isCollapsed(span));
}

bool VisibleRows::setRoot(SpanIndex root)
{
    if (root == m_root)
        return false;
    if (m_isRootReopened)
        m_collapsed[m_root.value()] = true;
    m_root = root;
    m_isRootReopened = root.isValid() && m_collapsed[root.value()];
    if (root.isValid())
        m_collapsed[root.value()] = false;
    rebuild();
    return true;
}

bool VisibleRows::setKept(std::vector<bool> kept)
{
    m_kept = std::move(kept);
    return rebuild();
}

std::uint32_t VisibleRows::endRow() const
{
    return m_root.isValid() ? m_trace->subtreeEnd(m_root) : m_trace->rowCount();
}

bool VisibleRows::isShown(const SiblingGroup &group) const
{
    return !m_root.isValid() || (group.first > m_root && group.end <= endRow());
}

bool VisibleRows::isGroupClosed(const SiblingGroup &group) const
{
    return isShown(group) && !m_openGroups[static_cast<std::size_t>(&group - m_groups->all().data())];
}

void VisibleRows::setAllGroups(bool isOpen)
{
    m_openGroups.assign(m_openGroups.size(), isOpen);
}

void VisibleRows::collectLines(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t> &lines) const
{
    const std::vector<std::uint32_t> &ends = m_trace->columns().subtreeEnd;
    if (!isGrouping() && m_kept.empty()) {
        for (std::uint32_t row = first; row < end; row = m_collapsed[row] ? ends[row] : row + 1)
            lines.push_back(row);
        return;
    }
    static const std::vector<SiblingGroup> kNone;
    const std::vector<SiblingGroup> &groups = isGrouping() ? m_groups->all() : kNone;
    auto group = std::ranges::lower_bound(groups, SpanIndex(first), {}, &SiblingGroup::first);
    bool isInGap = false;
    std::uint32_t gapDepth = 0;
    for (std::uint32_t row = first; row < end;) {
        if (!m_kept.empty() && !m_kept[row]) {
            // what is left out of another branch further up has a line of its own there
            const std::uint32_t depth = m_trace->depth(SpanIndex(row));
            if (!isInGap || depth < gapDepth) {
                lines.push_back(row);
                gapDepth = depth;
            }
            isInGap = true;
            ++row;
            continue;
        }
        isInGap = false;
        lines.push_back(row);
        while (group != groups.end() && group->first.value() < row)
            ++group;
        const bool startsGroup = group != groups.end() && group->first.value() == row && isShown(*group);
        if (startsGroup && isGroupClosed(*group)) {
            row = group->end;
            continue;
        }
        if (startsGroup)
            lines.push_back(row); // below the line of its group
        row = m_collapsed[row] ? ends[row] : row + 1;
    }
}

bool VisibleRows::rebuild()
{
    std::vector<std::uint32_t> lines;
    lines.reserve(m_lines.size());
    collectLines(firstRow(), endRow(), lines);
    const bool isChanged = lines != m_lines;
    m_lines = std::move(lines);
    return isChanged;
}

void VisibleRows::rebuildRows(std::uint32_t first, std::uint32_t end)
{
    if (!m_kept.empty()) { // a stretch that is left out may go on beyond these rows
        rebuild();
        return;
    }
    const auto from = std::ranges::lower_bound(m_lines, first);
    const auto to = std::lower_bound(from, m_lines.end(), end);
    std::vector<std::uint32_t> lines;
    collectLines(first, end, lines);

    const auto kept = std::min(lines.size(), static_cast<std::size_t>(to - from));
    const auto middle = std::copy_n(lines.begin(), kept, from);
    if (kept < lines.size())
        m_lines.insert(middle, lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.end());
    else
        m_lines.erase(middle, to);
}

} // namespace traceloupe
