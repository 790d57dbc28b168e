// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonindex.h"

#include "core/formats/jsonblocks.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace traceloupe {

namespace {

constexpr std::size_t kSmallestCapacity = 64U << 10;
/// simdjson keeps state for nesting in its second stage only, which is not used here.
constexpr std::size_t kUnusedDepth = 1;

} // namespace

struct JsonIndex::Stage {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> implementation;
    std::size_t capacity = 0;
    TokenMemory blockTokens; ///< of a text that was indexed by blocks
    std::vector<JsonBlock> blocks;
    std::optional<std::uint32_t> blockCount;

    bool reserve(std::size_t length)
    {
        if (implementation && length <= capacity)
            return true;
        const std::size_t wanted = std::max({kSmallestCapacity, length, std::min(capacity * 2, length * 2)});
        if (!implementation) {
            capacity = 0;
            if (simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, kUnusedDepth,
                                                                                        implementation)
                != simdjson::SUCCESS)
                return false;
        } else if (implementation->set_capacity(wanted) != simdjson::SUCCESS) {
            implementation.reset();
            return false;
        }
        capacity = wanted;
        return true;
    }
};

JsonIndex::JsonIndex() : m_stage(std::make_unique<Stage>()) {}
JsonIndex::~JsonIndex() = default;
JsonIndex::JsonIndex(JsonIndex &&) noexcept = default;
JsonIndex &JsonIndex::operator=(JsonIndex &&) noexcept = default;

JsonFault JsonIndex::build(std::string_view text)
{
    if (text.empty())
        return JsonFault::Empty;
    if (text.size() > simdjson::SIMDJSON_MAXSIZE_BYTES - simdjson::SIMDJSON_PADDING)
        return JsonFault::TooLarge;
    m_stage->blockCount = text.size() < kParallelJsonBytes
                              ? std::nullopt
                              : indexJsonBlocks(text, m_stage->blockTokens, m_stage->blocks);
    if (m_stage->blockCount)
        return JsonFault::None;
    m_stage->blocks.clear();
    if (!m_stage->reserve(text.size()))
        return JsonFault::TooLarge;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    switch (m_stage->implementation->stage1(bytes, text.size(), simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS:
        return JsonFault::None;
    case simdjson::EMPTY:
        return JsonFault::Empty;
    case simdjson::UTF8_ERROR:
        return JsonFault::InvalidUtf8;
    case simdjson::UNCLOSED_STRING:
        return JsonFault::UnclosedString;
    case simdjson::UNESCAPED_CHARS:
        return JsonFault::ControlCharacter;
    default:
        return JsonFault::TooLarge;
    }
}

const std::uint32_t *JsonIndex::tokens() const
{
    return m_stage->blockCount ? m_stage->blockTokens.data() : m_stage->implementation->structural_indexes.get();
}

std::uint32_t JsonIndex::count() const
{
    return m_stage->blockCount.value_or(m_stage->implementation ? m_stage->implementation->n_structural_indexes : 0);
}

std::span<const JsonBlock> JsonIndex::blocks() const
{
    return m_stage->blocks;
}

} // namespace traceloupe
