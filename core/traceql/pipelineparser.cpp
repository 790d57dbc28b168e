// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/pipelineparser.h"

#include "core/traceql/suggestions.h"

namespace traceloupe::traceql {

namespace {

const std::vector<std::string> &operandNames()
{
    static const std::vector<std::string> kNames = {"`{`", "`(`", "`count()`"};
    return kNames;
}

const std::vector<std::string> &stepNames()
{
    static const std::vector<std::string> kNames = {"`{`",
                                                    "`count()`",
                                                    "`min()`",
                                                    "`max()`",
                                                    "`avg()`",
                                                    "`sum()`",
                                                    "`by()`",
                                                    "`coalesce()`",
                                                    "`select()`",
                                                    "`rate()`",
                                                    "`count_over_time()`",
                                                    "`min_over_time()`",
                                                    "`max_over_time()`",
                                                    "`avg_over_time()`",
                                                    "`sum_over_time()`",
                                                    "`quantile_over_time()`",
                                                    "`histogram_over_time()`",
                                                    "`compare()`"};
    return kNames;
}

bool ranksSeries(std::string_view word)
{
    return word == "topk" || word == "bottomk";
}

constexpr const char *kConditionsStandInBraces = "conditions stand in braces: { name = \"GET\" }";

std::string suggestionForTopWord(std::string_view word)
{
    if (ranksSeries(word))
        return "put a metrics function such as rate() in front of " + std::string(word);
    if (metricsFunctionByName(word))
        return "put { } | in front of " + std::string(word);
    if (constantByWord(word) || intrinsicByWord(word) != Intrinsic::None)
        return kConditionsStandInBraces;
    std::string suggestion = suggestionForWord(word, {"count", "min", "max", "avg", "sum", "by", "coalesce", "select",
                                                      "rate", "count_over_time", "min_over_time", "max_over_time",
                                                      "avg_over_time", "sum_over_time", "quantile_over_time",
                                                      "histogram_over_time", "compare", "topk", "bottomk"});
    return suggestion.empty() ? kConditionsStandInBraces : suggestion;
}

/// The same behind a |, where a word with a bracket is meant as a function.
std::string suggestionForStep(std::string_view word, bool isCalled)
{
    std::string suggestion = suggestionForTopWord(word);
    return isCalled && suggestion == kConditionsStandInBraces ? std::string() : suggestion;
}

/// Operators that may stand between two terms of the top level, by how tightly they bind.
int topPrecedence(const Token &token)
{
    if (token.kind != TokenKind::Symbol || token.text == "!" || token.text == "=~")
        return -1;
    if (const auto op = binaryOperator(token); op && !isRegex(*op))
        return precedenceOf(*op);
    return 2; // the structural operators
}

} // namespace

void PipelineParser::parseQuery()
{
    const Term term = parsePipeline();
    if (!m_tokens.failed())
        setRoot(term);
    if (m_tokens.isAtWord("with"))
        parseHints();
    if (!m_tokens.failed() && !m_tokens.isAt(TokenKind::End))
        m_tokens.failUnexpected({"`|`", "an operator", "the end"});
}

void PipelineParser::setRoot(const Term &term)
{
    Query &query = m_builder.query();
    switch (term.kind) {
    case Kind::Metrics:
        query.root = term.metrics;
        return;
    case Kind::Stages:
        if (term.lastAggregate.isValid())
            break;
        query.root = pipelineOf(term.stages);
        return;
    case Kind::Spansets:
    case Kind::Pipelines:
    case Kind::Comparison: {
        Stage stage = term.comparison;
        if (term.kind != Kind::Comparison) {
            stage.kind = Stage::Kind::Spansets;
            stage.spansets = term.spansets;
            stage.range = term.range;
        }
        query.root = pipelineOf({stage});
        return;
    }
    default:
        break;
    }
    m_tokens.failUnexpected({"a comparison such as `> 2`"},
                            term.kind == Kind::Number ? "a query begins with a filter in { }" : "");
}

PipelineId PipelineParser::pipelineOf(std::vector<Stage> stages)
{
    Pipeline pipeline;
    pipeline.range = {stages.front().range.begin, stages.back().range.end};
    pipeline.stages = std::move(stages);
    return m_builder.pipeline(std::move(pipeline));
}

/// One term, or several steps with | between them.
PipelineParser::Term PipelineParser::parsePipeline()
{
    Term first;
    if (auto stage = parseNamedStage(true)) {
        first.kind = Kind::Stages;
        first.range = stage->range;
        first.stages.push_back(std::move(*stage));
    } else {
        first = parseAbove(0);
    }
    if (first.kind == Kind::Metrics) {
        parseSecondStages(first.metrics);
        first.range.end = m_tokens.lastEnd();
        return first;
    }
    return m_tokens.isAt(TokenKind::Pipe) ? continuePipeline(std::move(first)) : first;
}

PipelineParser::Term PipelineParser::continuePipeline(Term first)
{
    Term result;
    result.kind = Kind::Stages;
    result.range = first.range;
    if (first.kind == Kind::Stages) {
        result.stages = std::move(first.stages);
    } else if (auto stage = stageOf(first)) {
        result.stages.push_back(std::move(*stage));
    } else {
        m_tokens.failUnexpected({}, "only filters, comparisons of aggregates and by() can be followed by |");
        return result;
    }
    while (m_tokens.isAt(TokenKind::Pipe)) {
        m_tokens.take();
        if (!parseStep(result.stages, result))
            break;
    }
    result.range.end = m_tokens.lastEnd();
    return result;
}

/// The step behind a |. False if it ends the pipeline.
bool PipelineParser::parseStep(std::vector<Stage> &stages, Term &result)
{
    if (auto stage = parseNamedStage(false)) {
        stages.push_back(std::move(*stage));
        return true;
    }
    const auto function = m_tokens.isAt(TokenKind::Word) ? metricsFunctionByName(m_tokens.peek().text) : std::nullopt;
    if (function) {
        const PipelineId pipeline = pipelineOf(std::move(stages));
        MetricsExpr metrics = parseMetricsFunction(*function);
        metrics.pipeline = pipeline;
        metrics.range = {result.range.begin, m_tokens.lastEnd()};
        result = metricsTerm(std::move(metrics));
        parseSecondStages(result.metrics);
        return false;
    }
    const TokenKind next = m_tokens.peek().kind;
    if (next == TokenKind::End || next == TokenKind::Pipe || next == TokenKind::CloseBracket) {
        m_tokens.failUnexpected(stepNames());
        return false;
    }
    if (m_tokens.isAt(TokenKind::Word) && !aggregateByName(m_tokens.peek().text)) {
        const std::string suggestion = suggestionForStep(m_tokens.peek().text,
                                                         m_tokens.peek(1).kind == TokenKind::OpenBracket);
        // who is told what was meant need not read what else there is
        m_tokens.failUnexpected(suggestion.empty() ? stepNames() : std::vector<std::string>(), suggestion);
        return false;
    }
    const Term term = parseAbove(0);
    if (auto stage = stageOf(term)) {
        stages.push_back(std::move(*stage));
        return true;
    }
    if (term.kind == Kind::Scalar && term.isBareAggregate && !term.inBrackets) {
        result.lastAggregate = term.scalar;
        return false;
    }
    m_tokens.failUnexpected(operandNames());
    return false;
}

std::optional<Stage> PipelineParser::stageOf(const Term &term)
{
    if (term.kind == Kind::Comparison)
        return term.comparison;
    if (term.kind != Kind::Spansets)
        return std::nullopt;
    Stage stage;
    stage.spansets = term.spansets;
    stage.range = term.range;
    return stage;
}

std::optional<Stage> PipelineParser::parseNamedStage(bool isFirst)
{
    const bool isBy = m_tokens.isAtWord("by");
    const bool isSelect = m_tokens.isAtWord("select");
    if (!isBy && !isSelect && !m_tokens.isAtWord("coalesce"))
        return std::nullopt;
    if (isFirst && !isBy) {
        const std::string word = m_tokens.peek().text;
        m_tokens.failUnexpected(operandNames(), "put { } | in front of " + word + "()");
        return std::nullopt;
    }
    Stage stage;
    const std::uint32_t begin = m_tokens.take().range.begin;
    m_tokens.expect(TokenKind::OpenBracket, "(");
    if (isBy) {
        stage.kind = Stage::Kind::GroupBy;
        stage.by = m_fields.parseExpression();
    } else if (isSelect) {
        stage.kind = Stage::Kind::Select;
        stage.selected = m_fields.parseAttributes();
    } else {
        stage.kind = Stage::Kind::Coalesce;
    }
    m_tokens.expect(TokenKind::CloseBracket, ")");
    stage.range = {begin, m_tokens.lastEnd()};
    return stage;
}

PipelineParser::Term PipelineParser::parseAbove(int precedence)
{
    Term left = parseOperand();
    while (!m_tokens.failed()) {
        const int binding = topPrecedence(m_tokens.peek());
        if (binding <= precedence)
            break;
        const Token op = m_tokens.take();
        if (++m_nesting > kMaxNesting) {
            m_tokens.fail(QueryError::Kind::Limit, op.range, "the query is nested too deeply");
            break;
        }
        Term right = parseAbove(op.text == "^" ? binding - 1 : binding);
        --m_nesting;
        if (!m_tokens.failed())
            left = join(std::move(left), std::move(right), op);
    }
    return left;
}

PipelineParser::Term PipelineParser::parseOperand()
{
    const Token &token = m_tokens.peek();
    switch (token.kind) {
    case TokenKind::OpenBrace:
        return parseFilter();
    case TokenKind::OpenBracket:
        return parseBracketed();
    case TokenKind::Literal:
        return parseNumber();
    case TokenKind::Symbol:
        if (token.text == "-")
            return parseMinusNumber();
        break;
    case TokenKind::Word:
        if (const auto aggregate = aggregateByName(token.text))
            return parseAggregate(*aggregate);
        m_tokens.failUnexpected(operandNames(), suggestionForTopWord(token.text));
        break;
    default:
        break;
    }
    const bool looksLikeCondition = token.kind == TokenKind::Attribute || token.kind == TokenKind::Intrinsic
                                    || token.kind == TokenKind::Word;
    m_tokens.failUnexpected(operandNames(), looksLikeCondition ? "conditions stand in braces: { name = \"GET\" }" : "");
    return {};
}

PipelineParser::Term PipelineParser::parseFilter()
{
    Term term;
    term.kind = Kind::Spansets;
    const std::uint32_t begin = m_tokens.take().range.begin;
    const FieldId condition = m_tokens.isAt(TokenKind::CloseBrace)
                                  ? m_builder.literal(Value::ofBool(true), {begin + 1, m_tokens.peek().range.begin})
                                  : m_fields.parseExpression();
    if (!m_tokens.isAt(TokenKind::CloseBrace))
        m_tokens.failUnexpected({"`}`", "an operator"});
    else
        m_tokens.take();
    term.range = {begin, m_tokens.lastEnd()};
    term.spansets = m_builder.filter(condition, term.range);
    return term;
}

PipelineParser::Term PipelineParser::parseBracketed()
{
    const std::uint32_t begin = m_tokens.take().range.begin;
    if (++m_nesting > kMaxNesting) {
        m_tokens.fail(QueryError::Kind::Limit, m_tokens.peek().range, "the query is nested too deeply");
        return {};
    }
    Term term = parsePipeline();
    --m_nesting;
    if (!m_tokens.isAt(TokenKind::CloseBracket)) {
        m_tokens.failUnexpected({"`)`", "an operator"});
        return {};
    }
    m_tokens.take();
    const SourceRange range{begin, m_tokens.lastEnd()};
    if (term.kind == Kind::Stages || term.kind == Kind::Comparison) {
        Term wrapped;
        wrapped.kind = term.lastAggregate.isValid() ? Kind::ScalarPipeline : Kind::Pipelines;
        const PipelineId pipeline = pipelineOf(term.kind == Kind::Stages ? std::move(term.stages)
                                                                         : std::vector<Stage>{term.comparison});
        if (wrapped.kind == Kind::ScalarPipeline) {
            wrapped.scalar = term.lastAggregate;
            ScalarExpr &scalar = m_builder.query().scalars[wrapped.scalar.value()];
            scalar.kind = ScalarExpr::Kind::Pipeline;
            scalar.pipeline = pipeline;
            scalar.range = range;
        } else {
            wrapped.spansets = m_builder.pipelineOperand(pipeline);
        }
        term = std::move(wrapped);
    }
    term.range = range;
    term.inBrackets = true;
    return term;
}

} // namespace traceloupe::traceql
