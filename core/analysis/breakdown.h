// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"
#include "core/analysis/spancategory.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Where a stretch of a critical path was spent.
enum class PartKind : std::uint8_t {
    Own,     ///< in the span itself
    Network, ///< a CLIENT whose SERVER is known: on the way between them, in queues, in (de)serialising
    Remote,  ///< a CLIENT without a SERVER: at the other end, which sends no spans
    Queue,   ///< between hand-over and start
    Missing  ///< in a span that is not there
};
/// "own", "network", "remote", "queue", "missing".
[[nodiscard]] std::string_view partKindName(PartKind kind);

/// A row of a breakdown table.
struct BreakdownRow {
    PartKind kind = PartKind::Own;
    SpanCategory category = SpanCategory::App;
    std::string label; ///< by category: the callers' service of a Network row, else empty; else service or host
    std::string detail; ///< Network: the called service; by operation: its name with ids replaced
    SpanKind spanKind = SpanKind::Unspecified; ///< by operation
    std::int64_t ns = 0;
    std::uint32_t share = 0; ///< in hundredths of a percent; a table's shares sum to 10 000 exactly
    std::uint32_t spans = 0; ///< how many have a part in it
    SpanIndex largest; ///< the span with most of it
};

/// The tables of a PathBreakdown.
enum class BreakdownBy : std::uint8_t { Category, Service, Operation, Host };

/// A critical path taken apart in four ways, each summing exactly to its length. Rows in falling order of time.
struct PathBreakdown {
    std::int64_t totalNs = 0;
    std::vector<BreakdownRow> byCategory;
    std::vector<BreakdownRow> byService;
    std::vector<BreakdownRow> byOperation; ///< service, kind and name
    std::vector<BreakdownRow> byHost; ///< clock domains: hosts, pods, instances, for want of those services

    [[nodiscard]] const std::vector<BreakdownRow> &rows(BreakdownBy by) const;
};

/// Details are decoded for spans on the path only.
[[nodiscard]] PathBreakdown breakDown(const Trace &trace, const CriticalPath &path);

/// The spans with a part in a row of a table of breakDown(), in ascending order.
[[nodiscard]] std::vector<SpanIndex> spansOfPart(const Trace &trace, const CriticalPath &path, BreakdownBy by,
                                                 const BreakdownRow &row);

/// Shares of parts in hundredths of a percent that sum to 10 000 (largest remainder); all 0 for a sum of 0.
/// Requires: parts >= 0.
[[nodiscard]] std::vector<std::uint32_t> sharesOf(std::span<const std::int64_t> parts);

} // namespace traceloupe
