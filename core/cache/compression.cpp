// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/compression.h"

#include <zstd.h>

#include <memory>

namespace traceloupe {

namespace {

/// Measured on generated traces: level 3 is 4 % smaller than 1 and takes 1.6 times as long.
constexpr int kCompressionLevel = 1;

struct FreeContext {
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

} // namespace

Bytes compressed(ByteView raw)
{
    static thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    Bytes out(ZSTD_compressBound(raw.size()));
    const std::size_t size = ZSTD_compressCCtx(context.get(), out.data(), out.size(), raw.data(), raw.size(), kCompressionLevel);
    out.resize(ZSTD_isError(size) != 0U ? 0 : size); // can't fail with a buffer of that bound; an empty frame is refused on reading
    return out;
}

std::optional<Bytes> decompressed(ByteView packed, std::size_t rawSize)
{
    // the frame names its size: a damaged number must not make us allocate
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != rawSize)
        return std::nullopt;
    static thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    Bytes out(rawSize);
    const std::size_t size = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), packed.data(), packed.size());
    if (ZSTD_isError(size) != 0U || size != rawSize)
        return std::nullopt;
    return out;
}

} // namespace traceloupe
