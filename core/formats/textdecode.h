// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

/// Small conversions that all formats share: exact where 64 bits are, and without a locale.

[[nodiscard]] inline int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Most texts are, and this is quicker to ask than UTF-8.
[[nodiscard]] inline bool isAscii(std::string_view bytes)
{
    std::uint64_t seen = 0;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        seen |= word;
    }
    for (; i < bytes.size(); ++i)
        seen |= static_cast<unsigned char>(bytes[i]) & 0x80U;
    return (seen & 0x8080808080808080ULL) == 0;
}
/// text == literal, compared in place: readers ask this of every key.
template <std::size_t size>
[[nodiscard]] inline bool isWord(std::string_view text, const char (&literal)[size])
{
    return text.size() == size - 1 && std::memcmp(text.data(), literal, size - 1) == 0;
}
[[nodiscard]] bool isUtf8(std::string_view bytes);

struct RepairedText {
    std::string text;
    std::uint64_t replaced = 0; ///< places where bytes were no UTF-8
};
/// Every wrong sequence becomes one U+FFFD.
[[nodiscard]] RepairedText repairUtf8(std::string_view bytes);
void appendUtf8(std::string &out, std::uint32_t codePoint);

/// All of `text` as a decimal integer; "1e3" and "5.0" too, as long as the value is whole and fits.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);
[[nodiscard]] std::optional<std::uint64_t> parseUnsigned(std::string_view text);
/// All of `text` as a number, or "NaN", "Infinity", "-Infinity" (also "Inf").
[[nodiscard]] std::optional<double> parseReal(std::string_view text);
/// Shortest decimal text that reads back as the same double; "NaN", "Infinity", "-Infinity".
[[nodiscard]] std::string realText(double value);

/// Standard or URL-safe alphabet, with or without padding; nothing if it is neither.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);
[[nodiscard]] std::string encodeBase64(std::string_view bytes);

[[nodiscard]] inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace traceloupe
