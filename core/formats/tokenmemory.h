// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace traceloupe {

/// Room for the tokens of a JSON text. It is reserved for the worst case, a token a byte, and costs memory only where
/// it is written to, in large pages where the system has them.
class TokenMemory {
public:
    TokenMemory() = default;
    ~TokenMemory() { release(); }
    TokenMemory(TokenMemory &&other) noexcept;
    TokenMemory &operator=(TokenMemory &&other) noexcept;

    /// Room for at least so many; what was there is lost if it was less. False without memory.
    [[nodiscard]] bool reserve(std::size_t count);
    [[nodiscard]] std::uint32_t *data() { return m_data; }
    [[nodiscard]] const std::uint32_t *data() const { return m_data; }

private:
    void release();

    std::uint32_t *m_data = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace traceloupe
