// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/querybuilder.h"

#include "core/traceql/operand.h"

#include <cmath>

namespace traceloupe::traceql {

namespace {

template <class Id, class Node>
Id append(std::vector<Node> &nodes, Node node)
{
    nodes.push_back(std::move(node));
    return Id(static_cast<std::uint32_t>(nodes.size() - 1));
}

/// Whether the constant operation has types that validation would let pass.
bool isFoldable(Operator op, const Value &left, const Value &right)
{
    if (left.type == Type::Nil || right.type == Type::Nil || isRegex(op))
        return false;
    if (isArithmetic(op))
        return left.isNumber() && right.isNumber();
    if (isLogic(op))
        return left.type == Type::Bool && right.type == Type::Bool;
    if (left.isNumber() && right.isNumber())
        return true;
    const bool isEquality = op == Operator::Equal || op == Operator::NotEqual;
    return left.type == right.type && (isEquality || left.type == Type::String);
}

} // namespace

FieldId QueryBuilder::add(FieldExpr field)
{
    return append<FieldId>(m_query.fields, std::move(field));
}

FieldId QueryBuilder::literal(Value value, SourceRange range)
{
    FieldExpr field;
    field.value = std::move(value);
    field.range = range;
    return add(std::move(field));
}

FieldId QueryBuilder::attribute(Attribute attribute, SourceRange range)
{
    FieldExpr field;
    field.kind = FieldExpr::Kind::Attribute;
    field.attribute = std::move(attribute);
    field.range = range;
    return add(std::move(field));
}

FieldId QueryBuilder::unary(Operator op, FieldId operand, SourceRange range, SourceRange opRange)
{
    FieldExpr &below = m_query.fields[operand.value()];
    const bool foldable = below.kind == FieldExpr::Kind::Literal
                          && (op == Operator::Negate ? below.value.isNumber()
                                                     : op == Operator::Not && below.value.type == Type::Bool);
    if (foldable) {
        Fault fault = Fault::None;
        below.value = applyUnary(op, Operand::of(below.value), fault).toValue();
        below.range = range;
        return operand;
    }
    FieldExpr field;
    field.kind = FieldExpr::Kind::Unary;
    field.op = op;
    field.left = operand;
    field.range = range;
    field.opRange = opRange;
    return add(std::move(field));
}

/// Both operands are literals, so they are the last two nodes: the result takes their place.
bool QueryBuilder::foldBinary(Operator op, FieldId left, FieldId right)
{
    FieldExpr &a = m_query.fields[left.value()];
    const FieldExpr &b = m_query.fields[right.value()];
    if (a.kind != FieldExpr::Kind::Literal || b.kind != FieldExpr::Kind::Literal || !isFoldable(op, a.value, b.value))
        return false;
    Fault fault = Fault::None;
    Value result = applyBinary(op, Operand::of(a.value), Operand::of(b.value), fault).toValue();
    if (fault != Fault::None || (result.type == Type::Float && !std::isfinite(result.real)))
        return false; // that is for the evaluation to say
    a.value = std::move(result);
    a.range.end = b.range.end;
    m_query.fields.pop_back();
    return true;
}

FieldId QueryBuilder::binary(Operator op, FieldId left, FieldId right, SourceRange opRange)
{
    const SourceRange range{m_query.fields[left.value()].range.begin, m_query.fields[right.value()].range.end};
    if (foldBinary(op, left, right))
        return left;
    const auto isNil = [this](FieldId id) {
        const FieldExpr &field = m_query.fields[id.value()];
        return field.kind == FieldExpr::Kind::Literal && field.value.type == Type::Nil;
    };
    const bool isEquality = op == Operator::Equal || op == Operator::NotEqual;
    if (isEquality && isNil(left) != isNil(right)) {
        const Operator exists = op == Operator::Equal ? Operator::NotExists : Operator::Exists;
        if (isNil(right)) {
            m_query.fields.pop_back(); // the nil
            return unary(exists, left, range, opRange);
        }
        // `nil = x`: the nil lies below the whole sub-expression, which moves down by one
        m_query.fields.erase(m_query.fields.begin() + left.value());
        const auto moved = [](FieldId id) { return id.isValid() ? FieldId(id.value() - 1) : id; };
        for (std::size_t i = left.value(); i < m_query.fields.size(); ++i) {
            m_query.fields[i].left = moved(m_query.fields[i].left);
            m_query.fields[i].right = moved(m_query.fields[i].right);
        }
        return unary(exists, moved(right), range, opRange);
    }
    FieldExpr field;
    field.kind = FieldExpr::Kind::Binary;
    field.op = op;
    field.left = left;
    field.right = right;
    field.range = range;
    field.opRange = opRange;
    return add(std::move(field));
}

SpansetId QueryBuilder::filter(FieldId condition, SourceRange range)
{
    SpansetExpr spanset;
    spanset.filter = condition;
    spanset.range = range;
    return append<SpansetId>(m_query.spansets, spanset);
}

SpansetId QueryBuilder::pipelineOperand(PipelineId pipeline)
{
    SpansetExpr spanset;
    spanset.kind = SpansetExpr::Kind::Pipeline;
    spanset.pipeline = pipeline;
    spanset.range = m_query.pipeline(pipeline).range;
    return append<SpansetId>(m_query.spansets, spanset);
}

SpansetId QueryBuilder::operation(SpansetOperator op, SpansetId left, SpansetId right, SourceRange opRange)
{
    SpansetExpr spanset;
    spanset.kind = SpansetExpr::Kind::Operation;
    spanset.op = op;
    spanset.left = left;
    spanset.right = right;
    spanset.opRange = opRange;
    spanset.range = {m_query.spanset(left).range.begin, m_query.spanset(right).range.end};
    return append<SpansetId>(m_query.spansets, spanset);
}

ScalarId QueryBuilder::scalar(ScalarExpr scalar)
{
    return append<ScalarId>(m_query.scalars, std::move(scalar));
}

PipelineId QueryBuilder::pipeline(Pipeline pipeline)
{
    return append<PipelineId>(m_query.pipelines, std::move(pipeline));
}

MetricsId QueryBuilder::metrics(MetricsExpr metrics)
{
    return append<MetricsId>(m_query.metrics, std::move(metrics));
}

} // namespace traceloupe::traceql
