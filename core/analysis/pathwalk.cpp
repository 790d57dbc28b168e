// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pathwalk.h"

#include <algorithm>
#include <tuple>

namespace traceloupe {

namespace {
constexpr std::int64_t kMaxJitterNs = 1'000'000;
constexpr std::int64_t kJitterShareOfParent = 100;
constexpr std::int64_t kJitterShareOfChild = 10;
} // namespace

void PathWalk::walk(SpanIndex span, std::int64_t cursorNs, SpanIndex next)
{
    open(span, cursorNs, next, 0);
    // a span that no walked parent measures can save its whole length at most
    if (m_path.dragNs[span.value()] == CriticalPath::kOffPath)
        m_path.dragNs[span.value()] = m_intervals[span.value()].length();
    while (!m_frames.empty())
        advance();
}

void PathWalk::open(SpanIndex span, std::int64_t cursorNs, SpanIndex next, std::uint8_t flags)
{
    const std::size_t begin = m_children.size();
    for (std::uint32_t child = span.value() + 1; child < m_trace.subtreeEnd(span);
         child = m_trace.subtreeEnd(SpanIndex(child))) {
        const Interval &part = m_intervals[child];
        if (!isAsync(m_path.edges[child]) && !part.isEmpty())
            m_children.push_back({part.endNs, part.startNs, child, next == SpanIndex(child)});
    }
    const auto first = m_children.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto before = [this](const Child &a, const Child &b) { return isBefore(a, b); };
    std::reverse(first, m_children.end()); // calls one after the other are then in order already
    if (!std::is_sorted(first, m_children.end(), before))
        std::sort(first, m_children.end(), before);
    m_frames.push_back({span, next, cursorNs, begin, begin, m_running.size(), flags, false});
}

/// The order of section 1.2: last end first, then first start, then id.
bool PathWalk::isBefore(const Child &a, const Child &b) const
{
    if (a.endNs != b.endNs)
        return a.endNs > b.endNs;
    if (a.startNs != b.startNs)
        return a.startNs < b.startNs;
    return std::tuple(m_trace.spanId(SpanIndex(a.row)), a.row) < std::tuple(m_trace.spanId(SpanIndex(b.row)), b.row);
}

/// One step of the innermost frame: takes its next child, or ends it.
void PathWalk::advance()
{
    Frame &frame = m_frames.back();
    if (frame.next.isValid() && !frame.knowsPredecessor) {
        frame.knowsPredecessor = true;
        if (const auto linked = linkedPredecessor(frame)) {
            while (frame.childAt < *linked)
                passOver(m_children[frame.childAt++]);
            frame.childAt = std::max(frame.childAt, *linked + 1);
            take(*linked, SegmentFlag::kExplicit);
            return;
        }
    }
    while (frame.childAt < m_children.size()) {
        const std::size_t at = frame.childAt++;
        const Child &child = m_children[at];
        if (child.isOnPath || child.startNs >= frame.cursorNs)
            continue;
        if (const auto flags = follows(frame, child)) {
            take(at, *flags);
            return;
        }
        passOver(child);
    }
    close();
}

std::optional<std::uint8_t> PathWalk::follows(const Frame &frame, const Child &child) const
{
    if (child.endNs <= frame.cursorNs + timeToleranceNs(m_trace, SpanIndex(child.row)))
        return 0;
    return isWithinJitter(frame, child) ? std::optional(SegmentFlag::kJitter) : std::nullopt;
}

/// Calls one after the other whose clocks make them overlap a little.
bool PathWalk::isWithinJitter(const Frame &frame, const Child &child) const
{
    if (!frame.next.isValid())
        return false;
    const Interval &next = m_intervals[frame.next.value()];
    if (child.startNs >= next.startNs || child.endNs >= next.endNs)
        return false;
    const std::int64_t shorter = std::min(child.endNs - child.startNs, next.length());
    return child.endNs - frame.cursorNs
           <= std::min({kMaxJitterNs, m_intervals[frame.span.value()].length() / kJitterShareOfParent,
                        shorter / kJitterShareOfChild});
}

void PathWalk::take(std::size_t child, std::uint8_t flags)
{
    Frame &frame = m_frames.back();
    Child &taken = m_children[child];
    taken.isOnPath = true;
    const SpanIndex span(taken.row);
    const std::int64_t end = std::min(taken.endNs, frame.cursorNs);
    emit(frame.span, {end, frame.cursorNs}, frame.flags);
    frame.cursorNs = taken.startNs;
    frame.next = span;
    frame.knowsPredecessor = false;
    open(span, end, {}, flags); // may move all that was referred to
}

void PathWalk::close()
{
    const Frame frame = m_frames.back();
    emit(frame.span, {m_intervals[frame.span.value()].startNs, frame.cursorNs}, frame.flags);
    setDrags(frame);
    m_frames.pop_back();
    m_children.resize(frame.childBegin);
    m_running.resize(frame.runningBegin);
}

/// Remembers a child that was still running: what is emitted from here on may have run beside it.
void PathWalk::passOver(const Child &child)
{
    const Frame &frame = m_frames.back();
    if (child.isOnPath || child.startNs >= frame.cursorNs)
        return;
    m_running.emplace_back(child.startNs, child.row);
    std::push_heap(m_running.begin() + static_cast<std::ptrdiff_t>(frame.runningBegin), m_running.end());
}

void PathWalk::emit(SpanIndex span, Interval part, std::uint8_t flags)
{
    if (part.isEmpty())
        return;
    PathSegment segment{span, part.startNs, part.endNs, static_cast<std::uint32_t>(m_path.running.size()), 0, 0, flags};
    if (segment.isQueue()) {
        m_path.queueNs += segment.lengthNs();
        m_path.segments.push_back(segment);
        return;
    }
    // Children passed over all end behind this segment; those that start behind it never concern one before it.
    const auto begin = m_running.begin() + static_cast<std::ptrdiff_t>(m_frames.back().runningBegin);
    while (begin != m_running.end() && begin->first >= part.endNs) {
        std::pop_heap(begin, m_running.end());
        m_running.pop_back();
    }
    segment.whileTotal = static_cast<std::uint32_t>(m_running.end() - begin);
    segment.whileCount = std::min(segment.whileTotal, CriticalPath::kMaxWhile);
    for (std::uint32_t i = 0; i < segment.whileCount; ++i)
        m_path.running.emplace_back(begin[i].second);
    std::sort(m_path.running.begin() + segment.whileBegin, m_path.running.end());
    m_path.selfNs[span.value()] += segment.lengthNs();
    m_path.segments.push_back(segment);
}

std::optional<std::size_t> PathWalk::linkedPredecessor(const Frame &frame)
{
    const SpanDetails details = m_trace.details(frame.next);
    if (details.linkCount() == 0)
        return std::nullopt;
    std::optional<std::size_t> best;
    for (const LinkView &link : details.links()) {
        const auto child = link.traceId == m_trace.id() ? childWithId(frame, link.spanId) : std::nullopt;
        if (child && (!best || *child < *best))
            best = child;
    }
    return best;
}

/// A child of the frame that is not taken yet and had ended when `next` began.
std::optional<std::size_t> PathWalk::childWithId(const Frame &frame, SpanId id)
{
    if (m_rowsById.empty()) {
        m_rowsById.reserve(m_trace.rowCount());
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row)
            m_rowsById.emplace_back(m_trace.spanId(SpanIndex(row)), row);
        std::ranges::sort(m_rowsById);
    }
    auto at = std::ranges::lower_bound(m_rowsById, std::pair(id, 0U));
    for (; at != m_rowsById.end() && at->first == id; ++at) {
        const SpanIndex span(at->second);
        if (m_trace.parent(span) != frame.span)
            continue;
        const Interval &part = m_intervals[span.value()];
        const Child wanted{part.endNs, part.startNs, span.value(), false};
        const auto child = std::lower_bound(m_children.begin() + static_cast<std::ptrdiff_t>(frame.childBegin),
                                            m_children.end(), wanted,
                                            [this](const Child &a, const Child &b) { return isBefore(a, b); });
        if (child == m_children.end() || child->row != span.value() || child->isOnPath)
            continue;
        if (part.startNs < frame.cursorNs && part.endNs <= frame.cursorNs + timeToleranceNs(m_trace, span))
            return static_cast<std::size_t>(child - m_children.begin());
    }
    return std::nullopt;
}

/// drag(c): until where the next best child would have held the parent up. Children from the first end to the last,
/// those of one end together.
void PathWalk::setDrags(const Frame &frame)
{
    std::optional<std::int64_t> lastOffPathEnd;
    std::size_t end = m_children.size();
    while (end > frame.childBegin) {
        std::size_t begin = end;
        while (begin > frame.childBegin && m_children[begin - 1].endNs == m_children[end - 1].endNs) {
            --begin;
            if (!m_children[begin].isOnPath)
                lastOffPathEnd = m_children[begin].endNs;
        }
        for (std::size_t i = begin; i < end; ++i) {
            const Child &child = m_children[i];
            if (child.isOnPath)
                m_path.dragNs[child.row] = child.endNs
                                           - std::max(child.startNs, lastOffPathEnd.value_or(child.startNs));
        }
        end = begin;
    }
}

} // namespace traceloupe
