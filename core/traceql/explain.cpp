// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/explain.h"

#include "core/traceql/literals.h"
#include "core/traceql/parser.h"

namespace traceloupe::traceql {

namespace {

/// What is nested more deeply is shown as it is written.
constexpr int kMaxDepth = 6;
/// Conditions and operands of one chain that are put into words.
constexpr std::size_t kMaxListed = 12;

std::string inQuotes(std::string_view text)
{
    return "\xe2\x80\x9c" + std::string(text) + "\xe2\x80\x9d";
}

std::string joined(const std::vector<std::string> &parts, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += i + 1 == parts.size() ? ' ' + std::string(last) + ' ' : ", ";
        text += parts[i];
    }
    return text;
}

class Explainer {
public:
    explicit Explainer(const Query &query) : m_query(query) {}

    std::vector<ExplainedStep> run()
    {
        if (m_query.isMetrics())
            addMetrics(std::get<MetricsId>(m_query.root), 0);
        else
            addPipeline(std::get<PipelineId>(m_query.root));
        for (const Hint &hint : m_query.hints) {
            if (hint.name == "most_recent" && hint.value == Value::ofBool(true))
                add(hint.range, "the newest first");
        }
        return std::move(m_steps);
    }

private:
    void add(SourceRange range, std::string text) { m_steps.push_back({range, std::move(text)}); }
    void addPipeline(PipelineId id);
    void addMetrics(MetricsId id, int depth);
    [[nodiscard]] std::string spansets(SpansetId id, int depth) const;
    [[nodiscard]] std::string filter(FieldId condition, int depth) const;
    [[nodiscard]] std::string condition(FieldId id, int depth) const;
    [[nodiscard]] std::string comparison(const FieldExpr &field) const;
    [[nodiscard]] std::string subject(FieldId id) const;
    [[nodiscard]] std::string object(FieldId id, const std::optional<Type> &type) const;
    [[nodiscard]] std::string stage(const Stage &stage) const;
    [[nodiscard]] std::string function(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string secondStage(const SecondStage &stage) const;
    [[nodiscard]] std::string aggregateText(const ScalarExpr &scalar) const;
    [[nodiscard]] std::vector<FieldId> chain(FieldId id, Operator op) const;
    [[nodiscard]] std::string written(SourceRange range) const
    {
        return m_query.text.substr(range.begin, range.end - range.begin);
    }

    const Query &m_query;
    std::vector<ExplainedStep> m_steps;
};

std::string attributeText(const Attribute &attribute)
{
    switch (attribute.intrinsic) {
    case Intrinsic::None:
        break;
    case Intrinsic::TraceDuration:
        return "the trace's duration";
    case Intrinsic::TraceRootName:
        return "the root span's name";
    case Intrinsic::TraceRootService:
        return "the root span's service";
    case Intrinsic::StatusMessage:
        return "status message";
    case Intrinsic::ChildCount:
        return "number of children";
    case Intrinsic::EventName:
        return "the name of an event";
    case Intrinsic::EventTimeSinceStart:
        return "the time until an event";
    default:
        return toQueryText(attribute);
    }
    if (attribute.name == "service.name"
        && (attribute.scope == AttributeScope::Resource || attribute.scope == AttributeScope::None))
        return "service";
    return attribute.name;
}

std::string comparisonText(Operator op, bool isDuration)
{
    switch (op) {
    case Operator::Equal:
        return "is";
    case Operator::NotEqual:
        return "is not";
    case Operator::Less:
        return isDuration ? "is shorter than" : "is less than";
    case Operator::LessEqual:
        return "is at most";
    case Operator::Greater:
        return isDuration ? "is longer than" : "is more than";
    case Operator::GreaterEqual:
        return "is at least";
    case Operator::Regex:
        return "matches";
    default:
        return "does not match";
    }
}

std::string relationText(SpansetOperator op)
{
    const bool negated = formOf(op) == StructuralForm::Negated;
    switch (plainOf(op)) {
    case SpansetOperator::Child:
        return negated ? "that are no children of " : "that are children of ";
    case SpansetOperator::Descendant:
        return negated ? "that are nowhere below " : "that are somewhere below ";
    case SpansetOperator::Parent:
        return negated ? "that are no parents of " : "that are parents of ";
    case SpansetOperator::Ancestor:
        return negated ? "that are nowhere above " : "that are somewhere above ";
    default:
        return negated ? "that have no siblings among " : "that are siblings of ";
    }
}

std::vector<FieldId> Explainer::chain(FieldId id, Operator op) const
{
    std::vector<FieldId> parts;
    std::vector<FieldId> open{id};
    while (!open.empty()) {
        const FieldExpr &field = m_query.field(open.back());
        const FieldId at = open.back();
        open.pop_back();
        if (field.kind == FieldExpr::Kind::Binary && field.op == op) {
            open.push_back(field.right);
            open.push_back(field.left);
        } else {
            parts.push_back(at);
        }
    }
    return parts;
}

std::string Explainer::subject(FieldId id) const
{
    const FieldExpr &field = m_query.field(id);
    return field.kind == FieldExpr::Kind::Attribute ? attributeText(field.attribute) : toText(m_query, id);
}

std::string Explainer::object(FieldId id, const std::optional<Type> &type) const
{
    const FieldExpr &field = m_query.field(id);
    if (field.kind == FieldExpr::Kind::Attribute)
        return attributeText(field.attribute);
    if (field.kind != FieldExpr::Kind::Literal)
        return toText(m_query, id);
    if (field.value.type == Type::String)
        return inQuotes(field.value.text);
    if (type == Type::Duration && field.value.isNumber()) // 1e9 is a second there
        return plainDuration(field.value.toDouble());
    return toPlainText(field.value);
}

std::string Explainer::comparison(const FieldExpr &field) const
{
    const FieldExpr &left = m_query.field(field.left);
    const auto type = left.kind == FieldExpr::Kind::Attribute ? typeOf(left.attribute) : std::nullopt;
    const FieldExpr &right = m_query.field(field.right);
    const bool isError = left.attribute.intrinsic == Intrinsic::Status
                         && right.value == Value::ofStatus(StatusCode::Error);
    if (isError && field.op == Operator::Equal)
        return "that failed";
    if (isError && field.op == Operator::NotEqual)
        return "that did not fail";
    if (left.kind != FieldExpr::Kind::Attribute)
        return "where " + toText(m_query, field.left) + ' ' + comparisonText(field.op, false) + ' '
               + object(field.right, std::nullopt);
    const bool isWhole = attributeText(left.attribute).starts_with("the ");
    return (isWhole ? "where " : "whose ") + subject(field.left) + ' '
           + comparisonText(field.op, type == Type::Duration) + ' ' + object(field.right, type);
}

std::string Explainer::condition(FieldId id, int depth) const
{
    const FieldExpr &field = m_query.field(id);
    if (depth > kMaxDepth)
        return "where " + written(field.range);
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        return field.value == Value::ofBool(true) ? "" : "that do not exist";
    case FieldExpr::Kind::Attribute:
        return "whose " + subject(id) + " is true";
    case FieldExpr::Kind::Unary:
        if (field.op == Operator::Exists)
            return "that have " + subject(field.left);
        if (field.op == Operator::NotExists)
            return "without " + subject(field.left);
        return "for which it is not true that they are spans " + condition(field.left, depth + 1);
    case FieldExpr::Kind::Binary:
        break;
    }
    if (!isLogic(field.op))
        return isComparison(field.op) ? comparison(field) : "where " + toText(m_query, id);
    std::vector<std::string> parts;
    for (const FieldId part : chain(id, field.op)) {
        if (parts.size() == kMaxListed) {
            parts.emplace_back("so on");
            break;
        }
        parts.push_back(condition(part, depth + 1));
    }
    const std::string text = joined(parts, field.op == Operator::And ? "and" : "or");
    return depth > 0 ? '(' + text + ')' : text;
}

std::string Explainer::filter(FieldId id, int depth) const
{
    const std::string text = condition(id, depth > 0 ? 1 : 0);
    if (text.empty())
        return "all spans";
    return "spans "
           + (text.starts_with('(') && text.ends_with(')') && depth == 0 ? text.substr(1, text.size() - 2) : text);
}

std::string Explainer::spansets(SpansetId id, int depth) const
{
    const SpansetExpr &node = m_query.spanset(id);
    if (depth > kMaxDepth)
        return "what " + written(node.range) + " finds";
    switch (node.kind) {
    case SpansetExpr::Kind::Filter:
        return filter(node.filter, 0);
    case SpansetExpr::Kind::Pipeline: {
        std::string text;
        for (const Stage &step : m_query.pipeline(node.pipeline).stages) {
            const std::string words = step.kind == Stage::Kind::Spansets && depth < kMaxDepth
                                          ? spansets(step.spansets, depth + 1)
                                          : stage(step);
            text += (text.empty() ? "" : ", then ") + words;
        }
        return '(' + text + ')';
    }
    case SpansetExpr::Kind::Operation:
        break;
    }
    const std::string left = spansets(node.left, depth + 1);
    const std::string right = spansets(node.right, depth + 1);
    if (node.op == SpansetOperator::And)
        return left + " and " + right + ", in traces that have both";
    if (node.op == SpansetOperator::Or)
        return left + ", or " + right;
    if (formOf(node.op) == StructuralForm::Union)
        return right + ", " + relationText(plainOf(node.op)) + left + ", and those as well";
    return right + ", " + relationText(node.op) + left;
}

std::string Explainer::aggregateText(const ScalarExpr &scalar) const
{
    const std::string of = scalar.argument.isValid() ? subject(scalar.argument) : "";
    switch (scalar.aggregate) {
    case Aggregate::Count:
        return "the number of spans";
    case Aggregate::Min:
        return "the smallest " + of;
    case Aggregate::Max:
        return "the largest " + of;
    case Aggregate::Avg:
        return "the mean " + of;
    case Aggregate::Sum:
        return "the sum of " + of;
    }
    return {};
}

std::string Explainer::stage(const Stage &stage) const
{
    switch (stage.kind) {
    case Stage::Kind::Spansets:
        return "of these, " + spansets(stage.spansets, 0);
    case Stage::Kind::GroupBy:
        return "grouped by " + subject(stage.by) + " in each trace";
    case Stage::Kind::Coalesce:
        return "the groups put together again";
    case Stage::Kind::ScalarFilter: {
        const ScalarExpr &left = m_query.scalar(stage.left);
        const ScalarExpr &right = m_query.scalar(stage.right);
        if (left.kind != ScalarExpr::Kind::Aggregate || right.kind != ScalarExpr::Kind::Literal)
            return "where " + written(stage.range);
        return "where " + aggregateText(left) + ' ' + comparisonText(stage.op, false) + ' ' + toPlainText(right.value);
    }
    case Stage::Kind::Select: {
        std::vector<std::string> names;
        names.reserve(stage.selected.size());
        for (const Attribute &attribute : stage.selected)
            names.push_back(attributeText(attribute));
        return "showing " + joined(names, "and");
    }
    }
    return {};
}

void Explainer::addPipeline(PipelineId id)
{
    for (const Stage &step : m_query.pipeline(id).stages)
        add(step.range,
            m_steps.empty() && step.kind == Stage::Kind::Spansets ? spansets(step.spansets, 0) : stage(step));
}

std::string Explainer::function(const MetricsExpr &metrics) const
{
    const std::string of = metrics.argument ? attributeText(*metrics.argument) : "";
    std::vector<std::string> shares;
    switch (metrics.function) {
    case MetricsFunction::Rate:
        return "how many there are a second";
    case MetricsFunction::CountOverTime:
        return "how many there are";
    case MetricsFunction::MinOverTime:
        return "their smallest " + of;
    case MetricsFunction::MaxOverTime:
        return "their largest " + of;
    case MetricsFunction::AvgOverTime:
        return "their mean " + of;
    case MetricsFunction::SumOverTime:
        return "the sum of their " + of;
    case MetricsFunction::HistogramOverTime:
        return "how their " + of + " is distributed";
    case MetricsFunction::Compare:
        return "what distinguishes " + filter(metrics.selection, 0) + " from the others";
    case MetricsFunction::QuantileOverTime:
        break;
    }
    for (const double share : metrics.quantiles) {
        std::string percent = toPlainText(Value::ofFloat(share * 100));
        if (percent.size() > 6)
            percent.resize(6);
        shares.push_back("p" + percent);
    }
    return "the percentiles " + joined(shares, "and") + " of their " + of;
}

std::string Explainer::secondStage(const SecondStage &stage) const
{
    if (stage.kind == SecondStage::Kind::Comparison)
        return "only where the value " + comparisonText(stage.op, false) + ' '
               + toPlainText(Value::ofFloat(stage.value));
    return "only the " + std::to_string(stage.limit)
           + (stage.kind == SecondStage::Kind::TopK ? " largest at each time" : " smallest at each time");
}

void Explainer::addMetrics(MetricsId id, int depth)
{
    const MetricsExpr &metrics = m_query.metric(id);
    if (metrics.kind == MetricsExpr::Kind::Function) {
        addPipeline(metrics.pipeline);
        std::vector<std::string> groups;
        groups.reserve(metrics.by.size());
        for (const Attribute &attribute : metrics.by)
            groups.push_back(attributeText(attribute));
        add(metrics.range, function(metrics) + " over time" + (groups.empty() ? "" : ", by " + joined(groups, "and")));
    } else if (depth > 0 || metrics.kind == MetricsExpr::Kind::Scalar) {
        add(metrics.range, written(metrics.range));
    } else {
        add(metrics.range, "computed over time: " + written(metrics.range));
    }
    for (const SecondStage &step : metrics.secondStages)
        add(step.range, secondStage(step));
}

} // namespace

std::vector<ExplainedStep> explain(const Query &query)
{
    return Explainer(query).run();
}

std::string explanation(const Query &query)
{
    std::string text;
    for (const ExplainedStep &step : explain(query))
        text += (text.empty() ? "" : "; ") + step.text;
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text + '.';
}

} // namespace traceloupe::traceql
