// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace traceloupe {

/// Finds one text in many others without regard to the case of ASCII letters (other letters must be equal). Skips ahead
/// by the text's length where it can (Horspool), so that long haystacks cost less than their bytes.
class TextPattern {
public:
    /// Requires: text is not empty.
    explicit TextPattern(std::string_view text);

    [[nodiscard]] bool isIn(std::string_view haystack) const;
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text; ///< lower case
    std::array<std::uint8_t, 256> m_skip{};
};

[[nodiscard]] constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] std::string asciiLower(std::string_view text);

} // namespace traceloupe
