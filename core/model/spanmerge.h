// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diagnostic.h"
#include "core/model/spanrecord.h"
#include "core/model/stringpool.h"
#include "core/model/trace.h"

#include <vector>

namespace traceloupe {

/// What the merge looks into besides the records.
struct SpanMergeInput {
    ByteView details;
    const StringPool &strings;
    const std::vector<Resource> &resources;
    const std::vector<Scope> &scopes;
};

/// Leaves one record of each span (id, side): of rows identical in every field one; of copies that sources of
/// different fidelity gave the best; of copies that differ only in what a backend rearranges (order of attributes
/// and events, its bookkeeping attributes, resource against span attributes) or can't say (arrays and maps but as JSON
/// text, attributes of links) the one that says most; of an unfinished and a finished
/// copy the finished. Anything else under one id stays, all but the first marked as conflict.
/// The outcome does not depend on the order of `records`. Counts DuplicateSpan and ConflictingSpan.
void mergeSpanRecords(std::vector<SpanRecord> &records, const SpanMergeInput &input, DiagnosticReport &diagnostics);

} // namespace traceloupe
