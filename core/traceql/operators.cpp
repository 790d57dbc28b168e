// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/operators.h"

#include <array>

namespace traceloupe::traceql {

std::string_view symbol(Operator op)
{
    static constexpr std::array<std::string_view, 20> kSymbols = {"+",  "-",  "*",  "/", "%",      "^",    "=",
                                                                  "!=", "<",  "<=", ">", ">=",     "=~",   "!~",
                                                                  "&&", "||", "-",  "!", "!= nil", "= nil"};
    return kSymbols[static_cast<std::size_t>(op)];
}

std::string_view symbol(SpansetOperator op)
{
    static constexpr std::array<std::string_view, 17> kSymbols = {
        "&&", "||", ">", ">>", "<", "<<", "~", "!>", "!>>", "!<", "!<<", "!~", "&>", "&>>", "&<", "&<<", "&~"};
    return kSymbols[static_cast<std::size_t>(op)];
}

int precedenceOf(Operator op)
{
    if (isLogic(op))
        return 1;
    if (isComparison(op) || op == Operator::Exists || op == Operator::NotExists)
        return 2;
    switch (op) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Negate:
        return 3;
    case Operator::Not:
        return 4;
    case Operator::Power:
        return 6;
    default:
        return 5;
    }
}

Operator turnedAround(Operator op)
{
    switch (op) {
    case Operator::Less:
        return Operator::Greater;
    case Operator::LessEqual:
        return Operator::GreaterEqual;
    case Operator::Greater:
        return Operator::Less;
    case Operator::GreaterEqual:
        return Operator::LessEqual;
    default:
        return op;
    }
}

SpansetOperator inverse(SpansetOperator op)
{
    switch (op) {
    case SpansetOperator::Child:
        return SpansetOperator::Parent;
    case SpansetOperator::Descendant:
        return SpansetOperator::Ancestor;
    case SpansetOperator::Parent:
        return SpansetOperator::Child;
    case SpansetOperator::Ancestor:
        return SpansetOperator::Descendant;
    default:
        return op;
    }
}

} // namespace traceloupe::traceql
