// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// The rows of a trace that are on lines, given what is collapsed: a list of span rows in ascending order (a trace's
/// rows are in depth-first order, so a hidden subtree is a gap). One change costs the lines that move; all changes
/// together at most one pass over the visible rows. Line = position in the list, row = SpanIndex.
class VisibleRows {
public:
    VisibleRows() = default;
    /// Everything expanded.
    explicit VisibleRows(TracePtr trace);

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_lines.size()); }
    /// Requires: line < lineCount().
    [[nodiscard]] SpanIndex at(std::uint32_t line) const { return SpanIndex(m_lines[line]); }
    /// The line of the span, or of the collapsed ancestor that hides it. Requires: a span of the trace.
    [[nodiscard]] std::uint32_t lineOf(SpanIndex span) const;
    [[nodiscard]] bool isVisible(SpanIndex span) const;
    [[nodiscard]] bool isCollapsed(SpanIndex span) const { return m_collapsed[span.value()]; }
    /// The bar is drawn for this many spans more than the line's own.
    [[nodiscard]] std::uint32_t hiddenCount(SpanIndex span) const;
    [[nodiscard]] const TracePtr &trace() const { return m_trace; }

    // Each returns whether lines changed.
    bool setCollapsed(SpanIndex span, bool isCollapsed);
    /// The span and everything below it.
    bool setSubtreeCollapsed(SpanIndex span, bool isCollapsed);
    bool setAllCollapsed(bool isCollapsed);
    /// Expands the topmost level that has something collapsed.
    bool expandOneLevel();
    /// Collapses the deepest level that is open.
    bool collapseOneLevel();
    /// Expands the ancestors of the span.
    bool reveal(SpanIndex span);

private:
    void collectLines(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t> &lines) const;
    void rebuild();
    void rebuildSubtree(SpanIndex top);

    TracePtr m_trace;
    std::vector<bool> m_collapsed;
    std::vector<std::uint32_t> m_lines;
};

} // namespace traceloupe
