// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/selection.h"

namespace traceloupe {

void Selection::setCurrent(SpanIndex span)
{
    if (span == m_current)
        return;
    m_current = span;
    Q_EMIT currentChanged(span);
}

} // namespace traceloupe
