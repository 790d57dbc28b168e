// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/explain.h"

#include "core/traceql/explainer.h"
#include "core/traceql/literals.h"
#include "core/traceql/parser.h"

namespace traceloupe::traceql {

namespace {

std::string inQuotes(std::string_view text)
{
    return "\xe2\x80\x9c" + std::string(text) + "\xe2\x80\x9d";
}

/// Of something else than the span itself: "where an event's name is", not "whose".
bool belongsToOthers(std::string_view subject)
{
    return subject.starts_with("the ") || subject.starts_with("an event's ") || subject.starts_with("a link's ");
}

/// Only the roots' nestedSetParent is negative: how TraceQL asks for them.
std::string rootsText(const Attribute &attribute, Operator op, const Value &value)
{
    if (attribute.intrinsic != Intrinsic::NestedSetParent || value.type != Type::Int)
        return {};
    const bool isZero = value.integer == 0;
    const bool isMinusOne = value.integer == -1;
    if ((isZero && op == Operator::Less) || (isMinusOne && op == Operator::Equal))
        return "that are root spans";
    if ((isZero && op == Operator::GreaterEqual) || (isMinusOne && op == Operator::NotEqual))
        return "that are no root spans";
    return {};
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

} // namespace

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
    switch (attribute.scope) {
    case AttributeScope::Event:
        return "an event's " + attribute.name;
    case AttributeScope::Link:
        return "a link's " + attribute.name;
    case AttributeScope::Instrumentation:
        return "the instrumentation's " + attribute.name;
    default:
        return attribute.name;
    }
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

std::vector<ExplainedStep> Explainer::run()
{
    if (m_query.isMetrics())
        addMetrics(std::get<MetricsId>(m_query.root));
    else
        addPipeline(std::get<PipelineId>(m_query.root));
    for (const Hint &hint : m_query.hints) {
        if (hint.name == "most_recent" && hint.value == Value::ofBool(true))
            add(hint.range, "the newest first");
    }
    return std::move(m_steps);
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
    if (const std::string roots = rootsText(left.attribute, field.op, right.value); !roots.empty())
        return roots;
    return (belongsToOthers(attributeText(left.attribute)) ? "where " : "whose ") + subject(field.left) + ' '
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
        return (belongsToOthers(subject(id)) ? "where " : "whose ") + subject(id) + " is true";
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
