// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tracesession.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Room beside a span that is zoomed to, as a share of its length.
constexpr std::int64_t kZoomMarginDivisor = 20;

} // namespace

// rows are needed by the collapse state only, which changes them
TraceSession::TraceSession(TraceFigures figures, QObject *parent)
    : QObject(parent),
      m_figures(std::move(figures)),
      m_viewRange({m_figures.trace->startNs(), m_figures.trace->endNs()}),
      m_collapse(std::move(m_figures.rows))
{}

void TraceSession::setTimeZone(const DisplayTimeZone &zone)
{
    if (zone == m_timeZone)
        return;
    m_timeZone = zone;
    Q_EMIT timeZoneChanged();
}

void TraceSession::zoomToSpan(SpanIndex span)
{
    const std::int64_t margin = std::max<std::int64_t>(1, trace().durationNs(span) / kZoomMarginDivisor);
    m_viewRange.setRange(
        {saturatingSubtract(trace().startNs(span), margin), saturatingAdd(trace().endNs(span), margin)});
}

void TraceSession::goToSpan(SpanIndex span)
{
    m_collapse.reveal(span);
    m_selection.setCurrent(span);
}

} // namespace traceloupe
