// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsonindex.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

enum class JsonType : std::uint8_t { Object, Array, String, Number, Bool, Null, End, Invalid };

/// Unescaped texts of one record. Views stay good until clear().
class TextArena {
public:
    [[nodiscard]] std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    void clear() { m_texts.clear(); }

private:
    std::deque<std::string> m_texts;
};

/// A forward reader over the tokens of one JSON text, on the value that comes next. Strings without escapes are
/// views into the text; nothing is copied or converted before it is asked for. A value that is not wanted must be
/// skipped. mark() and rewind() allow a second look at no cost. Never recurses.
///
/// On a syntax error it stops: failed() is true, every loop over it ends, and failureOffset() tells where.
///
///     if (cursor.enterObject())
///         while (const auto key = cursor.nextField()) {
///             if (*key == "name") name = cursor.takeText(arena).value_or(""); else cursor.skip();
///         }
class JsonCursor {
public:
    using Mark = std::uint32_t;

    /// Borrows both; the index must be of that text.
    JsonCursor(std::string_view text, const JsonIndex &index)
        : m_text(text.data()), m_tokens(index.tokens()), m_count(index.count()), m_blocks(index.blocks())
    {}

    [[nodiscard]] JsonType peek() const;
    [[nodiscard]] Mark mark() const { return m_next; }
    void rewind(Mark mark) { m_next = mark; }
    /// Where the next token begins in the text.
    [[nodiscard]] std::size_t offset() const { return m_tokens[m_next]; }
    [[nodiscard]] bool atEnd() const { return m_next >= m_count; }

    /// Steps into the next value if it is an object; otherwise false and nothing happens.
    bool enterObject() { return enter('{'); }
    /// The next key of the object that was entered, with the cursor on its value; nothing (and behind the object) at
    /// its end.
    std::optional<std::string_view> nextField();
    /// Steps into the next value if it is an array; otherwise false and nothing happens.
    bool enterArray() { return enter('['); }
    /// True with the cursor on the next element; false (and behind the array) at its end.
    bool nextElement();

    /// Goes past the next value with everything in it.
    void skip();
    /// The same, and where a long list may be taken apart: marks from which nextElement() goes on, about `tokens`
    /// tokens from one to the next; the first is inside the list at its beginning, the last behind it. Empty for a
    /// short list, for anything else and on an error.
    std::vector<Mark> skipAndCut(std::uint32_t tokens);
    /// True past a null; otherwise false and nothing happens.
    bool takeNull();
    /// The next value if it is a string (unescaped, in `arena` where it had escapes); otherwise nothing happens.
    /// Half surrogates become U+FFFD.
    std::optional<std::string_view> takeString(TextArena &arena);
    /// The next value if it is true or false; otherwise nothing happens.
    std::optional<bool> takeBool();
    /// The digits of the next value if it is a number, as they stand; otherwise nothing happens.
    std::optional<std::string_view> takeNumber();
    /// A number, or a string without escapes: what writers use for integers.
    std::optional<std::string_view> takeNumberOrString();

    [[nodiscard]] bool failed() const { return m_failure != nullptr; }
    [[nodiscard]] const char *failure() const { return m_failure; } ///< English, or null
    [[nodiscard]] std::size_t failureOffset() const { return m_failureOffset; }
    /// To go on at a mark after damage elsewhere.
    void clearFailure() { m_failure = nullptr; }
    /// The text between two marks, without the white space behind.
    [[nodiscard]] std::string_view textBetween(Mark first, Mark last) const;

private:
    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
    bool enter(char bracket);
    void fail(const char *why);
    [[nodiscard]] char charAt(std::uint32_t token) const { return m_text[m_tokens[token]]; }
    /// The scalar that begins at the next token, up to the following one.
    [[nodiscard]] std::string_view scalar() const;
    /// The inside of the string that begins at the next token, still escaped; nothing if its end is missing.
    [[nodiscard]] std::optional<std::string_view> quoted() const;
    /// Between two members: true if another follows; past the closing bracket otherwise.
    bool hasMember(char open, char close);
    bool failMember();
    std::optional<std::string_view> escapedKey(std::string_view key);
    std::optional<std::string_view> failKey();
    void skipContainer();
    [[nodiscard]] std::vector<Mark> cutsTo(std::uint32_t tokens, Mark &end) const;

