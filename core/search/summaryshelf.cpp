// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/summaryshelf.h"

namespace traceloupe {

void SummaryShelf::use(std::int64_t version)
{
    const std::lock_guard lock(m_mutex);
    if (version != m_version || m_kept.size() >= kMaxKept)
        m_kept.clear();
    m_version = version;
}

Result<TraceSummary> SummaryShelf::summary(std::int64_t traceRow, QueryReader &reader)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto at = m_kept.find(traceRow); at != m_kept.end())
            return at->second;
    }
    auto read = reader.summary(traceRow);
    if (read) {
        const std::lock_guard lock(m_mutex);
        if (m_kept.size() < kMaxKept)
            m_kept.emplace(traceRow, *read);
    }
    return read;
}

} // namespace traceloupe
