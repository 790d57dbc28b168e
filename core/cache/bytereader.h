// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace traceloupe {

/// Reads numbers and byte ranges off the front of untrusted bytes. What is cut short gives 0 or nothing and
/// makes ok() false for good; the caller asks once at the end. Inline, since columns are read a million rows at a time.
class ByteReader {
public:
    explicit ByteReader(ByteView bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at == m_end)
                break;
            const std::uint8_t byte = *m_at++;
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        m_ok = false;
        return 0;
    }
    std::int64_t signedNumber() { return varint::unzigzag(number()); }
    /// A number that must fit; else not ok.
    std::uint32_t number32()
    {
        const std::uint64_t value = number();
        m_ok = m_ok && value <= 0xffffffffU;
        return static_cast<std::uint32_t>(value);
    }
    std::uint8_t byte()
    {
        if (m_at == m_end) {
            m_ok = false;
            return 0;
        }
        return *m_at++;
    }
    ByteView bytes(std::uint64_t size)
    {
        if (size > left()) {
            m_ok = false;
            return {};
        }
        const ByteView out(m_at, static_cast<std::size_t>(size));
        m_at += size;
        return out;
    }
    /// Eight bytes, little-endian.
    std::uint64_t word()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 8)
            value |= static_cast<std::uint64_t>(byte()) << shift;
        return value;
    }
    /// A length and that many bytes of text.
    std::string_view text()
    {
        const ByteView raw = bytes(number());
        return {reinterpret_cast<const char *>(raw.data()), raw.size()};
    }
    /// A count of things that take at least one byte each, so that a damaged count can't make us allocate.
    std::uint64_t count()
    {
        const std::uint64_t value = number();
        m_ok = m_ok && value <= left();
        return m_ok ? value : 0;
    }

private:
    const std::uint8_t *m_at;
    const std::uint8_t *m_end;
    bool m_ok = true;
};

/// Eight bytes, little-endian.
inline void putWord(Bytes &out, std::uint64_t value)
{
    for (int shift = 0; shift < 64; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

inline void putText(Bytes &out, std::string_view text)
{
    varint::put(out, text.size());
    out.insert(out.end(), text.begin(), text.end());
}

} // namespace traceloupe
