// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/literals.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace traceloupe::traceql {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t ns;
};
constexpr std::int64_t kSecond = 1'000'000'000;
// Largest first; the order that a Prometheus duration must keep.
constexpr std::array<Unit, 7> kPrometheusUnits = {{{"y", kSecond * 60 * 60 * 24 * 365},
                                                   {"w", kSecond * 60 * 60 * 24 * 7},
                                                   {"d", kSecond * 60 * 60 * 24},
                                                   {"h", kSecond * 60 * 60},
                                                   {"m", kSecond * 60},
                                                   {"s", kSecond},
                                                   {"ms", 1'000'000}}};
constexpr std::array<Unit, 8> kGoUnits = {{{"ns", 1},
                                           {"us", 1'000},
                                           {"\xc2\xb5s", 1'000}, // the micro sign
                                           {"\xce\xbcs", 1'000}, // the Greek letter
                                           {"ms", 1'000'000},
                                           {"s", kSecond},
                                           {"m", kSecond * 60},
                                           {"h", kSecond * 60 * 60}}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits (and, if wanted, one point) off the front.
std::string_view takeNumber(std::string_view &text, bool withPoint)
{
    std::size_t length = 0;
    bool hasPoint = !withPoint;
    while (length < text.size() && (isDigit(text[length]) || (!hasPoint && text[length] == '.'))) {
        hasPoint = hasPoint || text[length] == '.';
        ++length;
    }
    const std::string_view number = text.substr(0, length);
    text.remove_prefix(length);
    return number;
}

std::string_view takeUnit(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() && !isDigit(text[length]) && text[length] != '.')
        ++length;
    const std::string_view unit = text.substr(0, length);
    text.remove_prefix(length);
    return unit;
}

template <std::size_t N>
const Unit *findUnit(const std::array<Unit, N> &units, std::string_view name)
{
    for (const Unit &unit : units) {
        if (unit.name == name)
            return &unit;
    }
    return nullptr;
}

std::optional<std::int64_t> prometheusDuration(std::string_view text)
{
    std::int64_t total = 0;
    const Unit *smallestAllowed = kPrometheusUnits.data();
    while (!text.empty()) {
        const std::string_view number = takeNumber(text, false);
        const Unit *unit = findUnit(kPrometheusUnits, takeUnit(text));
        std::int64_t count = 0;
        if (number.empty() || !unit || unit < smallestAllowed
            || std::from_chars(number.data(), number.data() + number.size(), count).ec != std::errc())
            return std::nullopt;
        smallestAllowed = unit + 1;
        if (__builtin_mul_overflow(count, unit->ns, &count) || __builtin_add_overflow(total, count, &total))
            return std::nullopt;
    }
    return total;
}

std::optional<std::int64_t> goDuration(std::string_view text)
{
    long double total = 0;
    while (!text.empty()) {
        const std::string_view number = takeNumber(text, true);
        const Unit *unit = findUnit(kGoUnits, takeUnit(text));
        long double count = 0;
        if (number.empty() || number == "." || !unit)
            return std::nullopt;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), count);
        if (read.ec != std::errc())
            return std::nullopt;
        total += count * static_cast<long double>(unit->ns);
    }
    if (total > static_cast<long double>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return static_cast<std::int64_t>(total);
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

/// A numeric escape: `digits` digits of `base`.
std::optional<std::uint32_t> takeCode(std::string_view &text, std::size_t digits, int base)
{
    std::uint32_t code = 0;
    if (text.size() < digits)
        return std::nullopt;
    const auto read = std::from_chars(text.data(), text.data() + digits, code, base);
    if (read.ec != std::errc() || read.ptr != text.data() + digits)
        return std::nullopt;
    text.remove_prefix(digits);
    return code;
}

bool appendNumericEscape(std::string &out, char kind, std::string_view &rest)
{
    const bool isByte = kind == 'x' || isDigit(kind);
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 3;
    const auto code = takeCode(rest, digits, isDigit(kind) ? 8 : 16);
    const bool isSurrogate = code && *code >= 0xd800 && *code <= 0xdfff;
    if (!code || (isByte ? *code > 0xff : *code > 0x10ffff || isSurrogate))
        return false;
    if (isByte)
        out += static_cast<char>(*code);
    else
        appendUtf8(out, *code);
    return true;
}

} // namespace

std::optional<std::int64_t> parseDurationLiteral(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    const auto prometheus = prometheusDuration(text);
    return prometheus ? prometheus : goDuration(text);
}

std::optional<Value> parseNumberLiteral(std::string_view text)
{
    const char *end = text.data() + text.size();
    std::int64_t integer = 0;
    const auto asInt = std::from_chars(text.data(), end, integer);
    if (asInt.ptr == end)
        return asInt.ec == std::errc() ? std::optional(Value::ofInt(integer)) : std::nullopt;
    double real = 0;
    const auto asFloat = std::from_chars(text.data(), end, real);
    if (asFloat.ptr == end && (isDigit(text.front()) || text.front() == '.'))
        return asFloat.ec == std::errc() ? std::optional(Value::ofFloat(real)) : std::nullopt;
    if (const auto ns = parseDurationLiteral(text))
        return Value::ofDuration(*ns);
    return std::nullopt;
}

std::optional<std::string> unescape(std::string_view text)
{
    static constexpr std::string_view kNames = "abfnrtv\\\"";
    static constexpr std::string_view kCharacters = "\a\b\f\n\r\t\v\\\"";
    std::string result;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c != '\\') {
            result += c;
            continue;
        }
        if (text.empty())
            return std::nullopt;
        const char kind = text.front();
        if (const std::size_t index = kNames.find(kind); index != std::string_view::npos) {
            result += kCharacters[index];
            text.remove_prefix(1);
            continue;
        }
        if (!isDigit(kind))
            text.remove_prefix(1);
        if ((kind != 'x' && kind != 'u' && kind != 'U' && !isDigit(kind)) || !appendNumericEscape(result, kind, text))
            return std::nullopt;
    }
    return result;
}

