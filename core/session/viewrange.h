// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"
#include "core/layout/timewarp.h"

#include <QObject>

#include <vector>

namespace traceloupe {

/// The stretch of time that a trace's views show, with undo. All views of a trace share one; it knows none of them.
/// Invariant: range() lies within bounds() and is at least kMinimumNs long.
class ViewRange final : public QObject {
    Q_OBJECT
public:
    /// Whether a change can be undone by itself, or is a step of one gesture (a turn of the wheel, a drag).
    enum class Change { Whole, Step };
    static constexpr std::int64_t kMinimumNs = 1;
    /// Zooms remembered for undo.
    static constexpr std::size_t kMaxHistory = 100;

    explicit ViewRange(TimeRange bounds, QObject *parent = nullptr);

    [[nodiscard]] const TimeRange &bounds() const { return m_bounds; }
    [[nodiscard]] const TimeRange &range() const { return m_range; }
    [[nodiscard]] bool isZoomed() const { return m_range != m_bounds; }
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }

    /// New bounds (the trace grew): a range that showed everything still does, and history is kept.
    void setBounds(TimeRange bounds);
    void setRange(TimeRange range, Change change = Change::Whole);
    /// Zooms and moves go by shown time from now on; null for time as it is.
    void setWarp(TimeWarpPtr warp) { m_warp = std::move(warp); }
    /// Multiplies the length by `factor` while `anchorNs` stays where it is. A step.
    void zoomAround(std::int64_t anchorNs, double factor);
    /// Moves by a share of the length. A step.
    void pan(double share);
    /// Moves by a stretch of shown time. A step.
    void panBy(std::int64_t shownNs);
    /// Moves so that the time is in the middle, without a change of length.
    void centerOn(std::int64_t timeNs);
    void reset() { setRange(m_bounds); }
    void undo();
    void redo();

Q_SIGNALS:
    void rangeChanged(const traceloupe::TimeRange &range);

private:
    void show(TimeRange range);
    [[nodiscard]] std::int64_t shownOf(std::int64_t timeNs) const { return m_warp ? m_warp->toShown(timeNs) : timeNs; }
    [[nodiscard]] TimeRange fromShown(TimeRange shown) const { return m_warp ? m_warp->toTime(shown) : shown; }

    TimeRange m_bounds;
    TimeRange m_range;
    std::vector<TimeRange> m_undo;
    std::vector<TimeRange> m_redo;
    TimeWarpPtr m_warp;
    bool m_isInGesture = false;
};

} // namespace traceloupe
