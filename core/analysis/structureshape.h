// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/contexttree.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// The paths of operations of one trace and how often each is called: what is kept of a structure. Parents come first.
struct StructureShape {
    struct Path {
        std::uint64_t path = 0;
        std::uint32_t parent = ContextTree::kNone;
        std::uint32_t operation = 0; ///< index into a list that the shapes share
        std::uint32_t spans = 0;
    };
    std::vector<Path> paths;
};

/// How a call's number counts in a structure: once, 2-4, 5-9, 10 or more times.
[[nodiscard]] std::uint32_t callCountBucket(std::uint32_t spans);

/// What one structure has otherwise than another (analysis.md section 6.2): the topmost calls that only one of both
/// has, and calls of both that are otherwise often.
struct StructureDifference {
    enum class Kind : std::uint8_t { Added, Missing, Count };
    struct Part {
        Kind kind = Kind::Added;
        Operation operation;
        std::uint32_t here = 0; ///< calls in one trace of it
        std::uint32_t there = 0;
    };
    static constexpr std::size_t kMostParts = 12;

    std::vector<Part> parts; ///< the first kMostParts
    std::uint32_t more = 0;  ///< that are left out
    [[nodiscard]] bool isEmpty() const { return parts.empty(); }
};

/// O(paths * log).
[[nodiscard]] StructureDifference structureDifference(const StructureShape &here, const StructureShape &there,
                                                      std::span<const Operation> operations);

} // namespace traceloupe
