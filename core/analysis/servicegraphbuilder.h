// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clockskew.h"
#include "core/analysis/edgeclass.h"
#include "core/analysis/graphfigures.h"
#include "core/analysis/samplingweight.h"
#include "core/analysis/servicegraph.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace traceloupe {

/// Adds up the calls of many traces (analysis.md section 6.3). Traces are added one by one and may be let go of
/// afterwards; what is kept grows with the calls (some 60 bytes each), not with the spans. Links are followed from
/// trace to trace, in whatever order these were added. One thread at a time.
class ServiceGraphBuilder {
public:
    /// Each trace of the set once.
    void add(const Trace &trace);
    /// The graph of what was added so far. O(calls).
    [[nodiscard]] ServiceGraph graph() const { return assembleGraph(m_figures); }
    [[nodiscard]] std::uint64_t traceCount() const { return m_figures.traceIds.size(); }

private:
    using Side = GraphFigures::Side;

    /// Of the trace that is being added.
    struct Current {
        ClockSkew skew;
        std::vector<std::int64_t> starts; ///< aligned; empty: as they are
        std::optional<SamplingWeights> weights; ///< without: nothing is told
    };

    [[nodiscard]] Side sideOf(const Trace &trace, SpanIndex span) const;
    [[nodiscard]] std::optional<double> weightOf(SpanIndex span) const;
    [[nodiscard]] GraphFigures::CallStart callStart(const Trace &trace, SpanIndex span) const;
    void addSpans(const Trace &trace);
    void addCall(const Trace &trace, const TraceCall &call);
    void addEntry(const Trace &trace, const TraceCall &call);
    void addOutbound(const Trace &trace, const OutboundCall &call);
    void addSender(const Trace &trace, SpanIndex span, std::uint32_t peer, bool isAnswered);
    void addReceiver(const Trace &trace, const Consumption &consumption);
    std::uint32_t node(GraphNodeKind kind, std::string_view name);
    std::uint32_t peerNode(const PeerName &peer, bool isMessage);
    std::uint32_t serviceNode(const Trace &trace, SpanIndex span);
    [[nodiscard]] std::uint32_t currentTrace() const
    {
        return static_cast<std::uint32_t>(m_figures.traceIds.size() - 1);
    }

    GraphFigures m_figures;
    std::map<std::pair<GraphNodeKind, std::string>, std::uint32_t> m_nodeIds;
    Current m_current;
    std::vector<std::uint32_t> m_nodeOfString; ///< services of the trace that is being added, by their string
};

/// The graph of one trace.
[[nodiscard]] ServiceGraph serviceGraphOf(const Trace &trace);

} // namespace traceloupe
