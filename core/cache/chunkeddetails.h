// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/compression.h"
#include "core/model/spandetails.h"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace traceloupe {

/// Details of a run of rows, compressed: the sizes of the rows' details as varints, then their bytes.
struct DetailChunk {
    std::uint32_t rows = 0;
    std::uint32_t rawSize = 0;
    Bytes packed;
};

/// Cuts the details of all rows into chunks of about kDetailChunkBytes and compresses each. Nothing where one span
/// alone has more than kMaxDetailBytes: SQLite could not take it.
[[nodiscard]] std::optional<std::vector<DetailChunk>> packDetails(const DetailStore &details, std::uint32_t rows,
                                                                  const Dictionary *dictionary);
/// The same without compression: what a dictionary is trained with.
[[nodiscard]] std::vector<Bytes> detailSamples(const DetailStore &details, std::uint32_t rows);

/// A loaded trace's details: compressed in memory (so that they are there whatever happens to the file), decoded
/// a chunk at a time when asked for. At most kDecodedBytes stay decoded, beside those still in use.
class ChunkedDetails final : public DetailStore {
public:
    static constexpr std::size_t kDetailChunkBytes = 128U << 10;
    static constexpr std::size_t kDecodedBytes = 16U << 20;
    static constexpr std::size_t kMaxDetailBytes = 900U << 20;

    ChunkedDetails(std::vector<DetailChunk> chunks, DictionaryPtr dictionary);

    [[nodiscard]] DetailBytes detail(SpanIndex row) const override;
    [[nodiscard]] std::size_t memoryBytes() const override;
    [[nodiscard]] const std::vector<DetailChunk> &chunks() const { return m_chunks; }

private:
    struct Decoded;
    using DecodedPtr = std::shared_ptr<const Decoded>;

    [[nodiscard]] DecodedPtr decoded(std::size_t chunk) const;
    DecodedPtr keep(std::size_t chunk, DecodedPtr fresh) const;

    std::vector<DetailChunk> m_chunks;
    DictionaryPtr m_dictionary;
    std::vector<std::uint32_t> m_firstRows;

    mutable std::mutex m_mutex;
    mutable std::vector<DecodedPtr> m_decoded;     ///< by chunk; null = not decoded
    mutable std::list<std::size_t> m_order;        ///< decoded chunks, the longest decoded first
    mutable std::size_t m_decodedBytes = 0;
};

} // namespace traceloupe
