// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/contexttree.h"
#include "core/analysis/quantileinterval.h"
#include "core/analysis/structureshape.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace traceloupe {

/// How much of a trace's structure counts when traces are put together (analysis.md section 6.2).
enum class StructureLevel : std::uint8_t {
    Root,   ///< the root's operation
    Paths,  ///< and the set of paths of operations
    Counts, ///< and how often each is called: 1, 2-4, 5-9, 10 or more times
    Order   ///< and the order in which calls beside each other first began
};
inline constexpr std::size_t kStructureLevels = 4;

/// Hashes of a trace's structure, one a level; each contains the one before. The same for the same structure in any
/// trace, whatever its ids and times.
using StructureKey = std::array<std::uint64_t, kStructureLevels>;
[[nodiscard]] StructureKey structureKey(const ContextTree &tree);

/// Traces of one structure.
struct StructureGroup {
    StructureLevel level = StructureLevel::Root;
    std::uint64_t key = 0;
    std::uint32_t parent = ContextTree::kNone; ///< the group that this is a part of; index into the answer
    bool isLeaf = true;        ///< not split further
    Operation root;
    std::uint64_t traces = 0;
    std::int64_t totalNs = 0;  ///< sum of the traces' root durations
    double shareOfTime = 0;    ///< of all traces
    QuantileEstimate p50;
    QuantileEstimate p95;
    std::uint32_t paths = 0;   ///< of the representative
    std::uint64_t spans = 0;   ///< of the representative
    std::int64_t slowestNs = 0;
    std::int64_t fastestNs = 0;
    TraceId representative;    ///< its duration is the median
    TraceId slowest;
    TraceId fastest;
    std::uint64_t shape = 0;        ///< of the representative: its key on the level of counts
    StructureDifference difference; ///< from the group beside it that has most time (the first one's: the second)
};

/// Collects traces and puts those of one structure together. Keeps a few numbers a trace, the paths of each structure
/// (up to kMostPaths in all; further structures have no difference), no trace. One thread.
class StructureGroups {
public:
    /// Groups of fewer traces are not split: what differs among them says nothing.
    static constexpr std::uint64_t kLeastToSplit = 20;
    static constexpr std::size_t kMostPaths = 500'000;

    void add(const Trace &trace);
    void add(const Trace &trace, const ContextTree &tree);
    void merge(const StructureGroups &other);
    [[nodiscard]] std::uint64_t traceCount() const { return m_traces.size(); }

    /// Groups down to `deepest`, parents before their parts, the ones with most time first. A group of which all
    /// traces are of one structure on the next level is not split there.
    [[nodiscard]] std::vector<StructureGroup> groups(StructureLevel deepest = StructureLevel::Counts) const;
    /// The traces of a group, in the order they were added.
    [[nodiscard]] std::vector<TraceId> tracesOf(StructureLevel level, std::uint64_t key) const;

private:
    struct Entry {
        StructureKey key{};
        TraceId id;
        std::int64_t durationNs = 0;
        std::uint32_t root = 0; ///< index into m_operations
        std::uint32_t paths = 0;
        std::uint32_t spans = 0;
    };
    using Entries = std::vector<const Entry *>;

    std::uint32_t operationNumber(const Operation &operation);
    void keepShape(std::uint64_t key, const ContextTree &tree);
    void tellApart(std::vector<std::pair<StructureGroup, Entries>> &siblings) const;
    [[nodiscard]] StructureGroup describe(Entries entries, StructureLevel level, std::int64_t wholeNs) const;

    std::vector<Entry> m_traces;
    std::vector<Operation> m_operations;
    std::unordered_map<std::uint64_t, std::uint32_t> m_operationOf; ///< by hash
    std::unordered_map<std::uint64_t, StructureShape> m_shapes;     ///< by key on the level of counts
    std::size_t m_paths = 0;                                        ///< in all of them
};

} // namespace traceloupe
