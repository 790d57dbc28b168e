// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/value.h"

#include "core/traceql/literals.h"

#include <charconv>
#include <cmath>
#include <compare>
#include <limits>

namespace traceloupe::traceql {

namespace {

/// Numbers of all types are one class.
int classOf(const Value &value)
{
    return value.isNumber() ? static_cast<int>(Type::Int) : static_cast<int>(value.type);
}

std::string join(const Value &array, std::string (*text)(const Value &))
{
    std::string joined = "[";
    for (const Value &item : array.items)
        joined += (joined.size() > 1 ? ", " : "") + text(item);
    return joined + ']';
}

} // namespace

std::string_view typeName(Type type)
{
    switch (type) {
    case Type::Nil:
        return "nil";
    case Type::Int:
        return "int";
    case Type::Float:
        return "float";
    case Type::String:
        return "string";
    case Type::Bool:
        return "bool";
    case Type::Duration:
        return "duration";
    case Type::Status:
        return "status";
    case Type::Kind:
        return "kind";
    case Type::Array:
        return "list";
    }
    return "";
}

std::string floatText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Inf" : "+Inf";
    char buffer[40];
    const auto done = std::to_chars(std::begin(buffer), std::end(buffer), value);
    std::string text(std::begin(buffer), done.ptr);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

std::string quoted(std::string_view text)
{
    if (text.find('`') == std::string_view::npos && text.find('\r') == std::string_view::npos)
        return '`' + std::string(text) + '`';
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else
            result += c;
    }
    return result + '"';
}

std::string toQueryText(const Value &value)
{
    switch (value.type) {
    case Type::Nil:
        return "nil";
    case Type::Int: // the smallest one cannot be read as a number behind a minus
        return value.integer == std::numeric_limits<std::int64_t>::min() ? "minInt" : std::to_string(value.integer);
    case Type::Float:
        return floatText(value.real);
    case Type::String:
        return quoted(value.text);
    case Type::Bool:
        return value.integer != 0 ? "true" : "false";
    case Type::Duration:
        return durationLiteral(value.integer);
    case Type::Status:
        return std::string(statusCodeName(static_cast<StatusCode>(value.integer)));
    case Type::Kind:
        return std::string(spanKindName(static_cast<SpanKind>(value.integer)));
    case Type::Array:
        return join(value, toQueryText);
    }
    return {};
}

std::string toPlainText(const Value &value)
{
    switch (value.type) {
    case Type::String:
        return value.text;
    case Type::Duration:
        return plainDuration(static_cast<double>(value.integer));
    case Type::Array:
        return join(value, toPlainText);
    case Type::Float: {
        std::string text = floatText(value.real);
        if (text.ends_with(".0"))
            text.resize(text.size() - 2);
        return text;
    }
    default:
        return toQueryText(value);
    }
}

int compareForOutput(const Value &a, const Value &b)
{
    if (classOf(a) != classOf(b))
        return classOf(a) < classOf(b) ? -1 : 1;
    if (a.isNumber()) {
        if (a.type != Type::Float && b.type != Type::Float)
            return a.integer < b.integer ? -1 : static_cast<int>(a.integer > b.integer);
        const std::strong_ordering order = std::strong_order(a.toDouble(), b.toDouble());
        return order < 0 ? -1 : static_cast<int>(order > 0);
    }
    if (a.type == Type::String) {
        const int order = a.text.compare(b.text);
        return order < 0 ? -1 : static_cast<int>(order > 0);
    }
    if (a.type != Type::Array)
        return a.integer < b.integer ? -1 : static_cast<int>(a.integer > b.integer);
    for (std::size_t i = 0; i < a.items.size() && i < b.items.size(); ++i) {
        if (const int order = compareForOutput(a.items[i], b.items[i]); order != 0)
            return order;
    }
    return a.items.size() < b.items.size() ? -1 : static_cast<int>(a.items.size() > b.items.size());
}

} // namespace traceloupe::traceql
