// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace traceloupe {

/// Why a text can't be indexed as JSON.
enum class JsonFault {
    None,
    Empty,            ///< nothing but white space
    InvalidUtf8,
    ControlCharacter, ///< a raw control character inside a string
    UnclosedString,   ///< the text ends inside a string
    TooLarge          ///< 4 GiB and more, or no memory for the index
};

/// Some thousand tokens that follow each other: what they do to the depth of brackets.
struct JsonBlock {
    std::uint32_t firstToken = 0;
    std::int32_t lowest = 0; ///< depth behind any of them, against the depth before the block
    std::int32_t change = 0; ///< depth behind the last
};

/// Where each token of a JSON text begins: every bracket, colon, comma and the first byte of every scalar, found
/// by the vectorised first stage of simdjson, which also checks the UTF-8. Says nothing about the order of tokens:
/// that is JsonCursor's part. Keeps its memory from one text to the next. Large texts are indexed by two threads.
class JsonIndex {
public:
    JsonIndex();
    ~JsonIndex();
    JsonIndex(JsonIndex &&) noexcept;
    JsonIndex &operator=(JsonIndex &&) noexcept;

    [[nodiscard]] JsonFault build(std::string_view text);

    /// Offsets in ascending order; one more entry than count(), which is the length of the text.
    [[nodiscard]] const std::uint32_t *tokens() const;
    [[nodiscard]] std::uint32_t count() const;
    /// All tokens in blocks, so that long values can be gone past; none for a small text.
    [[nodiscard]] std::span<const JsonBlock> blocks() const;

private:
    struct Stage;
    std::unique_ptr<Stage> m_stage;
};

} // namespace traceloupe
