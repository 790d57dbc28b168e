// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/structureshape.h"

#include <unordered_map>

namespace traceloupe {

namespace {

using Kind = StructureDifference::Kind;

std::unordered_map<std::uint64_t, std::uint32_t> callsByPath(const StructureShape &shape)
{
    std::unordered_map<std::uint64_t, std::uint32_t> calls;
    for (const StructureShape::Path &path : shape.paths)
        calls.emplace(path.path, path.spans);
    return calls;
}

} // namespace

std::uint32_t callCountBucket(std::uint32_t spans)
{
    return spans < 2 ? 1 : spans < 5 ? 2 : spans < 10 ? 3 : 4;
}

StructureDifference structureDifference(const StructureShape &here, const StructureShape &there,
                                        std::span<const Operation> operations)
{
    StructureDifference out;
    const auto add = [&](Kind kind, const StructureShape::Path &path, std::uint32_t callsHere,
                         std::uint32_t callsThere) {
        if (out.parts.size() < StructureDifference::kMostParts)
            out.parts.push_back({kind, operations[path.operation], callsHere, callsThere});
        else
            ++out.more;
    };
    const auto callsHere = callsByPath(here);
    const auto callsThere = callsByPath(there);
    /// Below something that only one of both has, everything is.
    const auto isTopmost = [](const StructureShape &shape, const StructureShape::Path &path, const auto &others) {
        return path.parent == ContextTree::kNone || others.contains(shape.paths[path.parent].path);
    };
    for (const StructureShape::Path &path : here.paths) {
        if (!callsThere.contains(path.path) && isTopmost(here, path, callsThere))
            add(Kind::Added, path, path.spans, 0);
    }
    for (const StructureShape::Path &path : there.paths) {
        if (!callsHere.contains(path.path) && isTopmost(there, path, callsHere))
            add(Kind::Missing, path, 0, path.spans);
    }
    for (const StructureShape::Path &path : here.paths) {
        const auto other = callsThere.find(path.path);
        if (other != callsThere.end() && callCountBucket(path.spans) != callCountBucket(other->second))
            add(Kind::Count, path, path.spans, other->second);
    }
    return out;
}

} // namespace traceloupe
