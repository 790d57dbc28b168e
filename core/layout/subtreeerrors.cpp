// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/subtreeerrors.h"

#include <algorithm>

namespace traceloupe {

SubtreeErrors::SubtreeErrors(const Trace &trace)
{
    const std::vector<StatusCode> &statuses = trace.columns().status;
    m_before.reserve(statuses.size() + 1);
    std::uint32_t count = 0;
    m_before.push_back(0);
    for (const StatusCode status : statuses) {
        count += status == StatusCode::Error ? 1 : 0;
        m_before.push_back(count);
    }
}

SpanIndex SubtreeErrors::nextError(SpanIndex from) const
{
    if (from.value() + 1 >= m_before.size())
        return {};
    const auto begin = m_before.begin() + from.value();
    const auto after = std::upper_bound(begin, m_before.end(), *begin);
    return after == m_before.end() ? SpanIndex() : SpanIndex(static_cast<std::uint32_t>(after - m_before.begin() - 1));
}

SpanIndex SubtreeErrors::previousError(SpanIndex before) const
{
    if (m_before.empty() || before.value() >= m_before.size() || m_before[before.value()] == 0)
        return {};
    const auto first = std::lower_bound(m_before.begin(), m_before.begin() + before.value(), m_before[before.value()]);
    return SpanIndex(static_cast<std::uint32_t>(first - m_before.begin() - 1));
}

} // namespace traceloupe
