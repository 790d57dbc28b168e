// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/valuetext.h"

#include <charconv>
#include <cmath>

namespace traceloupe {

namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

/// Length of the valid UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool inRange = (first != 0xE0 || at(1) >= 0xA0) && (first != 0xED || at(1) < 0xA0);
        return follows(1) && follows(2) && inRange ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool inRange = (first != 0xF0 || at(1) >= 0x90) && (first != 0xF4 || at(1) < 0x90);
        return follows(1) && follows(2) && follows(3) && inRange ? 4 : 0;
    }
    return 0;
}

void appendEscaped(std::string &out, unsigned char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    constexpr char kHex[] = "0123456789abcdef";
    out += "\\u00";
    out.push_back(kHex[c >> 4]);
    out.push_back(kHex[c & 0xF]);
}

void appendInteger(std::string &out, std::int64_t value)
{
    char buffer[24];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    out.append(buffer, result.ptr);
}

void appendJson(std::string &out, const ValueView &value)
{
    switch (value.type()) {
    case ValueType::Empty:
        out += "null";
        return;
    case ValueType::String:
        return appendJsonString(out, value.string());
    case ValueType::Bool:
        out += value.boolean() ? "true" : "false";
        return;
    case ValueType::Int:
        return appendInteger(out, value.integer());
    case ValueType::Double:
        return appendJsonDouble(out, value.real());
    case ValueType::Bytes:
        out.push_back('"');
        appendBase64(out, value.bytes());
        out.push_back('"');
        return;
    case ValueType::Array: {
        char separator = '[';
        for (const ValueView &item : value.array()) {
            out.push_back(separator);
            appendJson(out, item);
            separator = ',';
        }
        out += separator == '[' ? "[]" : "]";
        return;
    }
    case ValueType::Map: {
        char separator = '{';
        for (const AttributeView &item : value.map()) {
            out.push_back(separator);
            appendJsonString(out, item.key);
            out.push_back(':');
            appendJson(out, item.value);
            separator = ',';
        }
        out += separator == '{' ? "{}" : "}";
        return;
    }
    }
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    out.push_back('"');
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text.front());
        const std::size_t length = utf8Length(text);
        if (length == 0) {
            out += kReplacement;
        } else if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
            appendEscaped(out, c);
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out.push_back('"');
}

void appendJsonDouble(std::string &out, double value)
{
    if (std::isnan(value)) {
        out += "\"NaN\"";
        return;
    }
    if (std::isinf(value)) {
        out += value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
        return;
    }
    char buffer[40];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    out.append(buffer, result.ptr);
}

void appendBase64(std::string &out, ByteView bytes)
{
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16;
        if (have > 1)
            group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
        if (have > 2)
            group |= bytes[i + 2];
        out.push_back(kBase64[group >> 18]);
        out.push_back(kBase64[(group >> 12) & 63]);
        out.push_back(have > 1 ? kBase64[(group >> 6) & 63] : '=');
        out.push_back(have > 2 ? kBase64[group & 63] : '=');
    }
}

std::string valueToText(const ValueView &value)
{
    if (value.type() == ValueType::String)
        return std::string(value.string());
    std::string out;
    if (value.type() == ValueType::Bytes) {
        appendBase64(out, value.bytes());
    } else if (value.type() == ValueType::Double && !std::isfinite(value.real())) {
        out = std::isnan(value.real()) ? "NaN" : value.real() > 0 ? "Infinity" : "-Infinity";
    } else if (value.type() != ValueType::Empty) {
        appendJson(out, value);
    }
    return out;
}

std::string valueToJson(const ValueView &value)
{
    std::string out;
    appendJson(out, value);
    return out;
}

} // namespace traceloupe
