// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/waitparts.h"

#include "core/analysis/saturating.h"
#include <algorithm>

namespace traceloupe {

namespace {

/// Parts in order, joined where they touch.
std::vector<Interval> joined(std::vector<Interval> parts)
{
    std::ranges::sort(parts, {}, &Interval::startNs);
    std::vector<Interval> out;
    for (const Interval &part : parts) {
        if (out.empty() || part.startNs > out.back().endNs)
            out.push_back(part);
        else
            out.back().endNs = std::max(out.back().endNs, part.endNs);
    }
    return out;
}

/// The parts of a span in which it waited for children.
std::vector<Interval> busyChildren(const Trace &trace, SpanIndex span, const std::vector<EdgeClass> &edges,
                                   const std::vector<Interval> &intervals)
{
    std::vector<Interval> parts;
    for (std::uint32_t child = span.value() + 1; child < trace.subtreeEnd(span);
         child = trace.subtreeEnd(SpanIndex(child))) {
        if (!isAsync(edges[child]) && !intervals[child].isEmpty())
            parts.push_back(intervals[child]);
    }
    return joined(std::move(parts));
}

/// Whether the distance of two clocks is known, and how well.
std::optional<std::int64_t> clockErrorNs(const Trace &trace, SpanIndex a, SpanIndex b, const ClockSkew &skew)
{
    const std::uint32_t from = skew.clocks.of(trace, a);
    const std::uint32_t to = skew.clocks.of(trace, b);
    if (from == to)
        return 0;
    const auto isNeighbour = [&](std::uint32_t one, std::uint32_t other) {
        return skew.shifts[one].against == other && skew.shifts[one].state == SkewState::Proven;
    };
    const auto halfWidth = [&](std::uint32_t one) {
        const DomainShift &shift = skew.shifts[one];
        return (*shift.upperNs - *shift.lowerNs + 1) / 2;
    };
    if (isNeighbour(to, from))
        return halfWidth(to);
    if (isNeighbour(from, to))
        return halfWidth(from);
    return std::nullopt;
}

} // namespace

WaitParts waitParts(const Interval &own, std::vector<Interval> children)
{
    for (Interval &child : children)
        child = {std::max(child.startNs, own.startNs), std::min(child.endNs, own.endNs)};
    std::erase_if(children, [](const Interval &child) { return child.isEmpty(); });
    const std::vector<Interval> busy = joined(std::move(children));
    WaitParts parts;
    if (busy.empty()) {
        parts.preNs = own.length();
        return parts;
    }
    parts.preNs = busy.front().startNs - own.startNs;
    parts.postNs = own.endNs - busy.back().endNs;
    for (const Interval &part : busy)
        parts.childNs += part.length();
    parts.interNs = own.length() - parts.preNs - parts.postNs - parts.childNs;
    return parts;
}

WaitParts waitParts(const Trace &trace, SpanIndex span, const std::vector<EdgeClass> &edges,
                    const std::vector<Interval> &intervals)
{
    return waitParts(intervals[span.value()], busyChildren(trace, span, edges, intervals));
}

SpanIndex answeringServer(const Trace &trace, SpanIndex client)
{
    SpanIndex server;
    for (std::uint32_t row = client.value() + 1; row < trace.subtreeEnd(client);
         row = trace.subtreeEnd(SpanIndex(row))) {
        if (trace.kind(SpanIndex(row)) != SpanKind::Server)
            continue;
        if (server.isValid())
            return {};
        server = SpanIndex(row);
    }
    return server;
}

std::optional<CallOverhead> callOverhead(const Trace &trace, SpanIndex client, const ClockSkew &skew)
{
    const SpanIndex server = trace.kind(client) == SpanKind::Client ? answeringServer(trace, client) : SpanIndex();
    if (!server.isValid())
        return std::nullopt;
    CallOverhead call;
    call.server = server;
    call.overheadNs = trace.durationNs(client) - trace.durationNs(server);
    if (const auto error = clockErrorNs(trace, client, server, skew)) {
        call.requestNs = trace.startNs(server) + skew.shiftOf(trace, server) - trace.startNs(client)
                         - skew.shiftOf(trace, client);
        call.responseNs = call.overheadNs - *call.requestNs;
        call.legErrorNs = *error;
    }
    return call;
}

Concurrency concurrency(const Trace &trace, AlignedStarts aligned)
{
    Concurrency out;
    const SpanIndex root = trace.analysisRoot();
    if (!root.isValid())
        return out;
    const std::vector<EdgeClass> edges = classifyEdges(trace, Outliving::Async, aligned);
    const std::vector<Interval> intervals = clippedIntervals(trace, edges, aligned);
    out.rootNs = intervals[root.value()].length();
    std::vector<std::int64_t> begins;
    std::vector<std::int64_t> ends;
    const auto addBusy = [&](std::int64_t from, std::int64_t to) {
        if (to <= from)
            return;
        begins.push_back(from);
        ends.push_back(to);
        out.workNs = saturatedSum(out.workNs, to - from);
    };
    for (std::uint32_t row = root.value(); row < trace.subtreeEnd(root);) {
        const SpanIndex span(row);
        if (span != root && isAsync(edges[row])) { // neither it nor what is below it
            row = trace.subtreeEnd(span);
            continue;
        }
        ++row;
        if (intervals[span.value()].isEmpty())
            continue;
        std::int64_t reached = intervals[span.value()].startNs;
        for (const Interval &part : busyChildren(trace, span, edges, intervals)) {
            addBusy(reached, part.startNs);
            reached = part.endNs;
        }
        addBusy(reached, intervals[span.value()].endNs);
    }
    std::ranges::sort(begins);
    std::ranges::sort(ends);
    std::size_t ended = 0;
    for (std::size_t begun = 0; begun < begins.size(); ++begun) {
        while (ends[ended] <= begins[begun])
            ++ended;
        out.mostAtOnce = std::max(out.mostAtOnce, static_cast<std::uint32_t>(begun + 1 - ended));
    }
    return out;
}

} // namespace traceloupe
