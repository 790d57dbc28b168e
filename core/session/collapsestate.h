// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/visiblerows.h"

#include <QObject>

#include <optional>

namespace traceloupe {

/// What is collapsed in a trace's tree, shared by its views: VisibleRows with a signal. While a lens is on, only what
/// it keeps is on lines, with a collapse state of its own; without it the person's own state is there again.
class CollapseState final : public QObject {
    Q_OBJECT
public:
    explicit CollapseState(VisibleRows rows, QObject *parent = nullptr);

    [[nodiscard]] const VisibleRows &rows() const { return m_lens ? *m_lens : m_rows; }
    [[nodiscard]] bool hasLens() const { return m_lens.has_value(); }

    void setCollapsed(SpanIndex span, bool isCollapsed);
    void toggle(SpanIndex span) { setCollapsed(span, !rows().isCollapsed(span)); }
    /// Opens or closes what the line stands for, groups and hidden stretches too.
    void toggleLine(std::uint32_t line);
    /// Closes the open group that the span is a member of; false where there is none.
    bool closeGroupOf(SpanIndex member);
    /// What the line stands for and everything below it.
    void setSubtreeCollapsed(std::uint32_t line, bool isCollapsed);
    void collapseAll();
    void expandAll();
    void expandOneLevel();
    void collapseOneLevel();
    void collapseToLevel(std::uint32_t levels);
    void collapseShorterThan(std::int64_t durationNs);
    void reveal(SpanIndex span);
    void setGrouping(bool isGrouping);
    void setRoot(SpanIndex root);
    /// Keeps these rows (ascending) and their ancestors.
    void setLens(const std::vector<std::uint32_t> &rows);
    void clearLens();

Q_SIGNALS:
    void rowsChanged();

private:
    [[nodiscard]] VisibleRows &shown() { return m_lens ? *m_lens : m_rows; }
    void tell(bool isChanged);

    VisibleRows m_rows;
    std::optional<VisibleRows> m_lens;
};

} // namespace traceloupe
