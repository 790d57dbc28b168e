// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/evaluator.h"
#include "core/traceql/spanfilter.h"

#include <map>
#include <vector>

namespace traceloupe::traceql {

/// Span sets while a pipeline works on them.
struct RowSet {
    Rows rows;
    std::vector<Spanset::NamedValue> attributes;
};

/// What ended the run early: a fault, or the cancel flag.
[[nodiscard]] Result<> failureOf(const TraceRun &run);

/// All filters and expressions of a query, compiled, and the way through its pipelines.
class PipelineProgram {
public:
    explicit PipelineProgram(const Query &query);

    [[nodiscard]] const SlotTable &slots() const { return m_slots; }
    [[nodiscard]] SlotTable &slots() { return m_slots; }
    /// The sets that come out of a pipeline that gets all spans of the trace.
    [[nodiscard]] std::vector<RowSet> run(PipelineId pipeline, TraceRun &run) const;
    [[nodiscard]] const SpanFilter &filterOf(FieldId condition) const { return m_filters.at(condition); }

private:
    std::vector<RowSet> runStages(const Pipeline &pipeline, std::vector<RowSet> sets, TraceRun &run) const;
    std::vector<RowSet> runStage(const Stage &stage, std::vector<RowSet> sets, TraceRun &run) const;
    /// What an expression of span sets makes of one set.
    std::vector<RowSet> runSpansets(SpansetId root, const RowSet &input, TraceRun &run) const;
    std::vector<RowSet> runOperation(const SpansetExpr &operation, const RowSet &input, std::vector<RowSet> left,
                                     std::vector<RowSet> right, TraceRun &run) const;
    std::vector<RowSet> group(const Stage &stage, const RowSet &set, TraceRun &run) const;
    bool passes(const Stage &stage, RowSet &set, TraceRun &run) const;
    std::optional<Value> aggregate(const ScalarExpr &scalar, const Rows &rows, TraceRun &run) const;

    const Query &m_query;
    SlotTable m_slots;
    std::map<FieldId, SpanFilter> m_filters;      ///< by condition
    std::map<FieldId, FieldProgram> m_expressions; ///< arguments of by() and of aggregates
};

} // namespace traceloupe::traceql