    const char *m_text;
    const std::uint32_t *m_tokens;
    std::uint32_t m_count;
    std::span<const JsonBlock> m_blocks;
    std::uint32_t m_next = 0;
    const char *m_failure = nullptr;
    std::size_t m_failureOffset = 0;
    std::string m_escapedKey; ///< holds the last key that had escapes
};

/// Resolves JSON's escapes; damaged ones become U+FFFD.
[[nodiscard]] std::string unescapeJson(std::string_view escaped);
/// True if there is a backslash in `text`. Most texts are short and have none.
[[nodiscard]] bool hasJsonEscape(std::string_view text);

// What is called for every token stays here to be inlined.

inline bool hasJsonEscape(std::string_view text)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        const std::uint64_t zeroIfSlash = word ^ (kOnes * '\\');
        if (((zeroIfSlash - kOnes) & ~zeroIfSlash & (kOnes << 7)) != 0)
            return true;
    }
    for (; i < text.size(); ++i) {
        if (text[i] == '\\')
            return true;
    }
    return false;
}

inline bool JsonCursor::enter(char bracket)
{
    if (failed() || m_next >= m_count || charAt(m_next) != bracket)
        return false;
    ++m_next;
    return true;
}

inline std::string_view JsonCursor::scalar() const
{
    const std::size_t begin = m_tokens[m_next];
    std::size_t end = m_tokens[m_next + 1];
    while (end > begin && isSpace(m_text[end - 1]))
        --end;
    return {m_text + begin, end - begin};
}

inline std::optional<std::string_view> JsonCursor::quoted() const
{
    const std::string_view whole = scalar();
    if (whole.size() < 2 || whole.back() != '"')
        return std::nullopt;
    return whole.substr(1, whole.size() - 2);
}

inline bool JsonCursor::hasMember(char open, char close)
{
    if (failed() || m_next >= m_count)
        return failMember();
    const char c = charAt(m_next);
    if (c == close) {
        ++m_next;
        return false;
    }
    // The token before is the opening bracket only before the first member.
    if (charAt(m_next - 1) == open)
        return true;
    if (c != ',' || m_next + 1 >= m_count)
        return failMember();
    ++m_next;
    return true;
}

inline std::optional<std::string_view> JsonCursor::nextField()
{
    if (!hasMember('{', '}'))
        return std::nullopt;
    if (m_next + 2 >= m_count || charAt(m_next) != '"' || charAt(m_next + 1) != ':')
        return failKey();
    const auto key = quoted();
    if (!key)
        return failKey();
    m_next += 2;
    return hasJsonEscape(*key) ? escapedKey(*key) : key;
}

inline bool JsonCursor::nextElement()
{
    return hasMember('[', ']');
}

inline void JsonCursor::skip()
{
    if (failed())
        return;
    const char c = m_next < m_count ? charAt(m_next) : ',';
    if (c == '{' || c == '[')
        skipContainer();
    else if (c == '}' || c == ']' || c == ',' || c == ':')
        fail(m_next < m_count ? "a value is missing" : "the text ends before a value");
    else
        ++m_next;
}

inline std::optional<std::string_view> JsonCursor::takeString(TextArena &arena)
{
    if (failed() || m_next >= m_count || charAt(m_next) != '"')
        return std::nullopt;
    const auto text = quoted();
    if (!text) {
        fail("something stands behind a string");
        return std::nullopt;
    }
    ++m_next;
    return hasJsonEscape(*text) ? arena.keep(unescapeJson(*text)) : *text;
}

} // namespace traceloupe
