// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pathoverlay.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Pieces of the path by row; what ran meanwhile is cut to the time it ran in. What waited in a queue is drawn like it,
/// before the bar.
PathIndex indexOf(const Trace &trace, const CriticalPath &path, AlignedStarts starts)
{
    std::vector<PathPiece> pieces;
    for (const PathSegment &segment : path.segments) {
        pieces.push_back({segment.span, segment.startNs, segment.endNs, segment.isQueue()});
        for (const SpanIndex beside : path.whileOf(segment)) {
            const std::int64_t start = std::max(segment.startNs, startOf(trace, beside, starts));
            const std::int64_t end = std::min(segment.endNs,
                                              saturatingAdd(startOf(trace, beside, starts), trace.durationNs(beside)));
            if (start < end)
                pieces.push_back({beside, start, end, true});
        }
    }
    return PathIndex(std::move(pieces));
}

} // namespace

PathOverlay::PathOverlay(TracePtr trace, QObject *parent) : QObject(parent), m_trace(std::move(trace)) {}

double PathOverlay::shareOf(SpanIndex span) const
{
    if (!m_path || m_path->totalNs <= 0)
        return -1;
    return static_cast<double>(m_path->selfNs[span.value()]) / static_cast<double>(m_path->totalNs);
}

void PathOverlay::setShown(bool isShown)
{
    if (isShown == m_isShown)
        return;
    m_isShown = isShown;
    if (isShown)
        want();
    Q_EMIT changed();
}

void PathOverlay::setMode(PathMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    if (m_isWanted)
        compute();
}

void PathOverlay::setRoot(SpanIndex root)
{
    if (root == m_root)
        return;
    m_root = root;
    if (m_isWanted)
        compute();
}

void PathOverlay::want()
{
    if (m_isWanted)
        return;
    m_isWanted = true;
    compute();
}

void PathOverlay::setAlignedStarts(std::vector<std::int64_t> starts)
{
    m_starts = std::move(starts);
    if (m_isWanted)
        compute();
}

void PathOverlay::compute()
{
    m_job.run(
        this,
        [trace = m_trace, mode = m_mode, root = m_root, starts = m_starts](const std::atomic_bool & /*cancelled*/) {
            PathParams params;
            params.mode = mode;
            params.root = root;
            params.aligned = starts;
            Made made;
            made.path = std::make_shared<const CriticalPath>(criticalPath(*trace, params));
            made.index = indexOf(*trace, *made.path, starts);
            return made;
        },
        [this](Made made) {
            m_path = std::move(made.path);
            m_index = std::move(made.index);
            Q_EMIT changed();
        });
}

} // namespace traceloupe
