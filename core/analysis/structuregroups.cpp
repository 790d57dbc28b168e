// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/structuregroups.h"

#include "core/analysis/saturating.h"
#include <algorithm>
#include <map>
#include <tuple>

namespace traceloupe {

namespace {

constexpr auto kCounts = static_cast<std::size_t>(StructureLevel::Counts);

/// A child as its parent sees it, on one level.
struct Part {
    std::uint64_t hash;
    std::int64_t startNs;
};

/// Bottom-up hash of the tree's shape.
std::uint64_t shapeHash(const ContextTree &tree, StructureLevel level)
{
    std::vector<std::vector<Part>> parts(tree.nodes.size());
    std::uint64_t hash = 0;
    for (std::size_t i = tree.nodes.size(); i-- > 0;) { // children before parents
        const ContextTree::Node &node = tree.nodes[i];
        hash = tree.operations[node.operation].hash;
        if (level >= StructureLevel::Counts)
            hash = combinedHash(hash, callCountBucket(node.spans));
        if (level == StructureLevel::Order)
            std::ranges::sort(parts[i], {}, [](const Part &part) { return std::tuple(part.startNs, part.hash); });
        else
            std::ranges::sort(parts[i], {}, &Part::hash);
        for (const Part &part : parts[i])
            hash = combinedHash(hash, part.hash);
        parts[i] = {};
        if (node.parent != ContextTree::kNone)
            parts[node.parent].push_back({hash, node.firstStartNs});
    }
    return hash;
}

} // namespace

StructureKey structureKey(const ContextTree &tree)
{
    if (tree.nodes.empty())
        return {};
    const std::uint64_t root = tree.operations[tree.nodes.front().operation].hash;
    return {root, shapeHash(tree, StructureLevel::Paths), shapeHash(tree, StructureLevel::Counts),
            shapeHash(tree, StructureLevel::Order)};
}

void StructureGroups::add(const Trace &trace)
{
    add(trace, contextTree(trace));
}

void StructureGroups::add(const Trace &trace, const ContextTree &tree)
{
    if (tree.nodes.empty())
        return;
    Entry entry;
    entry.key = structureKey(tree);
    entry.id = trace.id();
    entry.durationNs = trace.durationNs(trace.analysisRoot());
    entry.root = operationNumber(tree.operations[tree.nodes.front().operation]);
    entry.paths = static_cast<std::uint32_t>(tree.nodes.size());
    entry.spans = trace.spanCount();
    m_traces.push_back(entry);
    keepShape(entry.key[kCounts], tree);
}

void StructureGroups::keepShape(std::uint64_t key, const ContextTree &tree)
{
    if (m_shapes.contains(key) || m_paths + tree.nodes.size() > kMostPaths)
        return;
    StructureShape &shape = m_shapes[key];
    shape.paths.reserve(tree.nodes.size());
    for (const ContextTree::Node &node : tree.nodes)
        shape.paths.push_back({node.path, node.parent, operationNumber(tree.operations[node.operation]), node.spans});
    m_paths += shape.paths.size();
}

std::uint32_t StructureGroups::operationNumber(const Operation &operation)
{
    const auto next = static_cast<std::uint32_t>(m_operations.size());
    const auto [at, isNew] = m_operationOf.try_emplace(operation.hash, next);
    if (isNew)
        m_operations.push_back(operation);
    return at->second;
}

void StructureGroups::merge(const StructureGroups &other)
{
    std::vector<std::uint32_t> numbers;
    numbers.reserve(other.m_operations.size());
    for (const Operation &operation : other.m_operations)
        numbers.push_back(operationNumber(operation));
    for (const auto &[key, theirs] : other.m_shapes) {
        if (m_shapes.contains(key) || m_paths + theirs.paths.size() > kMostPaths)
            continue;
        StructureShape &shape = m_shapes[key] = theirs;
        for (StructureShape::Path &path : shape.paths)
            path.operation = numbers[path.operation];
        m_paths += shape.paths.size();
    }
    for (Entry entry : other.m_traces) {
        entry.root = numbers[entry.root];
        m_traces.push_back(entry);
    }
}

StructureGroup StructureGroups::describe(Entries entries, StructureLevel level, std::int64_t wholeNs) const
{
    std::ranges::sort(entries, {}, [](const Entry *entry) { return std::tuple(entry->durationNs, entry->id); });
    StructureGroup group;
    group.level = level;
    group.key = entries.front()->key[static_cast<std::size_t>(level)];
    group.root = m_operations[entries.front()->root];
    group.traces = entries.size();
    std::vector<std::int64_t> durations;
    for (const Entry *entry : entries) {
        durations.push_back(entry->durationNs);
        group.totalNs = saturatedSum(group.totalNs, entry->durationNs);
    }
    group.shareOfTime = wholeNs > 0 ? static_cast<double>(group.totalNs) / static_cast<double>(wholeNs) : 0;
    group.p50 = estimateQuantile(durations, kP50);
    group.p95 = estimateQuantile(durations, kP95);
    const Entry &median = *entries[nearestRank(kP50, entries.size()) - 1];
    group.paths = median.paths;
    group.spans = median.spans;
    group.representative = median.id;
    group.shape = median.key[kCounts];
    group.fastest = entries.front()->id;
    group.fastestNs = durations.front();
    group.slowestNs = durations.back();
    group.slowest = entries.back()->id;
    return group;
}

/// Each of the groups from the first, the first from the second.
void StructureGroups::tellApart(std::vector<std::pair<StructureGroup, Entries>> &siblings) const
{
    if (siblings.size() < 2 || siblings.front().first.level == StructureLevel::Root)
        return;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        const auto here = m_shapes.find(siblings[i].first.shape);
        const auto there = m_shapes.find(siblings[i == 0 ? 1 : 0].first.shape);
        if (here != m_shapes.end() && there != m_shapes.end())
            siblings[i].first.difference = structureDifference(here->second, there->second, m_operations);
    }
}

