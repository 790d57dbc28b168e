// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/session/collapsestate.h"
#include "core/session/selection.h"
#include "core/session/tracefigures.h"
#include "core/session/viewrange.h"

#include <QObject>

namespace traceloupe {

/// One open trace and what its views share: time range, selection, what is collapsed, colours, time zone. Lives on the
/// GUI thread; the trace itself is immutable. Views hold a reference and observe; the session knows none of them.
class TraceSession final : public QObject {
    Q_OBJECT
public:
    explicit TraceSession(TraceFigures figures, QObject *parent = nullptr);
    /// Computes the figures itself: for small traces. Requires: trace is not null.
    explicit TraceSession(TracePtr trace, QObject *parent = nullptr)
        : TraceSession(TraceFigures::of(std::move(trace)), parent)
    {}

    [[nodiscard]] const Trace &trace() const { return *m_figures.trace; }
    [[nodiscard]] const TracePtr &tracePtr() const { return m_figures.trace; }
    [[nodiscard]] ViewRange &viewRange() { return m_viewRange; }
    [[nodiscard]] const ViewRange &viewRange() const { return m_viewRange; }
    [[nodiscard]] Selection &selection() { return m_selection; }
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    [[nodiscard]] CollapseState &collapse() { return m_collapse; }
    [[nodiscard]] const VisibleRows &rows() const { return m_collapse.rows(); }
    [[nodiscard]] const ServiceColors &colors() const { return m_figures.colors; }
    [[nodiscard]] const SubtreeErrors &errors() const { return m_figures.errors; }
    [[nodiscard]] const DisplayTimeZone &timeZone() const { return m_timeZone; }
    [[nodiscard]] std::uint32_t maximumDepth() const { return m_figures.maximumDepth; }
    [[nodiscard]] const MinimapDensity &overview() const { return m_figures.overview; }
    /// Most spans first.
    [[nodiscard]] const std::vector<ServiceCount> &services() const { return m_figures.services; }

    /// Time that the span itself took, the children it waited for left out.
    [[nodiscard]] std::int64_t selfTimeNs(SpanIndex span) const { return m_figures.selfTimesNs[span.value()]; }

    void setTimeZone(const DisplayTimeZone &zone);
    /// Zooms to the span with a little room on both sides.
    void zoomToSpan(SpanIndex span);
    /// Selects the span and opens what hides it.
    void goToSpan(SpanIndex span);

Q_SIGNALS:
    void timeZoneChanged();

private:
    TraceFigures m_figures;
    ViewRange m_viewRange;
    Selection m_selection;
    CollapseState m_collapse;
    DisplayTimeZone m_timeZone;
};

} // namespace traceloupe
