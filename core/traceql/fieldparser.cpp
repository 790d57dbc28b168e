// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/fieldparser.h"

#include "core/traceql/suggestions.h"

#include <limits>

namespace traceloupe::traceql {

namespace {

struct Constant {
    std::string_view word;
    Value value;
};

const std::vector<Constant> &constants()
{
    static const std::vector<Constant> kConstants = {
        {"true", Value::ofBool(true)},
        {"false", Value::ofBool(false)},
        {"nil", Value()},
        {"ok", Value::ofStatus(StatusCode::Ok)},
        {"error", Value::ofStatus(StatusCode::Error)},
        {"unset", Value::ofStatus(StatusCode::Unset)},
        {"unspecified", Value::ofKind(SpanKind::Unspecified)},
        {"internal", Value::ofKind(SpanKind::Internal)},
        {"server", Value::ofKind(SpanKind::Server)},
        {"client", Value::ofKind(SpanKind::Client)},
        {"producer", Value::ofKind(SpanKind::Producer)},
        {"consumer", Value::ofKind(SpanKind::Consumer)},
        {"minInt", Value::ofInt(std::numeric_limits<std::int64_t>::min())},
        {"maxInt", Value::ofInt(std::numeric_limits<std::int64_t>::max())},
    };
    return kConstants;
}

const std::vector<std::string> &operandNames()
{
    static const std::vector<std::string> kNames = {"an attribute such as `.http.method`", "`duration`", "`name`",
                                                    "`status`", "a value"};
    return kNames;
}

} // namespace

std::optional<Operator> binaryOperator(const Token &token)
{
    if (token.kind != TokenKind::Symbol)
        return std::nullopt;
    for (int i = 0; i < static_cast<int>(Operator::Negate); ++i) {
        if (symbol(static_cast<Operator>(i)) == token.text)
            return static_cast<Operator>(i);
    }
    return std::nullopt;
}

std::optional<Value> constantByWord(std::string_view word)
{
    for (const Constant &constant : constants()) {
        if (constant.word == word)
            return constant.value;
    }
    return std::nullopt;
}

std::vector<std::string_view> constantWords()
{
    std::vector<std::string_view> words;
    for (const Constant &constant : constants())
        words.push_back(constant.word);
    return words;
}

FieldId FieldParser::parseAbove(int precedence)
{
    FieldId left = parseOperand();
    while (const auto op = binaryOperator(m_tokens.peek())) {
        const int binding = precedenceOf(*op);
        if (binding <= precedence)
            break;
        const SourceRange opRange = m_tokens.take().range;
        if (!enter())
            break;
        const FieldId right = parseAbove(*op == Operator::Power ? binding - 1 : binding);
        --m_nesting;
        left = m_builder.binary(*op, left, right, opRange);
    }
    return left;
}

bool FieldParser::enter()
{
    if (++m_nesting <= kMaxNesting)
        return true;
    m_tokens.fail(QueryError::Kind::Limit, m_tokens.peek().range,
                  "the expression is nested more than " + std::to_string(kMaxNesting) + " levels deep");
    return false;
}

FieldId FieldParser::parseOperand()
{
    const Token &token = m_tokens.peek();
    switch (token.kind) {
    case TokenKind::Literal:
        return m_builder.literal(token.value, m_tokens.take().range);
    case TokenKind::Attribute:
    case TokenKind::Intrinsic:
        return m_builder.attribute(token.attribute, m_tokens.take().range);
    case TokenKind::OpenBracket:
        return parseBracketed();
    case TokenKind::Word:
        return parseWord();
    case TokenKind::Symbol:
        if (token.text == "-")
            return parsePrefix(Operator::Negate);
        if (token.text == "!")
            return parsePrefix(Operator::Not);
        break;
    default:
        break;
    }
    m_tokens.failUnexpected(operandNames());
    return failedNode();
}

FieldId FieldParser::parsePrefix(Operator op)
{
    const SourceRange opRange = m_tokens.take().range;
    if (!enter())
        return failedNode();
    const FieldId operand = parseAbove(precedenceOf(op));
    --m_nesting;
    return m_builder.unary(op, operand, {opRange.begin, m_tokens.lastEnd()}, opRange);
}

FieldId FieldParser::parseBracketed()
{
    m_tokens.take();
    if (!enter())
        return failedNode();
    const FieldId inner = parseAbove(0);
    --m_nesting;
    m_tokens.expect(TokenKind::CloseBracket, ")");
    return inner;
}

FieldId FieldParser::parseWord()
{
    const Token &token = m_tokens.peek();
    if (auto constant = constantByWord(token.text))
        return m_builder.literal(std::move(*constant), m_tokens.take().range);
    if (isAtAttribute()) {
        const SourceRange range = token.range;
        return m_builder.attribute(parseAttribute(), range);
    }
    const Token next = m_tokens.peek(1);
    if (next.kind == TokenKind::Attribute && next.range.begin == token.range.end && !next.attribute.name.empty()) {
        // `servce.name`: a key without a scope, and not a mistyped word
        const std::string key = token.text + m_tokens.spelling(next.range);
        m_tokens.fail(QueryError::Kind::Syntax, {token.range.begin, next.range.end}, "unknown word `" + key + '`',
                      suggestionForKey(key));
        return failedNode();
    }
    std::vector<std::string_view> known = constantWords();
    for (const IntrinsicSpelling &spelling : intrinsicSpellings())
        known.push_back(spelling.legacy);
    std::string suggestion = suggestionForWord(token.text, known);
    if (suggestion.empty())
        suggestion = "attributes begin with a dot or a scope: `." + token.text + "` or `span." + token.text + '`';
    m_tokens.fail(QueryError::Kind::Syntax, token.range, "unknown word `" + token.text + '`', std::move(suggestion));
    return failedNode();
}

bool FieldParser::isAtAttribute() const
{
    const Token &token = m_tokens.peek();
    return token.kind == TokenKind::Attribute || token.kind == TokenKind::Intrinsic
           || (token.kind == TokenKind::Word && intrinsicByWord(token.text) != Intrinsic::None);
}

Attribute FieldParser::parseAttribute()
{
    if (!isAtAttribute()) {
        m_tokens.failUnexpected({"an attribute such as `.http.method`", "`name`"});
        return {};
    }
    const Token &token = m_tokens.take();
    if (token.kind != TokenKind::Word)
        return token.attribute;
    Attribute attribute;
    attribute.intrinsic = intrinsicByWord(token.text);
    return attribute;
}

std::vector<Attribute> FieldParser::parseAttributes()
{
    std::vector<Attribute> attributes = {parseAttribute()};
    while (m_tokens.isAt(TokenKind::Comma)) {
        m_tokens.take();
        attributes.push_back(parseAttribute());
    }
    return attributes;
}

} // namespace traceloupe::traceql
