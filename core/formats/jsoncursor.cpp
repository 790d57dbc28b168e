// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsoncursor.h"

#include "core/formats/textdecode.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

/// Four hex digits at `at`, or nothing.
std::optional<std::uint32_t> hexQuad(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    std::uint32_t code = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return std::nullopt;
        code = code * 16 + static_cast<std::uint32_t>(digit);
    }
    return code;
}

constexpr std::uint32_t kReplacement = 0xfffd;
/// Tokens of a value that are looked at before whole blocks are.
constexpr std::uint32_t kMostNotJumped = 4096;

/// What a token does to the depth: 1, -1 (in unsigned arithmetic) or nothing.
constexpr std::array<std::uint32_t, 256> kNesting = [] {
    std::array<std::uint32_t, 256> nesting{};
    nesting['{'] = nesting['['] = 1;
    nesting['}'] = nesting[']'] = ~0U;
    return nesting;
}();

/// The code point of the \u escape whose digits begin at `at`; moves `at` behind the escape (or the pair).
std::uint32_t takeUnicodeEscape(std::string_view text, std::size_t &at)
{
    const auto first = hexQuad(text, at);
    if (!first)
        return kReplacement;
    at += 4;
    if (*first < 0xd800 || *first > 0xdfff)
        return *first;
    if (*first > 0xdbff || text.substr(at, 2) != "\\u")
        return kReplacement;
    const auto second = hexQuad(text, at + 2);
    if (!second || *second < 0xdc00 || *second > 0xdfff)
        return kReplacement;
    at += 6;
    return 0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00);
}

} // namespace

std::string unescapeJson(std::string_view escaped)
{
    std::string out;
    out.reserve(escaped.size());
    std::size_t at = 0;
    while (at < escaped.size()) {
        const std::size_t slash = std::min(escaped.find('\\', at), escaped.size());
        out.append(escaped, at, slash - at);
        if (slash + 1 >= escaped.size())
            break;
        at = slash + 2;
        switch (const char kind = escaped[slash + 1]) {
        case 'b':
            out += '\b';
            break;
        case 'f':
            out += '\f';
            break;
        case 'n':
            out += '\n';
            break;
        case 'r':
            out += '\r';
            break;
        case 't':
            out += '\t';
            break;
        case 'u':
            appendUtf8(out, takeUnicodeEscape(escaped, at));
            break;
        case '"':
        case '\\':
        case '/':
            out += kind;
            break;
        default:
            appendUtf8(out, kReplacement);
            at = slash + 1; // what follows the backslash stays, which keeps it whole UTF-8
            break;
        }
    }
    return out;
}

JsonType JsonCursor::peek() const
{
    if (failed())
        return JsonType::Invalid;
    if (m_next >= m_count)
        return JsonType::End;
    switch (const char c = charAt(m_next)) {
    case '{':
        return JsonType::Object;
    case '[':
        return JsonType::Array;
    case '"':
        return JsonType::String;
    case 't':
    case 'f':
        return JsonType::Bool;
    case 'n':
        return JsonType::Null;
    default:
        return c == '-' || (c >= '0' && c <= '9') ? JsonType::Number : JsonType::Invalid;
    }
}

void JsonCursor::fail(const char *why)
{
    if (failed())
        return;
    m_failure = why;
    m_failureOffset = m_tokens[std::min(m_next, m_count)];
}

bool JsonCursor::failMember()
{
    if (failed())
        return false;
    if (m_next < m_count && charAt(m_next) != ',') {
        fail("a comma or closing bracket is missing");
        return false;
    }
    m_next = m_count;
    fail("the text ends inside an object or array");
    return false;
}

std::optional<std::string_view> JsonCursor::escapedKey(std::string_view key)
{
    m_escapedKey = unescapeJson(key);
    return std::string_view(m_escapedKey);
}

std::optional<std::string_view> JsonCursor::failKey()
{
    if (charAt(m_next) != '"') {
        fail("a key in double quotes is missing");
        return std::nullopt;
    }
    const bool isCut = m_next + 2 >= m_count && (m_next + 1 >= m_count || charAt(m_next + 1) == ':');
    m_next = std::min(m_next + (isCut ? 2 : 1), m_count);
    fail(isCut ? "the text ends before a value" : "a colon is missing behind a key");
    return std::nullopt;
}

