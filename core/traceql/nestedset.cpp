// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/spanreader.h"

#include <unordered_map>

namespace traceloupe::traceql {

namespace {

bool hasTooManyCopies(const Trace &trace)
{
    std::unordered_map<SpanId, int> copies;
    copies.reserve(trace.rowCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (hasPlaceInTree(trace, span) && ++copies[trace.spanId(span)] > 2)
            return true;
    }
    return false;
}

} // namespace

bool hasPlaceInTree(const Trace &trace, SpanIndex row)
{
    return !trace.isPhantom(row) && !trace.spanId(row).isZero();
}

NestedSet nestedSetOf(const Trace &trace)
{
    const std::uint32_t rows = trace.rowCount();
    NestedSet set{std::vector<std::int32_t>(rows), std::vector<std::int32_t>(rows), std::vector<std::int32_t>(rows)};
    if (hasTooManyCopies(trace))
        return set;
    std::int32_t counter = 0;
    std::vector<std::uint32_t> open; // rows that are entered and not left
    const auto leaveUntil = [&](std::uint32_t row) {
        while (!open.empty() && trace.subtreeEnd(SpanIndex(open.back())) <= row) {
            set.right[open.back()] = ++counter;
            open.pop_back();
        }
    };
    for (std::uint32_t row = 0; row < rows; ++row) {
        leaveUntil(row);
        const SpanIndex span(row);
        const bool isRoot = !trace.parent(span).isValid() && trace.parentSpanId(span).isZero();
        if (!hasPlaceInTree(trace, span) || (open.empty() && !isRoot))
            continue;
        set.left[row] = ++counter;
        set.parent[row] = open.empty() ? -1 : set.left[open.back()];
        open.push_back(row);
    }
    leaveUntil(rows);
    return set;
}

} // namespace traceloupe::traceql
