// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/operand.h"

#include "core/traceql/operators.h"

#include <cmath>
#include <limits>

namespace traceloupe::traceql {

namespace {

constexpr std::int64_t kMaxInt = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMinInt = std::numeric_limits<std::int64_t>::min();

std::int64_t wrapped(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

/// As Go does it: overflow wraps around.
Operand intArithmetic(Operator op, std::int64_t a, std::int64_t b, Fault &fault)
{
    const auto left = static_cast<std::uint64_t>(a);
    const auto right = static_cast<std::uint64_t>(b);
    switch (op) {
    case Operator::Add:
        return Operand::ofInt(wrapped(left + right));
    case Operator::Subtract:
        return Operand::ofInt(wrapped(left - right));
    case Operator::Multiply:
        return Operand::ofInt(wrapped(left * right));
    case Operator::Divide:
    case Operator::Modulo:
        if (b == 0) {
            fault = op == Operator::Divide ? Fault::DivisionByZero : Fault::ModuloByZero;
            return {};
        }
        if (b == -1)
            return Operand::ofInt(op == Operator::Divide ? wrapped(0 - left) : 0);
        return Operand::ofInt(op == Operator::Divide ? a / b : a % b);
    default:
        // Tempo's power of whole numbers takes its operands the wrong way round ({ 2 ^ 3 = 9 } is true); so do we,
        // that a query means the same here and there.
        return Operand::ofInt(integerPower(b, a));
    }
}

Operand floatArithmetic(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add:
        return Operand::ofFloat(a + b);
    case Operator::Subtract:
        return Operand::ofFloat(a - b);
    case Operator::Multiply:
        return Operand::ofFloat(a * b);
    case Operator::Divide:
        return Operand::ofFloat(a / b);
    case Operator::Modulo:
        return Operand::ofFloat(std::fmod(a, b));
    default:
        return Operand::ofFloat(std::pow(a, b));
    }
}

Operand arithmetic(Operator op, const Operand &a, const Operand &b, Fault &fault)
{
    if (a.type == Type::Array || b.type == Type::Array) {
        fault = Fault::ArrayArithmetic;
        return {};
    }
    if (!a.isNumber() || !b.isNumber())
        return Operand::ofBool(false);
    if (a.type == Type::Int && b.type == Type::Int)
        return intArithmetic(op, a.integer, b.integer, fault);
    return floatArithmetic(op, a.toDouble(), b.toDouble());
}

bool compareScalars(Operator op, const Operand &a, const Operand &b)
{
    if (a.isNumber() && b.isNumber()) {
        if (a.type != Type::Float && b.type != Type::Float)
            return holds(op, a.integer, b.integer);
        return holds(op, a.toDouble(), b.toDouble());
    }
    if (a.type != b.type)
        return false;
    const bool isEquality = op == Operator::Equal || op == Operator::NotEqual;
    switch (a.type) {
    case Type::String:
        return holds(op, a.text, b.text);
    case Type::Bool:
    case Type::Status:
    case Type::Kind:
        return isEquality && holds(op, a.integer, b.integer);
    default:
        return false;
    }
}

bool goTogether(const Operand &a, const Operand &b)
{
    return a.type == b.type || (a.isNumber() && b.isNumber());
}

bool compareArray(Operator op, const Operand &array, const Operand &scalar)
{
    if (scalar.isNil())
        return false;
    const bool negated = op == Operator::NotEqual;
    for (const ValueView &view : array.array.array()) {
        const Operand element = Operand::of(view);
        if (negated && !goTogether(element, scalar))
            return false;
        if (compareScalars(negated ? Operator::Equal : op, element, scalar))
            return !negated;
    }
    return negated;
}

Operand comparison(Operator op, const Operand &a, const Operand &b, Fault &fault)
{
    const bool leftIsArray = a.type == Type::Array;
    const bool rightIsArray = b.type == Type::Array;
    if (leftIsArray && rightIsArray) {
        fault = Fault::TwoArrays;
        return {};
    }
    if (leftIsArray)
        return Operand::ofBool(compareArray(op, a, b));
    if (rightIsArray)
        return Operand::ofBool(compareArray(turnedAround(op), b, a));
    return Operand::ofBool(compareScalars(op, a, b));
}

} // namespace

Operand Operand::of(const Value &value)
{
    return {value.type == Type::Array ? Type::Nil : value.type, value.integer, value.real, value.text, {}};
}

Operand Operand::of(const ValueView &value)
{
    switch (value.type()) {
    case ValueType::String:
        return ofString(value.string());
    case ValueType::Bool:
        return ofBool(value.boolean());
    case ValueType::Int:
        return ofInt(value.integer());
    case ValueType::Double:
        return ofFloat(value.real());
    case ValueType::Array: {
        const ValueList list = value.array();
        if (list.size() == 1) {
            const ValueView only = *list.begin();
            if (only.type() != ValueType::Array)
                return of(only);
        }
        return {Type::Array, 0, 0, {}, value};
    }
    case ValueType::Empty:
    case ValueType::Map:
    case ValueType::Bytes:
        break;
    }
    return {};
}

Value Operand::toValue() const
{
    Value value{type, integer, real, std::string(text), {}};
    if (type == Type::Array) {
        for (const ValueView &view : array.array())
            value.items.push_back(view.type() == ValueType::Array ? Value() : of(view).toValue());
    }
    return value;
}

std::string_view faultText(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return "";
    case Fault::DivisionByZero:
        return "division by zero";
    case Fault::ModuloByZero:
        return "modulo by zero";
    case Fault::ArrayArithmetic:
        return "arithmetic on a list of values is not supported";
    case Fault::TwoArrays:
        return "two lists of values cannot be compared";
    case Fault::ManySpansets:
        return "structural operators work on one span set per trace: put coalesce() after by()";
    }
    return "";
}

Operand applyBinary(Operator op, const Operand &left, const Operand &right, Fault &fault)
{
    if (isArithmetic(op))
        return arithmetic(op, left, right, fault);
    if (isComparison(op))
        return comparison(op, left, right, fault);
    if (left.type != Type::Bool || right.type != Type::Bool)
        return Operand::ofBool(false);
    return Operand::ofBool(op == Operator::And ? left.isTrue() && right.isTrue() : left.isTrue() || right.isTrue());
}

Operand applyUnary(Operator op, const Operand &operand, Fault &fault)
{
    if (op == Operator::Exists || op == Operator::NotExists)
        return Operand::ofBool(operand.isNil() == (op == Operator::NotExists));
    if (operand.type == Type::Array) {
        fault = Fault::ArrayArithmetic;
        return {};
    }
    if (op == Operator::Not)
        return Operand::ofBool(operand.type == Type::Bool && !operand.isTrue());
    if (!operand.isNumber())
        return Operand::ofBool(false);
    Operand negated = operand;
    negated.integer = wrapped(0 - static_cast<std::uint64_t>(operand.integer));
    negated.real = -operand.real;
    return negated;
}

std::int64_t integerPower(std::int64_t base, std::int64_t exponent)
{
    if (exponent == 0 || base == 1)
        return 1;
    if (base == -1)
        return exponent % 2 == 0 ? 1 : -1;
    if (base == 0)
        return exponent > 0 ? 0 : kMaxInt;
    if (exponent < 0)
        return 0;
    std::int64_t result = 1;
    for (std::int64_t i = 0; i < exponent; ++i) {
        if (__builtin_mul_overflow(result, base, &result)) // after 63 steps at the latest
            return base < 0 && exponent % 2 != 0 ? kMinInt : kMaxInt;
    }
    return result;
}

} // namespace traceloupe::traceql
