// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/id.h"

#include <array>
#include <cstring>

namespace traceloupe {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

/// Value of a hex digit of either case; anything with the high bit is none.
constexpr std::array<std::uint8_t, 256> kHexValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(0x80);
    for (unsigned digit = 0; digit < 16; ++digit) {
        values[static_cast<unsigned char>(kHexDigits[digit])] = static_cast<std::uint8_t>(digit);
        if (digit > 9)
            values[static_cast<unsigned char>(kHexDigits[digit] - 'a' + 'A')] = static_cast<std::uint8_t>(digit);
    }
    return values;
}();

void appendHex(std::string &out, std::uint64_t value)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        out.push_back(kHexDigits[(value >> shift) & 0xF]);
}

/// Hex digits, at most 16, as a number.
std::optional<std::uint64_t> hexNumber(std::string_view text)
{
    std::uint64_t value = 0;
    std::uint8_t seen = 0;
    for (const char c : text) { // no early way out: ids are read by the million and seldom wrong
        const std::uint8_t digit = kHexValues[static_cast<unsigned char>(c)];
        seen |= digit;
        value = (value << 4) | (digit & 0xfU);
    }
    return (seen & 0x80U) == 0 ? std::optional(value) : std::nullopt;
}

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}

int base64Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    return -1;
}

/// Base64 (standard or URL alphabet, padded or not) of exactly `size` bytes.
std::optional<std::string> base64Bytes(std::string_view text, std::size_t size)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() != (size * 8 + 5) / 6)
        return std::nullopt;
    std::string out;
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : text) {
        const int value = base64Value(c);
        if (value < 0)
            return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out.push_back(static_cast<char>((bits >> have) & 0xFF));
        }
    }
    out.resize(size);
    return out;
}

std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace

std::string TraceId::toHex() const
{
    std::string out;
    out.reserve(32);
    appendHex(out, high);
    appendHex(out, low);
    return out;
}

std::array<std::uint8_t, 16> TraceId::toBytes() const
{
    std::array<std::uint8_t, 16> out{};
    for (int i = 0; i < 8; ++i) {
        out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(high >> (56 - 8 * i));
        out[8 + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(low >> (56 - 8 * i));
    }
    return out;
}

std::optional<TraceId> TraceId::fromHex(std::string_view text)
{
    if (text.empty() || text.size() > 32)
        return std::nullopt;
    const std::size_t lowDigits = text.size() > 16 ? 16 : text.size();
    const auto high = hexNumber(text.substr(0, text.size() - lowDigits));
    const auto low = hexNumber(text.substr(text.size() - lowDigits));
    if (!high || !low)
        return std::nullopt;
    return TraceId{*high, *low};
}

std::optional<TraceId> TraceId::fromBytes(std::string_view bytes)
{
    if (bytes.size() != 16)
        return std::nullopt;
    return TraceId{bigEndian(bytes.substr(0, 8)), bigEndian(bytes.substr(8))};
}

std::string SpanId::toHex() const
{
    std::string out;
    out.reserve(16);
    appendHex(out, value);
    return out;
}

std::array<std::uint8_t, 8> SpanId::toBytes() const
{
    std::array<std::uint8_t, 8> out{};
    for (int i = 0; i < 8; ++i)
        out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
    return out;
}

std::optional<SpanId> SpanId::fromHex(std::string_view text)
{
    if (text.empty() || text.size() > 16)
        return std::nullopt;
    const auto value = hexNumber(text);
    return value ? std::optional<SpanId>(SpanId{*value}) : std::nullopt;
}

std::optional<SpanId> SpanId::fromBytes(std::string_view bytes)
{
    if (bytes.size() != 8)
        return std::nullopt;
    return SpanId{bigEndian(bytes)};
}

std::uint64_t stableHash(std::string_view bytes, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ mixed(seed + 0x9e3779b97f4a7c15ULL * (seed != 0 ? 1 : 0));
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) { // eight bytes a step: attributes and names are hashed by the million
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        hash = (hash ^ word) * 0x9fb21c651e98df25ULL;
        hash ^= hash >> 32;
    }
    for (; i < bytes.size(); ++i)
        hash = (hash ^ static_cast<unsigned char>(bytes[i])) * 0x100000001b3ULL;
    return mixed(hash ^ (bytes.size() * 0x9e3779b97f4a7c15ULL));
}

ParsedId<TraceId> parseTraceId(std::string_view text)
{
    if (text.empty())
        return {};
    if (const auto id = TraceId::fromHex(text))
        return {*id, false};
    if (const auto bytes = base64Bytes(text, 16))
        return {*TraceId::fromBytes(*bytes), false};
    return {TraceId{stableHash(text, 1), stableHash(text, 2)}, true};
}

ParsedId<SpanId> parseSpanId(std::string_view text)
{
    if (text.empty())
        return {};
    if (const auto id = SpanId::fromHex(text))
        return {*id, false};
    if (const auto bytes = base64Bytes(text, 8))
        return {*SpanId::fromBytes(*bytes), false};
    return {SpanId{stableHash(text, 1)}, true};
}

} // namespace traceloupe
