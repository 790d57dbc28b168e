// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/ast.h"

namespace traceloupe::traceql {

/// Adds nodes to a query, children first, and folds constants on the way.
class QueryBuilder {
public:
    FieldId literal(Value value, SourceRange range);
    FieldId attribute(Attribute attribute, SourceRange range);
    FieldId unary(Operator op, FieldId operand, SourceRange range, SourceRange opRange);
    FieldId binary(Operator op, FieldId left, FieldId right, SourceRange opRange);
    SpansetId filter(FieldId condition, SourceRange range);
    SpansetId pipelineOperand(PipelineId pipeline);
    SpansetId operation(SpansetOperator op, SpansetId left, SpansetId right, SourceRange opRange);
    ScalarId scalar(ScalarExpr scalar);
    PipelineId pipeline(Pipeline pipeline);
    MetricsId metrics(MetricsExpr metrics);

    [[nodiscard]] Query &query() { return m_query; }

private:
    FieldId add(FieldExpr field);
    bool foldBinary(Operator op, FieldId left, FieldId right);
    Query m_query;
};

} // namespace traceloupe::traceql
