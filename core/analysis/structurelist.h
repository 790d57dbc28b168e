// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/structuregroups.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// The structures of a list of traces (StructureLevel::Counts) by their root operations, and what tells those of one
/// operation apart. Unlike StructureGroups every trace is in one, however few there are. Keeps the paths of each
/// structure, up to StructureGroups::kMostPaths in all (further ones have no difference), and no trace. One thread.
class StructureList {
public:
    struct Structure {
        Operation root;
        std::vector<TraceId> traces;
        std::uint32_t paths = 0;
        std::uint32_t number = 0;       ///< among those of the operation, from 1: the one with most traces first
        std::uint32_t siblings = 0;     ///< structures of the operation, itself included
        StructureDifference difference; ///< from number 1
    };

    void add(const Trace &trace);
    [[nodiscard]] std::vector<Structure> structures() const;

private:
    struct Entry {
        std::uint64_t root = 0; ///< hash of the operation
        Structure structure;
        StructureShape shape; ///< no paths where there were too many
    };

    std::uint32_t numberOf(const Operation &operation);

    std::vector<Entry> m_entries; ///< in the order they were first seen
    std::unordered_map<std::uint64_t, std::size_t> m_entryOf;
    std::vector<Operation> m_operations;
    std::unordered_map<std::uint64_t, std::uint32_t> m_operationOf; ///< by hash
    std::size_t m_paths = 0;
};

} // namespace traceloupe
