// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/fieldtest.h"

#include "core/traceql/operand.h"
#include "core/traceql/operators.h"
#include "core/traceql/parser.h"
#include "core/traceql/regexliteral.h"

#include <charconv>
#include <optional>

namespace traceloupe {

using traceql::Attribute;
using traceql::AttributeScope;
using traceql::FieldExpr;
using traceql::Intrinsic;
using traceql::Operand;
using traceql::Operator;
using traceql::Type;

namespace {

/// Shorter texts are in every trace.
constexpr std::size_t kLeastNeedleBytes = 3;
constexpr std::string_view kServiceKey = "service.name";

FieldTest::Kind kindOfIntrinsic(Intrinsic intrinsic)
{
    switch (intrinsic) {
    case Intrinsic::Name:
        return FieldTest::Kind::Name;
    case Intrinsic::Kind:
        return FieldTest::Kind::SpanKind;
    case Intrinsic::Status:
        return FieldTest::Kind::Status;
    case Intrinsic::Duration:
        return FieldTest::Kind::Duration;
    case Intrinsic::TraceDuration:
        return FieldTest::Kind::TraceDuration;
    case Intrinsic::TraceRootName:
        return FieldTest::Kind::AnyName;
    case Intrinsic::TraceRootService:
        return FieldTest::Kind::AnyService;
    case Intrinsic::NestedSetParent:
        return FieldTest::Kind::Root;
    default:
        return FieldTest::Kind::Unknown;
    }
}

FieldTest::Kind kindOf(const Attribute &attribute)
{
    if (attribute.ofParent)
        return FieldTest::Kind::Unknown;
    if (attribute.isIntrinsic())
        return kindOfIntrinsic(attribute.intrinsic);
    if (attribute.scope == AttributeScope::Resource && attribute.name == kServiceKey)
        return FieldTest::Kind::Service;
    return FieldTest::Kind::Tag;
}

/// Of the numbers that Tempo gives to parents, -1 alone is that of roots, and no other is negative.
bool asksForRoots(Operator op, const traceql::Value &value)
{
    if (value.type != Type::Int)
        return false;
    return (op == Operator::Less && value.integer <= 0 && value.integer > -1)
           || (op == Operator::Equal && value.integer == -1) || (op == Operator::LessEqual && value.integer == -1);
}

void setAttribute(FieldTest &test, const Attribute &attribute)
{
    test.key = attribute.name;
    test.scope = attribute.scope;
}

FieldTest comparison(const traceql::Query &query, const FieldExpr &field)
{
    FieldTest test;
    const FieldExpr *side = &query.field(field.left);
    const FieldExpr *other = &query.field(field.right);
    test.op = field.op;
    if (side->kind == FieldExpr::Kind::Literal) {
        std::swap(side, other);
        test.op = traceql::turnedAround(field.op);
    }
    if (side->kind != FieldExpr::Kind::Attribute || other->kind != FieldExpr::Kind::Literal)
        return test;
    if (isRegex(test.op) && side != &query.field(field.left))
        return test;
    test.kind = kindOf(side->attribute);
    test.value = other->value;
    if (test.kind == FieldTest::Kind::Tag)
        setAttribute(test, side->attribute);
    if (test.kind == FieldTest::Kind::Root && !asksForRoots(test.op, test.value))
        test.kind = FieldTest::Kind::Unknown;
    if (isRegex(test.op))
        test.regex = std::make_shared<const traceql::Regex>(test.value.text);
    return test;
}

FieldTest unary(const traceql::Query &query, const FieldExpr &field)
{
    FieldTest test;
    const FieldExpr &operand = query.field(field.left);
    test.op = field.op;
    if (operand.kind != FieldExpr::Kind::Attribute || field.op != Operator::Exists)
        return test;
    const bool isTag = !operand.attribute.isIntrinsic() && !operand.attribute.ofParent;
    if (isTag) {
        test.kind = FieldTest::Kind::Tag;
        setAttribute(test, operand.attribute);
    }
    return test;
}

AttributeScope scopeOf(TagSource source)
{
    switch (source) {
    case TagSource::Span:
        return AttributeScope::Span;
    case TagSource::Resource:
        return AttributeScope::Resource;
    case TagSource::Event:
        return AttributeScope::Event;
    case TagSource::Link:
        return AttributeScope::Link;
    case TagSource::Scope:
        return AttributeScope::Instrumentation;
    }
    return AttributeScope::None;
}

template <class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                     : std::nullopt;
}

bool holds(Operator op, const Operand &left, const traceql::Value &right)
{
    auto fault = traceql::Fault::None;
    return applyBinary(op, left, Operand::of(right), fault).isTrue();
}

} // namespace

