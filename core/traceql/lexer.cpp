// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/lexer.h"

#include "core/traceql/literals.h"

#include <array>

namespace traceloupe::traceql {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isWordPart(char c)
{
    return isWordStart(c) || isDigit(c);
}

/// Reads tokens off a text. Positions are bytes.
class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Token next()
    {
        skipBlanks();
        m_begin = m_at;
        Token token = isAtEnd() ? Token() : read();
        token.range = {static_cast<std::uint32_t>(m_begin), static_cast<std::uint32_t>(m_at)};
        return token;
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] std::size_t blankLength() const;
    void skipBlanks()
    {
        while (!isAtEnd() && blankLength() > 0)
            m_at += blankLength();
    }
    Token read();
    Token readComment();
    Token readString();
    Token readNumber();
    Token readWord();
    Token readSymbol();
    Token readAttribute(std::string_view scope);
    Token readIntrinsic(std::string_view scope);
    std::optional<std::string> readName(std::string &complaint);
    bool readQuotedPart(std::string &name);
    static Token bad(std::string why) { return {TokenKind::Bad, {}, std::move(why), {}, {}}; }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
};

/// Bytes of the blank at the cursor: ASCII's and Unicode's.
std::size_t Lexer::blankLength() const
{
    const char c = peek();
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    const std::string_view rest = m_text.substr(m_at, 3);
    if (rest.starts_with("\xc2\x85") || rest.starts_with("\xc2\xa0"))
        return 2;
    if (rest.size() < 3)
        return 0;
    const auto last = static_cast<unsigned char>(rest[2]);
    const bool isGeneralSpace = rest.starts_with("\xe2\x80")
                                && (last <= 0x8a || last == 0xa8 || last == 0xa9 || last == 0xaf);
    return isGeneralSpace || rest == "\xe1\x9a\x80" || rest == "\xe2\x81\x9f" || rest == "\xe3\x80\x80" ? 3 : 0;
}

Token Lexer::read()
{
    const char c = peek();
    if (c == '/' && (peek(1) == '/' || peek(1) == '*'))
        return readComment();
    if (c == '"' || c == '`')
        return readString();
    if (isDigit(c) || (c == '.' && isDigit(peek(1))))
        return readNumber();
    if (c == '.') {
        ++m_at;
        return readAttribute({});
    }
    if (isWordStart(c))
        return readWord();
    return readSymbol();
}

Token Lexer::readComment()
{
    const bool isBlock = peek(1) == '*';
    const std::size_t end = isBlock ? m_text.find("*/", m_at + 2) : m_text.find('\n', m_at);
    if (end == std::string_view::npos && isBlock) {
        m_at = m_text.size();
        return bad("the comment is not ended with */");
    }
    m_at = end == std::string_view::npos ? m_text.size() : end + (isBlock ? 2 : 0);
    return {TokenKind::Comment, {}, {}, {}, {}};
}

Token Lexer::readString()
{
    const char quote = m_text[m_at++];
    const std::size_t begin = m_at;
    while (!isAtEnd() && peek() != quote && (quote == '`' || peek() != '\n'))
        m_at += quote == '"' && peek() == '\\' && m_at + 1 < m_text.size() ? 2 : 1;
    const std::string_view content = m_text.substr(begin, m_at - begin);
    if (isAtEnd() || peek() != quote)
        return bad("the string is not ended");
    ++m_at;
    Token token{TokenKind::Literal, {}, {}, {}, {}};
    if (quote == '`') {
        token.value = Value::ofString(std::string(content));
        std::erase(token.value.text, '\r'); // as Go's raw strings
        return token;
    }
    auto text = unescape(content);
    if (!text)
        return bad("the string has an escape that does not exist");
    token.value = Value::ofString(std::move(*text));
    return token;
}

Token Lexer::readNumber()
{
    while (isWordPart(peek()) || peek() == '.')
        ++m_at;
    const auto textSoFar = [this] { return m_text.substr(m_begin, m_at - m_begin); };
    // 1e-3: the sign belongs to the exponent if all before it is a float's
    const bool endsInExponent = textSoFar().find_first_not_of("0123456789.") == textSoFar().size() - 1
                                && (textSoFar().back() == 'e' || textSoFar().back() == 'E');
    if (endsInExponent && (peek() == '-' || peek() == '+') && isDigit(peek(1))) {
        ++m_at;
        while (isDigit(peek()))
            ++m_at;
    }
    const std::string text(textSoFar());
    auto value = parseNumberLiteral(text);
    if (!value)
        return bad("`" + text + "` is no number or duration");
    return {TokenKind::Literal, {}, {}, std::move(*value), {}};
}

Token Lexer::readWord()
{
    while (isWordPart(peek()))
        ++m_at;
    const std::string_view word = m_text.substr(m_begin, m_at - m_begin);
    if (peek() == '.' && (scopeByName(word) || word == "parent")) {
        ++m_at;
        return readAttribute(word);
    }
    if (peek() == ':' && (scopeByName(word) || word == "trace")) {
        ++m_at;
        return readIntrinsic(word);
    }
    return {TokenKind::Word, {}, std::string(word), {}, {}};
}

