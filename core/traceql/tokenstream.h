// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/lexer.h"
#include "core/traceql/parser.h"

#include <optional>

namespace traceloupe::traceql {

/// The tokens under a cursor, and the first error. After a failure only End is left, so that every loop of the
/// parser ends by itself and needs no checks of its own.
class TokenStream {
public:
    explicit TokenStream(std::string_view text) : m_text(text), m_tokens(tokenize(text)) {}

    [[nodiscard]] const Token &peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : m_tokens.back();
    }
    const Token &take();
    [[nodiscard]] bool isAt(TokenKind kind) const { return peek().kind == kind; }
    [[nodiscard]] bool isAtWord(std::string_view word) const
    {
        return peek().kind == TokenKind::Word && peek().text == word;
    }
    [[nodiscard]] bool isAtSymbol(std::string_view symbol) const
    {
        return peek().kind == TokenKind::Symbol && peek().text == symbol;
    }
    /// Takes the token, or fails with what was wanted instead.
    SourceRange expect(TokenKind kind, std::string_view spelling);

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<QueryError> &error() const { return m_error; }
    /// "unexpected X, expected Y or Z", with a hint about the commonest slips.
    void failUnexpected(std::vector<std::string> expected, std::string suggestion = {});
    void fail(QueryError::Kind kind, SourceRange range, std::string message, std::string suggestion = {});
    [[nodiscard]] std::string spelling(SourceRange range) const
    {
        return std::string(m_text.substr(range.begin, range.end - range.begin));
    }
    /// End of the token before the cursor.
    [[nodiscard]] std::uint32_t lastEnd() const { return m_at > 0 ? m_tokens[m_at - 1].range.end : 0; }

private:
    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::optional<QueryError> m_error;
};

/// Line and column of a byte, both from 1; columns count characters.
void setPlace(QueryError &error, std::string_view text);

} // namespace traceloupe::traceql
