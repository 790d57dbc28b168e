// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/contexttree.h"

#include "core/analysis/operationname.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace traceloupe {

namespace {

constexpr std::uint32_t kNone = ContextTree::kNone;

struct KeyHash {
    std::size_t operator()(const std::tuple<std::uint32_t, std::uint32_t> &key) const
    {
        const std::uint64_t both = (std::uint64_t{std::get<0>(key)} << 32U) | std::get<1>(key);
        return both * 0x9e3779b97f4a7c15ULL >> 16U;
    }
};

} // namespace

std::uint64_t combinedHash(std::uint64_t first, std::uint64_t second)
{
    std::uint64_t x = first * 0x9e3779b97f4a7c15ULL + second + 0x632be59bd9b4e019ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

TraceOperations traceOperations(const Trace &trace)
{
    TraceOperations out;
    out.ofRow.reserve(trace.rowCount());
    std::map<std::string, std::uint32_t> names;
    std::vector<std::uint32_t> nameOf(trace.strings().size(), kNone);
    std::unordered_map<std::tuple<std::uint32_t, std::uint32_t>, std::uint32_t, KeyHash> known;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        std::uint32_t &name = nameOf[trace.columns().name[row].value()];
        if (name == kNone)
            name = names.emplace(operationName(trace.name(span)), names.size()).first->second;
        const std::uint32_t kind = trace.isPhantom(span) ? 0xffU : static_cast<std::uint32_t>(trace.kind(span));
        const auto next = static_cast<std::uint32_t>(out.operations.size());
        const auto [at, isNew] = known.emplace(std::tuple(trace.serviceId(span).value(), (name << 8U) | kind), next);
        if (isNew) {
            Operation &operation = out.operations.emplace_back();
            operation.service = trace.isPhantom(span) ? "(missing)" : trace.serviceName(span);
            operation.name = operationName(trace.name(span));
            operation.kind = trace.kind(span);
            operation.hash = combinedHash(combinedHash(stableHash(operation.service), stableHash(operation.name)),
                                          kind);
        }
        out.ofRow.push_back(at->second);
    }
    return out;
}

ContextTree contextTree(const Trace &trace)
{
    ContextTree tree;
    TraceOperations operations = traceOperations(trace);
    tree.ofRow.assign(trace.rowCount(), kNone);
    const SpanIndex root = trace.analysisRoot();
    if (!root.isValid())
        return tree;
    std::unordered_map<std::tuple<std::uint32_t, std::uint32_t>, std::uint32_t, KeyHash> known; // (parent, operation)
    for (std::uint32_t row = root.value(); row < trace.subtreeEnd(root); ++row) {
        const SpanIndex span(row);
        const std::uint32_t parent = span == root ? kNone : tree.ofRow[trace.parent(span).value()];
        const std::uint32_t operation = operations.ofRow[row];
        const auto next = static_cast<std::uint32_t>(tree.nodes.size());
        const auto [at, isNew] = known.emplace(std::tuple(parent, operation), next);
        if (isNew) {
            const std::uint64_t above = parent == kNone ? 0 : tree.nodes[parent].path;
            tree.nodes.push_back({parent, operation, combinedHash(above, operations.operations[operation].hash), 0,
                                  trace.startNs(span)});
        }
        ContextTree::Node &node = tree.nodes[at->second];
        ++node.spans;
        node.firstStartNs = std::min(node.firstStartNs, trace.startNs(span));
        tree.ofRow[row] = at->second;
    }
    tree.operations = std::move(operations.operations);
    return tree;
}

} // namespace traceloupe
