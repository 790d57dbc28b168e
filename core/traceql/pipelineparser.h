// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/fieldparser.h"

namespace traceloupe::traceql {

/// Parses everything outside { }. Filters, aggregates, numbers, metrics and pipelines in brackets are joined by one
/// precedence climber; what an operator may join depends on what its sides are (Term::Kind).
class PipelineParser {
public:
    PipelineParser(TokenStream &tokens, QueryBuilder &builder)
        : m_tokens(tokens), m_builder(builder), m_fields(tokens, builder)
    {}

    /// The whole query, hints included. Look at the stream for failures.
    void parseQuery();

private:
    /// What a piece of the top level turned out to be.
    struct Term {
        enum class Kind : std::uint8_t {
            Failed,
            Spansets,       ///< a filter, or operations of filters
            Pipelines,      ///< a pipeline in brackets, or operations of such
            Number,         ///< a literal, or arithmetic of literals
            Scalar,         ///< an aggregate, or arithmetic with one
            ScalarPipeline, ///< a pipeline in brackets that ends in an aggregate, or arithmetic of such
            Comparison,     ///< of two scalars
            Metrics,
            Stages          ///< several steps joined with |
        };
        Kind kind = Kind::Failed;
        SourceRange range;
        bool inBrackets = false;   ///< directly
        bool isPlainNumber = false;
        bool isBareAggregate = false;
        bool hasDuration = false;  ///< Number
        Value number;              ///< Number
        double real = 0;           ///< Number: computed as metrics do, in floats
        SpansetId spansets;        ///< Spansets, Pipelines
        ScalarId scalar;           ///< Scalar, ScalarPipeline
        Stage comparison;          ///< Comparison
        MetricsId metrics;         ///< Metrics
        std::vector<Stage> stages; ///< Stages
        ScalarId lastAggregate;    ///< Stages that end in an aggregate
    };
    using Kind = Term::Kind;

    Term parsePipeline();
    Term continuePipeline(Term first);
    bool parseStep(std::vector<Stage> &stages, Term &result);
    std::optional<Stage> parseNamedStage(bool isFirst);
    std::optional<Stage> stageOf(const Term &term);
    Term parseAbove(int precedence);
    Term parseOperand();
    Term parseFilter();
    Term parseBracketed();
    Term parseAggregate(Aggregate aggregate);
    Term parseNumber();
    Term parseMinusNumber();
    Term join(Term left, Term right, const Token &op);
    Term joinSpansets(Term left, Term right, SpansetOperator op, SourceRange opRange);
    Term joinComparison(Term left, const Term &right, Operator op, SourceRange opRange);
    Term joinArithmetic(Term left, const Term &right, Operator op, SourceRange opRange);
    Term joinMetrics(const Term &left, const Term &right, Operator op, SourceRange opRange);
    Term joinNumbers(Term left, const Term &right, Operator op);
    ScalarId asScalar(const Term &term);
    std::optional<MetricsId> asMetrics(const Term &term);
    PipelineId pipelineOf(std::vector<Stage> stages);
    Term wrongOperands(SourceRange opRange, std::string suggestion = {});

    MetricsExpr parseMetricsFunction(MetricsFunction function);
    void parseGrouping(MetricsExpr &metrics);
    void parseMetricsArguments(MetricsExpr &metrics);
    void parseQuantiles(MetricsExpr &metrics);
    void parseCompare(MetricsExpr &metrics);
    std::int64_t parseInteger();
    Value parseSignedNumber();
    Term metricsTerm(MetricsExpr metrics);
    void parseSecondStages(MetricsId metrics);
    bool parseSecondStage(MetricsId metrics);
    SecondStage parseRank(SecondStage::Kind kind);
    void parseHints();
    void setRoot(const Term &term);

    TokenStream &m_tokens;
    QueryBuilder &m_builder;
    FieldParser m_fields;
    int m_nesting = 0;
};

[[nodiscard]] std::optional<MetricsFunction> metricsFunctionByName(std::string_view name);
[[nodiscard]] std::optional<Aggregate> aggregateByName(std::string_view name);

} // namespace traceloupe::traceql
