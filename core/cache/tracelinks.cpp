// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracelinks.h"

namespace traceloupe {

std::vector<TraceLink> collectLinks(const Trace &trace)
{
    std::vector<TraceLink> found;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanDetails details = trace.details(SpanIndex(row));
        if (details.linkCount() == 0)
            continue;
        std::uint32_t position = 0;
        for (const LinkView &link : details.links())
            found.push_back({row, position++, link.traceId, link.spanId});
    }
    return found;
}

} // namespace traceloupe
