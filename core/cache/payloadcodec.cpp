// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/payloadcodec.h"

#include "core/cache/blobhash.h"
#include "core/cache/bytereader.h"
#include "core/cache/chunkeddetails.h"
#include "core/cache/compression.h"
#include "core/cache/payloadcolumns.h"
#include "core/cache/payloadtables.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::uint8_t, 3> kMagic{'T', 'L', 'P'};
constexpr std::uint8_t kFormat = 1;
/// Structures up to this size are one block: small traces compress better together.
constexpr std::size_t kOneBlockBytes = 256U << 10;
/// A trace whose details are one chunk of up to this many packed bytes is one part: one row, less space lost in pages.
constexpr std::size_t kOnePartBytes = 32U << 10;
/// From this size on a second thread is worth its start.
constexpr std::size_t kParallelBytes = 1U << 20;
/// A section or chunk larger than this is taken for damage.
constexpr std::uint64_t kMaxSectionBytes = 2ULL << 30;

constexpr std::size_t kTexts = 0;
constexpr std::size_t kTables = 1;
constexpr std::size_t kOddParents = 2;
constexpr std::size_t kFirstColumn = 3;
constexpr std::size_t kSections = kFirstColumn + kColumnSections;

struct Block {
    std::vector<std::uint64_t> sectionSizes;
    std::uint64_t rawSize = 0;
    std::size_t firstSection = 0;
    ByteView packed;
};

struct ChunkEntry {
    std::uint32_t rows = 0;
    std::uint32_t rawSize = 0;
    std::uint64_t packedSize = 0;
    std::uint64_t hash = 0;
};

struct Structure {
    TraceId id;
    std::uint32_t rows = 0;
    std::vector<Block> blocks;
    std::vector<ChunkEntry> chunks;
    ByteView joinedChunk; ///< of a trace that is one part
};

tl::unexpected<Error> damaged(QStringView what)
{
    return fail(ErrorCode::InvalidInput, what.toString());
}

std::array<Bytes, kSections> encodeSections(const TraceParts &parts)
{
    std::array<Bytes, kSections> sections;
    sections[kTexts] = encodeStrings(*parts.strings);
    sections[kTables] = encodeTables(parts);
    sections[kOddParents] = encodeOddParents(parts.columns);
    for (std::size_t i = 0; i < kColumnSections; ++i)
        sections[kFirstColumn + i] = encodeColumn(static_cast<ColumnSection>(i), parts.columns);
    return sections;
}

/// The table of blocks goes to `head`, their packed bytes to `body`.
void putBlocks(const std::array<Bytes, kSections> &sections, const Dictionary *dictionary, Bytes &head, Bytes &body)
{
    std::size_t total = 0;
    for (const Bytes &section : sections)
        total += section.size();
    const std::size_t sectionsPerBlock = total <= kOneBlockBytes ? kSections : 1;
    varint::put(head, kSections / sectionsPerBlock);
    for (std::size_t first = 0; first < kSections; first += sectionsPerBlock) {
        Bytes joined;
        varint::put(head, sectionsPerBlock);
        for (std::size_t i = first; i < first + sectionsPerBlock; ++i) {
            varint::put(head, sections[i].size());
            joined.insert(joined.end(), sections[i].begin(), sections[i].end());
        }
        const Bytes packed = compressed(joined, dictionary);
        varint::put(head, packed.size());
        body.insert(body.end(), packed.begin(), packed.end());
    }
}

void putChunks(const std::vector<DetailChunk> &chunks, Bytes &head)
{
    varint::put(head, chunks.size());
    for (const DetailChunk &chunk : chunks) {
        varint::put(head, chunk.rows);
        varint::put(head, chunk.rawSize);
        varint::put(head, chunk.packed.size());
        putWord(head, blobHash(chunk.packed));
    }
}

bool isOnePart(std::size_t chunks, std::uint64_t packedBytes)
{
    return chunks == 1 && packedBytes <= kOnePartBytes;
}

Bytes encodeStructure(const Trace &trace, const std::vector<DetailChunk> &chunks, const Dictionary *dictionary)
{
    Bytes head;
    Bytes body;
    const auto id = trace.id().toBytes();
    head.insert(head.end(), id.begin(), id.end());
    varint::put(head, trace.rowCount());
    putBlocks(encodeSections(trace.parts()), dictionary, head, body);
    putChunks(chunks, head);
    head.insert(head.end(), body.begin(), body.end());
    if (!chunks.empty() && isOnePart(chunks.size(), chunks.front().packed.size()))
        head.insert(head.end(), chunks.front().packed.begin(), chunks.front().packed.end());

    Bytes out(kMagic.begin(), kMagic.end());
    out.push_back(kFormat);
    putWord(out, blobHash(head));
    out.insert(out.end(), head.begin(), head.end());
    return out;
}

