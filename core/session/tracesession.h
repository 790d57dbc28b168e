// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/session/collapsestate.h"
#include "core/session/filterstack.h"
#include "core/session/incominglinks.h"
#include "core/session/outgoinglinks.h"
#include "core/session/pathoverlay.h"
#include "core/session/selection.h"
#include "core/session/skewoverlay.h"
#include "core/session/spancoloring.h"
#include "core/session/spanfinder.h"
#include "core/session/timemarks.h"
#include "core/session/tracefigures.h"
#include "core/session/viewrange.h"

#include <QObject>

#include <optional>

namespace traceloupe {

/// One open trace and what its views share: time range, selection, filter, what is collapsed, what is found, colours,
/// marks, critical path, time zone. Lives on the GUI thread; the trace itself is immutable. Views hold a reference and
/// observe; the session knows none of them.
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
    [[nodiscard]] const ServiceColors &colors() const { return m_coloring.services(); }
    [[nodiscard]] SpanColoring &coloring() { return m_coloring; }
    [[nodiscard]] const SpanColoring &coloring() const { return m_coloring; }
    [[nodiscard]] FilterStack &filters() { return m_filters; }
    [[nodiscard]] const FilterStack &filters() const { return m_filters; }
    [[nodiscard]] SpanFinder &finder() { return m_finder; }
    [[nodiscard]] const SpanFinder &finder() const { return m_finder; }
    [[nodiscard]] TimeMarks &marks() { return m_marks; }
    [[nodiscard]] const TimeMarks &marks() const { return m_marks; }
    [[nodiscard]] IncomingLinks &incomingLinks() { return m_incomingLinks; }
    [[nodiscard]] const IncomingLinks &incomingLinks() const { return m_incomingLinks; }
    [[nodiscard]] OutgoingLinks &outgoingLinks() { return m_outgoingLinks; }
    [[nodiscard]] const OutgoingLinks &outgoingLinks() const { return m_outgoingLinks; }
    [[nodiscard]] PathOverlay &path() { return m_path; }
    [[nodiscard]] const PathOverlay &path() const { return m_path; }
    [[nodiscard]] SkewOverlay &skew() { return m_skew; }
    [[nodiscard]] const SkewOverlay &skew() const { return m_skew; }
    /// How idle gaps are compressed; null where they are not.
    [[nodiscard]] const TimeWarpPtr &warp() const { return m_warp; }
    /// As asked for last.
    [[nodiscard]] bool compressesGaps() const { return m_compressesGaps; }
    /// How long the trace's operations took in other traces; null until setRanks().
    [[nodiscard]] const std::shared_ptr<const OperationRanks> &ranks() const { return m_ranks; }
    [[nodiscard]] const SubtreeErrors &errors() const { return m_figures.errors; }
    [[nodiscard]] const DisplayTimeZone &timeZone() const { return m_timeZone; }
    [[nodiscard]] std::uint32_t maximumDepth() const { return m_figures.maximumDepth; }
    [[nodiscard]] const MinimapDensity &overview() const { return m_coloring.overview(); }
    /// Most spans first.
    [[nodiscard]] const std::vector<ServiceCount> &services() const { return m_figures.services; }

    /// Time that the span itself took, the children it waited for left out; by aligned clocks where they are shown.
    [[nodiscard]] std::int64_t selfTimeNs(SpanIndex span) const { return (*selfTimesNs())[span.value()]; }
    /// The same of every row.
    [[nodiscard]] SharedTimes selfTimesNs() const
    {
        SharedTimes aligned = m_skew.selfTimesNs();
        return aligned ? aligned : m_figures.selfTimesNs;
    }

    void setTimeZone(const DisplayTimeZone &zone);
    /// Whether stretches in which nothing happens take less room. Large traces are looked at beside this thread first.
    void setCompressesGaps(bool compresses);
    void setRanks(std::vector<OperationSample> samples);
    /// Asks whoever knows other traces for setRanks(), once.
    void requestRanks();
    [[nodiscard]] bool areRanksRequested() const { return m_isRankRequested; }
    /// The line of the current span, of the group that is looked at, or of what hides it.
    [[nodiscard]] std::optional<std::uint32_t> currentLine() const;
    /// The group that is looked at instead of a span, or null.
    [[nodiscard]] const SiblingGroup *currentGroup() const;
    /// From the start of the first to the last end, by the clocks that are shown.
    [[nodiscard]] TimeRange timeOf(const SiblingGroup &group) const;
    [[nodiscard]] TimeRange timeOf(SpanIndex span) const;
    /// Zooms to it with a little room on both sides.
    void zoomTo(TimeRange range);
    void zoomToSpan(SpanIndex span) { zoomTo(timeOf(span)); }
    /// Selects the span and opens what hides it.
    void goToSpan(SpanIndex span);
    /// Selects the next or previous match; false where there is none.
    bool goToMatch(bool isForward);
    /// Shows only this span's subtree, over its time; the whole trace for an invalid one.
    void setRoot(SpanIndex root);

Q_SIGNALS:
    void timeZoneChanged();
    void warpChanged();
    void ranksChanged();
    void ranksRequested();

private:
    void setWarp(TimeWarpPtr warp);
    void applyFilter(const SpanFilter &filter);
    void applyLens();

    TraceFigures m_figures;
    ViewRange m_viewRange;
    Selection m_selection;
    CollapseState m_collapse;
    FilterStack m_filters;
    SpanFinder m_finder;
    TimeMarks m_marks;
    SpanColoring m_coloring;
    IncomingLinks m_incomingLinks;
    OutgoingLinks m_outgoingLinks;
    PathOverlay m_path;
    SkewOverlay m_skew;
    TimeWarpPtr m_warp;
    std::shared_ptr<const OperationRanks> m_ranks;
    LatestJob m_gapJob;
    bool m_compressesGaps = false;
    bool m_isRankRequested = false;
    DisplayTimeZone m_timeZone;
};

} // namespace traceloupe