std::string durationLiteral(std::int64_t ns)
{
    if (ns == 0)
        return "0s";
    if (ns == std::numeric_limits<std::int64_t>::min())
        return "-2562047h47m16.854775808s";
    if (ns < 0)
        return '-' + durationLiteral(-ns);
    const auto decimal = [](std::int64_t value, std::int64_t unit, std::string_view name) {
        std::string text = std::to_string(value / unit);
        if (value % unit != 0) {
            std::string digits = std::to_string(unit + value % unit).substr(1);
            digits.resize(digits.find_last_not_of('0') + 1);
            text += '.' + digits;
        }
        return text + std::string(name);
    };
    if (ns < 1'000)
        return decimal(ns, 1, "ns");
    if (ns < 1'000'000)
        return decimal(ns, 1'000, "us");
    if (ns < kSecond)
        return decimal(ns, 1'000'000, "ms");
    std::string text;
    const std::int64_t hours = ns / (3600 * kSecond);
    const std::int64_t minutes = ns / (60 * kSecond) % 60;
    if (hours > 0)
        text += std::to_string(hours) + 'h';
    if (hours > 0 || minutes > 0)
        text += std::to_string(minutes) + 'm';
    return text + decimal(ns % (60 * kSecond), kSecond, "s");
}

std::string plainDuration(double ns)
{
    struct Step {
        double ns;
        std::string_view name;
    };
    static constexpr std::array<Step, 7> kSteps = {
        {{86'400e9, "d"}, {3'600e9, "h"}, {60e9, "min"}, {1e9, "s"}, {1e6, "ms"}, {1e3, "\xc2\xb5s"}, {0, "ns"}}};
    const Step *step = kSteps.data();
    while (std::abs(ns) < step->ns)
        ++step;
    char buffer[40];
    const double count = step->ns > 0 ? ns / step->ns : ns;
    const auto done = std::to_chars(std::begin(buffer), std::end(buffer), count, std::chars_format::general, 6);
    return std::string(std::begin(buffer), done.ptr) + ' ' + std::string(step->name);
}

} // namespace traceloupe::traceql
