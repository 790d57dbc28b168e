// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/selection.h"

namespace traceloupe {

void Selection::set(SpanIndex span, bool isGroup)
{
    if (span == m_current && isGroup == m_isGroup)
        return;
    m_current = span;
    m_isGroup = isGroup;
    Q_EMIT currentChanged(span);
}

} // namespace traceloupe
