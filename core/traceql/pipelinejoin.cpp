// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the pipeline parser that joins two terms by an operator, where their kinds allow it.
#include "core/traceql/operand.h"
#include "core/traceql/pipelineparser.h"

#include <cmath>

namespace traceloupe::traceql {

namespace {

double computed(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add:
        return a + b;
    case Operator::Subtract:
        return a - b;
    case Operator::Multiply:
        return a * b;
    case Operator::Divide:
        return a / b;
    case Operator::Modulo:
        return std::fmod(a, b);
    default:
        return std::pow(a, b);
    }
}

std::optional<SpansetOperator> spansetOperator(const Token &token)
{
    for (int i = 0; i <= static_cast<int>(SpansetOperator::UnionSibling); ++i) {
        if (symbol(static_cast<SpansetOperator>(i)) == token.text)
            return static_cast<SpansetOperator>(i);
    }
    return std::nullopt;
}

} // namespace

PipelineParser::Term PipelineParser::wrongOperands(SourceRange opRange, std::string suggestion)
{
    m_tokens.fail(QueryError::Kind::Syntax, opRange,
                  "unexpected `" + m_tokens.spelling(opRange) + "`: it cannot join what stands before and behind it",
                  std::move(suggestion));
    return {};
}

PipelineParser::Term PipelineParser::join(Term left, Term right, const Token &op)
{
    const auto isSpansets = [](const Term &term) {
        return term.kind == Kind::Spansets || term.kind == Kind::Pipelines;
    };
    const auto spansets = spansetOperator(op);
    const auto field = binaryOperator(op);
    if (spansets && isSpansets(left) && isSpansets(right))
        return joinSpansets(std::move(left), std::move(right), *spansets, op.range);
    if (isSpansets(left) && field && isComparison(*field))
        return wrongOperands(op.range, "compare an aggregate: { } | count() > 2");
    if (field && isComparison(*field))
        return joinComparison(std::move(left), right, *field, op.range);
    if (field && isArithmetic(*field))
        return joinArithmetic(std::move(left), right, *field, op.range);
    return wrongOperands(op.range);
}

PipelineParser::Term PipelineParser::joinSpansets(Term left, Term right, SpansetOperator op, SourceRange opRange)
{
    Term joined;
    joined.kind = Kind::Spansets;
    if (left.kind == Kind::Pipelines || right.kind == Kind::Pipelines) {
        // As in Tempo's grammar: a bare filter does not go with a pipeline, a filter in brackets is one.
        for (const Term *side : {&left, &right}) {
            if (side->kind == Kind::Spansets && !side->inBrackets)
                m_tokens.fail(QueryError::Kind::Syntax, side->range, "unexpected `{`, expected `(`",
                              "put both sides into brackets where one of them has several steps");
        }
        joined.kind = Kind::Pipelines;
    }
    joined.range = {left.range.begin, right.range.end};
    joined.spansets = m_builder.operation(op, left.spansets, right.spansets, opRange);
    return joined;
}

ScalarId PipelineParser::asScalar(const Term &term)
{
    if (term.kind != Kind::Number)
        return term.scalar;
    ScalarExpr scalar;
    scalar.value = term.number;
    scalar.range = term.range;
    return m_builder.scalar(std::move(scalar));
}

PipelineParser::Term PipelineParser::joinComparison(Term left, const Term &right, Operator op, SourceRange opRange)
{
    if (left.kind == Kind::Metrics && right.kind == Kind::Number) {
        if (right.hasDuration && !right.isPlainNumber) {
            m_tokens.fail(QueryError::Kind::Syntax, right.range, "a duration cannot be computed with in metrics");
            return {};
        }
        SecondStage stage;
        stage.kind = SecondStage::Kind::Comparison;
        stage.op = op;
        stage.value = right.real;
        stage.range = {opRange.begin, right.range.end};
        m_builder.query().metrics[left.metrics.value()].secondStages.push_back(stage);
        left.range.end = right.range.end;
        left.inBrackets = false;
        return left;
    }
    const bool isPipelines = left.kind == Kind::ScalarPipeline
                             && (right.kind == Kind::ScalarPipeline
                                 || (right.kind == Kind::Number && right.isPlainNumber));
    const bool isScalars = (left.kind == Kind::Scalar && (right.kind == Kind::Scalar || right.kind == Kind::Number))
                           || (left.kind == Kind::Number && right.kind == Kind::Scalar);
    if (!isPipelines && !isScalars)
        return wrongOperands(opRange, left.kind == Kind::Metrics ? "metrics can be compared with numbers only" : "");
    Term joined;
    joined.kind = Kind::Comparison;
    joined.range = {left.range.begin, right.range.end};
    joined.comparison.kind = Stage::Kind::ScalarFilter;
    joined.comparison.op = op;
    joined.comparison.left = asScalar(left);
    joined.comparison.right = asScalar(right);
    joined.comparison.range = joined.range;
    return joined;
}

