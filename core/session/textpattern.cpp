// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/textpattern.h"

#include <algorithm>

namespace traceloupe {

namespace {

constexpr auto kLower = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<unsigned char>(i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
    return table;
}();

} // namespace

std::string asciiLower(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return asciiLower(c); });
    return lower;
}

TextPattern::TextPattern(std::string_view text) : m_text(asciiLower(text))
{
    constexpr std::size_t kMost = 255;
    const std::size_t length = m_text.size();
    m_skip.fill(static_cast<std::uint8_t>(std::min(length, kMost)));
    for (std::size_t i = 0; i + 1 < length; ++i) {
        const auto skip = static_cast<std::uint8_t>(std::min(length - 1 - i, kMost));
        const auto c = static_cast<unsigned char>(m_text[i]);
        m_skip[c] = skip;
        if (c >= 'a' && c <= 'z')
            m_skip[c - ('a' - 'A')] = skip;
    }
}

bool TextPattern::isIn(std::string_view haystack) const
{
    const std::size_t length = m_text.size();
    if (haystack.size() < length)
        return false;
    const auto *hay = reinterpret_cast<const unsigned char *>(haystack.data());
    const auto *wanted = reinterpret_cast<const unsigned char *>(m_text.data());
    const unsigned char last = wanted[length - 1];
    const std::size_t end = haystack.size() - length;
    for (std::size_t at = 0; at <= end; at += m_skip[hay[at + length - 1]]) {
        if (kLower[hay[at + length - 1]] != last)
            continue;
        std::size_t i = 0;
        while (i + 1 < length && kLower[hay[at + i]] == wanted[i])
            ++i;
        if (i + 1 == length)
            return true;
    }
    return false;
}

} // namespace traceloupe
