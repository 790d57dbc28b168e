// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/regexliteral.h"

#include <cstddef>
#include <optional>

namespace traceloupe::traceql {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Behind the bracket that closes a class; nothing if it is not that plain.
std::optional<std::size_t> behindClass(std::string_view pattern, std::size_t open)
{
    std::size_t at = open + 1;
    if (at < pattern.size() && pattern[at] == '^')
        ++at;
    if (at < pattern.size() && pattern[at] == ']') // stands for itself there
        ++at;
    for (; at < pattern.size(); ++at) {
        if (pattern[at] == '[' && at + 1 < pattern.size() && pattern[at + 1] == ':')
            return std::nullopt;
        if (pattern[at] == '\\')
            ++at;
        else if (pattern[at] == ']')
            return at + 1;
    }
    return std::nullopt;
}

/// Reads a pattern from left to right and collects runs of characters that stand for themselves.
class LiteralScan {
public:
    explicit LiteralScan(std::string_view pattern) : m_pattern(pattern) {}

    std::string run()
    {
        while (m_at < m_pattern.size() && !m_isLost)
            step(m_pattern[m_at]);
        endRun();
        return m_isLost ? std::string() : m_best;
    }

private:
    void step(char c)
    {
        switch (c) {
        case '|':
        case ')':
            m_isLost = m_isLost || m_depth == 0 || c == '|';
            m_depth -= c == ')' ? 1 : 0;
            skip(1);
            return;
        case '(':
            m_isLost = m_pattern.substr(m_at + 1).starts_with('?');
            ++m_depth;
            skip(1);
            return;
        case '.':
        case '^':
        case '$':
            skip(1);
            return;
        case '[': {
            const auto next = behindClass(m_pattern, m_at);
            m_isLost = !next;
            skip(next.value_or(m_at) - m_at);
            return;
        }
        case '*':
        case '?':
            dropLast();
            skip(1);
            return;
        case '+': // once at least
            skip(1);
            return;
        case '{':
            dropLast();
            skip(m_pattern.find('}', m_at) == std::string_view::npos ? 1 : m_pattern.find('}', m_at) + 1 - m_at);
            return;
        case '\\':
            escape();
            return;
        default:
            add(c);
            ++m_at;
        }
    }

    void escape()
    {
        const char next = m_at + 1 < m_pattern.size() ? m_pattern[m_at + 1] : 'x';
        constexpr std::string_view kPlain = "dDsSwWbBAz"; // one letter, and no text of its own
        if (!isLetterOrDigit(next) && (static_cast<unsigned char>(next) & 0x80U) == 0) {
            add(next);
            m_at += 2;
            return;
        }
        m_isLost = kPlain.find(next) == std::string_view::npos;
        skip(2);
    }

    void add(char c)
    {
        if (m_depth == 0) // groups may be optional
            m_run += c;
    }

    void skip(std::size_t characters)
    {
        endRun();
        m_at += characters;
    }

    /// What comes before may be missing: a whole character of UTF-8.
    void dropLast()
    {
        while (!m_run.empty() && (static_cast<unsigned char>(m_run.back()) & 0xC0U) == 0x80U)
            m_run.pop_back();
        if (!m_run.empty())
            m_run.pop_back();
    }

    void endRun()
    {
        if (m_run.size() > m_best.size())
            m_best = m_run;
        m_run.clear();
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_isLost = false; ///< something that is not understood
    std::string m_run;
    std::string m_best;
};

} // namespace

std::string requiredLiteral(std::string_view pattern)
{
    return LiteralScan(pattern).run();
}

} // namespace traceloupe::traceql
