// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/siblinggroups.h"
#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// What a line stands for.
enum class LineKind : std::uint8_t {
    Span,
    Group,  ///< repeated siblings, on one line or (open) with their own lines below it; its span is their first
    Hidden  ///< spans that a filter leaves out, one after another; its span is their first
};

/// The rows of a trace that are on lines, given what is collapsed, grouped and filtered: a list of span rows in
/// ascending order (a trace's rows are in depth-first order, so a hidden subtree is a gap). A span is on one line at
/// most; the first member of an open group is there twice: the group's line comes before its own. One change costs the
/// lines that move; all changes together at most one pass over the rows. Line = position in the list, row = SpanIndex.
class VisibleRows {
public:
    VisibleRows() = default;
    /// Everything expanded; groups closed.
    explicit VisibleRows(TracePtr trace, SiblingGroupsPtr groups = nullptr);

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_lines.size()); }
    /// Requires: line < lineCount().
    [[nodiscard]] SpanIndex at(std::uint32_t line) const { return SpanIndex(m_lines[line]); }
    /// The line of the span, or of what hides it: a collapsed ancestor, a group, a filter. Requires: a span of the
    /// trace.
    [[nodiscard]] std::uint32_t lineOf(SpanIndex span) const;
    /// The same, but of the group where the span is the first of an open one.
    [[nodiscard]] std::uint32_t groupLineOf(SpanIndex span) const;
    [[nodiscard]] bool isVisible(SpanIndex span) const;
    [[nodiscard]] bool isCollapsed(SpanIndex span) const { return m_collapsed[span.value()]; }
    [[nodiscard]] LineKind kindOf(std::uint32_t line) const;
    /// Whether the line can be opened or closed.
    [[nodiscard]] bool isExpandable(std::uint32_t line) const;
    /// Whether the line hides rows that are below it or in it.
    [[nodiscard]] bool isClosed(std::uint32_t line) const;
    /// The row after all that the line stands for: its own, those that it hides, a group's members.
    [[nodiscard]] std::uint32_t coveredEnd(std::uint32_t line) const;
    /// The bar is drawn for this many spans more than the line's own.
    [[nodiscard]] std::uint32_t hiddenCount(SpanIndex span) const;
    [[nodiscard]] const TracePtr &trace() const { return m_trace; }
    /// The group whose line it is, open or closed, or null.
    [[nodiscard]] const SiblingGroup *groupAt(std::uint32_t line) const;
    /// The open group that the span is a member of, or null.
    [[nodiscard]] const SiblingGroup *openGroupOf(SpanIndex member) const;
    [[nodiscard]] bool isGrouping() const { return m_isGrouping && m_groups; }
    [[nodiscard]] bool hasGroups() const { return m_groups && !m_groups->all().empty(); }
    /// Whether a filter leaves the row out.
    [[nodiscard]] bool isFilteredOut(SpanIndex span) const { return !m_kept.empty() && !m_kept[span.value()]; }
    /// The span that is shown as the root, invalid for the whole trace.
    [[nodiscard]] SpanIndex root() const { return m_root; }
    /// Of the tree as it is shown: below the shown root, members of open groups a level below their group.
    [[nodiscard]] std::uint32_t depthAt(std::uint32_t line) const;

    // Each returns whether lines changed.
    bool setCollapsed(SpanIndex span, bool isCollapsed);
    /// The span and everything below it.
    bool setSubtreeCollapsed(SpanIndex span, bool isCollapsed);
    /// The group and everything below its members.
    bool setGroupCollapsed(const SiblingGroup &group, bool isCollapsed);
    bool setAllCollapsed(bool isCollapsed);
    /// Expands the topmost level that has something collapsed.
    bool expandOneLevel();
    /// Collapses the deepest level that is open.
    bool collapseOneLevel();
    /// Levels from the shown root that stay; what is below is collapsed. Requires: levels > 0.
    bool collapseToLevel(std::uint32_t levels);
    /// Collapses every span that took less, and expands the others.
    bool collapseShorterThan(std::int64_t durationNs);
    /// Expands the ancestors of the span, opens groups and filtered stretches that hide it.
    bool reveal(SpanIndex span);
    bool setGrouping(bool isGrouping);
    bool setGroupOpen(const SiblingGroup &group, bool isOpen);
    /// Opens or closes what the line stands for: a span's subtree, a group, a stretch that is filtered out.
    bool toggleLine(std::uint32_t line);
    /// Shows this span's subtree only; the whole trace for an invalid one. What was collapsed is so again afterwards.
    bool setRoot(SpanIndex root);
    /// Leaves out rows whose bit is not set. Requires: a bit for each row.
    bool setKept(std::vector<bool> kept);

private:
    [[nodiscard]] std::uint32_t firstRow() const { return m_root.isValid() ? m_root.value() : 0; }
    [[nodiscard]] std::uint32_t endRow() const;
    /// Whether the rows that are shown hold all of the group.
    [[nodiscard]] bool isShown(const SiblingGroup &group) const;
    [[nodiscard]] bool isGroupClosed(const SiblingGroup &group) const;
    [[nodiscard]] const SiblingGroup *closedGroupAt(SpanIndex first) const;
    [[nodiscard]] bool isOpenGroupLine(std::uint32_t line) const;
    void collapseRow(std::uint32_t row, bool isCollapsed);
    void setAllGroups(bool isOpen);
    void collectLines(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t> &lines) const;
    bool rebuild();
    void rebuildRows(std::uint32_t first, std::uint32_t end);

    TracePtr m_trace;
    SiblingGroupsPtr m_groups;
    bool m_isGrouping = true;
    std::vector<bool> m_openGroups; ///< by place in m_groups->all()
    std::vector<bool> m_collapsed;
    std::vector<bool> m_kept; ///< empty = all
    SpanIndex m_root;
    bool m_isRootReopened = false; ///< the root was collapsed before it was one
    std::vector<std::uint32_t> m_lines;
};

} // namespace traceloupe
