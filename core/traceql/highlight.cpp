// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/fieldparser.h"
#include "core/traceql/lexer.h"
#include "core/traceql/pipelineparser.h"

namespace traceloupe::traceql {

namespace {

TokenRole roleOfWord(const std::string &word, const Token &behind)
{
    if (intrinsicByWord(word) != Intrinsic::None)
        return TokenRole::Key;
    if (constantByWord(word) || word == "with")
        return TokenRole::Keyword;
    const bool isCall = behind.kind == TokenKind::OpenBracket;
    const bool isFunction = aggregateByName(word) || metricsFunctionByName(word) || word == "by" || word == "select"
                            || word == "coalesce" || word == "topk" || word == "bottomk";
    if (isFunction || isCall)
        return isFunction ? TokenRole::Function : TokenRole::Bad;
    return TokenRole::Keyword; // the name of a hint, or a word still being typed
}

TokenRole roleOf(const Token &token, const Token &behind)
{
    switch (token.kind) {
    case TokenKind::Symbol:
    case TokenKind::Pipe:
        return TokenRole::Operator;
    case TokenKind::Word:
        return roleOfWord(token.text, behind);
    case TokenKind::Literal:
        return token.value.type == Type::String ? TokenRole::String : TokenRole::Number;
    case TokenKind::Comment:
        return TokenRole::Comment;
    case TokenKind::Bad:
        return TokenRole::Bad;
    default:
        return TokenRole::Punctuation;
    }
}

} // namespace

std::vector<HighlightedRange> highlight(std::string_view text)
{
    std::vector<HighlightedRange> ranges;
    const std::vector<Token> tokens = tokenize(text, true);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token &token = tokens[i];
        if (token.kind != TokenKind::Attribute && token.kind != TokenKind::Intrinsic) {
            ranges.push_back({token.range, roleOf(token, tokens[i + 1])});
            continue;
        }
        // `span.` or `span:`, then the key
        const auto scopeEnd = static_cast<std::uint32_t>(token.range.begin + token.text.size());
        if (scopeEnd > token.range.begin)
            ranges.push_back({{token.range.begin, scopeEnd}, TokenRole::Scope});
        ranges.push_back({{scopeEnd, scopeEnd + 1}, TokenRole::Punctuation});
        ranges.push_back({{scopeEnd + 1, token.range.end}, TokenRole::Key});
    }
    return ranges;
}

} // namespace traceloupe::traceql
