// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diagnostic.h"
#include "core/model/spanrecord.h"
#include "core/model/stringpool.h"
#include "core/model/trace.h"

#include <vector>

namespace traceloupe {

/// What the tree build looks into besides the records.
struct TreeInput {
    const std::vector<SpanRecord> &records;
    ByteView details;
    const StringPool &strings;
    const std::vector<Resource> &resources;
};

/// The trace's rows and, for each, which record it shows (kNoRecord for a phantom).
struct TreeResult {
    static constexpr std::uint32_t kNoRecord = 0xffffffffU;
    TraceColumns columns;
    std::vector<std::uint32_t> recordOfRow;
    std::vector<RawTime> rawTimes;
};

/// Builds the tree by analysis.md section 0 (T0-2 to T0-5): shared spans, orphans under phantoms, cycles cut,
/// times tidied; and lays it out depth first, siblings by start, then id. Iterative: depth is no limit.
/// O(n log n). The outcome does not depend on the order of the records. Counts what it finds.
TreeResult buildTree(const TreeInput &input, DiagnosticReport &diagnostics);

} // namespace traceloupe
