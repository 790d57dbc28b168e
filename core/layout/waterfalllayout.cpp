// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/waterfalllayout.h"

#include <algorithm>
#include <array>
#include <utility>

namespace traceloupe {

namespace {

/// Microsecond sources truncate start and duration: what is within this is no disagreement of clocks.
constexpr std::int64_t kMicrosecondToleranceNs = 2'000;
constexpr std::size_t kMaxPeerBytes = 200;
/// More pieces of the critical path in a row are not drawn one by one.
constexpr std::size_t kMaxPathPieces = 256;
constexpr double kPathSamplePx = 2;
/// A client has one server, or a few after retries.
constexpr int kMaxServersLookedAt = 8;

bool startsBeforeParent(const Trace &trace, SpanIndex span)
{
    const SpanIndex parent = trace.parent(span);
    if (!parent.isValid() || trace.isPhantom(parent))
        return false;
    constexpr std::uint16_t kNoStart = SpanState::kMissingStart;
    if (((trace.state(span) | trace.state(parent)) & kNoStart) != 0)
        return false;
    const bool isCoarse = ((trace.state(span) | trace.state(parent)) & SpanState::kMicroseconds) != 0;
    return saturatingAdd(trace.startNs(span), isCoarse ? kMicrosecondToleranceNs : 0) < trace.startNs(parent);
}

std::int64_t shiftOf(const WaterfallInput &input, SpanIndex span)
{
    return input.shiftsNs == nullptr ? 0 : (*input.shiftsNs)[span.value()];
}

/// The time that the row's bar stands for.
TimeRange barRange(const WaterfallInput &input, const WaterfallRow &row)
{
    const Trace &trace = *input.rows.trace();
    const std::int64_t start = saturatingAdd(trace.startNs(row.span), shiftOf(input, row.span));
    if (row.kind == LineKind::Group)
        return {start,
                std::max(start, saturatingAdd(input.rows.groupAt(row.line)->lastEndNs, shiftOf(input, row.span)))};
    return {start, saturatingAdd(start, trace.durationNs(row.span))};
}

void placeBar(const TimeScale &scale, TimeRange bar, WaterfallRow &row)
{
    const std::int64_t start = bar.startNs;
    const std::int64_t end = bar.endNs;
    if (end < scale.range().startNs || start > scale.range().endNs) {
        row.place = end < scale.range().startNs ? BarPlace::Before : BarPlace::After;
        row.leftPx = row.rightPx = row.place == BarPlace::Before ? 0 : static_cast<float>(scale.widthPx());
        return;
    }
    const double width = scale.widthPx();
    double left = std::clamp(scale.xAt(start), 0.0, width);
    double right = std::clamp(scale.xAt(end), 0.0, width);
    if (right - left < static_cast<double>(kMinBarPx)) {
        left = std::max(0.0, std::min(left, width - static_cast<double>(kMinBarPx)));
        right = std::min(width, left + static_cast<double>(kMinBarPx));
    }
    row.continuesLeft = start < scale.range().startNs;
    row.continuesRight = end > scale.range().endNs;
    row.leftPx = static_cast<float>(left);
    row.rightPx = static_cast<float>(right);
}

void placeEvents(const SpanDetails &details, const TimeScale &scale, std::int64_t shiftNs, WaterfallRow &row,
                 std::vector<EventTick> &ticks)
{
    if (details.eventCount() == 0)
        return;
    for (const EventView &event : details.events()) {
        const std::int64_t time = saturatingAdd(event.timeNs, shiftNs);
        if (time < scale.range().startNs || time > scale.range().endNs)
            continue;
        ticks.push_back({static_cast<float>(scale.xAt(time)), 1});
    }
    const auto begin = ticks.begin() + row.firstTick;
    std::ranges::sort(begin, ticks.end(), {}, &EventTick::xPx);
    auto last = begin;
    for (auto tick = begin; tick != ticks.end(); ++tick) {
        if (tick == begin)
            continue;
        if (tick->xPx - last->xPx < kEventFoldPx)
            last->count += tick->count;
        else
            *++last = *tick;
    }
    if (begin != ticks.end())
        ticks.erase(last + 1, ticks.end());
}

/// Whom a call went to, for spans whose other side is not in the trace.
void placePeer(const Trace &trace, const SpanDetails &details, WaterfallRow &row, std::vector<std::string> &peers)
{
    static constexpr std::array<std::string_view, 6> kKeys = {"peer.service",   "server.address", "net.peer.name",
                                                              "db.system.name", "db.system",      "messaging.system"};
    const SpanKind kind = trace.kind(row.span);
    if (trace.hasChildren(row.span) || (kind != SpanKind::Client && kind != SpanKind::Producer))
        return;
    for (const std::string_view key : kKeys) {
        const auto value = details.attributes().find(key);
        if (!value || value->type() != ValueType::String || value->string().empty())
            continue;
        row.peer = static_cast<std::int32_t>(peers.size());
        peers.emplace_back(value->string().substr(0, kMaxPeerBytes));
        return;
    }
}

/// The server span that answered a client whose subtree is closed.
SpanIndex answeringServer(const Trace &trace, const WaterfallRow &row)
{
    if (row.kind != LineKind::Span || !row.isCollapsed || trace.kind(row.span) != SpanKind::Client)
        return {};
    std::uint32_t child = row.span.value() + 1;
    for (int looked = 0; looked < kMaxServersLookedAt && child < trace.subtreeEnd(row.span); ++looked) {
        if (trace.kind(SpanIndex(child)) == SpanKind::Server
            && trace.serviceId(SpanIndex(child)) != trace.serviceId(row.span))
            return SpanIndex(child);
        child = trace.subtreeEnd(SpanIndex(child));
    }
    return {};
}

void placeHidden(const WaterfallInput &input, WaterfallRow &row, std::vector<HiddenBar> &hidden)
{
    if (input.hidden == nullptr || row.place != BarPlace::Inside || row.kind == LineKind::Hidden)
        return;
    const Trace &trace = *input.rows.trace();
    const bool isGroup = row.kind == LineKind::Group;
    if (!isGroup && !row.isCollapsed)
        return;
    const std::uint32_t first = isGroup ? row.span.value() : row.span.value() + 1;
    const std::uint32_t end = isGroup ? input.rows.groupAt(row.line)->end : trace.subtreeEnd(row.span);
    const std::int64_t shift = shiftOf(input, SpanIndex(first));
    const TimeScale scale = shift == 0 ? input.scale
                                       : TimeScale(shifted(input.scale.range(), -shift), input.scale.widthPx(),
                                                   input.scale.warp());
    input.hidden->layOut(trace, first, end, scale, hidden);
}

/// The path through many rows that share a line, looked up every few pixels: however many pieces it has.
void samplePath(const WaterfallInput &input, const WaterfallRow &row, std::uint32_t end, std::vector<PathPart> &parts)
{
    const auto begin = parts.size();
    const double last = static_cast<double>(row.rightPx);
    for (double x = static_cast<double>(row.leftPx); x < last;) {
        const PathPiece *piece = input.path->at(input.scale.timeAt(x));
        double next = x + kPathSamplePx;
        if (piece != nullptr)
            next = std::clamp(input.scale.xAt(piece->endNs), next, last);
        if (piece != nullptr && piece->span >= row.span && piece->span.value() < end) {
            if (parts.size() > begin && static_cast<double>(parts.back().rightPx) >= x - 0.5)
                parts.back().rightPx = static_cast<float>(next);
            else
                parts.push_back({static_cast<float>(x), static_cast<float>(next), false});
        }
        x = next;
    }
}

void placePath(const WaterfallInput &input, const WaterfallRow &row, std::vector<PathPart> &parts)
{
    const bool isOpenGroup = row.kind == LineKind::Group && !row.isCollapsed; // its members show theirs
    if (input.path == nullptr || row.place != BarPlace::Inside || row.kind == LineKind::Hidden || isOpenGroup)
        return;
    const Trace &trace = *input.rows.trace();
    // a closed row shows the path of what it hides
    std::uint32_t end = row.span.value() + 1;
    if (row.kind == LineKind::Group)
        end = input.rows.groupAt(row.line)->end;
    else if (row.isCollapsed)
        end = trace.subtreeEnd(row.span);
    const auto begin = static_cast<std::ptrdiff_t>(parts.size());
    const std::span<const PathPiece> pieces = input.path->in(row.span.value(), end);
    if (pieces.size() > kMaxPathPieces)
        return samplePath(input, row, end, parts);
    for (const PathPiece &piece : pieces) {
        if (piece.endNs < input.scale.range().startNs || piece.startNs > input.scale.range().endNs)
            continue;
        const double left = std::clamp(input.scale.xAt(piece.startNs), 0.0, input.scale.widthPx());
        const double right = std::clamp(input.scale.xAt(piece.endNs), left, input.scale.widthPx());
        parts.push_back({static_cast<float>(left), static_cast<float>(right), piece.isWhile});
    }
    std::ranges::sort(parts.begin() + begin, parts.end(), {}, &PathPart::leftPx);
}

WaterfallRow rowOf(const WaterfallInput &input, std::uint32_t line)
{
    const VisibleRows &rows = input.rows;
    const Trace &trace = *rows.trace();
    WaterfallRow row;
    row.span = rows.at(line);
    row.line = line;
    row.kind = rows.kindOf(line);
    row.depth = rows.depthAt(line);
    row.isCollapsed = rows.isClosed(line);
    row.isExpandable = rows.isExpandable(line);
    if (row.kind == LineKind::Hidden) {
        row.spansBelow = rows.coveredEnd(line) - row.span.value();
        if (input.errors.inRows(row.span.value(), row.span.value() + row.spansBelow) > 0)
            row.marks = RowMark::kErrorBelow;
        return row;
    }
    row.marks = rowMarks(trace, row.span);
    std::uint32_t hiddenErrors = row.isCollapsed ? input.errors.below(trace, row.span) : 0;
    row.spansBelow = trace.subtreeEnd(row.span) - row.span.value() - 1;
    if (row.kind == LineKind::Group) {
        const SiblingGroup &group = *rows.groupAt(line);
        row.rounds = group.rounds();
        row.period = group.period;
        row.spansBelow = group.end - row.span.value() - group.count;
        hiddenErrors = row.isCollapsed ? input.errors.inRows(row.span.value(), group.end) : 0;
        row.marks = 0;
    } else {
        row.isInGroup = rows.openGroupOf(row.span) != nullptr;
    }
    if (hiddenErrors > 0)
        row.marks = static_cast<std::uint16_t>(row.marks | RowMark::kErrorBelow);
    return row;
}

bool areAllDead(const SpanDetails &details, const std::vector<TraceId> *missing)
{
    if (missing == nullptr || missing->empty())
        return false;
    return std::ranges::all_of(details.links(), [missing](const LinkView &link) {
        return std::ranges::binary_search(*missing, link.traceId);
    });
}

/// What is in the row beside its bar.
void fillRow(const WaterfallInput &input, WaterfallRow &row, WaterfallLayout &layout)
{
    const Trace &trace = *input.rows.trace();
    const TimeRange bar = barRange(input, row);
    placeBar(input.scale, bar, row);
    row.rawLeftPx = row.leftPx;
    if (const std::int64_t shift = shiftOf(input, row.span); shift != 0)
        row.rawLeftPx = static_cast<float>(input.scale.xAt(saturatingSubtract(bar.startNs, shift)));
    row.firstTick = static_cast<std::uint32_t>(layout.ticks.size());
    row.firstHidden = static_cast<std::uint32_t>(layout.hidden.size());
    row.firstPath = static_cast<std::uint32_t>(layout.path.size());
    if (row.kind == LineKind::Span) {
        const SpanDetails details = trace.details(row.span);
        placeEvents(details, input.scale, shiftOf(input, row.span), row, layout.ticks);
        placePeer(trace, details, row, layout.peers);
        if (details.linkCount() > 0)
            row.marks = static_cast<std::uint16_t>(
                row.marks | (areAllDead(details, input.missingTraces) ? RowMark::kDeadLinks : RowMark::kLinks));
        if (input.linkedRows != nullptr && std::ranges::binary_search(*input.linkedRows, row.span.value()))
            row.marks = static_cast<std::uint16_t>(row.marks | RowMark::kLinkedFrom);
    }
    row.server = answeringServer(trace, row);
    placeHidden(input, row, layout.hidden);
    placePath(input, row, layout.path);
    row.tickCount = static_cast<std::uint32_t>(layout.ticks.size()) - row.firstTick;
    row.hiddenCount = static_cast<std::uint32_t>(layout.hidden.size()) - row.firstHidden;
    row.pathCount = static_cast<std::uint32_t>(layout.path.size()) - row.firstPath;
}

} // namespace

std::uint16_t rowMarks(const Trace &trace, SpanIndex span)
{
    static constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 8> kFromState = {
        {{SpanState::kOrphan, RowMark::kOrphan},
         {SpanState::kPhantom, RowMark::kPhantom},
         {SpanState::kMissingEnd, RowMark::kRunning},
         {SpanState::kMissingStart, RowMark::kMissingStart},
         {SpanState::kNegativeDuration, RowMark::kNegative},
         {SpanState::kCycleCut, RowMark::kCycle},
         {SpanState::kOnCycle, RowMark::kCycle},
         {SpanState::kConflict, RowMark::kConflict}}};
    unsigned marks = trace.status(span) == StatusCode::Error ? RowMark::kError : 0U;
    for (const auto &[state, mark] : kFromState) {
        if ((trace.state(span) & state) != 0)
            marks |= mark;
    }
    if (startsBeforeParent(trace, span))
        marks |= RowMark::kStartsBeforeParent;
    return static_cast<std::uint16_t>(marks);
}

WaterfallLayout layoutWaterfall(const WaterfallInput &input, LineRange lines)
{
    WaterfallLayout layout;
    layout.scale = input.scale;
    if (!input.rows.trace())
        return layout;
    const std::uint32_t end = std::min(lines.end, input.rows.lineCount());
    layout.rows.reserve(end > lines.first ? end - lines.first : 0);
    for (std::uint32_t line = lines.first; line < end; ++line) {
        layout.rows.push_back(rowOf(input, line));
        if (layout.rows.back().kind == LineKind::Hidden)
            layout.rows.back().place = BarPlace::None;
        else
            fillRow(input, layout.rows.back(), layout);
    }
    return layout;
}

WaterfallLayout layoutWaterfall(const VisibleRows &rows, const SubtreeErrors &errors, LineRange lines,
                                const TimeScale &scale)
{
    return layoutWaterfall({rows, errors, scale}, lines);
}

} // namespace traceloupe
