// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/compression.h"

#define ZDICT_STATIC_LINKING_ONLY // for the training with settings
#include <zdict.h>
#include <zstd.h>

namespace traceloupe {

namespace {

/// Fast: importing compresses every byte of every trace.
constexpr int kCompressionLevel = 1;
/// With a dictionary the data is small, and the better search costs little.
constexpr int kDictionaryLevel = 3;
/// How a dictionary is looked for. The search over many such settings finds hardly a better one and takes five times as
/// long.
constexpr unsigned kTrainingSegment = 1024;
constexpr unsigned kTrainingMatch = 8;
constexpr unsigned kTrainingTableBits = 18;

struct FreeContext {
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_CDict *dictionary) const { ZSTD_freeCDict(dictionary); }
    void operator()(ZSTD_DDict *dictionary) const { ZSTD_freeDDict(dictionary); }
};

} // namespace

struct Dictionary::Contexts {
    std::unique_ptr<ZSTD_CDict, FreeContext> forCompression;
    std::unique_ptr<ZSTD_DDict, FreeContext> forDecompression;
};

Dictionary::Dictionary(ByteView bytes)
    : m_contexts(new Contexts{
          std::unique_ptr<ZSTD_CDict, FreeContext>(ZSTD_createCDict(bytes.data(), bytes.size(), kDictionaryLevel)),
          std::unique_ptr<ZSTD_DDict, FreeContext>(ZSTD_createDDict(bytes.data(), bytes.size()))})
{}

Dictionary::~Dictionary() = default;

std::optional<Bytes> Dictionary::train(const std::vector<Bytes> &samples)
{
    Bytes joined;
    std::vector<std::size_t> sizes;
    for (const Bytes &sample : samples) {
        joined.insert(joined.end(), sample.begin(), sample.end());
        sizes.push_back(sample.size());
    }
    Bytes trained(kBytes);
    ZDICT_fastCover_params_t parameters{};
    parameters.k = kTrainingSegment;
    parameters.d = kTrainingMatch;
    parameters.f = kTrainingTableBits;
    parameters.accel = 1;
    parameters.zParams.compressionLevel = kDictionaryLevel;
    const std::size_t size = ZDICT_trainFromBuffer_fastCover(
        trained.data(), trained.size(), joined.data(), sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
    if (ZDICT_isError(size) != 0U)
        return std::nullopt;
    trained.resize(size);
    return trained;
}

Bytes compressed(ByteView raw, const Dictionary *dictionary)
{
    static thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    Bytes out(ZSTD_compressBound(raw.size()));
    const std::size_t size = dictionary != nullptr
                                 ? ZSTD_compress_usingCDict(context.get(), out.data(), out.size(), raw.data(),
                                                            raw.size(), dictionary->contexts().forCompression.get())
                                 : ZSTD_compressCCtx(context.get(), out.data(), out.size(), raw.data(), raw.size(),
                                                     kCompressionLevel);
    out.resize(ZSTD_isError(size) != 0U
                   ? 0
                   : size); // can't fail with a buffer of that bound; an empty frame is refused on reading
    return out;
}

std::optional<ByteView> decompressed(ByteView packed, std::size_t rawSize, const Dictionary *dictionary, Bytes &memory)
{
    // the frame names its size: a damaged number must not make us allocate
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != rawSize)
        return std::nullopt;
    static thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    if (memory.size() < rawSize)
        memory.resize(rawSize);
    const std::size_t size = dictionary != nullptr
                                 ? ZSTD_decompress_usingDDict(context.get(), memory.data(), rawSize, packed.data(),
                                                              packed.size(),
                                                              dictionary->contexts().forDecompression.get())
                                 : ZSTD_decompressDCtx(context.get(), memory.data(), rawSize, packed.data(),
                                                       packed.size());
    if (ZSTD_isError(size) != 0U || size != rawSize)
        return std::nullopt;
    return ByteView(memory).first(rawSize);
}

std::optional<Bytes> decompressed(ByteView packed, std::size_t rawSize, const Dictionary *dictionary)
{
    Bytes out;
    return decompressed(packed, rawSize, dictionary, out) ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace traceloupe
