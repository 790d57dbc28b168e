// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tracesession.h"

#include <algorithm>

namespace traceloupe {

namespace {

/// Room beside a span that is zoomed to, as a share of its length.
constexpr std::int64_t kZoomMarginDivisor = 20;
/// From here on a pass over all rows takes longer than the window's thread may be busy.
constexpr std::uint32_t kRowsForAThread = 50'000;

/// The time that a subtree takes, asynchronous parts too.
TimeRange hullOf(const Trace &trace, SpanIndex root)
{
    TimeRange hull{trace.startNs(root), trace.endNs(root)};
    for (std::uint32_t row = root.value() + 1; row < trace.subtreeEnd(root); ++row) {
        hull.startNs = std::min(hull.startNs, trace.startNs(SpanIndex(row)));
        hull.endNs = std::max(hull.endNs, trace.endNs(SpanIndex(row)));
    }
    return hull;
}

} // namespace

// rows, colours and overview are needed only by the parts that change them
TraceSession::TraceSession(TraceFigures figures, QObject *parent)
    : QObject(parent),
      m_figures(std::move(figures)),
      m_viewRange({m_figures.trace->startNs(), m_figures.trace->endNs()}),
      m_collapse(std::move(m_figures.rows)),
      m_finder(m_figures.trace),
      m_coloring(m_figures.trace, std::move(m_figures.colors), std::move(m_figures.colorTable),
                 std::move(m_figures.overview)),
      m_incomingLinks(m_figures.trace),
      m_path(m_figures.trace),
      m_skew(m_figures.trace)
{
    connect(&m_skew, &SkewOverlay::changed, this, [this] {
        m_path.setAlignedStarts(m_skew.alignedStartsNs());
        m_coloring.setAlignedStarts(m_skew.alignedStartsNs());
    });
    connect(&m_filters, &FilterStack::currentChanged, this, &TraceSession::applyFilter);
    connect(&m_finder, &SpanFinder::changed, this, &TraceSession::applyLens);
}

void TraceSession::applyFilter(const SpanFilter &filter)
{
    if (m_collapse.rows().root() != filter.root) {
        m_collapse.setRoot(filter.root);
        m_viewRange.setRange(filter.root.isValid() ? hullOf(trace(), filter.root) : m_viewRange.bounds());
    }
    if (m_finder.text() != filter.text.trimmed())
        m_finder.find(filter.text); // the lens follows when there is an answer
    else
        applyLens();
}

void TraceSession::applyLens()
{
    if (m_finder.state() == SpanFinder::State::Searching)
        return; // what is shown stays until the answer is there
    if (m_filters.current().hidesOthers && m_finder.isActive())
        m_collapse.setLens(m_finder.rows());
    else
        m_collapse.clearLens();
}

void TraceSession::setCompressesGaps(bool compresses)
{
    if (compresses == m_compressesGaps)
        return;
    m_compressesGaps = compresses;
    m_gapJob.cancel();
    if (!compresses)
        return setWarp(nullptr);
    if (trace().rowCount() < kRowsForAThread)
        return setWarp(std::make_shared<const TimeWarp>(findIdleGaps(trace())));
    m_gapJob.run(
        this,
        [trace = tracePtr()](const std::atomic_bool & /*cancelled*/) {
            return std::make_shared<const TimeWarp>(findIdleGaps(*trace));
        },
        [this](std::shared_ptr<const TimeWarp> warp) { setWarp(std::move(warp)); });
}

void TraceSession::setWarp(TimeWarpPtr warp)
{
    m_warp = std::move(warp);
    m_viewRange.setWarp(m_warp);
    m_coloring.setWarp(m_warp);
    Q_EMIT warpChanged();
}

void TraceSession::setRanks(std::vector<OperationSample> samples)
{
    m_ranks = std::make_shared<const OperationRanks>(trace(), std::move(samples));
    m_coloring.setRanks(m_ranks);
    Q_EMIT ranksChanged();
}

void TraceSession::requestRanks()
{
    if (m_isRankRequested)
        return;
    m_isRankRequested = true;
    Q_EMIT ranksRequested();
}

bool TraceSession::goToMatch(bool isForward)
{
    const SpanIndex found = m_finder.next(m_selection.current(), isForward);
    if (!found.isValid())
        return false;
    goToSpan(found);
    return true;
}

void TraceSession::setRoot(SpanIndex root)
{
    m_filters.setRoot(root);
}

void TraceSession::setTimeZone(const DisplayTimeZone &zone)
{
    if (zone == m_timeZone)
        return;
    m_timeZone = zone;
    Q_EMIT timeZoneChanged();
}

std::optional<std::uint32_t> TraceSession::currentLine() const
{
    const SpanIndex current = m_selection.current();
    if (!current.isValid() || rows().lineCount() == 0)
        return std::nullopt;
    return m_selection.isGroup() ? rows().groupLineOf(current) : rows().lineOf(current);
}

const SiblingGroup *TraceSession::currentGroup() const
{
    const auto line = currentLine();
    const SiblingGroup *group = line ? rows().groupAt(*line) : nullptr;
    return group != nullptr && group->first == m_selection.current() ? group : nullptr;
}

TimeRange TraceSession::timeOf(SpanIndex span) const
{
    const std::vector<std::int64_t> *shifts = m_skew.shiftsNs();
    return shifted({trace().startNs(span), trace().endNs(span)}, shifts == nullptr ? 0 : (*shifts)[span.value()]);
}

TimeRange TraceSession::timeOf(const SiblingGroup &group) const
{
    TimeRange range = timeOf(group.first);
    const std::int64_t shift = saturatingSubtract(range.startNs, trace().startNs(group.first));
    range.endNs = std::max(range.startNs, saturatingAdd(group.lastEndNs, shift));
    return range;
}

void TraceSession::zoomTo(TimeRange range)
{
    const std::int64_t margin = std::max<std::int64_t>(1, range.lengthNs() / kZoomMarginDivisor);
    m_viewRange.setRange({saturatingSubtract(range.startNs, margin), saturatingAdd(range.endNs, margin)});
}

void TraceSession::goToSpan(SpanIndex span)
{
    const SpanIndex root = m_collapse.rows().root();
    if (root.isValid() && (span < root || span.value() >= trace().subtreeEnd(root)))
        m_filters.setRoot({}); // it is elsewhere
    m_collapse.reveal(span);
    m_selection.setCurrent(span);
}

} // namespace traceloupe
