// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/wirewalker.h"

#include <algorithm>

namespace traceloupe {

std::optional<std::uint64_t> WireWalker::takeVarint()
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < m_rest.size(); ++i) {
        if (i == 10) {
            m_isDamaged = true;
            return std::nullopt;
        }
        const auto byte = static_cast<unsigned char>(m_rest[i]);
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << (7 * i);
        if ((byte & 0x80U) == 0) {
            m_rest.remove_prefix(i + 1);
            return value;
        }
    }
    m_isCut = true;
    return std::nullopt;
}

void WireWalker::takeBytes(WireField &field, std::uint64_t size)
{
    field.isCut = size > m_rest.size();
    field.bytes = m_rest.substr(0, std::min<std::uint64_t>(size, m_rest.size()));
    m_rest.remove_prefix(field.bytes.size());
}

std::optional<WireField> WireWalker::next()
{
    if (m_rest.empty() || m_isDamaged || m_isCut)
        return std::nullopt;
    const auto key = takeVarint();
    if (!key)
        return std::nullopt;
    WireField field;
    field.number = static_cast<std::uint32_t>(std::min<std::uint64_t>(*key >> 3, UINT32_MAX));
    field.type = static_cast<WireType>(*key & 7U);
    constexpr std::uint32_t kMaxFieldNumber = (1U << 29) - 1;
    if (field.number == 0 || field.number > kMaxFieldNumber) {
        m_isDamaged = true;
        return std::nullopt;
    }
    switch (field.type) {
    case WireType::Varint:
        if (const auto value = takeVarint()) {
            field.varint = *value;
            return field;
        }
        return std::nullopt;
    case WireType::Length:
        if (const auto size = takeVarint()) {
            takeBytes(field, *size);
            return field;
        }
        return std::nullopt;
    case WireType::Fixed64:
        takeBytes(field, 8);
        return field;
    case WireType::Fixed32:
        takeBytes(field, 4);
        return field;
    }
    m_isDamaged = true; // groups, which no version of OTLP has
    return std::nullopt;
}

} // namespace traceloupe
