// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/textdecode.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>

namespace traceloupe {

namespace {

constexpr std::string_view kBase64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

/// Length of the valid UTF-8 sequence at the front, or 0.
std::size_t sequenceLength(std::string_view bytes)
{
    const auto at = [bytes](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const unsigned lead = at(0);
    if (lead < 0x80)
        return 1;
    const auto continues = [&at](std::size_t i) { return (at(i) & 0xc0U) == 0x80U; };
    if (lead >= 0xc2 && lead <= 0xdf)
        return continues(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool overlong = lead == 0xe0 && at(1) < 0xa0;
        const bool surrogate = lead == 0xed && at(1) > 0x9f;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool overlong = lead == 0xf0 && at(1) < 0x90;
        const bool beyond = lead == 0xf4 && at(1) > 0x8f;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

template <class Integer>
std::optional<Integer> parseWhole(std::string_view text)
{
    Integer value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && stop == end && !text.empty())
        return value;
    if (error != std::errc())
        return std::nullopt;
    // Exponents and fractions, as some writers print large numbers.
    double real = 0;
    const auto [realStop, realError] = std::from_chars(text.data(), end, real);
    if (realError != std::errc() || realStop != end || std::trunc(real) != real)
        return std::nullopt;
    constexpr double kLimit = std::is_signed_v<Integer> ? 0x1p63 : 0x1p64;
    if (real >= kLimit || real < (std::is_signed_v<Integer> ? -kLimit : 0.0))
        return std::nullopt;
    return static_cast<Integer>(real);
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

void appendUtf8(std::string &out, std::uint32_t codePoint)
{
    const auto tail = [&out, codePoint](int shift) {
        out += static_cast<char>(0x80U | ((codePoint >> shift) & 0x3fU));
    };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xc0U | (codePoint >> 6));
        tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xe0U | (codePoint >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0U | (codePoint >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

RepairedText repairUtf8(std::string_view bytes)
{
    RepairedText result;
    result.text.reserve(bytes.size());
    while (!bytes.empty()) {
        if (const std::size_t length = sequenceLength(bytes)) {
            result.text.append(bytes, 0, length);
            bytes.remove_prefix(length);
            continue;
        }
        appendUtf8(result.text, 0xfffd);
        ++result.replaced;
        do {
            bytes.remove_prefix(1);
        } while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xc0U) == 0x80U);
    }
    return result;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    return parseWhole<std::int64_t>(text);
}

std::optional<std::uint64_t> parseUnsigned(std::string_view text)
{
    return parseWhole<std::uint64_t>(text);
}

std::optional<double> parseReal(std::string_view text)
{
    if (text == "NaN")
        return std::nan("");
    if (text == "Infinity" || text == "Inf" || text == "+Inf")
        return HUGE_VAL;
    if (text == "-Infinity" || text == "-Inf")
        return -HUGE_VAL;
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || text.empty() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) // beyond double: what strtod gives, infinity or zero
        return text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos ? 0.0
               : text.front() == '-'                                                                  ? -HUGE_VAL
                                                                                                      : HUGE_VAL;
    return value;
}

std::string realText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : text) {
        const int digit = base64Digit(c);
        if (digit < 0)
            return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out += static_cast<char>((bits >> have) & 0xffU);
        }
    }
    return out;
}

std::string encodeBase64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [bytes](std::size_t k) { return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U; };
        const std::uint32_t bits = (at(i) << 16) | (at(i + 1) << 8) | at(i + 2);
        out += kBase64Alphabet[bits >> 18];
        out += kBase64Alphabet[(bits >> 12) & 63U];
        out += i + 1 < bytes.size() ? kBase64Alphabet[(bits >> 6) & 63U] : '=';
        out += i + 2 < bytes.size() ? kBase64Alphabet[bits & 63U] : '=';
    }
    return out;
}

} // namespace traceloupe
