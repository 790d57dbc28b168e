// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace traceloupe::traceql {

/// Operators of field expressions, scalars and metrics arithmetic. Exists and NotExists are `x != nil` and `x = nil`;
/// with Negate (-) and Not (!) they are the unary ones.
enum class Operator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Regex,
    NotRegex,
    And,
    Or,
    Negate,
    Not,
    Exists,
    NotExists
};

/// Operators between span sets. The structural ones return spans of the right side: `A >> B` gives the B below an A.
/// Not...: the B without such an A. Union...: the A and the B of all such pairs.
enum class SpansetOperator : std::uint8_t {
    And,
    Or,
    Child,
    Descendant,
    Parent,
    Ancestor,
    Sibling,
    NotChild,
    NotDescendant,
    NotParent,
    NotAncestor,
    NotSibling,
    UnionChild,
    UnionDescendant,
    UnionParent,
    UnionAncestor,
    UnionSibling
};

/// As the language spells them: "+", "!~", "&>>".
[[nodiscard]] std::string_view symbol(Operator op);
[[nodiscard]] std::string_view symbol(SpansetOperator op);

[[nodiscard]] constexpr bool isArithmetic(Operator op)
{
    return op <= Operator::Power;
}
[[nodiscard]] constexpr bool isComparison(Operator op)
{
    return op >= Operator::Equal && op <= Operator::NotRegex;
}
[[nodiscard]] constexpr bool isRegex(Operator op)
{
    return op == Operator::Regex || op == Operator::NotRegex;
}
[[nodiscard]] constexpr bool isLogic(Operator op)
{
    return op == Operator::And || op == Operator::Or;
}
[[nodiscard]] constexpr bool isUnary(Operator op)
{
    return op >= Operator::Negate;
}
[[nodiscard]] constexpr bool isStructural(SpansetOperator op)
{
    return op >= SpansetOperator::Child;
}

enum class StructuralForm : std::uint8_t { Plain, Negated, Union };
/// Requires: isStructural(op).
[[nodiscard]] constexpr StructuralForm formOf(SpansetOperator op)
{
    if (op >= SpansetOperator::UnionChild)
        return StructuralForm::Union;
    return op >= SpansetOperator::NotChild ? StructuralForm::Negated : StructuralForm::Plain;
}
/// The plain operator of the same relation. Requires: isStructural(op).
[[nodiscard]] constexpr SpansetOperator plainOf(SpansetOperator op)
{
    const auto number = static_cast<int>(op) - static_cast<int>(SpansetOperator::Child);
    return static_cast<SpansetOperator>(static_cast<int>(SpansetOperator::Child) + number % 5);
}

/// How tightly an operator binds, by Tempo's grammar: && and || alike, then all comparisons (and structural
/// operators), + -, !, * / %, ^. A unary minus binds as the binary one.
[[nodiscard]] int precedenceOf(Operator op);

/// The comparison that says the same with its sides exchanged: 2 < x is x > 2. Others are as they are.
[[nodiscard]] Operator turnedAround(Operator op);
/// The relation that says the same from the other side: a child of one has it as its parent. Others are as they are.
[[nodiscard]] SpansetOperator inverse(SpansetOperator op);

/// Whether a comparison of ordered values holds. Requires: one of = != < <= > >=.
template <class T>
[[nodiscard]] bool holds(Operator op, const T &a, const T &b)
{
    switch (op) {
    case Operator::Equal:
        return a == b;
    case Operator::NotEqual:
        return a != b;
    case Operator::Less:
        return a < b;
    case Operator::LessEqual:
        return a <= b;
    case Operator::Greater:
        return a > b;
    default:
        return a >= b;
    }
}

} // namespace traceloupe::traceql
