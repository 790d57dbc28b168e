// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the pipeline parser that reads numbers, aggregates, metrics functions, second stages and hints.
#include "core/traceql/operand.h"
#include "core/traceql/pipelineparser.h"
#include "core/traceql/suggestions.h"

namespace traceloupe::traceql {

std::optional<MetricsFunction> metricsFunctionByName(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(MetricsFunction::Compare); ++i) {
        if (metricsFunctionName(static_cast<MetricsFunction>(i)) == name)
            return static_cast<MetricsFunction>(i);
    }
    return std::nullopt;
}

std::optional<Aggregate> aggregateByName(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(Aggregate::Sum); ++i) {
        if (aggregateName(static_cast<Aggregate>(i)) == name)
            return static_cast<Aggregate>(i);
    }
    return std::nullopt;
}

PipelineParser::Term PipelineParser::parseAggregate(Aggregate aggregate)
{
    ScalarExpr scalar;
    scalar.kind = ScalarExpr::Kind::Aggregate;
    scalar.aggregate = aggregate;
    const std::uint32_t begin = m_tokens.take().range.begin;
    m_tokens.expect(TokenKind::OpenBracket, "(");
    if (aggregate != Aggregate::Count)
        scalar.argument = m_fields.parseExpression();
    m_tokens.expect(TokenKind::CloseBracket, ")");
    Term term;
    term.kind = Kind::Scalar;
    term.isBareAggregate = true;
    term.range = {begin, m_tokens.lastEnd()};
    scalar.range = term.range;
    term.scalar = m_builder.scalar(std::move(scalar));
    return term;
}

PipelineParser::Term PipelineParser::parseNumber()
{
    const Token &token = m_tokens.peek();
    if (!token.value.isNumber()) {
        m_tokens.failUnexpected({"`{`", "`(`", "`count()`", "a number"});
        return {};
    }
    Term term;
    term.kind = Kind::Number;
    term.isPlainNumber = true;
    term.number = token.value;
    term.hasDuration = token.value.type == Type::Duration;
    term.real = token.value.toDouble() / (term.hasDuration ? 1e9 : 1.0); // metrics have durations in seconds
    term.range = m_tokens.take().range;
    return term;
}

PipelineParser::Term PipelineParser::parseMinusNumber()
{
    const std::uint32_t begin = m_tokens.take().range.begin;
    if (!m_tokens.isAt(TokenKind::Literal)) {
        m_tokens.failUnexpected({"a number"});
        return {};
    }
    Term term = parseNumber();
    Fault fault = Fault::None;
    term.number = applyUnary(Operator::Negate, Operand::of(term.number), fault).toValue();
    term.real = -term.real;
    term.range.begin = begin;
    return term;
}

/// A number with its sign. Words minInt and maxInt are no numbers here.
Value PipelineParser::parseSignedNumber()
{
    const bool isNegative = m_tokens.isAtSymbol("-");
    if (isNegative)
        m_tokens.take();
    if (!m_tokens.isAt(TokenKind::Literal) || !m_tokens.peek().value.isNumber()) {
        m_tokens.failUnexpected({"a number"});
        return Value::ofInt(0);
    }
    Value value = m_tokens.take().value;
    Fault fault = Fault::None;
    return isNegative ? applyUnary(Operator::Negate, Operand::of(value), fault).toValue() : value;
}

std::int64_t PipelineParser::parseInteger()
{
    if (m_tokens.isAt(TokenKind::Literal) && m_tokens.peek().value.type == Type::Int)
        return m_tokens.take().value.integer;
    m_tokens.failUnexpected({"a whole number"});
    return 0;
}

PipelineParser::Term PipelineParser::metricsTerm(MetricsExpr metrics)
{
    Term term;
    term.kind = Kind::Metrics;
    term.range = metrics.range;
    term.metrics = m_builder.metrics(std::move(metrics));
    return term;
}

MetricsExpr PipelineParser::parseMetricsFunction(MetricsFunction function)
{
    MetricsExpr metrics;
    metrics.function = function;
    m_tokens.take();
    m_tokens.expect(TokenKind::OpenBracket, "(");
    parseMetricsArguments(metrics);
    m_tokens.expect(TokenKind::CloseBracket, ")");
    if (m_tokens.isAtWord("by") && function != MetricsFunction::Compare) {
        m_tokens.take();
        m_tokens.expect(TokenKind::OpenBracket, "(");
        parseGrouping(metrics);
        m_tokens.expect(TokenKind::CloseBracket, ")");
    }
    return metrics;
}

void PipelineParser::parseGrouping(MetricsExpr &metrics)
{
    const auto parseOne = [&] {
        const std::uint32_t begin = m_tokens.peek().range.begin;
        metrics.by.push_back(m_fields.parseAttribute());
        metrics.byRanges.push_back({begin, m_tokens.lastEnd()});
    };
    parseOne();
    while (m_tokens.isAt(TokenKind::Comma)) {
        m_tokens.take();
        parseOne();
    }
}

