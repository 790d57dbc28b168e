// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/chunkeddetails.h"

#include "core/cache/bytereader.h"

#include <algorithm>

namespace traceloupe {

/// A chunk as it was before compression, with the place of each row's details.
struct ChunkedDetails::Decoded {
    Bytes raw;
    std::vector<std::uint32_t> ends; ///< of row i's details in raw; they start where those before end
    std::uint32_t begin = 0;

    [[nodiscard]] ByteView row(std::uint32_t i) const
    {
        const std::uint32_t start = i == 0 ? begin : ends[i - 1];
        return ByteView(raw).subspan(start, ends[i] - start);
    }
    [[nodiscard]] std::size_t memoryBytes() const { return raw.size() + ends.size() * sizeof(std::uint32_t); }
};

namespace {

/// A chunk before compression.
struct RawChunk {
    std::uint32_t rows = 0;
    Bytes raw;
};

/// Calls `take` with each chunk in turn. False where one span has more than a chunk may hold.
template <class Take>
bool cutDetails(const DetailStore &details, std::uint32_t rows, const Take &take)
{
    RawChunk chunk;
    Bytes bytes;
    const auto flush = [&] {
        if (chunk.rows == 0)
            return;
        chunk.raw.insert(chunk.raw.end(), bytes.begin(), bytes.end());
        take(chunk);
        chunk.rows = 0;
        chunk.raw.clear();
        bytes.clear();
    };
    for (std::uint32_t row = 0; row < rows; ++row) {
        const DetailBytes detail = details.detail(SpanIndex(row));
        if (detail.bytes.size() > ChunkedDetails::kMaxDetailBytes)
            return false;
        varint::put(chunk.raw, detail.bytes.size());
        bytes.insert(bytes.end(), detail.bytes.begin(), detail.bytes.end());
        ++chunk.rows;
        if (bytes.size() >= ChunkedDetails::kDetailChunkBytes)
            flush();
    }
    flush();
    return true;
}

} // namespace

std::optional<std::vector<DetailChunk>> packDetails(const DetailStore &details, std::uint32_t rows,
                                                    const Dictionary *dictionary)
{
    std::vector<DetailChunk> chunks;
    const bool fits = cutDetails(details, rows, [&](const RawChunk &chunk) {
        chunks.push_back({chunk.rows, static_cast<std::uint32_t>(chunk.raw.size()), compressed(chunk.raw, dictionary)});
    });
    return fits ? std::optional(std::move(chunks)) : std::nullopt;
}

std::vector<Bytes> detailSamples(const DetailStore &details, std::uint32_t rows)
{
    std::vector<Bytes> samples;
    const bool fits = cutDetails(details, rows, [&](const RawChunk &chunk) { samples.push_back(chunk.raw); });
    return fits ? samples : std::vector<Bytes>();
}

ChunkedDetails::ChunkedDetails(std::vector<DetailChunk> chunks, DictionaryPtr dictionary)
    : m_chunks(std::move(chunks)), m_dictionary(std::move(dictionary)), m_decoded(m_chunks.size())
{
    std::uint32_t row = 0;
    m_firstRows.reserve(m_chunks.size());
    for (const DetailChunk &chunk : m_chunks) {
        m_firstRows.push_back(row);
        row += chunk.rows;
    }
}

DetailBytes ChunkedDetails::detail(SpanIndex row) const
{
    const auto after = std::ranges::upper_bound(m_firstRows, row.value());
    if (after == m_firstRows.begin())
        return {};
    const auto chunk = static_cast<std::size_t>(after - m_firstRows.begin()) - 1;
    const std::uint32_t inChunk = row.value() - m_firstRows[chunk];
    DecodedPtr decodedChunk = decoded(chunk);
    if (!decodedChunk || inChunk >= decodedChunk->ends.size())
        return {};
    const ByteView bytes = decodedChunk->row(inChunk);
    return {std::move(decodedChunk), bytes};
}

ChunkedDetails::DecodedPtr ChunkedDetails::decoded(std::size_t chunk) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_decoded[chunk])
            return m_decoded[chunk];
    }
    // outside the lock, so that several threads can walk the trace at once
    const DetailChunk &packed = m_chunks[chunk];
    auto raw = decompressed(packed.packed, packed.rawSize, m_dictionary.get());
    if (!raw)
        return nullptr;
    auto fresh = std::make_shared<Decoded>();
    ByteReader in(*raw);
    std::uint64_t end = 0;
    fresh->ends.resize(packed.rows);
    for (std::uint32_t &rowEnd : fresh->ends) {
        end += in.number32();
        rowEnd = static_cast<std::uint32_t>(std::min<std::uint64_t>(end, raw->size()));
    }
    if (!in.ok() || end != in.left())
        return nullptr;
    fresh->begin = static_cast<std::uint32_t>(raw->size() - in.left());
    for (std::uint32_t &rowEnd : fresh->ends)
        rowEnd += fresh->begin;
    fresh->raw = std::move(*raw);
    return keep(chunk, std::move(fresh));
}

ChunkedDetails::DecodedPtr ChunkedDetails::keep(std::size_t chunk, DecodedPtr fresh) const
{
    const std::lock_guard lock(m_mutex);
    if (m_decoded[chunk]) // another thread was faster
        return m_decoded[chunk];
    m_decoded[chunk] = fresh;
    m_order.push_back(chunk);
    m_decodedBytes += fresh->memoryBytes();
    while (m_decodedBytes > kDecodedBytes && m_order.size() > 1) {
        DecodedPtr &oldest = m_decoded[m_order.front()];
        m_decodedBytes -= oldest->memoryBytes();
        oldest.reset();
        m_order.pop_front();
    }
    return fresh;
}

std::size_t ChunkedDetails::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const DetailChunk &chunk : m_chunks)
        bytes += sizeof(DetailChunk) + chunk.packed.size();
    const std::lock_guard lock(m_mutex);
    return bytes + m_decodedBytes;
}

} // namespace traceloupe