void JsonCursor::skipContainer()
{
    std::uint32_t depth = 0;
    const std::uint32_t *token = m_tokens + m_next;
    const std::uint32_t *const end = m_tokens + std::min(m_count, m_next + kMostNotJumped);
    for (; token != end; ++token) {
        depth += kNesting[static_cast<unsigned char>(m_text[*token])];
        if (depth == 0) {
            m_next = static_cast<std::uint32_t>(token - m_tokens) + 1;
            return;
        }
    }
    (void)cutsTo(m_count, m_next);
    if (m_next == 0) {
        m_next = m_count;
        fail("the text ends inside a value");
    }
}

/// Sets `end` behind the object or array that begins at the next token, or to 0 if it does not end. The answer is
/// commas between its elements, about `tokens` tokens from one to the next.
std::vector<JsonCursor::Mark> JsonCursor::cutsTo(std::uint32_t tokens, Mark &end) const
{
    std::vector<Mark> cuts;
    std::int32_t depth = 0;
    Mark token = m_next;
    std::uint64_t nextCut = std::uint64_t(token) + tokens;
    auto block = std::ranges::upper_bound(m_blocks, token, {}, &JsonBlock::firstToken);
    while (token < m_count) {
        const Mark blockEnd = block == m_blocks.end() ? m_count : block->firstToken;
        for (; token < blockEnd; ++token) {
            const char c = charAt(token);
            depth += static_cast<std::int32_t>(kNesting[static_cast<unsigned char>(c)]);
            if (depth == 0) {
                end = token + 1;
                return cuts;
            }
            if (token >= nextCut && depth == 1 && c == ',') {
                cuts.push_back(token);
                nextCut = std::uint64_t(token) + tokens;
            }
        }
        // blocks in which nothing that is looked for can be
        for (; block != m_blocks.end(); ++block) {
            const auto next = block + 1;
            const Mark behind = next == m_blocks.end() ? m_count : next->firstToken;
            if (depth + block->lowest <= (behind > nextCut ? 1 : 0))
                break;
            depth += block->change;
            token = behind;
        }
        if (block != m_blocks.end())
            ++block;
    }
    end = 0;
    return {};
}

std::vector<JsonCursor::Mark> JsonCursor::skipAndCut(std::uint32_t tokens)
{
    if (peek() != JsonType::Array) {
        skip();
        return {};
    }
    const Mark list = m_next;
    std::vector<Mark> cuts = cutsTo(tokens, m_next);
    if (m_next == 0) {
        m_next = m_count;
        fail("the text ends inside a value");
    }
    if (cuts.empty())
        return cuts;
    cuts.insert(cuts.begin(), list + 1);
    cuts.push_back(m_next);
    return cuts;
}

bool JsonCursor::takeNull()
{
    if (peek() != JsonType::Null || scalar() != "null")
        return false;
    ++m_next;
    return true;
}

std::optional<bool> JsonCursor::takeBool()
{
    if (peek() != JsonType::Bool)
        return std::nullopt;
    const std::string_view text = scalar();
    if (text != "true" && text != "false") {
        fail("a word that is no JSON");
        return std::nullopt;
    }
    ++m_next;
    return text == "true";
}

std::optional<std::string_view> JsonCursor::takeNumber()
{
    if (peek() != JsonType::Number)
        return std::nullopt;
    const std::string_view text = scalar();
    ++m_next;
    return text;
}

std::optional<std::string_view> JsonCursor::takeNumberOrString()
{
    if (peek() != JsonType::String)
        return takeNumber();
    const auto text = quoted();
    if (!text) {
        fail("something stands behind a string");
        return std::nullopt;
    }
    ++m_next;
    return text;
}

std::string_view JsonCursor::textBetween(Mark first, Mark last) const
{
    const std::size_t begin = m_tokens[std::min(first, m_count)];
    std::size_t end = m_tokens[std::min(last, m_count)];
    while (end > begin && isSpace(m_text[end - 1]))
        --end;
    return {m_text + begin, end - begin};
}

} // namespace traceloupe
