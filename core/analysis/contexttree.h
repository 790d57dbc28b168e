// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace traceloupe {

/// What is the same operation in any trace (analysis.md section 0): service, kind and name without ids.
struct Operation {
    std::string service; ///< "(missing)" for spans that are not there
    std::string name;
    SpanKind kind = SpanKind::Unspecified;
    std::uint64_t hash = 0; ///< stable, of all three

    friend bool operator==(const Operation &, const Operation &) = default;
};

/// The operations of one trace and which of them each row is of.
struct TraceOperations {
    std::vector<Operation> operations;
    std::vector<std::uint32_t> ofRow; ///< index into operations
};
/// O(rows).
[[nodiscard]] TraceOperations traceOperations(const Trace &trace);

/// A trace with siblings of one operation put together, again and again from the root down: the calls by their path of
/// operations. Nodes come in the order of their first row, so that parents come before children.
struct ContextTree {
    static constexpr std::uint32_t kNone = 0xffffffffU;

    struct Node {
        std::uint32_t parent = kNone;
        std::uint32_t operation = 0;  ///< index into operations
        std::uint64_t path = 0;       ///< hash of the operations from the root to here: the same in any trace
        std::uint32_t spans = 0;
        std::int64_t firstStartNs = 0;
    };

    std::vector<Operation> operations;
    std::vector<Node> nodes;           ///< node 0 is the root's; empty for a trace without rows
    std::vector<std::uint32_t> ofRow;  ///< node of each row below the root, else kNone
};

/// Of everything below the analysis root. O(rows), without recursion.
[[nodiscard]] ContextTree contextTree(const Trace &trace);

/// Two 64-bit hashes, in order, as one: for paths and structures.
[[nodiscard]] std::uint64_t combinedHash(std::uint64_t first, std::uint64_t second);

} // namespace traceloupe
