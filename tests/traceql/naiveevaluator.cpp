// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/traceql/naiveevaluator.h"

#include "core/traceql/spanreader.h"
#include "tests/support/splitmix.h"

#include <functional>
#include <optional>
#include <regex>
#include <set>

namespace traceloupe::test {

using namespace traceql;

namespace {

std::optional<bool> asBool(const Value &value)
{
    return value.type == Type::Bool ? std::optional(value.integer != 0) : std::nullopt;
}

bool compared(Operator op, const Value &a, const Value &b)
{
    if (op == Operator::Regex || op == Operator::NotRegex) {
        if (a.type != Type::String)
            return false;
        return std::regex_match(a.text, std::regex(b.text)) == (op == Operator::Regex);
    }
    const bool numbers = a.isNumber() && b.isNumber();
    if (!numbers && (a.type != b.type || a.type == Type::Nil || a.type == Type::Array))
        return false;
    const int order = compareForOutput(a, b);
    const bool ordered = numbers || a.type == Type::String;
    switch (op) {
    case Operator::Equal:
        return order == 0;
    case Operator::NotEqual:
        return order != 0;
    case Operator::Less:
        return ordered && order < 0;
    case Operator::LessEqual:
        return ordered && order <= 0;
    case Operator::Greater:
        return ordered && order > 0;
    default:
        return ordered && order >= 0;
    }
}

Value evaluated(const Query &query, FieldId id, const Trace &trace, SpanIndex row)
{
    const FieldExpr &field = query.field(id);
    const auto of = [&](FieldId side) { return evaluated(query, side, trace, row); };
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        return field.value;
    case FieldExpr::Kind::Attribute:
        return valueOf(trace, row, field.attribute);
    case FieldExpr::Kind::Unary: {
        const Value operand = of(field.left);
        if (field.op == Operator::Not)
            return Value::ofBool(asBool(operand) == false);
        return Value::ofBool((operand.type == Type::Nil) == (field.op == Operator::NotExists));
    }
    case FieldExpr::Kind::Binary:
        break;
    }
    const Value left = of(field.left);
    const Value right = of(field.right);
    if (field.op == Operator::And)
        return Value::ofBool(asBool(left) == true && asBool(right) == true);
    if (field.op == Operator::Or) // what is no boolean on the left spoils it
        return Value::ofBool(asBool(left) == true || (asBool(left) == false && asBool(right) == true));
    return Value::ofBool(compared(field.op, left, right));
}

using Set = std::set<std::uint32_t>;

bool isAbove(const Trace &trace, SpanIndex above, SpanIndex row)
{
    for (SpanIndex at = trace.parent(row); at.isValid(); at = trace.parent(at)) {
        if (at == above)
            return true;
    }
    return false;
}

bool stands(SpansetOperator op, const Trace &trace, SpanIndex a, SpanIndex b)
{
    if (!hasPlaceInTree(trace, a) || !hasPlaceInTree(trace, b))
        return false;
    switch (plainOf(op)) {
    case SpansetOperator::Child:
        return trace.parent(b) == a;
    case SpansetOperator::Descendant:
        return isAbove(trace, a, b);
    case SpansetOperator::Parent:
        return trace.parent(a) == b;
    case SpansetOperator::Ancestor:
        return isAbove(trace, b, a);
    default:
        return a != b && trace.parent(a) == trace.parent(b);
    }
}

Set combined(SpansetOperator op, const Set &a, const Set &b, const Trace &trace)
{
    Set result;
    if (!isStructural(op)) {
        if (op == SpansetOperator::And && (a.empty() || b.empty()))
            return {};
        result = a;
        result.insert(b.begin(), b.end());
        return result;
    }
    for (const std::uint32_t right : b) {
        bool any = false;
        for (const std::uint32_t left : a) {
            if (!stands(op, trace, SpanIndex(left), SpanIndex(right)))
                continue;
            any = true;
            if (formOf(op) == StructuralForm::Union)
                result.insert(left);
        }
        if (any == (formOf(op) != StructuralForm::Negated))
            result.insert(right);
    }
    return result;
}

Set found(const Query &query, SpansetId id, const Set &input, const Trace &trace)
{
    const SpansetExpr &node = query.spanset(id);
    if (node.kind == SpansetExpr::Kind::Operation)
        return combined(node.op, found(query, node.left, input, trace), found(query, node.right, input, trace), trace);
    Set result;
    for (const std::uint32_t row : input) {
        if (asBool(evaluated(query, node.filter, trace, SpanIndex(row))) == true)
            result.insert(row);
    }
    return result;
}

std::string randomCondition(SplitMix &random, int depth)
{
    static const std::vector<std::string> kConditions = {"status = error",
                                                         "status != ok",
                                                         "kind = server",
                                                         "kind != client",
                                                         "duration > 1ms",
                                                         "duration <= 500us",
                                                         "duration != 3",
                                                         "1ms > duration",
                                                         "name =~ `.*e.*`",
                                                         "name !~ `G.*`",
                                                         "name != ``",
                                                         "name > `M`",
                                                         "resource.service.name = `frontend`",
                                                         "resource.service.name =~ `.*t`",
                                                         ".service.name != `cart`",
                                                         "span.http.status_code >= 400",
                                                         ".http.method = `GET`",
                                                         ".http.method != nil",
                                                         "span.absent = nil",
                                                         "span.absent",
                                                         "trace:duration > 10ms",
                                                         "true",
                                                         "false",
                                                         "rootName = name",
                                                         "nestedSetParent < 0",
                                                         "span:childCount > 1",
                                                         "event:name != nil",
                                                         ".http.status_code = `200`",
                                                         "statusMessage = ``"};
    if (depth == 0 || random.below(3) == 0)
        return kConditions[random.below(kConditions.size())];
    if (random.below(5) == 0)
        return "!(" + randomCondition(random, depth - 1) + ')';
    return '(' + randomCondition(random, depth - 1) + (random.below(2) == 0 ? " && " : " || ")
           + randomCondition(random, depth - 1) + ')';
}

std::string randomSpansets(SplitMix &random, int depth)
{
    if (depth == 0 || random.below(3) == 0)
        return "{ " + randomCondition(random, 3) + " }";
    const auto op = static_cast<SpansetOperator>(random.below(17));
    return '(' + randomSpansets(random, depth - 1) + ' ' + std::string(symbol(op)) + ' '
           + randomSpansets(random, depth - 1) + ')';
}

} // namespace

std::vector<SpanIndex> naiveRows(const Query &query, const Trace &trace)
{
    Set rows;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            rows.insert(row);
    }
    for (const Stage &stage : query.rootPipeline().stages)
        rows = found(query, stage.spansets, rows, trace);
    std::vector<SpanIndex> result;
    for (const std::uint32_t row : rows)
        result.emplace_back(row);
    return result;
}

std::string randomQuery(std::uint64_t seed)
{
    SplitMix random(seed);
    std::string text = randomSpansets(random, 3);
    // brackets around the whole would make a pipeline of it
    if (text.starts_with('('))
        text = text.substr(1, text.size() - 2);
    return random.below(4) == 0 ? text + " | " + "{ " + randomCondition(random, 2) + " }" : text;
}

} // namespace traceloupe::test
