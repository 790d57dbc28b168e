// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/collapsestate.h"

namespace traceloupe {

CollapseState::CollapseState(VisibleRows rows, QObject *parent) : QObject(parent), m_rows(std::move(rows)) {}

void CollapseState::setCollapsed(SpanIndex span, bool isCollapsed)
{
    if (m_rows.setCollapsed(span, isCollapsed))
        Q_EMIT rowsChanged();
}

void CollapseState::setSubtreeCollapsed(SpanIndex span, bool isCollapsed)
{
    if (m_rows.setSubtreeCollapsed(span, isCollapsed))
        Q_EMIT rowsChanged();
}

void CollapseState::collapseAll()
{
    if (m_rows.setAllCollapsed(true))
        Q_EMIT rowsChanged();
}

void CollapseState::expandAll()
{
    if (m_rows.setAllCollapsed(false))
        Q_EMIT rowsChanged();
}

void CollapseState::expandOneLevel()
{
    if (m_rows.expandOneLevel())
        Q_EMIT rowsChanged();
}

void CollapseState::collapseOneLevel()
{
    if (m_rows.collapseOneLevel())
        Q_EMIT rowsChanged();
}

void CollapseState::reveal(SpanIndex span)
{
    if (m_rows.reveal(span))
        Q_EMIT rowsChanged();
}

} // namespace traceloupe
