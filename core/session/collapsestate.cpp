// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/collapsestate.h"

namespace traceloupe {

CollapseState::CollapseState(VisibleRows rows, QObject *parent) : QObject(parent), m_rows(std::move(rows)) {}

void CollapseState::tell(bool isChanged)
{
    if (isChanged)
        Q_EMIT rowsChanged();
}

void CollapseState::setCollapsed(SpanIndex span, bool isCollapsed)
{
    tell(shown().setCollapsed(span, isCollapsed));
}

void CollapseState::toggleLine(std::uint32_t line)
{
    tell(shown().toggleLine(line));
}

bool CollapseState::closeGroupOf(SpanIndex member)
{
    const SiblingGroup *group = shown().openGroupOf(member);
    if (group == nullptr)
        return false;
    tell(shown().setGroupOpen(*group, false));
    return true;
}

void CollapseState::setSubtreeCollapsed(std::uint32_t line, bool isCollapsed)
{
    if (const SiblingGroup *group = shown().groupAt(line))
        tell(shown().setGroupCollapsed(*group, isCollapsed));
    else
        tell(shown().setSubtreeCollapsed(shown().at(line), isCollapsed));
}

void CollapseState::collapseAll()
{
    tell(shown().setAllCollapsed(true));
}

void CollapseState::expandAll()
{
    tell(shown().setAllCollapsed(false));
}

void CollapseState::expandOneLevel()
{
    tell(shown().expandOneLevel());
}

void CollapseState::collapseOneLevel()
{
    tell(shown().collapseOneLevel());
}

void CollapseState::collapseToLevel(std::uint32_t levels)
{
    tell(shown().collapseToLevel(levels));
}

void CollapseState::collapseShorterThan(std::int64_t durationNs)
{
    tell(shown().collapseShorterThan(durationNs));
}

void CollapseState::reveal(SpanIndex span)
{
    tell(shown().reveal(span));
}

void CollapseState::setGrouping(bool isGrouping)
{
    const bool isChanged = m_rows.setGrouping(isGrouping);
    tell(isChanged && !m_lens);
}

void CollapseState::setRoot(SpanIndex root)
{
    bool isChanged = m_rows.setRoot(root);
    if (m_lens)
        isChanged = m_lens->setRoot(root);
    tell(isChanged);
}

void CollapseState::setLens(const std::vector<std::uint32_t> &rows)
{
    const Trace &trace = *m_rows.trace();
    std::vector<bool> kept(trace.rowCount());
    for (const std::uint32_t row : rows) {
        for (SpanIndex span(row); span.isValid() && !kept[span.value()]; span = trace.parent(span))
            kept[span.value()] = true;
    }
    VisibleRows lens(m_rows.trace());
    lens.setRoot(m_rows.root());
    lens.setKept(std::move(kept));
    m_lens = std::move(lens);
    tell(true);
}

void CollapseState::clearLens()
{
    if (!m_lens)
        return;
    m_lens.reset();
    tell(true);
}

} // namespace traceloupe
