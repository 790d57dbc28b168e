// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quantileinterval.h"
#include "core/analysis/servicegraph.h"

#include <map>

namespace traceloupe {

/// What ServiceGraphBuilder keeps while traces are added: sums and every measured value, so that percentiles are of
/// all of them; and senders and receivers of messages, whose links are followed at the end.
struct GraphFigures {
    struct EdgeKey {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        CallKind kind = CallKind::Rpc;
        friend auto operator<=>(const EdgeKey &, const EdgeKey &) = default;
    };
    /// One side of a call as it was measured.
    struct Side {
        std::int64_t startNs = 0;
        std::int64_t durationNs = 0;
        bool isMeasured = false; ///< has a duration that counts
        bool isError = false;
        [[nodiscard]] std::int64_t endNs() const { return startNs + durationNs; }
    };
    /// Spans of one side of an edge. A weight of 0 is not known.
    struct SideSums {
        std::uint64_t spans = 0;
        std::uint64_t errors = 0;
        double weight = 0;
        double errorWeight = 0;
        bool isWeightKnown = true;
        std::vector<WeightedValue> durations;

        void add(const Side &side, std::optional<double> spanWeight);
        void add(const SideSums &other);
        [[nodiscard]] GraphErrors counted() const;
    };
    /// When a call began, and how many it stands for; 0: not known.
    struct CallStart {
        std::int64_t startNs = 0;
        double weight = 0;
    };
    [[nodiscard]] static std::optional<double> knownWeight(const CallStart &start)
    {
        return start.weight > 0 ? std::optional(start.weight) : std::nullopt;
    }
    struct Edge {
        GraphEdge sums;
        SideSums client;
        SideSums server;
        std::vector<std::int64_t> overhead;
        std::vector<std::int64_t> delay;
        std::vector<std::uint32_t> traces;
        std::vector<CallStart> starts;
        double weight = 0;
        bool isWeightKnown = true;

        void addCall(bool isError, const CallStart &start, std::uint32_t trace);
        /// `isProven`: nothing keeps the two clocks from being compared.
        void addDelay(const Side &sender, const Side &receiver, bool isProven);
        void addOverhead(const Side &clientSide, const Side &serverSide);
        void add(const Edge &other);
        void mark(std::uint16_t flag, bool applies = true);
    };
    struct Node {
        GraphNodeKind kind = GraphNodeKind::Service;
        std::string name;
        std::string host;          ///< of a peer: what may be the name of a service
        bool mayBeService = false;
        std::uint64_t spans = 0;
        std::vector<std::uint32_t> traces;
    };
    /// A span that links may name.
    struct Sender {
        TraceId traceId;
        SpanId spanId;
        std::uint32_t service = 0;
        std::uint32_t peer = 0;    ///< node it goes to if no link names it
        std::uint32_t trace = 0;
        bool isAnswered = false;   ///< by a child
        Side side;
        CallStart start;
        [[nodiscard]] std::optional<double> weight() const { return knownWeight(start); }
    };
    struct Receiver {
        std::vector<Consumption::Producer> producers;
        std::uint32_t service = 0;
        std::uint32_t queue = 0;   ///< node it comes from if no link leads anywhere
        std::uint32_t trace = 0;
        bool isEntry = false;
        Side side;
        CallStart start;
        [[nodiscard]] std::optional<double> weight() const { return knownWeight(start); }
    };

    std::vector<Node> nodes;
    std::map<EdgeKey, Edge> edges;
    std::vector<Sender> senders;
    std::vector<Receiver> receivers;
    std::vector<TraceId> traceIds;
    std::vector<std::int64_t> traceStartsNs;
    std::uint64_t spans = 0;
    std::uint64_t clientSpans = 0;
    std::uint64_t answered = 0;
    std::uint64_t nested = 0;
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
};

/// Rates of all edges and nodes: calls in the time that was watched, as GroupActivity tells it. `starts`: of each edge.
void measureWatched(ServiceGraph &graph, const std::vector<std::vector<GraphFigures::CallStart>> &starts,
                    const std::vector<std::int64_t> &traceStartsNs);
/// Follows the links, gives peers that are known services their names, sorts, and computes the quantiles.
[[nodiscard]] ServiceGraph assembleGraph(const GraphFigures &figures);

} // namespace traceloupe
