// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/suggestions.h"

#include <algorithm>
#include <numeric>

namespace traceloupe::traceql {

namespace {

/// Words that differ in more letters are not taken for the same.
constexpr std::size_t kLongestComparedWord = 40;
constexpr std::size_t kMostTypos = 2;

/// Number of letters to insert, remove, replace or swap with their neighbour.
std::size_t distanceBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

bool isDurationUnit(std::string_view word)
{
    static constexpr std::string_view kUnits[] = {"ns", "us", "ms", "s", "m", "h", "d", "w", "y"};
    return std::ranges::find(kUnits, word) != std::end(kUnits);
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

} // namespace

std::string suggestionFor(const Token &found, const Token *before, const Token &behind)
{
    const bool followsEqual = before && before->kind == TokenKind::Symbol && before->text == "=";
    if (found.kind == TokenKind::Symbol && found.text == "=" && followsEqual)
        return "equality is a single =";
    if (found.kind == TokenKind::Word) {
        const std::string word = lowered(found.text);
        if (word == "and")
            return "write && for and";
        if (word == "or")
            return "write || for or";
        if (word == "not")
            return "write ! for not";
        if (isDurationUnit(word) && before && before->kind == TokenKind::Literal && before->value.isNumber())
            return "write number and unit without a blank, for instance 5ms";
    }
    if (found.kind == TokenKind::Pipe && behind.kind == TokenKind::Attribute)
        return "write || for or";
    if (found.kind == TokenKind::End && before && before->kind == TokenKind::CloseBracket)
        return "an aggregate must be compared with a value, for instance count() > 2";
    if (found.kind == TokenKind::OpenBrace && before && before->kind == TokenKind::CloseBrace)
        return "put an operator such as &&, || or >> between two filters, or a | between two steps";
    return {};
}

std::string suggestionForBad(std::string_view text)
{
    if (text.starts_with('\''))
        return "put the string into double quotes";
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        std::vector<std::string_view> names;
        for (const IntrinsicSpelling &spelling : intrinsicSpellings()) {
            if (spelling.scope == text.substr(0, colon))
                names.push_back(spelling.name);
        }
        std::string all;
        for (const std::string_view name : names)
            all += (all.empty() ? "" : ", ") + std::string(name);
        return "there are: " + all;
    }
    if (!text.empty() && text.front() >= '0' && text.front() <= '9')
        return "numbers are decimal; durations have units y w d h m s ms us ns, for instance 1h30m or 1.5s";
    return {};
}

std::string suggestionForWord(std::string_view word, const std::vector<std::string_view> &known)
{
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(1, word.size() / 3) + 1;
    if (word.size() <= kLongestComparedWord) {
        for (const std::string_view candidate : known) {
            const std::size_t distance = distanceBetween(lowered(word), lowered(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
    }
    if (!best.empty())
        return "did you mean `" + std::string(best) + "`?";
    return {};
}

std::string suggestionForKey(std::string_view key)
{
    static const std::vector<std::string_view> kScopes = {"span", "resource", "event", "link", "instrumentation"};
    const std::size_t dot = key.find('.');
    const std::string scope = suggestionForWord(key.substr(0, dot), kScopes);
    static const std::vector<std::string_view> kOfResources = {"service.name", "service.version", "service.namespace",
                                                               "service.instance.id", "host.name"};
    std::string_view nearest;
    std::size_t distance = kMostTypos + 1;
    for (const std::string_view known : kOfResources) {
        const std::size_t here = key.size() <= kLongestComparedWord ? distanceBetween(lowered(key), known) : distance;
        if (here < distance) {
            nearest = known;
            distance = here;
        }
    }
    if (!nearest.empty())
        return "did you mean `resource." + std::string(nearest) + "`?";
    if (!scope.empty())
        return scope;
    return "attributes begin with a dot or a scope: `." + std::string(key) + "` or `span." + std::string(key) + '`';
}

} // namespace traceloupe::traceql
