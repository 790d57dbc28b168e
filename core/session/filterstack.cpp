// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/filterstack.h"

namespace traceloupe {

void FilterStack::set(const SpanFilter &filter, Change change)
{
    if (filter == m_current)
        return;
    const bool goesOn = change == Change::Step && m_isInStep && !m_undo.empty();
    m_isInStep = change == Change::Step;
    if (!goesOn) {
        m_undo.push_back(m_current);
        if (m_undo.size() > kMaxHistory)
            m_undo.erase(m_undo.begin());
    }
    m_redo.clear();
    show(filter);
}

void FilterStack::setText(const QString &text, Change change)
{
    SpanFilter filter = m_current;
    filter.text = text;
    set(filter, change);
}

void FilterStack::setHidesOthers(bool hidesOthers)
{
    SpanFilter filter = m_current;
    filter.hidesOthers = hidesOthers;
    set(filter);
}

void FilterStack::setRoot(SpanIndex root)
{
    SpanFilter filter = m_current;
    filter.root = root;
    set(filter);
}

void FilterStack::undo()
{
    if (m_undo.empty())
        return;
    m_redo.push_back(m_current);
    m_isInStep = false;
    const SpanFilter filter = m_undo.back();
    m_undo.pop_back();
    show(filter);
}

void FilterStack::redo()
{
    if (m_redo.empty())
        return;
    m_undo.push_back(m_current);
    m_isInStep = false;
    const SpanFilter filter = m_redo.back();
    m_redo.pop_back();
    show(filter);
}

void FilterStack::show(const SpanFilter &filter)
{
    m_current = filter;
    Q_EMIT currentChanged(m_current);
}

} // namespace traceloupe
