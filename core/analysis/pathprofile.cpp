// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pathprofile.h"

#include "core/analysis/clockskew.h"
#include "core/analysis/quantile.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace traceloupe {

namespace {

constexpr std::uint32_t kNone = ContextTree::kNone;
constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kSeedFactor = 6'364'136'223'846'793'005U; ///< odd and large: stirs what was before

/// A quantile of values of which only those that are not 0 are at hand; `all` counts the others too.
std::int64_t quantileWithZeros(std::vector<std::int64_t> &present, std::uint64_t all, std::uint32_t millionths)
{
    const std::uint64_t rank = nearestRank(millionths, all);
    const std::uint64_t zeros = all - present.size();
    if (rank <= zeros)
        return 0;
    const auto at = present.begin() + static_cast<std::ptrdiff_t>(rank - zeros - 1);
    std::nth_element(present.begin(), at, present.end());
    return *at;
}

void addTo(PathHeatMap::Column &column, std::int64_t durationNs, std::int64_t startNs, const TraceId &id)
{
    const bool isFirst = column.traces == 0;
    if (isFirst || durationNs >= column.slowestNs)
        column.exemplar = id;
    column.fastestNs = isFirst ? durationNs : std::min(column.fastestNs, durationNs);
    column.slowestNs = isFirst ? durationNs : std::max(column.slowestNs, durationNs);
    column.firstStartNs = isFirst ? startNs : std::min(column.firstStartNs, startNs);
    column.lastStartNs = isFirst ? startNs : std::max(column.lastStartNs, startNs);
    ++column.traces;
}

} // namespace

void PathProfileBuilder::add(const Trace &trace)
{
    const std::vector<std::int64_t> starts = clockSkew(trace).startsNs(trace);
    add(trace, contextTree(trace), criticalPath(trace, {PathMode::Response, Outliving::Async, {}, starts}));
}

void PathProfileBuilder::add(const Trace &trace, const ContextTree &tree, const CriticalPath &path)
{
    if (tree.nodes.empty())
        return;
    std::vector<std::int64_t> sums(tree.nodes.size(), 0);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (path.selfNs[row] > 0)
            sums[tree.ofRow[row]] += path.selfNs[row];
    }
    std::vector<bool> isNeeded(tree.nodes.size(), false);
    for (std::size_t i = tree.nodes.size(); i-- > 0;) { // children before parents
        const std::uint32_t parent = tree.nodes[i].parent;
        isNeeded[i] = isNeeded[i] || sums[i] > 0 || parent == kNone;
        if (isNeeded[i] && parent != kNone)
            isNeeded[parent] = true;
    }
    Entry entry{trace.id(), trace.startNs(trace.analysisRoot()), path.totalNs, 0, m_parts.size(), 0};
    std::vector<std::uint32_t> numbers(tree.nodes.size(), kNone);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        if (!isNeeded[i])
            continue;
        const ContextTree::Node &node = tree.nodes[i];
        numbers[i] = nodeNumber(node.parent == kNone ? kNone : numbers[node.parent], tree.operations[node.operation],
                                node.path);
        if (sums[i] > 0)
            m_parts.push_back({numbers[i], sums[i]});
    }
    entry.root = numbers.front();
    entry.end = m_parts.size();
    m_traces.push_back(entry);
}

std::uint32_t PathProfileBuilder::nodeNumber(std::uint32_t parent, const Operation &operation, std::uint64_t path)
{
    const auto [at, isNew] = m_nodeOf.emplace(path, static_cast<std::uint32_t>(m_nodes.size()));
    if (isNew) {
        const auto [known, isNewOperation] = m_operationOf.emplace(operation.hash,
                                                                   static_cast<std::uint32_t>(m_operations.size()));
        if (isNewOperation)
            m_operations.push_back(operation);
        m_nodes.push_back({parent, known->second, path});
    }
    return at->second;
}

void PathProfileBuilder::merge(const PathProfileBuilder &other)
{
    std::vector<std::uint32_t> numbers;
    numbers.reserve(other.m_nodes.size());
    for (const Node &node : other.m_nodes)
        numbers.push_back(nodeNumber(node.parent == kNone ? kNone : numbers[node.parent],
                                     other.m_operations[node.operation], node.path));
    for (Entry entry : other.m_traces) {
        const std::size_t begin = m_parts.size();
        for (std::size_t i = entry.begin; i < entry.end; ++i)
            m_parts.push_back({numbers[other.m_parts[i].node], other.m_parts[i].ns});
        entry.begin = begin;
        entry.end = m_parts.size();
        entry.root = numbers[entry.root];
        m_traces.push_back(entry);
    }
}

std::vector<PathProfileBuilder::Root> PathProfileBuilder::roots() const
{
    std::map<std::uint32_t, Root> roots;
    for (const Entry &entry : m_traces) {
        Root &root = roots[entry.root];
        ++root.traces;
        root.totalNs = saturatedSum(root.totalNs, entry.durationNs);
    }
    std::vector<Root> out;
    for (auto &[node, root] : roots) {
        root.operation = m_operations[m_nodes[node].operation];
        out.push_back(std::move(root));
    }
    std::ranges::stable_sort(out, std::greater(), &Root::totalNs);
    return out;
}

/// By duration, the fastest first.
std::vector<const PathProfileBuilder::Entry *> PathProfileBuilder::tracesOf(const Operation &root,
                                                                            DurationBand band) const
{
    std::vector<const Entry *> all;
    for (const Entry &entry : m_traces) {
        if (m_operations[m_nodes[entry.root].operation].hash == root.hash)
            all.push_back(&entry);
    }
    std::ranges::sort(all, {}, [](const Entry *entry) { return std::tuple(entry->durationNs, entry->id); });
    std::vector<const Entry *> inBand;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::uint64_t rank = i * kMillion / all.size();
        if (rank >= band.lower && rank < band.upper)
            inBand.push_back(all[i]);
    }
    return inBand;
}

