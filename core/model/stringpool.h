// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Interns UTF-8 strings of one trace under dense 32-bit ids, in order of first use. Id 0 is always "".
/// Not thread-safe while strings are added; read-only use is free from any thread.
class StringPool {
public:
    StringPool();

    /// The id of `text`, added if new. Amortised O(length).
    StringId intern(std::string_view text);
    /// The id of `text`, or an invalid one.
    [[nodiscard]] StringId find(std::string_view text) const;
    /// Requires: id is valid and of this pool. The view lives as long as the pool.
    [[nodiscard]] std::string_view text(StringId id) const { return m_texts[id.value()]; }
    [[nodiscard]] std::string_view operator[](StringId id) const { return text(id); }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_texts.size()); }
    [[nodiscard]] std::size_t byteSize() const { return m_bytes; }

    StringPool(StringPool &&) noexcept = default;
    StringPool &operator=(StringPool &&) noexcept = default;
    StringPool(const StringPool &) = delete;
    StringPool &operator=(const StringPool &) = delete;

private:
    std::string_view store(std::string_view text);
    void grow();

    std::vector<std::string_view> m_texts;
    std::deque<std::vector<char>> m_blocks; ///< texts live here, never moved
    std::vector<std::uint32_t> m_slots;     ///< open addressing: id + 1, 0 = free
    std::size_t m_bytes = 0;
};

} // namespace traceloupe
