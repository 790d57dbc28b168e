// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/viewrange.h"

#include <cmath>

namespace traceloupe {

ViewRange::ViewRange(TimeRange bounds, QObject *parent) : QObject(parent), m_bounds(bounds)
{
    m_bounds.endNs = std::max(m_bounds.endNs, saturatingAdd(m_bounds.startNs, kMinimumNs));
    m_range = m_bounds;
}

void ViewRange::setBounds(TimeRange bounds)
{
    const bool showedAll = !isZoomed();
    m_bounds = bounds;
    m_bounds.endNs = std::max(m_bounds.endNs, saturatingAdd(m_bounds.startNs, kMinimumNs));
    show(showedAll ? m_bounds : fittedInto(m_range, m_bounds, kMinimumNs));
}

void ViewRange::setRange(TimeRange range, Change change)
{
    const TimeRange fitted = fittedInto(range, m_bounds, kMinimumNs);
    if (fitted == m_range)
        return;
    const bool continuesGesture = change == Change::Step && m_isInGesture && !m_undo.empty();
    m_isInGesture = change == Change::Step;
    if (!continuesGesture) {
        m_undo.push_back(m_range);
        if (m_undo.size() > kMaxHistory)
            m_undo.erase(m_undo.begin());
    }
    m_redo.clear();
    show(fitted);
}

void ViewRange::zoomAround(std::int64_t anchorNs, double factor)
{
    const TimeRange shown{shownOf(m_range.startNs), shownOf(m_range.endNs)};
    TimeRange scaled = scaledAround(shown, shownOf(std::clamp(anchorNs, m_range.startNs, m_range.endNs)), factor);
    // among the last nanoseconds rounding must not stop the zoom
    if (factor < 1 && scaled.lengthNs() >= shown.lengthNs())
        scaled.endNs = saturatingAdd(scaled.startNs, shown.lengthNs() - 1);
    else if (factor > 1 && scaled.lengthNs() <= shown.lengthNs())
        scaled.endNs = saturatingAdd(scaled.startNs, shown.lengthNs() + 1);
    setRange(fromShown(scaled), Change::Step);
}

void ViewRange::pan(double share)
{
    const std::int64_t length = saturatingSubtract(shownOf(m_range.endNs), shownOf(m_range.startNs));
    const auto delta = static_cast<std::int64_t>(std::llround(static_cast<double>(length) * share));
    const std::int64_t least = share < 0 ? -1 : 1;
    panBy(delta == 0 ? least : delta);
}

void ViewRange::panBy(std::int64_t shownNs)
{
    if (!m_warp) {
        setRange(shifted(m_range, shownNs), Change::Step);
        return;
    }
    // fitted in shown time, where the length stays the same across gaps
    const TimeRange shown{shownOf(m_range.startNs), shownOf(m_range.endNs)};
    const TimeRange bounds{shownOf(m_bounds.startNs), shownOf(m_bounds.endNs)};
    setRange(fromShown(fittedInto(shifted(shown, shownNs), bounds, kMinimumNs)), Change::Step);
}

void ViewRange::centerOn(std::int64_t timeNs)
{
    const std::int64_t start = shownOf(m_range.startNs);
    const std::int64_t middle = saturatingAdd(start, saturatingSubtract(shownOf(m_range.endNs), start) / 2);
    panBy(saturatingSubtract(shownOf(timeNs), middle));
}

void ViewRange::undo()
{
    if (m_undo.empty())
        return;
    const TimeRange range = m_undo.back();
    m_undo.pop_back();
    m_redo.push_back(m_range);
    m_isInGesture = false;
    show(fittedInto(range, m_bounds, kMinimumNs));
}

void ViewRange::redo()
{
    if (m_redo.empty())
        return;
    const TimeRange range = m_redo.back();
    m_redo.pop_back();
    m_undo.push_back(m_range);
    m_isInGesture = false;
    show(fittedInto(range, m_bounds, kMinimumNs));
}

void ViewRange::show(TimeRange range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged(m_range);
}

} // namespace traceloupe
