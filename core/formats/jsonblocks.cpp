// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonblocks.h"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

namespace traceloupe {

namespace {

/// Text and tokens of a block stay in the processor's cache.
constexpr std::size_t kBlockBytes = 256U << 10;
/// Before the end of a block a place to cut is looked for: first near, as it is found there in texts without line ends.
constexpr std::size_t kNearBytes = 4U << 10;
constexpr std::size_t kCutBytes = 32U << 10;
constexpr std::string_view kBetweenObjects = "},{\"";
constexpr std::size_t kUnusedDepth = 1;

std::optional<std::size_t> betweenObjects(std::string_view text, std::size_t end, std::size_t bytes)
{
    const std::size_t begin = end - std::min(end, bytes);
    const std::size_t at = text.substr(begin, end - begin).rfind(kBetweenObjects);
    return at == std::string_view::npos ? std::nullopt : std::optional(begin + at + 2);
}

/// Where a block may begin: behind the comma between two objects (to be inside a string, that string would have to end
/// with },{ there), or behind a line end, which no string holds.
std::optional<std::size_t> cutBefore(std::string_view text, std::size_t end)
{
    if (const auto near = betweenObjects(text, end, kNearBytes))
        return near;
    const std::size_t begin = end - std::min(end, kCutBytes);
    if (const void *line = memrchr(text.data() + begin, '\n', end - begin))
        return static_cast<std::size_t>(static_cast<const char *>(line) - text.data()) + 1;
    return betweenObjects(text, end, kCutBytes);
}

JsonBlock nesting(const std::uint8_t *text, const std::uint32_t *tokens, std::uint32_t count)
{
    JsonBlock block;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint8_t c = text[tokens[i]] & 0xdfU; // [ and ] are { and } without the bit
        block.change += (c == ('{' & 0xdf) ? 1 : 0) - (c == ('}' & 0xdf) ? 1 : 0);
        block.lowest = std::min(block.lowest, block.change);
    }
    return block;
}

class BlockIndexer {
public:
    BlockIndexer(std::string_view text, std::uint32_t *tokens, std::vector<JsonBlock> &blocks)
        : m_text(text), m_tokens(tokens), m_blocks(blocks)
    {}

    std::optional<std::uint32_t> run()
    {
        {
            std::thread second([this] { work(); });
            work();
            second.join();
        }
        if (m_failed || m_count == 0)
            return std::nullopt;
        m_tokens[m_count] = static_cast<std::uint32_t>(m_text.size());
        return m_count;
    }

private:
    void work()
    {
        std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(kBlockBytes + kCutBytes,
                                                                                    kUnusedDepth, parser)
            != simdjson::SUCCESS)
            return fail();
        for (std::size_t block = m_next++; block < m_blocks.size() && !m_failed; block = m_next++) {
            const auto begin = cutAt(block);
            const auto end = cutAt(block + 1);
            if (!begin || !end || *begin > *end)
                return fail();
            const std::size_t size = *end - *begin;
            const auto *bytes = reinterpret_cast<const std::uint8_t *>(m_text.data() + *begin);
            const auto error = size == 0 ? simdjson::EMPTY
                                         : parser->stage1(bytes, size, simdjson::stage1_mode::regular);
            if (error != simdjson::SUCCESS && error != simdjson::EMPTY)
                return fail();
            const std::uint32_t found = error == simdjson::EMPTY ? 0 : parser->n_structural_indexes;
            const std::uint32_t *from = parser->structural_indexes.get();
            const auto offset = static_cast<std::uint32_t>(*begin);
            m_blocks[block] = nesting(bytes, from, found);
            const auto first = claim(block, found);
            if (!first)
                return;
            std::transform(from, from + found, m_tokens + *first,
                           [offset](std::uint32_t token) { return token + offset; });
        }
    }

    [[nodiscard]] std::optional<std::size_t> cutAt(std::size_t block) const
    {
        if (block == 0)
            return 0;
        return block == m_blocks.size() ? m_text.size() : cutBefore(m_text, block * kBlockBytes);
    }

    /// Waits until it is this block's turn; the number of its first token. Nothing if another block failed.
    std::optional<std::uint32_t> claim(std::size_t block, std::uint32_t found)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_turn == block || m_failed; });
        if (m_failed)
            return std::nullopt;
        const std::uint32_t first = m_count;
        m_blocks[block].firstToken = first;
        m_count += found;
        ++m_turn;
        m_changed.notify_all();
        return first;
    }

    void fail()
    {
        const std::scoped_lock lock(m_mutex);
        m_failed = true;
        m_changed.notify_all();
    }

    std::string_view m_text;
    std::uint32_t *m_tokens;
    std::vector<JsonBlock> &m_blocks;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_failed{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_turn = 0; ///< the block that is next to get its place
    std::uint32_t m_count = 0; ///< tokens of the blocks before
};

} // namespace

std::optional<std::uint32_t> indexJsonBlocks(std::string_view text, TokenMemory &tokens, std::vector<JsonBlock> &blocks)
{
    blocks.assign((text.size() + kBlockBytes - 1) / kBlockBytes, {});
    if (!tokens.reserve(text.size() + 1))
        return std::nullopt;
    return BlockIndexer(text, tokens.data(), blocks).run();
}

} // namespace traceloupe
