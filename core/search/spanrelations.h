// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/search/truth.h"
#include "core/traceql/operators.h"

#include <vector>

namespace traceloupe {

/// TraceQL's operators between two sets of spans, on one trace of a segment. Rows are in depth-first order, so that
/// each is a pass or two. One entry a row.
class SpanRelations {
public:
    SpanRelations(const SpanSegment &segment, const SegmentTrace &trace) : m_segment(segment), m_trace(trace) {}

    /// `left` becomes `left op right`. `helper` is scratch memory.
    void apply(traceql::SpansetOperator op, std::vector<Truth> &left, const std::vector<Truth> &right,
               std::vector<Truth> &helper) const;

private:
    [[nodiscard]] bool isPlaced(std::uint32_t row) const
    {
        return (m_segment.flags[m_trace.first + row] & (SpanFlag::kPhantom | SpanFlag::kNoId)) == 0;
    }
    [[nodiscard]] std::uint32_t parentOf(std::uint32_t row) const
    {
        const std::uint32_t parent = m_segment.parent[m_trace.first + row];
        return parent == SpanSegment::kNoParent ? parent : parent - m_trace.first;
    }
    void related(traceql::SpansetOperator op, const std::vector<Truth> &set, std::vector<Truth> &out) const;
    void below(const std::vector<Truth> &set, bool anyDepth, std::vector<Truth> &out) const;
    void above(const std::vector<Truth> &set, bool anyDepth, std::vector<Truth> &out) const;
    void beside(const std::vector<Truth> &set, std::vector<Truth> &out) const;

    const SpanSegment &m_segment;
    const SegmentTrace &m_trace;
};

} // namespace traceloupe