PipelineParser::Term PipelineParser::joinArithmetic(Term left, const Term &right, Operator op, SourceRange opRange)
{
    if (left.kind == Kind::Metrics || right.kind == Kind::Metrics)
        return joinMetrics(left, right, op, opRange);
    if (left.kind == Kind::Number && right.kind == Kind::Number)
        return joinNumbers(std::move(left), right, op);
    const auto isScalar = [](const Term &term) { return term.kind == Kind::Scalar || term.kind == Kind::Number; };
    const bool arePipelines = left.kind == Kind::ScalarPipeline && right.kind == Kind::ScalarPipeline;
    if (!arePipelines && !(isScalar(left) && isScalar(right)))
        return wrongOperands(opRange);
    ScalarExpr scalar;
    scalar.kind = ScalarExpr::Kind::Arithmetic;
    scalar.op = op;
    scalar.left = asScalar(left);
    scalar.right = asScalar(right);
    scalar.range = {left.range.begin, right.range.end};
    Term joined;
    joined.kind = arePipelines ? Kind::ScalarPipeline : Kind::Scalar;
    joined.range = scalar.range;
    joined.scalar = m_builder.scalar(std::move(scalar));
    return joined;
}

PipelineParser::Term PipelineParser::joinNumbers(Term left, const Term &right, Operator op)
{
    Fault fault = Fault::None;
    left.number = applyBinary(op, Operand::of(left.number), Operand::of(right.number), fault).toValue();
    if (fault != Fault::None)
        m_tokens.fail(QueryError::Kind::Validation, {left.range.begin, right.range.end}, std::string(faultText(fault)));
    left.real = computed(op, left.real, right.real);
    left.hasDuration = left.hasDuration || right.hasDuration;
    left.isPlainNumber = false;
    left.inBrackets = false;
    left.range.end = right.range.end;
    return left;
}

std::optional<MetricsId> PipelineParser::asMetrics(const Term &term)
{
    if (term.kind == Kind::Metrics)
        return term.metrics;
    if (term.kind != Kind::Number || !std::isfinite(term.real))
        return std::nullopt;
    if (term.hasDuration) {
        m_tokens.fail(QueryError::Kind::Syntax, term.range, "a duration cannot be computed with in metrics",
                      "use a plain number; durations are seconds there");
        return std::nullopt;
    }
    MetricsExpr metrics;
    metrics.kind = MetricsExpr::Kind::Scalar;
    metrics.scalar = term.real;
    metrics.range = term.range;
    return m_builder.metrics(std::move(metrics));
}

PipelineParser::Term PipelineParser::joinMetrics(const Term &left, const Term &right, Operator op, SourceRange opRange)
{
    if (op == Operator::Modulo || op == Operator::Power)
        return wrongOperands(opRange, "metrics know + - * / only");
    const auto isStillOpen = [this](const Term &term) { // a comparison binds less tightly than arithmetic
        return term.kind == Kind::Metrics && !term.inBrackets
               && !m_builder.query().metric(term.metrics).secondStages.empty();
    };
    if (isStillOpen(left) || isStillOpen(right))
        return wrongOperands(opRange, "put the comparison into brackets");
    const auto a = asMetrics(left);
    const auto b = asMetrics(right);
    if (!a || !b)
        return wrongOperands(opRange);
    MetricsExpr metrics;
    metrics.kind = MetricsExpr::Kind::Arithmetic;
    metrics.op = op;
    metrics.left = *a;
    metrics.right = *b;
    metrics.range = {left.range.begin, right.range.end};
    return metricsTerm(std::move(metrics));
}

} // namespace traceloupe::traceql