bool takeBlocks(ByteReader &in, std::vector<Block> &blocks, std::vector<std::uint64_t> &packedSizes)
{
    std::size_t sections = 0;
    const std::uint64_t count = in.count();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        Block block;
        block.firstSection = sections;
        block.sectionSizes.resize(in.count());
        sections += block.sectionSizes.size();
        for (std::uint64_t &size : block.sectionSizes) {
            size = in.number();
            if (size > kMaxSectionBytes)
                return false;
            block.rawSize += size;
        }
        packedSizes.push_back(in.number());
        blocks.push_back(std::move(block));
    }
    return in.ok() && sections == kSections;
}

bool takeChunks(ByteReader &in, std::vector<ChunkEntry> &chunks, std::uint32_t rows)
{
    std::uint64_t total = 0;
    chunks.resize(in.count());
    for (ChunkEntry &chunk : chunks) {
        chunk.rows = in.number32();
        chunk.rawSize = in.number32();
        chunk.packedSize = in.number();
        chunk.hash = in.word();
        total += chunk.rows;
        if (chunk.rawSize > kMaxSectionBytes || chunk.rows > chunk.rawSize)
            return false;
    }
    return in.ok() && total == rows;
}

Result<Structure> takeStructure(ByteView bytes)
{
    ByteReader in(bytes);
    if (!std::ranges::equal(in.bytes(kMagic.size()), kMagic))
        return damaged(u"it does not begin as one");
    if (const std::uint8_t format = in.byte(); format != kFormat)
        return damaged(QString(u"it has the unknown format %1"_s.arg(format)));
    const std::uint64_t hash = in.word();
    if (!in.ok() || blobHash(bytes.last(in.left())) != hash)
        return damaged(u"the checksum of its structure is wrong");

    Structure structure;
    const ByteView id = in.bytes(16);
    structure.id = TraceId::fromBytes({reinterpret_cast<const char *>(id.data()), id.size()}).value_or(TraceId{});
    structure.rows = in.number32();
    std::vector<std::uint64_t> packedSizes;
    if (!takeBlocks(in, structure.blocks, packedSizes) || !takeChunks(in, structure.chunks, structure.rows))
        return damaged(u"its table of contents is damaged");
    for (std::size_t i = 0; i < structure.blocks.size(); ++i)
        structure.blocks[i].packed = in.bytes(packedSizes[i]);
    if (!structure.chunks.empty() && isOnePart(structure.chunks.size(), structure.chunks.front().packedSize))
        structure.joinedChunk = in.bytes(structure.chunks.front().packedSize);
    if (!in.ok() || !in.atEnd())
        return damaged(u"its structure is cut short");
    return structure;
}

/// Decodes blocks one after the other, taken from a common counter by each of the threads.
class BlockDecoder {
public:
    BlockDecoder(const Structure &structure, const Dictionary *dictionary, TraceParts &parts)
        : m_structure(structure), m_dictionary(dictionary), m_parts(parts)
    {}

    /// False if a block or section is damaged.
    bool run()
    {
        std::uint64_t total = 0;
        for (const Block &block : m_structure.blocks)
            total += block.rawSize;
        if (total < kParallelBytes) {
            work();
        } else {
            std::thread second([this] { work(); });
            work();
            second.join();
        }
        // needs the texts
        return m_sound && m_parts.strings && decodeTables(ByteReader(m_tables), m_structure.rows, m_parts);
    }

    [[nodiscard]] ByteReader oddParents() const { return ByteReader(m_oddParents); }

private:
    void work()
    {
        for (std::size_t i = m_next++; i < m_structure.blocks.size() && m_sound; i = m_next++) {
            if (!decodeBlock(m_structure.blocks[i]))
                m_sound = false;
        }
    }

    bool decodeBlock(const Block &block)
    {
        const auto raw = decompressed(block.packed, block.rawSize, m_dictionary);
        if (!raw)
            return false;
        ByteView rest(*raw);
        bool sound = true;
        for (std::size_t i = 0; i < block.sectionSizes.size(); ++i) {
            sound = decodeSection(block.firstSection + i, rest.first(block.sectionSizes[i])) && sound;
            rest = rest.subspan(block.sectionSizes[i]);
        }
        return sound;
    }

    bool decodeSection(std::size_t section, ByteView bytes)
    {
        switch (section) {
        case kTexts:
            m_parts.strings = decodeStrings(ByteReader(bytes));
            return m_parts.strings != nullptr;
        case kTables:
            m_tables.assign(bytes.begin(), bytes.end());
            return true;
        case kOddParents:
            m_oddParents.assign(bytes.begin(), bytes.end());
            return true;
        default:
            return decodeColumn(static_cast<ColumnSection>(section - kFirstColumn), ByteReader(bytes), m_structure.rows,
                                m_parts.columns);
        }
    }