Token Lexer::readIntrinsic(std::string_view scope)
{
    const std::size_t begin = m_at;
    while (isWordPart(peek()))
        ++m_at;
    const std::string_view name = m_text.substr(begin, m_at - begin);
    Token token{TokenKind::Intrinsic, {}, std::string(scope), {}, {}};
    token.attribute.intrinsic = intrinsicByName(scope, name);
    if (token.attribute.isIntrinsic())
        return token;
    return bad(name.empty() ? "a name must follow `" + std::string(scope) + ":`"
                            : "there is no `" + std::string(scope) + ':' + std::string(name) + '`');
}

/// Behind a backslash comes a backslash or a quote; anything else is no quoted name.
bool Lexer::readQuotedPart(std::string &name)
{
    for (++m_at; !isAtEnd(); ++m_at) {
        if (peek() == '"') {
            ++m_at;
            return true;
        }
        if (peek() == '\\') {
            if (peek(1) != '"' && peek(1) != '\\')
                return false;
            ++m_at;
        }
        name += peek();
    }
    return false;
}

/// An attribute's name: everything up to a blank or one of {}()=~!<>&|^, - so + - * / % belong to it.
std::optional<std::string> Lexer::readName(std::string &complaint)
{
    static constexpr std::string_view kEnds = "{}()=~!<>&|^,";
    std::string name;
    const std::size_t begin = m_at;
    while (!isAtEnd() && blankLength() == 0 && kEnds.find(peek()) == std::string_view::npos) {
        if (peek() != '"') {
            name += m_text[m_at++];
        } else if (!readQuotedPart(name)) {
            complaint = "the quoted name is not ended";
            return std::nullopt;
        }
    }
    if (m_at == begin) {
        complaint = "an attribute name must follow the dot";
        return std::nullopt;
    }
    return name;
}

Token Lexer::readAttribute(std::string_view scope)
{
    Token token{TokenKind::Attribute, {}, std::string(scope), {}, {}};
    token.attribute.ofParent = scope == "parent";
    if (!token.attribute.ofParent && !scope.empty())
        token.attribute.scope = scopeByName(scope).value_or(AttributeScope::None);
    if (token.attribute.ofParent) {
        for (const AttributeScope inner : {AttributeScope::Span, AttributeScope::Resource}) {
            const std::string prefix = std::string(scopeName(inner)) + '.';
            if (m_text.substr(m_at).starts_with(prefix)) {
                token.attribute.scope = inner;
                m_at += prefix.size();
                break;
            }
        }
    }
    std::string complaint;
    auto name = readName(complaint);
    if (!name)
        return bad(complaint);
    token.attribute.name = std::move(*name);
    return token;
}

Token Lexer::readSymbol()
{
    struct Mark {
        char c;
        TokenKind kind;
    };
    static constexpr std::array<Mark, 5> kMarks = {{{'{', TokenKind::OpenBrace},
                                                    {'}', TokenKind::CloseBrace},
                                                    {'(', TokenKind::OpenBracket},
                                                    {')', TokenKind::CloseBracket},
                                                    {',', TokenKind::Comma}}};
    // longest first
    static constexpr std::array<std::string_view, 30> kSymbols = {"!>>", "!<<", "&>>", "&<<", "!>", "!<", "!~", "&>",
                                                                  "&<",  "&~",  "&&",  "||",  ">>", "<<", "!=", "=~",
                                                                  ">=",  "<=",  "=",   "<",   ">",  "~",  "+",  "-",
                                                                  "*",   "/",   "%",   "^",   "!",  "|"};
    for (const Mark &mark : kMarks) {
        if (peek() == mark.c) {
            ++m_at;
            return {mark.kind, {}, std::string(1, mark.c), {}, {}};
        }
    }
    for (const std::string_view candidate : kSymbols) {
        if (m_text.substr(m_at).starts_with(candidate)) {
            m_at += candidate.size();
            return {candidate == "|" ? TokenKind::Pipe : TokenKind::Symbol, {}, std::string(candidate), {}, {}};
        }
    }
    const char c = m_text[m_at++];
    if (c == '\'')
        return bad("strings stand in \" or `, not in '");
    return bad("`" + std::string(1, c) + "` is nothing that the language knows");
}

} // namespace

std::vector<Token> tokenize(std::string_view text, bool withComments)
{
    Lexer lexer(text);
    std::vector<Token> tokens;
    while (true) {
        Token token = lexer.next();
        const bool isEnd = token.kind == TokenKind::End;
        if (token.kind != TokenKind::Comment || withComments)
            tokens.push_back(std::move(token));
        if (isEnd)
            return tokens;
    }
}

} // namespace traceloupe::traceql
