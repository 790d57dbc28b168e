// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphfigures.h"

#include <algorithm>

namespace traceloupe {

void GraphFigures::SideSums::add(const Side &side, std::optional<double> spanWeight)
{
    ++spans;
    errors += side.isError ? 1 : 0;
    weight += spanWeight.value_or(0.0);
    errorWeight += side.isError ? spanWeight.value_or(0.0) : 0.0;
    isWeightKnown = isWeightKnown && spanWeight.has_value();
    if (side.isMeasured)
        durations.push_back({side.durationNs, spanWeight.value_or(0.0)});
}

void GraphFigures::SideSums::add(const SideSums &other)
{
    spans += other.spans;
    errors += other.errors;
    weight += other.weight;
    errorWeight += other.errorWeight;
    isWeightKnown = isWeightKnown && other.isWeightKnown;
    durations.insert(durations.end(), other.durations.begin(), other.durations.end());
}

GraphErrors GraphFigures::SideSums::counted() const
{
    GraphErrors out{spans, errors, {}, false};
    if (isWeightKnown && weight > 0)
        out.weightedShare = errorWeight / weight;
    return out;
}

void GraphFigures::Edge::addCall(bool isError, const CallStart &start, std::uint32_t trace)
{
    ++sums.calls;
    sums.errors += isError ? 1 : 0;
    weight += start.weight;
    isWeightKnown = isWeightKnown && start.weight > 0;
    starts.push_back(start);
    if (traces.empty() || traces.back() != trace)
        traces.push_back(trace);
}

void GraphFigures::Edge::addDelay(const Side &sender, const Side &receiver, bool isProven)
{
    if (!sender.isMeasured || !receiver.isMeasured)
        return;
    delay.push_back(receiver.startNs - sender.endNs());
    sums.delaysUnproven += isProven ? 0 : 1;
}

void GraphFigures::Edge::addOverhead(const Side &clientSide, const Side &serverSide)
{
    if (!clientSide.isMeasured || !serverSide.isMeasured)
        return;
    overhead.push_back(clientSide.durationNs - serverSide.durationNs);
    mark(GraphEdgeFlag::kNegativeOverhead, overhead.back() < 0);
}

void GraphFigures::Edge::mark(std::uint16_t flag, bool applies)
{
    if (applies)
        sums.flags |= flag;
}

void GraphFigures::Edge::add(const Edge &other)
{
    sums.flags |= other.sums.flags;
    sums.calls += other.sums.calls;
    sums.errors += other.sums.errors;
    sums.delaysUnproven += other.sums.delaysUnproven;
    sums.largestBatch = std::max(sums.largestBatch, other.sums.largestBatch);
    weight += other.weight;
    isWeightKnown = isWeightKnown && other.isWeightKnown;
    const auto append = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    client.add(other.client);
    server.add(other.server);
    append(starts, other.starts);
    append(overhead, other.overhead);
    append(delay, other.delay);
    append(traces, other.traces);
}

} // namespace traceloupe