    const Structure &m_structure;
    const Dictionary *m_dictionary;
    TraceParts &m_parts;
    Bytes m_tables;
    Bytes m_oddParents;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_sound{true};
};

Result<std::vector<DetailChunk>> takeDetailChunks(const Structure &structure, std::vector<Bytes> &parts)
{
    if (parts.size() == 1 && !structure.joinedChunk.empty())
        parts.emplace_back(structure.joinedChunk.begin(), structure.joinedChunk.end());
    if (parts.size() != structure.chunks.size() + 1)
        return damaged(QString(u"it has %1 parts instead of %2"_s.arg(parts.size()).arg(structure.chunks.size() + 1)));
    std::vector<DetailChunk> chunks;
    chunks.reserve(structure.chunks.size());
    for (std::size_t i = 0; i < structure.chunks.size(); ++i) {
        const ChunkEntry &entry = structure.chunks[i];
        Bytes &packed = parts[i + 1];
        if (packed.size() != entry.packedSize || blobHash(packed) != entry.hash)
            return damaged(QString(u"the checksum of its part %1 is wrong"_s.arg(i + 1)));
        chunks.push_back({entry.rows, entry.rawSize, std::move(packed)});
    }
    return chunks;
}

} // namespace

std::uint64_t EncodedPayload::byteSize() const
{
    std::uint64_t bytes = 0;
    for (const Bytes &part : parts)
        bytes += part.size();
    return bytes;
}

EncodedPayload encodePayload(const Trace &trace, const Dictionary *dictionary)
{
    EncodedPayload payload;
    std::vector<DetailChunk> chunks;
    if (trace.parts().details) {
        auto packed = packDetails(*trace.parts().details, trace.rowCount(), dictionary);
        if (!packed)
            return payload;
        chunks = std::move(*packed);
    }
    payload.parts.push_back(encodeStructure(trace, chunks, dictionary));
    if (!chunks.empty() && isOnePart(chunks.size(), chunks.front().packed.size()))
        return payload;
    for (DetailChunk &chunk : chunks)
        payload.parts.push_back(std::move(chunk.packed));
    return payload;
}

std::vector<Bytes> payloadSamples(const Trace &trace)
{
    std::vector<Bytes> samples;
    if (trace.parts().details)
        samples = detailSamples(*trace.parts().details, trace.rowCount());
    Bytes &structure = samples.emplace_back();
    for (const Bytes &section : encodeSections(trace.parts()))
        structure.insert(structure.end(), section.begin(), section.end());
    return samples;
}

Result<TracePtr> decodePayload(std::vector<Bytes> parts, const DictionaryPtr &dictionary)
{
    if (parts.empty())
        return damaged(u"there is none");
    const auto structure = takeStructure(parts.front());
    if (!structure)
        return tl::unexpected(structure.error());
    TraceParts trace;
    trace.id = structure->id;
    BlockDecoder decoder(*structure, dictionary.get(), trace);
    if (!decoder.run())
        return damaged(u"its structure is damaged");
    const ColumnLimits limits{trace.strings->size(), static_cast<std::uint32_t>(trace.resources.size()),
                              static_cast<std::uint32_t>(trace.scopes.size())};
    if (!completeColumns(trace.columns, decoder.oddParents(), limits))
        return damaged(u"its columns contradict each other");
    auto chunks = takeDetailChunks(*structure, parts);
    if (!chunks)
        return tl::unexpected(chunks.error());
    trace.details = std::make_shared<ChunkedDetails>(std::move(*chunks), dictionary);
    return std::make_shared<const Trace>(std::move(trace));
}

Result<> lookThroughPayload(const std::vector<Bytes> &parts, const Dictionary *dictionary,
                            const std::function<void(ByteView)> &look)
{
    if (parts.empty())
        return damaged(u"there is none");
    const auto structure = takeStructure(parts.front());
    if (!structure)
        return tl::unexpected(structure.error());
    Bytes memory;
    const auto lookAt = [&](ByteView packed, std::uint64_t rawSize) {
        const auto raw = decompressed(packed, rawSize, dictionary, memory);
        if (raw)
            look(*raw);
        return raw.has_value();
    };
    for (const Block &block : structure->blocks) {
        if (!lookAt(block.packed, block.rawSize))
            return damaged(u"its structure is damaged");
    }
    const bool isJoined = !structure->joinedChunk.empty();
    if (!isJoined && parts.size() != structure->chunks.size() + 1)
        return damaged(u"it has not all of its parts");
    for (std::size_t i = 0; i < structure->chunks.size(); ++i) {
        if (!lookAt(isJoined ? structure->joinedChunk : ByteView(parts[i + 1]), structure->chunks[i].rawSize))
            return damaged(u"its details are damaged");
    }
    return {};
}

} // namespace traceloupe