PathProfile PathProfileBuilder::profile(const Operation &root, DurationBand band) const
{
    PathProfile out;
    out.root = root;
    out.band = band;
    const std::vector<const Entry *> traces = tracesOf(root, band);
    out.traces = traces.size();
    std::vector<std::vector<std::int64_t>> values(m_nodes.size());
    std::vector<ProfileNode> nodes(m_nodes.size());
    std::vector<bool> isNeeded(m_nodes.size(), false);
    for (const Entry *entry : traces) {
        out.totalNs = saturatedSum(out.totalNs, entry->durationNs);
        isNeeded[entry->root] = true;
        for (std::size_t i = entry->begin; i < entry->end; ++i) {
            const auto [node, ns] = m_parts[i];
            isNeeded[node] = true;
            values[node].push_back(ns);
            nodes[node].sumNs = saturatedSum(nodes[node].sumNs, ns);
            ++nodes[node].traces;
            if (ns > nodes[node].maxNs) {
                nodes[node].maxNs = ns;
                nodes[node].exemplar = entry->id;
            }
        }
    }
    for (std::size_t i = m_nodes.size(); i-- > 0;) { // children before parents
        nodes[i].inclusiveNs = saturatedSum(nodes[i].inclusiveNs, nodes[i].sumNs);
        if (!isNeeded[i] || m_nodes[i].parent == kNone)
            continue;
        isNeeded[m_nodes[i].parent] = true;
        std::int64_t &above = nodes[m_nodes[i].parent].inclusiveNs;
        above = saturatedSum(above, nodes[i].inclusiveNs);
    }
    std::vector<std::uint32_t> numbers(m_nodes.size(), kNone);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!isNeeded[i])
            continue;
        numbers[i] = static_cast<std::uint32_t>(out.nodes.size());
        ProfileNode &node = out.nodes.emplace_back(std::move(nodes[i]));
        node.parent = m_nodes[i].parent == kNone ? kNone : numbers[m_nodes[i].parent];
        node.operation = m_operations[m_nodes[i].operation];
        node.path = m_nodes[i].path;
        node.p50Ns = quantileWithZeros(values[i], out.traces, kP50);
        node.p95Ns = quantileWithZeros(values[i], out.traces, kP95);
    }
    return out;
}

PathSample PathProfileBuilder::sample(const Operation &root) const
{
    PathSample out;
    std::vector<std::uint32_t> numbers(m_nodes.size(), kNone);
    for (const Entry *entry : tracesOf(root, {})) {
        PathSample::Trace &trace = out.traces.emplace_back();
        trace.durationNs = entry->durationNs;
        trace.begin = out.parts.size();
        for (std::size_t i = entry->begin; i < entry->end; ++i) {
            std::uint32_t &number = numbers[m_parts[i].node];
            if (number == kNone) {
                number = static_cast<std::uint32_t>(out.paths.size());
                out.paths.push_back(m_nodes[m_parts[i].node].path);
            }
            out.parts.push_back({number, m_parts[i].ns});
        }
        trace.end = out.parts.size();
        out.seed = out.seed * kSeedFactor + std::hash<TraceId>()(entry->id);
    }
    return out;
}

PathHeatMap PathProfileBuilder::heatMap(const Operation &root, std::size_t maxRows, std::size_t maxColumns,
                                        PathHeatOrder order) const
{
    PathHeatMap map;
    map.order = order;
    std::vector<const Entry *> traces = tracesOf(root, {});
    if (traces.empty() || maxRows == 0 || maxColumns == 0)
        return map;
    if (order == PathHeatOrder::Start)
        std::ranges::stable_sort(traces, {}, &Entry::startNs);
    const std::size_t columns = std::min(maxColumns, traces.size());
    std::vector<std::vector<std::int64_t>> sums(m_operations.size(), std::vector<std::int64_t>(columns, 0));
    std::vector<std::int64_t> totals(m_operations.size(), 0);
    map.columns.resize(columns);
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const Entry &entry = *traces[i];
        const std::size_t at = i * columns / traces.size();
        PathHeatMap::Column &column = map.columns[at];
        addTo(column, entry.durationNs, entry.startNs, entry.id);
        for (std::size_t part = entry.begin; part < entry.end; ++part) {
            const std::uint32_t operation = m_nodes[m_parts[part].node].operation;
            sums[operation][at] = saturatedSum(sums[operation][at], m_parts[part].ns);
            totals[operation] = saturatedSum(totals[operation], m_parts[part].ns);
        }
    }
    std::vector<std::uint32_t> byTime;
    for (std::uint32_t operation = 0; operation < totals.size(); ++operation) {
        if (totals[operation] > 0)
            byTime.push_back(operation);
    }
    std::ranges::stable_sort(byTime, std::greater(), [&](std::uint32_t operation) { return totals[operation]; });
    byTime.resize(std::min(byTime.size(), maxRows));
    for (const std::uint32_t operation : byTime) {
        map.rows.push_back(m_operations[operation]);
        std::vector<double> &row = map.meansNs.emplace_back();
        for (std::size_t at = 0; at < columns; ++at)
            row.push_back(static_cast<double>(sums[operation][at]) / static_cast<double>(map.columns[at].traces));
    }
    return map;
}

} // namespace traceloupe
