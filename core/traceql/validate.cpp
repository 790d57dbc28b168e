// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/parser.h"
#include "core/traceql/regex.h"
#include "core/traceql/tokenstream.h"

#include <algorithm>

namespace traceloupe::traceql {

namespace {

constexpr std::size_t kShownBytes = 200; ///< of a piece of the query in a message; a longer one is put canonically
constexpr std::size_t kMaxGroupBy = 5;
constexpr std::size_t kMaxGroupByWithBuckets = 4; // the bucket is a label, too
constexpr std::int64_t kMaxCompareValues = 1000;

/// The type of an expression as far as the query tells; nothing for attributes, which only the data knows.
using StaticType = std::optional<Type>;

bool isNumeric(StaticType type)
{
    return !type || *type == Type::Int || *type == Type::Float || *type == Type::Duration;
}

bool isBoolean(StaticType type)
{
    return !type || *type == Type::Bool;
}

/// Of what a span may have none of, or several.
bool isOfPart(Intrinsic intrinsic)
{
    switch (intrinsic) {
    case Intrinsic::EventName:
    case Intrinsic::EventTimeSinceStart:
    case Intrinsic::LinkTraceId:
    case Intrinsic::LinkSpanId:
    case Intrinsic::InstrumentationName:
    case Intrinsic::InstrumentationVersion:
        return true;
    default:
        return false;
    }
}

/// Checks a query node by node; stops at the first error.
class Validator {
public:
    explicit Validator(const Query &query)
        : m_query(query), m_types(query.fields.size()), m_usesSpan(query.fields.size())
    {}

    std::optional<QueryError> run()
    {
        checkSize();
        for (std::size_t i = 0; i < m_query.fields.size() && !m_error; ++i)
            checkField(i);
        for (const SpansetExpr &spanset : m_query.spansets) {
            if (spanset.filter.isValid())
                checkFilter(spanset.filter);
        }
        for (const ScalarExpr &scalar : m_query.scalars)
            checkScalar(scalar);
        for (const Pipeline &pipeline : m_query.pipelines)
            std::ranges::for_each(pipeline.stages, [this](const Stage &stage) { checkStage(stage); });
        for (const MetricsExpr &metrics : m_query.metrics)
            checkMetrics(metrics);
        return std::move(m_error);
    }

private:
    void fail(SourceRange range, std::string message, std::string suggestion = {},
              QueryError::Kind kind = QueryError::Kind::Validation)
    {
        if (m_error)
            return;
        m_error = QueryError{kind, range, 1, 1, std::move(message), {}, std::move(suggestion)};
        setPlace(*m_error, m_query.text);
    }
    [[nodiscard]] StaticType typeOfField(FieldId id) const { return m_types[id.value()]; }
    /// As it was written: what people typed, they find again.
    [[nodiscard]] std::string text(FieldId id) const;

    void checkSize();
    void checkField(std::size_t index);
    void checkAttribute(const Attribute &attribute, SourceRange range);
    void checkUnary(FieldId id, const FieldExpr &field);
    void checkBinary(FieldId id, const FieldExpr &field);
    void checkRegex(const FieldExpr &field);
    void checkFilter(FieldId filter);
    void checkScalar(const ScalarExpr &scalar);
    void checkStage(const Stage &stage);
    void checkMetrics(const MetricsExpr &metrics);
    void checkCompare(const MetricsExpr &metrics);
    [[nodiscard]] bool allows(Operator op, StaticType type) const;

