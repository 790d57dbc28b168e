// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/tracecalls.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace traceloupe {

enum class GraphNodeKind : std::uint8_t {
    Service,
    Peer,         ///< called, but sends no spans
    Database,
    Queue,
    User,         ///< whoever called the first service of a trace
    UnknownCaller ///< a caller whose span is named by its id but is not there
};
/// "service", "peer", "database", "queue", "user", "unknown caller".
[[nodiscard]] std::string_view graphNodeKindName(GraphNodeKind kind);

/// One quantile with its 95 % interval; an absent bound is unbounded: there are too few values to say.
struct GraphQuantile {
    std::int64_t ns = 0;
    std::optional<std::int64_t> lowNs;
    std::optional<std::int64_t> highNs;
    [[nodiscard]] bool isBounded() const { return lowNs.has_value() && highNs.has_value(); }
};

/// Latency of one side of calls, in nanoseconds; all zero without values. Unfinished and negative durations are
/// left out, and a client span counts once however many servers it reached.
struct GraphLatency {
    std::uint64_t n = 0;
    GraphQuantile p50, p95, p99;
    std::int64_t maxNs = 0;
    [[nodiscard]] bool isEmpty() const { return n == 0; }
};

/// What is special about an edge.
namespace GraphEdgeFlag {
inline constexpr std::uint16_t kFanout = 1 << 0;              ///< one client span reached several servers
inline constexpr std::uint16_t kServerSpansMissing = 1 << 1;  ///< calls to a known service that it has no spans of
inline constexpr std::uint16_t kClientSpansMissing = 1 << 2;  ///< calls without a client span
inline constexpr std::uint16_t kLinks = 1 << 3;               ///< found by links
inline constexpr std::uint16_t kBatch = 1 << 4;               ///< one consumer read several messages
inline constexpr std::uint16_t kNegativeOverhead = 1 << 5;    ///< a server that took longer than its client
inline constexpr std::uint16_t kSelf = 1 << 6;                ///< from a service to itself
} // namespace GraphEdgeFlag
/// "fanout", "server spans missing", ...: of each flag that is set.
[[nodiscard]] std::vector<std::string_view> graphEdgeFlagNames(std::uint16_t flags);

/// The traces behind a node or an edge: indexes into ServiceGraph::traceIds, ascending.
struct GraphTraces {
    std::vector<std::uint32_t> indexes; ///< the first kMaxTraces
    std::uint64_t count = 0;            ///< all of them
    static constexpr std::size_t kMaxTraces = 10'000;
};

/// How many of a number of spans failed.
struct GraphErrors {
    std::uint64_t spans = 0; ///< 0: nobody saw that side
    std::uint64_t errors = 0;
    std::optional<double> weightedShare; ///< as sampling weights tell it; absent where a span tells none
    bool isWeighted = false;             ///< share() is that
    [[nodiscard]] bool isSeen() const { return spans > 0; }
    [[nodiscard]] double share() const;
};

/// Calls in the time that was watched (see ObservedTime), for rates.
struct GraphWatched {
    std::uint64_t calls = 0;
    std::optional<double> weightedCalls; ///< what they stand for; absent if one's sampling is not told
    std::int64_t lengthNs = 0;           ///< of that time, gaps left out; 0: no rate can be told
};

/// Latencies of both sides with each call weighted by how many it stands for.
struct GraphWeighted {
    GraphLatency client;
    GraphLatency server;
};

/// A service, or what stands for something outside. Its calls are those that reach it.
struct GraphNode {
    GraphNodeKind kind = GraphNodeKind::Service;
    std::string name;
    std::string id;             ///< the name, made unique in the graph
    std::uint64_t spans = 0;
    std::uint64_t calls = 0;    ///< sum over the edges that lead here, loops included
    std::uint64_t outgoing = 0; ///< calls of the edges that leave
    GraphErrors served;         ///< the spans in which it did what it was asked
    GraphErrors seen;           ///< the same as its callers saw it
    std::optional<double> weightedCalls; ///< sum over the edges that lead here; absent if one's is
    GraphWatched watched;
    GraphLatency latency;       ///< as it served them; as its callers saw it, for what sends no spans
    std::optional<GraphWeighted> weighted; ///< absent where a call tells no sampling
    GraphTraces traces;
    [[nodiscard]] bool isService() const { return kind == GraphNodeKind::Service; }
    /// Its own word where it has one, else its callers'.
    [[nodiscard]] const GraphErrors &errors() const { return served.isSeen() ? served : seen; }
};

/// All calls of one kind from one node to another.
struct GraphEdge {
    std::uint32_t from = 0; ///< index of a node
    std::uint32_t to = 0;
    CallKind kind = CallKind::Rpc;
    std::uint16_t flags = 0;
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;       ///< by the client's word where there is one, else by the server's
    GraphErrors clientErrors;       ///< of client spans
    GraphErrors serverErrors;       ///< of server spans
    std::uint64_t serverSpansMissing = 0; ///< calls that the service has no span of, though it has others
    std::uint32_t largestBatch = 0; ///< messages that one consumer read, as its links say
    std::optional<double> weightedCalls; ///< estimate of all calls; absent if a span's sampling is not known
    GraphWatched watched;
    GraphLatency client;
    GraphLatency server;
    GraphLatency overhead;  ///< client less server of the same call: network, queues, serialisation
    GraphLatency delay; ///< messaging: start of the consumer less end of the producer, aligned where that is proven;
                        ///< may be negative
    std::optional<GraphWeighted> weighted; ///< absent where a call tells no sampling
    std::uint64_t delaysUnproven = 0; ///< of those, between clocks that nothing proves alike
    GraphTraces traces;
    [[nodiscard]] const GraphLatency &latency() const { return client.isEmpty() ? server : client; }
    /// By the client's word where there is one, else by the server's.
    [[nodiscard]] double errorShare() const;
};

/// Who calls whom, over a set of traces: nodes by kind and name, edges by their nodes and kind.
struct ServiceGraph {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    std::vector<TraceId> traceIds; ///< in the order they were added
    std::uint64_t spans = 0;
    std::int64_t startNs = 0; ///< window of the data
    std::int64_t endNs = 0;
    std::int64_t observedNs = 0;    ///< of that, what was watched: gaps left out (see ObservedTime)
    std::uint32_t observedGaps = 0;
    std::uint64_t clientSpans = 0; ///< CLIENT and PRODUCER spans = answered + unanswered + nested
    std::uint64_t answered = 0;
    std::uint64_t unanswered = 0;
    std::uint64_t nested = 0;

    [[nodiscard]] const GraphNode *find(std::string_view id) const;
};

/// The same with percentiles and shares of errors weighted by sampling (analysis.md section 4.4), where it is told.
[[nodiscard]] ServiceGraph weightedGraph(ServiceGraph graph);

} // namespace traceloupe
