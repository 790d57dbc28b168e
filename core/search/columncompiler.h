// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/fieldtest.h"
#include "core/traceql/ast.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// One step of a stack machine over arrays of Truth, one entry a row.
struct ColumnStep {
    enum class Code : std::uint8_t {
        Test,        ///< push the rows of a test
        All,         ///< push the rows that are spans
        And,         ///< of two conditions on a span
        Or,
        Not,
        AtMostMaybe, ///< of what columns can't follow
        Spansets     ///< an operator between two sets
    };
    Code code = Code::All;
    std::uint32_t test = 0;
    traceql::SpansetOperator op = traceql::SpansetOperator::And;
};

/// Makes the steps of a ColumnProgram from a query: its span sets as far as the first stage that does more than to
/// filter spans.
class ColumnCompiler {
public:
    explicit ColumnCompiler(const traceql::Query &query) : m_query(query) {}

    void compile();

    std::vector<ColumnStep> steps;
    std::vector<FieldTest> tests;
    std::int64_t leastSpans = 0; ///< a result of fewer spans is none
    bool coversQuery = false;    ///< the steps are the whole query

private:
    void emit(ColumnStep::Code code) { steps.push_back({code, 0, {}}); }
    bool compilePipeline(traceql::PipelineId id);
    void compileSpansets(traceql::SpansetId root);
    void compileFilter(traceql::FieldId root);
    void compileMetrics();
    [[nodiscard]] std::int64_t leastSpansOf(const traceql::Stage &stage) const;

    const traceql::Query &m_query;
};

} // namespace traceloupe
