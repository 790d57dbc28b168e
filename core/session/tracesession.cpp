// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tracesession.h"

#include "core/analysis/selftime.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Room beside a span that is zoomed to, as a share of its length.
constexpr std::int64_t kZoomMarginDivisor = 20;

} // namespace

TraceSession::TraceSession(TracePtr trace, QObject *parent)
    : QObject(parent), m_trace(std::move(trace)), m_viewRange({m_trace->startNs(), m_trace->endNs()}), m_collapse(m_trace),
      m_colors(*m_trace), m_errors(*m_trace)
{
    const std::vector<std::uint32_t> &depths = m_trace->columns().depth;
    if (!depths.empty())
        m_maximumDepth = *std::ranges::max_element(depths);
}

std::int64_t TraceSession::selfTimeNs(SpanIndex span) const
{
    if (m_selfTimesNs.empty())
        m_selfTimesNs = selfTimesNs(*m_trace);
    return m_selfTimesNs[span.value()];
}

void TraceSession::setTimeZone(const DisplayTimeZone &zone)
{
    if (zone == m_timeZone)
        return;
    m_timeZone = zone;
    Q_EMIT timeZoneChanged();
}

void TraceSession::zoomToSpan(SpanIndex span)
{
    const std::int64_t margin = std::max<std::int64_t>(1, m_trace->durationNs(span) / kZoomMarginDivisor);
    m_viewRange.setRange({saturatingSubtract(m_trace->startNs(span), margin), saturatingAdd(m_trace->endNs(span), margin)});
}

void TraceSession::goToSpan(SpanIndex span)
{
    m_collapse.reveal(span);
    m_selection.setCurrent(span);
}

} // namespace traceloupe
