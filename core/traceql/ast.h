// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/traceql/attribute.h"
#include "core/traceql/operators.h"
#include "core/traceql/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace traceloupe::traceql {

/// Half-open range of bytes of the query's text.
struct SourceRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

using FieldId = Index<struct FieldTag>;       ///< into Query::fields
using SpansetId = Index<struct SpansetTag>;   ///< into Query::spansets
using ScalarId = Index<struct ScalarTag>;     ///< into Query::scalars
using PipelineId = Index<struct PipelineTag>; ///< into Query::pipelines
using MetricsId = Index<struct MetricsTag>;   ///< into Query::metrics

/// An expression over one span, inside { } and the brackets of functions.
struct FieldExpr {
    enum class Kind : std::uint8_t { Literal, Attribute, Unary, Binary };
    Kind kind = Kind::Literal;
    Operator op = Operator::And;
    SourceRange range;
    SourceRange opRange;
    FieldId left;        ///< Binary; the operand of Unary
    FieldId right;       ///< Binary
    Value value;         ///< Literal; constant sub-expressions are folded into one
    Attribute attribute; ///< Attribute
};

/// `{ filter }`, an operation of two of them, or a pipeline in brackets as an operand.
struct SpansetExpr {
    enum class Kind : std::uint8_t { Filter, Operation, Pipeline };
    Kind kind = Kind::Filter;
    SpansetOperator op = SpansetOperator::And;
    SourceRange range;
    SourceRange opRange;
    FieldId filter; ///< Filter; `{ }` holds the literal true
    SpansetId left; ///< Operation
    SpansetId right;
    PipelineId pipeline; ///< Pipeline
};

enum class Aggregate : std::uint8_t { Count, Min, Max, Avg, Sum };

/// One number for each span set: a literal, an aggregate, arithmetic of them, or a pipeline in brackets that ends
/// in an aggregate (the last two parse, but Tempo runs only `aggregate comparison literal`, and so do we).
struct ScalarExpr {
    enum class Kind : std::uint8_t { Literal, Aggregate, Arithmetic, Pipeline };
    Kind kind = Kind::Literal;
    Operator op = Operator::Add;
    Aggregate aggregate = Aggregate::Count;
    SourceRange range;
    Value value;         ///< Literal
    FieldId argument;    ///< Aggregate; invalid for count(), and for Pipeline's too
    ScalarId left;       ///< Arithmetic
    ScalarId right;
    PipelineId pipeline; ///< Pipeline: the stages before its aggregate
};

/// One step of a pipeline.
struct Stage {
    enum class Kind : std::uint8_t { Spansets, ScalarFilter, GroupBy, Coalesce, Select };
    Kind kind = Kind::Spansets;
    SourceRange range;
    SpansetId spansets;               ///< Spansets
    Operator op = Operator::Equal;    ///< ScalarFilter
    ScalarId left;
    ScalarId right;
    FieldId by;                       ///< GroupBy
    std::vector<Attribute> selected;  ///< Select
};

struct Pipeline {
    std::vector<Stage> stages;
    SourceRange range;
};

enum class MetricsFunction : std::uint8_t {
    Rate,
    CountOverTime,
    MinOverTime,
    MaxOverTime,
    AvgOverTime,
    SumOverTime,
    QuantileOverTime,
    HistogramOverTime,
    Compare
};

/// What follows a metrics function: `| topk(5)`, `| bottomk(5)`, `> 10`.
struct SecondStage {
    enum class Kind : std::uint8_t { TopK, BottomK, Comparison };
    Kind kind = Kind::TopK;
    std::int64_t limit = 0;        ///< TopK, BottomK
    Operator op = Operator::Equal; ///< Comparison
    double value = 0;              ///< Comparison; durations in seconds
    SourceRange range;
};

/// `pipeline | rate() by (...)`, a number, or arithmetic of them; then the second stages in order.
struct MetricsExpr {
    enum class Kind : std::uint8_t { Function, Scalar, Arithmetic };
    Kind kind = Kind::Function;
    MetricsFunction function = MetricsFunction::Rate;
    Operator op = Operator::Add;
    SourceRange range;
    PipelineId pipeline;                   ///< Function
    std::optional<Attribute> argument;     ///< Function over values
    std::vector<double> quantiles;         ///< QuantileOverTime
    std::vector<SourceRange> quantileRanges;
    std::vector<Attribute> by;             ///< Function
    std::vector<SourceRange> byRanges;
    FieldId selection;                     ///< Compare: which spans are the selection
    std::int64_t topN = 10;                ///< Compare
    std::int64_t startNs = 0;              ///< Compare: the selection's window, 0 = all
    std::int64_t endNs = 0;
    double scalar = 0;                     ///< Scalar
    MetricsId left;                        ///< Arithmetic
    MetricsId right;
    std::vector<SecondStage> secondStages;
};

/// `with (name = value)`.
struct Hint {
    std::string name;
    Value value;
    SourceRange range;
};

/// A parsed query. All expressions lie in arrays, children before their parents, and every sub-expression is
/// contiguous; so each pass over a query is a loop, and no depth of input can exhaust the stack. Copyable.
struct Query {
    std::string text;                        ///< what was parsed; ranges point into it
    std::vector<FieldExpr> fields;
    std::vector<SpansetExpr> spansets;
    std::vector<ScalarExpr> scalars;
    std::vector<Pipeline> pipelines;
    std::vector<MetricsExpr> metrics;
    std::variant<PipelineId, MetricsId> root; ///< a search, or a metrics query
    std::vector<Hint> hints;

    [[nodiscard]] bool isMetrics() const { return std::holds_alternative<MetricsId>(root); }
    [[nodiscard]] const FieldExpr &field(FieldId id) const { return fields[id.value()]; }
    [[nodiscard]] const SpansetExpr &spanset(SpansetId id) const { return spansets[id.value()]; }
    [[nodiscard]] const ScalarExpr &scalar(ScalarId id) const { return scalars[id.value()]; }
    [[nodiscard]] const Pipeline &pipeline(PipelineId id) const { return pipelines[id.value()]; }
    [[nodiscard]] const MetricsExpr &metric(MetricsId id) const { return metrics[id.value()]; }
    [[nodiscard]] const Pipeline &rootPipeline() const { return pipeline(std::get<PipelineId>(root)); }
    [[nodiscard]] const MetricsExpr &rootMetrics() const { return metric(std::get<MetricsId>(root)); }
    /// The value of a hint, or null.
    [[nodiscard]] const Value *hint(std::string_view name) const;
    /// The first field of the sub-expression that ends in `id`: its nodes are [first, id].
    [[nodiscard]] FieldId firstField(FieldId id) const;
};

/// Same meaning: equal but for text and source ranges.
[[nodiscard]] bool isSameQuery(const Query &a, const Query &b);

/// "rate", "quantile_over_time", ...
[[nodiscard]] std::string_view metricsFunctionName(MetricsFunction function);
/// "count", "min", ...
[[nodiscard]] std::string_view aggregateName(Aggregate aggregate);

/// The parts of a && b && c, in order.
[[nodiscard]] std::vector<FieldId> conjuncts(const Query &query, FieldId condition);

} // namespace traceloupe::traceql