    const Query &m_query;
    std::vector<StaticType> m_types;
    std::vector<bool> m_usesSpan; ///< whether anything of the span is in the sub-expression
    int m_regexes = 0;
    std::optional<QueryError> m_error;
};

std::string Validator::text(FieldId id) const
{
    const SourceRange range = m_query.field(id).range;
    const bool isThere = range.begin < range.end && range.end <= m_query.text.size();
    const std::string written = isThere ? m_query.text.substr(range.begin, range.end - range.begin) : std::string();
    const bool isShown = isThere && written.size() <= kShownBytes && written.find('`') == std::string::npos;
    return isShown ? '`' + written + '`' : '`' + toText(m_query, id) + '`';
}

void Validator::checkSize()
{
    std::size_t steps = m_query.spansets.size() + m_query.scalars.size();
    SourceRange place;
    for (const Pipeline &pipeline : m_query.pipelines)
        steps += pipeline.stages.size();
    if (m_query.spansets.size() > kMaxSteps)
        place = m_query.spansets[kMaxSteps].range;
    if (steps > kMaxSteps)
        fail(place, "the query has more than " + std::to_string(kMaxSteps) + " filters and steps",
             "put conditions into one filter with && or ||", QueryError::Kind::Limit);
    if (m_query.fields.size() > kMaxFieldNodes)
        fail(m_query.fields[kMaxFieldNodes].range,
             "the query has more than " + std::to_string(kMaxFieldNodes) + " conditions, operators and values",
             "a regular expression can stand for many values", QueryError::Kind::Limit);
}

void Validator::checkField(std::size_t index)
{
    const FieldId id(static_cast<std::uint32_t>(index));
    const FieldExpr &field = m_query.field(id);
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        m_types[index] = field.value.type;
        return;
    case FieldExpr::Kind::Attribute:
        m_types[index] = typeOf(field.attribute);
        m_usesSpan[index] = true;
        checkAttribute(field.attribute, field.range);
        return;
    case FieldExpr::Kind::Unary:
        m_usesSpan[index] = m_usesSpan[field.left.value()];
        checkUnary(id, field);
        return;
    case FieldExpr::Kind::Binary:
        m_usesSpan[index] = m_usesSpan[field.left.value()] || m_usesSpan[field.right.value()];
        checkBinary(id, field);
        return;
    }
}

void Validator::checkAttribute(const Attribute &attribute, SourceRange range)
{
    if (attribute.ofParent || attribute.intrinsic == Intrinsic::Parent)
        fail(range, "`parent` is not supported yet", "use { ... } > { ... } to look at parents and children",
             QueryError::Kind::Unsupported);
}

void Validator::checkUnary(FieldId id, const FieldExpr &field)
{
    const StaticType type = typeOfField(field.left);
    m_types[id.value()] = field.op == Operator::Negate ? type : StaticType(Type::Bool);
    if (field.op == Operator::NotExists) {
        const FieldExpr &operand = m_query.field(field.left);
        const bool isService = operand.attribute.scope == AttributeScope::Resource
                               && operand.attribute.name == "service.name";
        if (operand.kind == FieldExpr::Kind::Attribute && isOfPart(operand.attribute.intrinsic))
            fail(field.range, text(field.left) + " can't be compared with nil by =",
                 "write !(" + toQueryText(operand.attribute) + " != nil)");
        else if (operand.kind == FieldExpr::Kind::Attribute && (operand.attribute.isIntrinsic() || isService))
            fail(field.range, text(field.left) + " is never nil", "every span has one");
    } else if (field.op == Operator::Not ? !isBoolean(type) : field.op == Operator::Negate && !isNumeric(type)) {
        fail(field.range, "`" + std::string(symbol(field.op)) + "` does not go with a " + std::string(typeName(*type))
                              + ": " + text(id));
    }
}

bool Validator::allows(Operator op, StaticType type) const
{
    if (!type || op == Operator::Equal || op == Operator::NotEqual)
        return !type || isComparison(op);
    if (isLogic(op))
        return *type == Type::Bool;
    if (isArithmetic(op))
        return isNumeric(type);
    if (isRegex(op))
        return *type == Type::String;
    return isNumeric(type) || *type == Type::String;
}

void Validator::checkBinary(FieldId id, const FieldExpr &field)
{
    const StaticType left = typeOfField(field.left);
    const StaticType right = typeOfField(field.right);
    m_types[id.value()] = !isArithmetic(field.op) ? StaticType(Type::Bool) : left ? left : right;
    const bool goTogether = !left || !right || *left == *right || (isNumeric(left) && isNumeric(right));
    if (!goTogether) {
        const bool isWord = *left == Type::Status || *left == Type::Kind;
        fail(field.range,
             "a " + std::string(typeName(*left)) + " and a " + std::string(typeName(*right))
                 + " do not go together: " + text(id),
             isWord && *right == Type::String ? "write the word without quotes" : "");
        return;
    }
    const auto isAllowed = [&](StaticType type) { return !type || allows(field.op, type); };
    if (!isAllowed(left) || !isAllowed(right)) {
        const StaticType wrong = isAllowed(left) ? right : left;
        fail(field.opRange, "`" + std::string(symbol(field.op)) + "` does not go with a "
                                + std::string(typeName(*wrong)) + ": " + text(id));
        return;
    }
    if (isRegex(field.op))
        checkRegex(field);
}

void Validator::checkRegex(const FieldExpr &field)
{
    const FieldExpr &pattern = m_query.field(field.right);
    if (pattern.kind != FieldExpr::Kind::Literal || pattern.value.type != Type::String) {
        fail(pattern.range, "a regular expression must be a string: " + text(field.right));
        return;
    }
    if (++m_regexes > kMaxRegexes) {
        fail(pattern.range, "the query has more than " + std::to_string(kMaxRegexes) + " regular expressions",
             "join some of them with |", QueryError::Kind::Limit);
        return;
    }
    if (const std::string error = Regex(pattern.value.text).error(); !error.empty())
        fail(pattern.range, "the regular expression " + quoted(pattern.value.text) + " cannot be used: " + error);
}

void Validator::checkFilter(FieldId filter)
{
    if (!m_error && !isBoolean(typeOfField(filter)))
        fail(m_query.field(filter).range,
             "a filter must be true or false, but is a " + std::string(typeName(*typeOfField(filter))) + ": "
                 + text(filter),
             "compare it with something");
}

void Validator::checkScalar(const ScalarExpr &scalar)
{
    if (m_error || !scalar.argument.isValid())
        return;
    const std::string name = "`" + std::string(aggregateName(scalar.aggregate)) + "()`";
    const StaticType type = typeOfField(scalar.argument);
    if (!isNumeric(type))
        fail(m_query.field(scalar.argument).range,
             name + " needs a number, but " + text(scalar.argument) + " is a " + std::string(typeName(*type)));
    else if (!m_usesSpan[scalar.argument.value()])
        fail(m_query.field(scalar.argument).range, name + " must use something of the span, for instance duration");
}

void Validator::checkStage(const Stage &stage)
{
    if (m_error)
        return;
    if (stage.kind == Stage::Kind::GroupBy && !m_usesSpan[stage.by.value()])
        fail(stage.range, "by() must use something of the span, for instance name");
    for (const Attribute &attribute : stage.selected)
        checkAttribute(attribute, stage.range);
    if (stage.kind != Stage::Kind::ScalarFilter)
        return;
    if (m_query.scalar(stage.left).kind != ScalarExpr::Kind::Aggregate
        || m_query.scalar(stage.right).kind != ScalarExpr::Kind::Literal)
        fail(stage.range, "only an aggregate on the left and a value on the right can be compared",
             "for instance avg(duration) > 50ms", QueryError::Kind::Unsupported);
}

void Validator::checkMetrics(const MetricsExpr &metrics)
{
    if (m_error)
        return;
    for (const Attribute &attribute : metrics.by)
        checkAttribute(attribute, metrics.range);
    if (metrics.argument)
        checkAttribute(*metrics.argument, metrics.range);
    const bool hasBuckets = metrics.function == MetricsFunction::QuantileOverTime
                            || metrics.function == MetricsFunction::HistogramOverTime;
    const std::size_t maxGroups = hasBuckets ? kMaxGroupByWithBuckets : kMaxGroupBy;
    if (metrics.by.size() > maxGroups)
        fail(metrics.byRanges.size() > maxGroups ? metrics.byRanges[maxGroups] : metrics.range,
             "metrics can be grouped by " + std::to_string(maxGroups) + " values at most, not by "
                 + std::to_string(metrics.by.size()));
    for (std::size_t i = 0; i < metrics.quantiles.size(); ++i) {
        const double quantile = metrics.quantiles[i];
        if (!(quantile >= 0 && quantile <= 1))
            fail(metrics.quantileRanges[i], "a quantile must lie between 0 and 1: " + floatText(quantile),
                 "the median is 0.5");
    }
    for (const SecondStage &stage : metrics.secondStages) {
        if (stage.kind != SecondStage::Kind::Comparison && stage.limit < 1)
            fail(stage.range, "the number of series must be greater than 0");
    }
    checkCompare(metrics);
}

void Validator::checkCompare(const MetricsExpr &metrics)
{
    const auto isCompare = [](const MetricsExpr &expr) {
        return expr.kind == MetricsExpr::Kind::Function && expr.function == MetricsFunction::Compare;
    };
    if (metrics.kind == MetricsExpr::Kind::Arithmetic
        && (isCompare(m_query.metric(metrics.left)) || isCompare(m_query.metric(metrics.right))))
        fail(metrics.range, "compare() cannot be computed with");
    if (!isCompare(metrics))
        return;
    checkFilter(metrics.selection);
    if (!metrics.secondStages.empty())
        fail(metrics.secondStages.front().range, "nothing can follow compare()");
    if (metrics.topN < 1 || metrics.topN > kMaxCompareValues)
        fail(metrics.range,
             "the number of values of compare() must lie between 1 and " + std::to_string(kMaxCompareValues));
    if (metrics.startNs < 0 || metrics.endNs < 0 || (metrics.startNs | metrics.endNs) == 0)
        return;
    if (metrics.startNs >= metrics.endNs)
        fail(metrics.range, "the selection of compare() must end after it starts");
}

} // namespace

std::optional<QueryError> validate(const Query &query)
{
    return Validator(query).run();
}

} // namespace traceloupe::traceql
