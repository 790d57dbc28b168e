// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/outgoinglinks.h"

#include <algorithm>

namespace traceloupe {

void OutgoingLinks::setMissing(std::vector<TraceId> traces)
{
    std::ranges::sort(traces);
    if (traces == m_missing)
        return;
    m_missing = std::move(traces);
    Q_EMIT changed();
}

bool OutgoingLinks::isMissing(const TraceId &trace) const
{
    return std::ranges::binary_search(m_missing, trace);
}

} // namespace traceloupe
