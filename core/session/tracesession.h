// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolors.h"
#include "core/layout/subtreeerrors.h"
#include "core/layout/timestamptext.h"
#include "core/session/collapsestate.h"
#include "core/session/selection.h"
#include "core/session/viewrange.h"

#include <QObject>

namespace traceloupe {

/// One open trace and what its views share: time range, selection, what is collapsed, colours, time zone. Lives on the
/// GUI thread; the trace itself is immutable. Views hold a reference and observe; the session knows none of them.
class TraceSession final : public QObject {
    Q_OBJECT
public:
    /// Requires: trace is not null.
    explicit TraceSession(TracePtr trace, QObject *parent = nullptr);

    [[nodiscard]] const Trace &trace() const { return *m_trace; }
    [[nodiscard]] const TracePtr &tracePtr() const { return m_trace; }
    [[nodiscard]] ViewRange &viewRange() { return m_viewRange; }
    [[nodiscard]] const ViewRange &viewRange() const { return m_viewRange; }
    [[nodiscard]] Selection &selection() { return m_selection; }
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    [[nodiscard]] CollapseState &collapse() { return m_collapse; }
    [[nodiscard]] const VisibleRows &rows() const { return m_collapse.rows(); }
    [[nodiscard]] const ServiceColors &colors() const { return m_colors; }
    [[nodiscard]] const SubtreeErrors &errors() const { return m_errors; }
    [[nodiscard]] const DisplayTimeZone &timeZone() const { return m_timeZone; }
    [[nodiscard]] std::uint32_t maximumDepth() const { return m_maximumDepth; }

    /// Time that the span itself took, the children it waited for left out. Computed for all spans on first use.
    [[nodiscard]] std::int64_t selfTimeNs(SpanIndex span) const;

    void setTimeZone(const DisplayTimeZone &zone);
    /// Zooms to the span with a little room on both sides.
    void zoomToSpan(SpanIndex span);
    /// Selects the span and opens what hides it.
    void goToSpan(SpanIndex span);

Q_SIGNALS:
    void timeZoneChanged();

private:
    TracePtr m_trace;
    ViewRange m_viewRange;
    Selection m_selection;
    CollapseState m_collapse;
    ServiceColors m_colors;
    SubtreeErrors m_errors;
    DisplayTimeZone m_timeZone;
    std::uint32_t m_maximumDepth = 0;
    mutable std::vector<std::int64_t> m_selfTimesNs;
};

} // namespace traceloupe
