// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/stringpool.h"

#include <algorithm>
#include <cstring>

namespace traceloupe {

namespace {
constexpr std::size_t kFirstBlockBytes = 4U << 10;
constexpr std::size_t kMaxBlockBytes = 256U << 10;
constexpr std::size_t kFirstSlots = 64;
} // namespace

StringPool::StringPool() : m_slots(kFirstSlots, 0)
{
    intern({});
}

std::string_view StringPool::store(std::string_view text)
{
    if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < text.size()) {
        const std::size_t grown = std::min(kMaxBlockBytes,
                                           kFirstBlockBytes << std::min<std::size_t>(m_blocks.size(), 10));
        m_blocks.emplace_back().reserve(std::max(text.size(), grown));
    }
    auto &block = m_blocks.back();
    const std::size_t at = block.size();
    block.insert(block.end(), text.begin(), text.end()); // within capacity: never moves
    m_bytes += text.size();
    return {block.data() + at, text.size()};
}

StringId StringPool::intern(std::string_view text)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = stableHash(text) & mask;
    while (m_slots[slot] != 0) {
        const std::uint32_t id = m_slots[slot] - 1;
        if (m_texts[id] == text)
            return StringId(id);
        slot = (slot + 1) & mask;
    }
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(text.empty() ? std::string_view("") : store(text));
    m_slots[slot] = id + 1;
    if (m_texts.size() * 2 > m_slots.size())
        grow();
    return StringId(id);
}

StringId StringPool::find(std::string_view text) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = stableHash(text) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        if (m_texts[m_slots[slot] - 1] == text)
            return StringId(m_slots[slot] - 1);
    }
    return {};
}

void StringPool::grow()
{
    std::vector<std::uint32_t> slots(m_slots.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::uint32_t id = 0; id < m_texts.size(); ++id) {
        std::size_t slot = stableHash(m_texts[id]) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = id + 1;
    }
    m_slots = std::move(slots);
}

} // namespace traceloupe
