// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// The types of TraceQL. Int, Float and Duration (nanoseconds) compare with each other; all others only with
/// themselves.
enum class Type : std::uint8_t { Nil, Int, Float, String, Bool, Duration, Status, Kind, Array };

/// A value of a query that owns what it holds: a literal, the value that a span set was grouped by, a result.
struct Value {
    Type type = Type::Nil;
    std::int64_t integer = 0; ///< Int, Duration (ns), Bool (0 or 1), Status and Kind (OTLP's numbers)
    double real = 0;          ///< Float
    std::string text;         ///< String, UTF-8
    std::vector<Value> items; ///< Array

    [[nodiscard]] static Value ofInt(std::int64_t value) { return {Type::Int, value, 0, {}, {}}; }
    [[nodiscard]] static Value ofDuration(std::int64_t ns) { return {Type::Duration, ns, 0, {}, {}}; }
    [[nodiscard]] static Value ofFloat(double value) { return {Type::Float, 0, value, {}, {}}; }
    [[nodiscard]] static Value ofBool(bool value) { return {Type::Bool, value ? 1 : 0, 0, {}, {}}; }
    [[nodiscard]] static Value ofString(std::string text) { return {Type::String, 0, 0, std::move(text), {}}; }
    [[nodiscard]] static Value ofStatus(StatusCode status)
    {
        return {Type::Status, static_cast<std::int64_t>(status), 0, {}, {}};
    }
    [[nodiscard]] static Value ofKind(SpanKind kind)
    {
        return {Type::Kind, static_cast<std::int64_t>(kind), 0, {}, {}};
    }

    [[nodiscard]] bool isNumber() const { return type == Type::Int || type == Type::Float || type == Type::Duration; }
    [[nodiscard]] double toDouble() const { return type == Type::Float ? real : static_cast<double>(integer); }
    friend bool operator==(const Value &, const Value &) = default;
};

/// "int", "duration", ... as error messages name them.
[[nodiscard]] std::string_view typeName(Type type);
/// As a query spells it: strings in backquotes (or double quotes), durations as 1h30m0s, nil.
[[nodiscard]] std::string toQueryText(const Value &value);
/// As people read it: strings bare, durations with one unit ("1.5 s"), booleans and enumerations as words.
[[nodiscard]] std::string toPlainText(const Value &value);
/// A string literal of the language.
[[nodiscard]] std::string quoted(std::string_view text);
/// A number so that it reads back as the same float, and as a float.
[[nodiscard]] std::string floatText(double value);
/// Order for output, negative, 0 or positive: by type (numbers of all types are one), then by value; lists by their
/// elements. Not the language's comparison. Lists of lists do not occur.
[[nodiscard]] int compareForOutput(const Value &a, const Value &b);

} // namespace traceloupe::traceql
