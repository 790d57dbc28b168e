// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/timemarks.h"

namespace traceloupe {

void TimeMarks::setRange(std::optional<TimeRange> range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT changed();
}

void TimeMarks::setPassing(std::optional<std::int64_t> timeNs)
{
    if (timeNs == m_passing)
        return;
    m_passing = timeNs;
    Q_EMIT changed();
}

void TimeMarks::toggleKept(std::int64_t timeNs)
{
    const auto place = std::ranges::lower_bound(m_kept, timeNs);
    if (place != m_kept.end() && *place == timeNs)
        m_kept.erase(place);
    else if (m_kept.size() < kMaxKept)
        m_kept.insert(place, timeNs);
    Q_EMIT changed();
}

void TimeMarks::clear()
{
    if (isEmpty())
        return;
    m_range.reset();
    m_passing.reset();
    m_kept.clear();
    Q_EMIT changed();
}

} // namespace traceloupe
