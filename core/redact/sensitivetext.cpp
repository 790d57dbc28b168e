// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact/sensitivetext.h"

#include "core/redact/pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

namespace traceloupe {

namespace {

/// A pattern, how much of a match stays at its front and its end, and whether a match is one.
struct Sensitive {
    Pattern pattern;
    std::function<std::size_t(std::string_view)> keptFront = [](std::string_view) { return std::size_t{0}; };
    std::size_t keptEnd = 0;
    std::function<bool(std::string_view)> isReal = [](std::string_view) { return true; };
};

std::size_t throughFirst(std::string_view match, char last)
{
    return match.find(last) + 1;
}

std::string replaced(std::string_view text, const Sensitive &sensitive, std::uint64_t &count)
{
    std::string result;
    std::size_t done = 0;
    std::size_t from = 0;
    while (const auto place = sensitive.pattern.next(text, from)) {
        const std::string_view match = text.substr(place->start, place->size);
        from = place->start + place->size;
        if (!sensitive.isReal(match))
            continue;
        result.append(text.substr(done, place->start + sensitive.keptFront(match) - done));
        result.append(kRedacted);
        done = from - sensitive.keptEnd;
        ++count;
    }
    return result.append(text.substr(done));
}

/// Credentials after "bearer" or "basic" hold digits or capitals; prose ("basic information") does not.
bool isCredential(std::string_view match)
{
    const std::string_view last = match.substr(match.find_last_of(" \t\r\n") + 1);
    return std::ranges::any_of(last, [](unsigned char c) { return std::isdigit(c) != 0 || c == '='; })
           || std::ranges::any_of(last.substr(1), [](unsigned char c) { return std::isupper(c) != 0; });
}

/// The check of card numbers (ISO/IEC 7812, Luhn's sum), spaces and dashes left out.
bool isCardNumber(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0)
            digits.push_back(c);
    }
    constexpr std::size_t kFewest = 13;
    constexpr std::size_t kMost = 19;
    if (digits.size() < kFewest || digits.size() > kMost)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/// The check of IBANs (ISO 13616): the country and check digits moved to the end, letters as numbers, modulo 97.
bool isIban(std::string_view text)
{
    constexpr std::size_t kHead = 4;
    int rest = 0;
    const auto take = [&rest](char c) {
        const bool isDigit = std::isdigit(static_cast<unsigned char>(c)) != 0;
        rest = isDigit ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    };
    for (const char c : text.substr(kHead))
        take(c);
    for (const char c : text.substr(0, kHead))
        take(c);
    return rest == 1;
}

const auto &secrets()
{
    static const std::array<Sensitive, 7> all = {
        Sensitive{Pattern(R"(\b(?:bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,})", Pattern::Case::Ignored),
                  [](std::string_view match) { return match.find_last_of(" \t\r\n") + 1; }, 0, isCredential},
        Sensitive{Pattern(R"(\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)?)")},
        Sensitive{Pattern(R"(\bAKIA[0-9A-Z]{16}\b)")},
        Sensitive{Pattern(R"(-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|\z))")},
        Sensitive{Pattern(R"(://[^/\s?#@]+@)"), [](std::string_view) { return std::string_view("://").size(); }, 1},
        Sensitive{Pattern(R"([?&;](?:password|passwd|secret|client_secret|token|access_token|refresh_token|id_token|)"
                          R"(api[_-]?key|signature|sig)=[^&;\s#]+)",
                          Pattern::Case::Ignored),
                  [](std::string_view match) { return throughFirst(match, '='); }},
        Sensitive{
            Pattern(R"(\b(?:password|passwd|pwd|client_secret|secret|access_token|refresh_token|api[_-]?key)"
                    R"()\s*[=:]\s*[^\s&,;"'\[]{3,})",
                    Pattern::Case::Ignored),
            [](std::string_view match) { return match.find_first_not_of(" \t", match.find_first_of("=:") + 1); }}};
    return all;
}

const auto &personal()
{
    static const std::array<Sensitive, 3> all = {
        Sensitive{Pattern(R"([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})")},
        Sensitive{Pattern(R"(\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\b)"), [](std::string_view) { return std::size_t{0}; }, 0,
                  isIban},
        Sensitive{Pattern(R"(\b[0-9](?:[ -]?[0-9]){12,18}\b)"), [](std::string_view) { return std::size_t{0}; }, 0,
                  isCardNumber}};
    return all;
}

template <class Patterns>
std::string without(const Patterns &patterns, std::string_view text, std::uint64_t &count)
{
    std::string result(text);
    for (const Sensitive &sensitive : patterns)
        result = replaced(result, sensitive, count);
    return result;
}

} // namespace

bool isSecretKey(std::string_view key)
{
    static const Pattern secretKey(R"((?:^|[._/-])(?:password|passwd|pwd|secret|secrets|token|api[_-]?key|apikey|)"
                                   R"(authorization|cookie|private[_-]?key|credentials?)(?:$|[._/-]))",
                                   Pattern::Case::Ignored);
    return secretKey.isFoundIn(key);
}

std::string withoutSecrets(std::string_view text, std::uint64_t &count)
{
    return without(secrets(), text, count);
}

std::string withoutPersonal(std::string_view text, std::uint64_t &count)
{
    return without(personal(), text, count);
}

} // namespace traceloupe
