// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/ast.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// The longest query that is looked at.
inline constexpr std::size_t kMaxQueryBytes = 128U * 1024U;

enum class TokenKind : std::uint8_t {
    End,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Pipe,
    Symbol,    ///< an operator; `text` is its spelling
    Word,      ///< keyword or identifier
    Attribute, ///< `.x`, `span.x`, `parent.x`
    Intrinsic, ///< `span:name`
    Literal,   ///< string, number, duration
    Comment,   ///< only in tokens for highlighting
    Bad        ///< cannot be a token; `text` says why
};

/// A token with its place. `text` is the spelling of symbols and words, and the complaint of a Bad one.
struct Token {
    TokenKind kind = TokenKind::End;
    SourceRange range;
    std::string text;
    Value value;         ///< Literal
    Attribute attribute; ///< Attribute, Intrinsic
};

/// All tokens of `text`, in order, ending with End. Never fails: what is no token becomes a Bad one, and reading goes
/// on behind it, so that half-typed queries can be highlighted and completed.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, bool withComments = false);

/// What a piece of text is, for colouring.
enum class TokenRole : std::uint8_t {
    Punctuation,
    Operator,
    Keyword,
    Function,
    Scope,
    Key,
    String,
    Number,
    Comment,
    Bad
};
struct HighlightedRange {
    SourceRange range;
    TokenRole role = TokenRole::Punctuation;
};
/// Ranges in order, without overlap; blanks are left out.
[[nodiscard]] std::vector<HighlightedRange> highlight(std::string_view text);

} // namespace traceloupe::traceql
