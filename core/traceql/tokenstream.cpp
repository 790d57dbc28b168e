// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/tokenstream.h"

#include "core/traceql/suggestions.h"

#include <algorithm>

namespace traceloupe::traceql {

namespace {

/// Longer pieces of a query are shortened in messages.
constexpr std::size_t kShownCharacters = 60;

std::string shortened(std::string text)
{
    if (text.size() <= kShownCharacters)
        return text;
    std::size_t end = kShownCharacters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end) + "...";
}

std::string listed(const std::vector<std::string> &expected)
{
    std::string text;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        text += i == 0 ? "" : i + 1 == expected.size() ? " or " : ", ";
        text += expected[i];
    }
    return text;
}

} // namespace

const Token &TokenStream::take()
{
    const Token &token = peek();
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return token;
}

SourceRange TokenStream::expect(TokenKind kind, std::string_view spelling)
{
    if (isAt(kind))
        return take().range;
    failUnexpected({'`' + std::string(spelling) + '`'});
    return peek().range;
}

void TokenStream::failUnexpected(std::vector<std::string> expected, std::string suggestion)
{
    if (failed())
        return;
    const Token &token = peek();
    if (token.kind == TokenKind::Bad) {
        fail(QueryError::Kind::Syntax, token.range, token.text, suggestionForBad(spelling(token.range)));
        m_error->expected = std::move(expected);
        return;
    }
    if (suggestion.empty())
        suggestion = suggestionFor(token, m_at > 0 ? &m_tokens[m_at - 1] : nullptr, peek(1));
    const std::string found = token.kind == TokenKind::End ? "the query ends too early"
                                                           : "unexpected `" + shortened(spelling(token.range)) + '`';
    const std::string wanted = expected.empty() ? "" : ", expected " + listed(expected);
    fail(QueryError::Kind::Syntax, token.range, found + wanted, std::move(suggestion));
    m_error->expected = std::move(expected);
}

void TokenStream::fail(QueryError::Kind kind, SourceRange range, std::string message, std::string suggestion)
{
    if (failed())
        return;
    m_error = QueryError{kind, range, 1, 1, std::move(message), {}, std::move(suggestion)};
    setPlace(*m_error, m_text);
    m_at = m_tokens.size() - 1;
}

void setPlace(QueryError &error, std::string_view text)
{
    const std::string_view before = text.substr(0, error.range.begin);
    const auto lines = std::ranges::count(before, '\n');
    const std::size_t lineBegin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
    error.line = static_cast<std::uint32_t>(lines) + 1;
    error.column = static_cast<std::uint32_t>(std::ranges::count_if(before.substr(lineBegin), isFirstByte)) + 1;
}

} // namespace traceloupe::traceql
