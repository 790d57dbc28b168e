// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/traceql/operators.h"
#include "core/traceql/value.h"

#include <cstdint>
#include <string_view>

namespace traceloupe::traceql {

/// A value while an expression is evaluated: cheap to copy, borrows texts and arrays from the trace or the query.
struct Operand {
    Type type = Type::Nil;
    std::int64_t integer = 0; ///< as in Value
    double real = 0;
    std::string_view text;
    ValueView array;          ///< Array, of more than one element or none (one element counts as itself)

    [[nodiscard]] static Operand ofInt(std::int64_t value) { return {Type::Int, value, 0, {}, {}}; }
    [[nodiscard]] static Operand ofDuration(std::int64_t ns) { return {Type::Duration, ns, 0, {}, {}}; }
    [[nodiscard]] static Operand ofFloat(double value) { return {Type::Float, 0, value, {}, {}}; }
    [[nodiscard]] static Operand ofBool(bool value) { return {Type::Bool, value ? 1 : 0, 0, {}, {}}; }
    [[nodiscard]] static Operand ofString(std::string_view text) { return {Type::String, 0, 0, text, {}}; }
    /// Borrows from `value`; its arrays are not carried over.
    [[nodiscard]] static Operand of(const Value &value);
    /// An attribute's value. Maps and bytes are no values of the language: nil.
    [[nodiscard]] static Operand of(const ValueView &value);

    [[nodiscard]] bool isNil() const { return type == Type::Nil; }
    [[nodiscard]] bool isTrue() const { return type == Type::Bool && integer != 0; }
    [[nodiscard]] bool isNumber() const { return type == Type::Int || type == Type::Float || type == Type::Duration; }
    [[nodiscard]] double toDouble() const { return type == Type::Float ? real : static_cast<double>(integer); }
    /// Owning copy, arrays included.
    [[nodiscard]] Value toValue() const;
};

/// What ends the evaluation of a query (everything else that does not fit is just false).
enum class Fault : std::uint8_t { None, DivisionByZero, ModuloByZero, ArrayArithmetic, TwoArrays, ManySpansets };
[[nodiscard]] std::string_view faultText(Fault fault);

/// Arithmetic and comparisons except regular expressions, by Tempo's rules: operands of types that do not go
/// together, nil among them, give false - for != as well. An array compares true if any element does, with != if none
/// is equal. A fault is stored in `fault`, which is left alone otherwise.
[[nodiscard]] Operand applyBinary(Operator op, const Operand &left, const Operand &right, Fault &fault);
/// - and !; false for operands of another type.
[[nodiscard]] Operand applyUnary(Operator op, const Operand &operand, Fault &fault);

/// Whole numbers: exact, saturating, prompt for any exponent. 0^0 is 1; a negative exponent truncates to 0.
[[nodiscard]] std::int64_t integerPower(std::int64_t base, std::int64_t exponent);

} // namespace traceloupe::traceql