void PipelineParser::parseMetricsArguments(MetricsExpr &metrics)
{
    switch (metrics.function) {
    case MetricsFunction::Rate:
    case MetricsFunction::CountOverTime:
        return;
    case MetricsFunction::Compare:
        parseCompare(metrics);
        return;
    default:
        metrics.argument = m_fields.parseAttribute();
        if (metrics.function == MetricsFunction::QuantileOverTime)
            parseQuantiles(metrics);
        return;
    }
}

void PipelineParser::parseQuantiles(MetricsExpr &metrics)
{
    do {
        m_tokens.expect(TokenKind::Comma, ",");
        const std::uint32_t begin = m_tokens.peek().range.begin;
        metrics.quantiles.push_back(parseSignedNumber().toDouble());
        metrics.quantileRanges.push_back({begin, m_tokens.lastEnd()});
    } while (m_tokens.isAt(TokenKind::Comma));
}

/// compare({ selection }[, topN[, start, end]])
void PipelineParser::parseCompare(MetricsExpr &metrics)
{
    if (!m_tokens.isAt(TokenKind::OpenBrace)) {
        m_tokens.failUnexpected({"`{`"});
        return;
    }
    metrics.selection = m_builder.query().spanset(parseFilter().spansets).filter;
    m_builder.query().spansets.pop_back(); // compare() holds the condition itself
    if (!m_tokens.isAt(TokenKind::Comma))
        return;
    m_tokens.take();
    metrics.topN = parseSignedNumber().integer;
    if (!m_tokens.isAt(TokenKind::Comma))
        return;
    m_tokens.take();
    metrics.startNs = parseInteger();
    m_tokens.expect(TokenKind::Comma, ",");
    metrics.endNs = parseInteger();
}

/// | topk(5), | bottomk(5) and comparisons, any number of them in any order.
void PipelineParser::parseSecondStages(MetricsId metrics)
{
    while (parseSecondStage(metrics)) {}
}

bool PipelineParser::parseSecondStage(MetricsId metrics)
{
    SecondStage stage;
    const std::uint32_t begin = m_tokens.peek().range.begin;
    if (m_tokens.isAt(TokenKind::Pipe)) {
        m_tokens.take();
        const bool isTop = m_tokens.isAtWord("topk");
        if (!isTop && !m_tokens.isAtWord("bottomk")) {
            m_tokens.failUnexpected({"`topk`", "`bottomk`"});
            return false;
        }
        stage = parseRank(isTop ? SecondStage::Kind::TopK : SecondStage::Kind::BottomK);
    } else {
        const auto op = binaryOperator(m_tokens.peek());
        if (!op || !isComparison(*op) || isRegex(*op))
            return false;
        m_tokens.take();
        const Term number = parseAbove(precedenceOf(*op));
        if (number.kind != Kind::Number || (number.hasDuration && !number.isPlainNumber)) {
            m_tokens.fail(QueryError::Kind::Syntax, number.range,
                          "metrics can be compared with a number or a duration only");
            return false;
        }
        stage.kind = SecondStage::Kind::Comparison;
        stage.op = *op;
        stage.value = number.real;
    }
    stage.range = {begin, m_tokens.lastEnd()};
    m_builder.query().metrics[metrics.value()].secondStages.push_back(stage);
    return !m_tokens.failed();
}

SecondStage PipelineParser::parseRank(SecondStage::Kind kind)
{
    SecondStage stage;
    stage.kind = kind;
    m_tokens.take();
    m_tokens.expect(TokenKind::OpenBracket, "(");
    stage.limit = parseInteger();
    m_tokens.expect(TokenKind::CloseBracket, ")");
    return stage;
}

/// with (name = value, ...)
void PipelineParser::parseHints()
{
    m_tokens.take();
    m_tokens.expect(TokenKind::OpenBracket, "(");
    while (!m_tokens.failed()) {
        Hint hint;
        hint.range = m_tokens.peek().range;
        hint.name = m_tokens.peek().text;
        m_tokens.expect(TokenKind::Word, "a hint such as most_recent");
        if (!m_tokens.isAtSymbol("="))
            m_tokens.failUnexpected({"`=`"});
        m_tokens.take();
        const Token &token = m_tokens.peek();
        const auto constant = token.kind == TokenKind::Word ? constantByWord(token.text) : std::nullopt;
        if (constant || (token.kind == TokenKind::Literal && !token.value.isNumber())) {
            hint.value = constant ? *constant : token.value;
            m_tokens.take();
        } else {
            hint.value = parseSignedNumber();
        }
        hint.range.end = m_tokens.lastEnd();
        m_builder.query().hints.push_back(std::move(hint));
        if (!m_tokens.isAt(TokenKind::Comma))
            break;
        m_tokens.take();
    }
    m_tokens.expect(TokenKind::CloseBracket, ")");
}

} // namespace traceloupe::traceql