std::vector<TraceId> StructureGroups::tracesOf(StructureLevel level, std::uint64_t key) const
{
    std::vector<TraceId> ids;
    for (const Entry &entry : m_traces) {
        if (entry.key[static_cast<std::size_t>(level)] == key)
            ids.push_back(entry.id);
    }
    return ids;
}

std::vector<StructureGroup> StructureGroups::groups(StructureLevel deepest) const
{
    std::int64_t wholeNs = 0;
    for (const Entry &entry : m_traces)
        wholeNs = saturatedSum(wholeNs, entry.durationNs);
    /// Traces that are to be cut into the groups of a level.
    struct Task {
        Entries entries;
        std::size_t level;
        std::uint32_t parent;
    };
    std::vector<StructureGroup> out;
    std::vector<Task> tasks{{{}, 0, ContextTree::kNone}};
    for (const Entry &entry : m_traces)
        tasks.front().entries.push_back(&entry);
    for (std::size_t at = 0; at < tasks.size(); ++at) {
        const Task task = std::move(tasks[at]);
        std::map<std::uint64_t, Entries> parts;
        for (const Entry *entry : task.entries)
            parts[entry->key[task.level]].push_back(entry);
        if (parts.size() < 2 && task.parent != ContextTree::kNone) { // nothing to tell apart here: the next level
            if (task.level < static_cast<std::size_t>(deepest))
                tasks.push_back({task.entries, task.level + 1, task.parent});
            continue;
        }
        const std::size_t first = out.size();
        std::vector<std::pair<StructureGroup, Entries>> described;
        described.reserve(parts.size());
        for (auto &[key, entries] : parts)
            described.emplace_back(describe(entries, static_cast<StructureLevel>(task.level), wholeNs), entries);
        std::ranges::stable_sort(described, std::greater(), [](const auto &part) { return part.first.totalNs; });
        tellApart(described);
        if (task.parent != ContextTree::kNone)
            out[task.parent].isLeaf = false;
        for (std::size_t i = 0; i < described.size(); ++i) {
            described[i].first.parent = task.parent;
            out.push_back(described[i].first);
            if (described[i].first.traces >= kLeastToSplit && task.level < static_cast<std::size_t>(deepest))
                tasks.push_back({described[i].second, task.level + 1, static_cast<std::uint32_t>(first + i)});
        }
    }
    return out;
}

} // namespace traceloupe