bool FieldTest::matchesText(std::string_view subject) const
{
    if (regex)
        return regex->matches(subject) != (op == Operator::NotRegex);
    return holds(op, Operand::ofString(subject), value);
}

bool FieldTest::matchesNumber(const traceql::Value &number) const
{
    return holds(op, Operand::of(number), value);
}

bool FieldTest::matchesNs(std::int64_t ns) const
{
    if (value.type != Type::Duration && value.type != Type::Int)
        return holds(op, Operand::ofDuration(ns), value);
    switch (op) {
    case Operator::Equal:
        return ns == value.integer;
    case Operator::NotEqual:
        return ns != value.integer;
    case Operator::Less:
        return ns < value.integer;
    case Operator::LessEqual:
        return ns <= value.integer;
    case Operator::Greater:
        return ns > value.integer;
    case Operator::GreaterEqual:
        return ns >= value.integer;
    default:
        return holds(op, Operand::ofDuration(ns), value);
    }
}

bool FieldTest::mayMatchTag(std::string_view subject) const
{
    // arrays are JSON texts, and any element may match; not-a-number is written as a word
    if (op == Operator::Exists || subject.starts_with('[') || subject.find("nan") != std::string_view::npos
        || subject.find("NaN") != std::string_view::npos)
        return true;
    if (matchesText(subject))
        return true;
    if (regex)
        return false;
    if (subject == "true" || subject == "false")
        return holds(op, Operand::ofBool(subject == "true"), value);
    if (const auto integer = numberIn<std::int64_t>(subject); integer && holds(op, Operand::ofInt(*integer), value))
        return true;
    const auto real = numberIn<double>(subject);
    return real && holds(op, Operand::ofFloat(*real), value);
}

Truth FieldTest::ofTag(TagSource source, ValueType type, std::string_view subject) const
{
    if (scope != AttributeScope::None && scopeOf(source) != scope)
        return Truth::No;
    bool matches = false;
    if (op == Operator::Exists)
        matches = true;
    else if (type == ValueType::String)
        matches = matchesText(subject);
    else if (!regex && type == ValueType::Bool)
        matches = holds(op, Operand::ofBool(subject == "true"), value);
    else if (!regex)
        matches = holds(op, Operand::ofInt(numberIn<std::int64_t>(subject).value_or(0)), value);
    const bool isBound = bindsEvents && (source == TagSource::Event || source == TagSource::Link);
    return matches && isBound ? Truth::Maybe : truthOf(matches);
}

bool FieldTest::isPlainEquality() const
{
    return kind == Kind::Tag && op == Operator::Equal && value.type == Type::String;
}

FieldTest fieldTestOf(const traceql::Query &query, traceql::FieldId id)
{
    const FieldExpr &field = query.field(id);
    FieldTest test;
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        test.kind = FieldTest::Kind::Constant;
        test.isTrue = field.value.type == Type::Bool && field.value.integer != 0;
        break;
    case FieldExpr::Kind::Attribute: // { .flag }
        if (!field.attribute.isIntrinsic() && !field.attribute.ofParent) {
            test.kind = FieldTest::Kind::Tag;
            setAttribute(test, field.attribute);
            test.value = traceql::Value::ofBool(true);
        }
        test.maybeNoBool = true;
        break;
    case FieldExpr::Kind::Unary:
        test = unary(query, field);
        test.maybeNoBool = field.op == Operator::Negate;
        break;
    case FieldExpr::Kind::Binary:
        if (isComparison(field.op))
            test = comparison(query, field);
        else
            test.maybeNoBool = true;
        break;
    }
    if (test.isPlainEquality())
        test.needle = test.value.text;
    else if (test.kind == FieldTest::Kind::Tag && test.op == Operator::Regex)
        test.needle = traceql::requiredLiteral(test.value.text);
    if (test.needle.size() < kLeastNeedleBytes)
        test.needle.clear();
    test.text = traceql::toText(query, id);
    return test;
}

} // namespace traceloupe
