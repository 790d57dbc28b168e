// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/structurelist.h"

#include <algorithm>
#include <map>

namespace traceloupe {

std::uint32_t StructureList::numberOf(const Operation &operation)
{
    const auto [known, isNew] = m_operationOf.try_emplace(operation.hash,
                                                          static_cast<std::uint32_t>(m_operations.size()));
    if (isNew)
        m_operations.push_back(operation);
    return known->second;
}

void StructureList::add(const Trace &trace)
{
    const ContextTree tree = contextTree(trace);
    if (tree.nodes.empty())
        return;
    const std::uint64_t key = structureKey(tree)[static_cast<std::size_t>(StructureLevel::Counts)];
    const auto [known, isNew] = m_entryOf.try_emplace(key, m_entries.size());
    if (isNew) {
        Entry &entry = m_entries.emplace_back();
        entry.structure.root = tree.operations[tree.nodes.front().operation];
        entry.structure.paths = static_cast<std::uint32_t>(tree.nodes.size());
        entry.root = entry.structure.root.hash;
        if (m_paths + tree.nodes.size() <= StructureGroups::kMostPaths) {
            entry.shape.paths.reserve(tree.nodes.size());
            for (const ContextTree::Node &node : tree.nodes)
                entry.shape.paths.push_back(
                    {node.path, node.parent, numberOf(tree.operations[node.operation]), node.spans});
            m_paths += tree.nodes.size();
        }
    }
    m_entries[known->second].structure.traces.push_back(trace.id());
}

std::vector<StructureList::Structure> StructureList::structures() const
{
    std::map<std::uint64_t, std::vector<const Entry *>> byRoot;
    for (const Entry &entry : m_entries)
        byRoot[entry.root].push_back(&entry);
    std::vector<Structure> out;
    out.reserve(m_entries.size());
    for (auto &[root, entries] : byRoot) {
        std::ranges::stable_sort(entries, [](const Entry *a, const Entry *b) {
            return a->structure.traces.size() > b->structure.traces.size();
        });
        std::uint32_t number = 0;
        for (const Entry *entry : entries) {
            Structure structure = entry->structure;
            structure.number = ++number;
            structure.siblings = static_cast<std::uint32_t>(entries.size());
            if (number > 1 && !entry->shape.paths.empty() && !entries.front()->shape.paths.empty())
                structure.difference = structureDifference(entry->shape, entries.front()->shape, m_operations);
            out.push_back(std::move(structure));
        }
    }
    return out;
}

} // namespace traceloupe
