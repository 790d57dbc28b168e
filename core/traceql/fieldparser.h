// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/querybuilder.h"
#include "core/traceql/tokenstream.h"

namespace traceloupe::traceql {

/// Parses what stands inside { } and in the brackets of functions: expressions over one span, by precedence
/// climbing. Only brackets and prefix operators nest (kMaxNesting).
class FieldParser {
public:
    FieldParser(TokenStream &tokens, QueryBuilder &builder) : m_tokens(tokens), m_builder(builder) {}

    /// Always gives a node, also after a failure.
    FieldId parseExpression() { return parseAbove(0); }
    /// `a, b, c`: attributes and intrinsics only, at least one.
    std::vector<Attribute> parseAttributes();
    Attribute parseAttribute();
    [[nodiscard]] bool isAtAttribute() const;

private:
    FieldId parseAbove(int precedence);
    FieldId parseOperand();
    FieldId parsePrefix(Operator op);
    FieldId parseBracketed();
    FieldId parseWord();
    FieldId failedNode() { return m_builder.literal(Value(), m_tokens.peek().range); }
    bool enter();

    TokenStream &m_tokens;
    QueryBuilder &m_builder;
    int m_nesting = 0;
};

/// The field operator that a token spells, if it is one between two operands.
[[nodiscard]] std::optional<Operator> binaryOperator(const Token &token);
/// A constant that a bare word stands for: true, error, server, minInt, ...
[[nodiscard]] std::optional<Value> constantByWord(std::string_view word);
/// All of those words.
[[nodiscard]] std::vector<std::string_view> constantWords();

} // namespace traceloupe::traceql
