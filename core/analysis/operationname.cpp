// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/operationname.h"

#include <algorithm>
#include <cstddef>

namespace traceloupe {
namespace {

constexpr std::size_t kLeastHexDigits = 8;
constexpr std::size_t kLeastIdCharacters = 20;
constexpr std::ptrdiff_t kLeastIdDigits = 4;
constexpr std::size_t kUuidLength = 36;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isSeparator(char c)
{
    return c == '/' || c == ' ' || c == ':';
}

bool isNumber(std::string_view part)
{
    return std::ranges::all_of(part, isDigit);
}

bool isUuid(std::string_view part)
{
    if (part.size() != kUuidLength)
        return false;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? part[i] != '-' : !isHexDigit(part[i]))
            return false;
    }
    return true;
}

bool isHex(std::string_view part)
{
    return part.size() >= kLeastHexDigits && std::ranges::all_of(part, isHexDigit)
           && std::ranges::any_of(part, isDigit);
}

/// Four numbers up to 255.
bool isIpV4(std::string_view part)
{
    int numbers = 0;
    while (!part.empty()) {
        const std::size_t length = std::min(part.find('.'), part.size());
        const std::string_view number = part.substr(0, length);
        if (number.empty() || number.size() > 3 || !isNumber(number))
            return false;
        int value = 0;
        for (const char c : number)
            value = value * 10 + (c - '0');
        if (value > 255 || ++numbers > 4)
            return false;
        part.remove_prefix(length);
        if (!part.empty())
            part.remove_prefix(1);
    }
    return numbers == 4;
}

/// In brackets, as addresses in URLs are; its colons would otherwise have cut it.
std::size_t bracketedIpV6Length(std::string_view text)
{
    if (text.empty() || text.front() != '[')
        return 0;
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos)
        return 0;
    const std::string_view inside = text.substr(1, end - 1);
    const auto isOfAddress = [](char c) { return isHexDigit(c) || c == ':' || c == '.'; };
    const bool isAddress = std::ranges::all_of(inside, isOfAddress) && std::ranges::count(inside, ':') >= 2;
    return isAddress ? end + 1 : 0;
}

bool isEmail(std::string_view part)
{
    const std::size_t at = part.find('@');
    if (at == 0 || at == std::string_view::npos || part.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = part.substr(at + 1);
    const auto isOfAddress = [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
    };
    return domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.'
           && std::ranges::all_of(part.substr(0, at), isOfAddress) && std::ranges::all_of(domain, isOfAddress);
}

bool isLongId(std::string_view part)
{
    const auto isOfId = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-'; };
    return part.size() >= kLeastIdCharacters && std::ranges::all_of(part, isOfId)
           && std::ranges::count_if(part, isDigit) >= kLeastIdDigits;
}

std::string_view templateOf(std::string_view part)
{
    if (part.empty())
        return part;
    if (isUuid(part))
        return "{uuid}";
    if (isNumber(part))
        return "{n}";
    if (isHex(part))
        return "{hex}";
    if (isEmail(part))
        return "{email}";
    if (isIpV4(part))
        return "{ip}";
    return isLongId(part) ? std::string_view("{id}") : part;
}

/// "{id}", ":id" or "<id>", as routes have them.
bool isPlaceholder(std::string_view part)
{
    if (part.size() < 2)
        return false;
    return part.front() == ':' || (part.front() == '{' && part.back() == '}')
           || (part.front() == '<' && part.back() == '>');
}

} // namespace

std::string operationName(std::string_view name)
{
    name = name.substr(0, name.find('?'));
    std::string out;
    out.reserve(name.size());
    while (!name.empty()) {
        if (const std::size_t address = bracketedIpV6Length(name)) {
            out += "{ip}";
            name.remove_prefix(address);
            continue;
        }
        const auto end = static_cast<std::size_t>(std::ranges::find_if(name, isSeparator) - name.begin());
        out += templateOf(name.substr(0, end));
        if (end < name.size())
            out += name[end];
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return out;
}

std::string comparableName(std::string_view name)
{
    const std::string shown = operationName(name);
    std::string out;
    out.reserve(shown.size());
    std::string_view rest = shown;
    while (!rest.empty()) {
        const std::size_t length = std::min(rest.find_first_of("/ "), rest.size());
        const std::string_view part = rest.substr(0, length);
        out += isPlaceholder(part) ? std::string_view("{}") : part;
        if (length < rest.size())
            out += rest[length];
        rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    return out;
}

} // namespace traceloupe
