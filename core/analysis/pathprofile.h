// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/contexttree.h"
#include "core/analysis/criticalpath.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// A part of traces by the rank of their root's duration, in millionths: [lower, upper).
struct DurationBand {
    std::uint32_t lower = 0;
    std::uint32_t upper = 1'000'000;

    friend bool operator==(const DurationBand &, const DurationBand &) = default;
};
/// Of analysis.md section 6.1: the faster half, to p90, p95, p99, and the slowest hundredth. Bands, not everything up
/// to a rank, which would thin the tail out.
inline constexpr std::array<DurationBand, 5> kDurationBands{
    {{0, 500'000}, {500'000, 900'000}, {900'000, 950'000}, {950'000, 990'000}, {990'000, 1'000'000}}};

/// A path of operations in a merged critical path. Times are of the path's own part (cp_self), without what is below.
struct ProfileNode {
    std::uint32_t parent = ContextTree::kNone; ///< index into PathProfile::nodes; parents come first
    Operation operation;
    std::uint64_t path = 0;       ///< the same in any profile: for comparing two
    std::int64_t sumNs = 0;
    std::int64_t inclusiveNs = 0; ///< with all that is below: the width in a flame graph
    std::uint64_t traces = 0;     ///< in how many it is on the path
    std::int64_t p50Ns = 0;       ///< over all traces of the profile; 0 in those without it
    std::int64_t p95Ns = 0;
    std::int64_t maxNs = 0;
    TraceId exemplar;             ///< the trace with most of it
};

/// Critical paths of the traces of one root operation, merged. Sums of all nodes are exactly the sum of the roots'
/// durations, so means per trace explain the mean duration.
struct PathProfile {
    Operation root;
    DurationBand band;
    std::uint64_t traces = 0;
    std::int64_t totalNs = 0;
    std::vector<ProfileNode> nodes;

    [[nodiscard]] double meanNs(std::int64_t sumNs) const
    {
        return traces > 0 ? static_cast<double>(sumNs) / static_cast<double>(traces) : 0;
    }
};

/// What intervals are worked out from: the traces of one root operation by duration, the fastest first, with their
/// parts. Free to cross threads.
struct PathSample {
    struct Part {
        std::uint32_t path = 0; ///< index into paths
        std::int64_t ns = 0;
    };
    struct Trace {
        std::int64_t durationNs = 0;
        std::size_t begin = 0; ///< of its parts
        std::size_t end = 0;
    };
    std::vector<std::uint64_t> paths; ///< ProfileNode::path
    std::vector<Trace> traces;
    std::vector<Part> parts;
    std::uint64_t seed = 0; ///< the same for the same traces
};

/// In which order traces stand in a heat map.
enum class PathHeatOrder : std::uint8_t {
    Duration, ///< the fastest first
    Start     ///< the oldest first
};

/// Operations against traces by duration or by time. Every column has as many traces, give or take one.
struct PathHeatMap {
    struct Column {
        std::uint64_t traces = 0;
        std::int64_t fastestNs = 0;
        std::int64_t slowestNs = 0;
        std::int64_t firstStartNs = 0;
        std::int64_t lastStartNs = 0;
        TraceId exemplar; ///< the slowest
    };
    PathHeatOrder order = PathHeatOrder::Duration;
    std::vector<Operation> rows;              ///< most time first
    std::vector<Column> columns;
    std::vector<std::vector<double>> meansNs; ///< by row, by column: on the path, mean per trace
};

/// Collects critical paths trace by trace; keeps the paths' sums of each trace, no trace. One thread; merge what
/// several have collected.
class PathProfileBuilder {
public:
    void add(const Trace &trace);
    void add(const Trace &trace, const ContextTree &tree, const CriticalPath &path);
    void merge(const PathProfileBuilder &other);

    struct Root {
        Operation operation;
        std::uint64_t traces = 0;
        std::int64_t totalNs = 0;
    };
    /// Root operations, most time first.
    [[nodiscard]] std::vector<Root> roots() const;
    /// Of the traces of a root operation in a band; empty if there is none. O(what was collected of it).
    [[nodiscard]] PathProfile profile(const Operation &root, DurationBand band = {}) const;
    [[nodiscard]] PathHeatMap heatMap(const Operation &root, std::size_t maxRows, std::size_t maxColumns,
                                      PathHeatOrder order = PathHeatOrder::Duration) const;
    [[nodiscard]] PathSample sample(const Operation &root) const;
    [[nodiscard]] std::uint64_t traceCount() const { return m_traces.size(); }
    /// How much is kept: one a trace and operation on its path, 16 bytes each.
    [[nodiscard]] std::size_t partCount() const { return m_parts.size(); }

private:
    struct Node {
        std::uint32_t parent = ContextTree::kNone;
        std::uint32_t operation = 0; ///< index into m_operations
        std::uint64_t path = 0;
    };
    struct Part {
        std::uint32_t node = 0;
        std::int64_t ns = 0;
    };
    struct Entry {
        TraceId id;
        std::int64_t startNs = 0;
        std::int64_t durationNs = 0;
        std::uint32_t root = 0;      ///< node
        std::size_t begin = 0;       ///< of its parts
        std::size_t end = 0;
    };

    std::uint32_t nodeNumber(std::uint32_t parent, const Operation &operation, std::uint64_t path);
    [[nodiscard]] std::vector<const Entry *> tracesOf(const Operation &root, DurationBand band) const;

    std::vector<Operation> m_operations;
    std::unordered_map<std::uint64_t, std::uint32_t> m_operationOf; ///< by hash
    std::vector<Node> m_nodes;                                      ///< parents come before children
    std::unordered_map<std::uint64_t, std::uint32_t> m_nodeOf;      ///< by path
    std::vector<Entry> m_traces;
    std::vector<Part> m_parts;
};

} // namespace traceloupe
