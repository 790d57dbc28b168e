// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphfigures.h"

#include <algorithm>

namespace traceloupe {

void GraphFigures::Edge::addClient(const Side &side)
{
    ++sums.clientSpans;
    sums.clientErrors += side.isError ? 1 : 0;
    if (side.isMeasured)
        client.push_back(side.durationNs);
}

void GraphFigures::Edge::addServer(const Side &side)
{
    ++sums.serverSpans;
    sums.serverErrors += side.isError ? 1 : 0;
    if (side.isMeasured)
        server.push_back(side.durationNs);
}

void GraphFigures::Edge::addCall(bool isError, std::optional<double> callWeight, std::uint32_t trace)
{
    ++sums.calls;
    sums.errors += isError ? 1 : 0;
    weight += callWeight.value_or(0.0);
    isWeightKnown = isWeightKnown && callWeight.has_value();
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
    sums.clientSpans += other.sums.clientSpans;
    sums.clientErrors += other.sums.clientErrors;
    sums.serverSpans += other.sums.serverSpans;
    sums.serverErrors += other.sums.serverErrors;
    sums.delaysUnproven += other.sums.delaysUnproven;
    sums.largestBatch = std::max(sums.largestBatch, other.sums.largestBatch);
    weight += other.weight;
    isWeightKnown = isWeightKnown && other.isWeightKnown;
    const auto append = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    append(client, other.client);
    append(server, other.server);
    append(overhead, other.overhead);
    append(delay, other.delay);
    append(traces, other.traces);
}

} // namespace traceloupe
