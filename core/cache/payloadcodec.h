// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/compression.h"
#include "core/model/result.h"
#include "core/model/trace.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace traceloupe {

/// A whole trace as blobs of the table `payload`: part 0 is the structure (columns, texts, resources, ...), each
/// further part a chunk of span details. Lossless. Format 1, all numbers varints unless said:
///
///     part 0   "TLP", format byte, blobHash() of the rest (8 bytes, little-endian),
///              trace id (16 bytes), number of rows,
///              number of blocks, of each: number of sections, their raw sizes, packed size
///              number of chunks, of each: rows, raw size, packed size, blobHash() (8 bytes)
///              the blocks, zstd; sections in the order: texts, tables, odd parents, ColumnSection...
///              of a small trace: its only chunk, which has then no part of its own
///     part n   chunk n - 1: the rows' detail sizes, then their bytes, zstd
struct EncodedPayload {
    std::vector<Bytes> parts; ///< none for a trace that is too large to be stored
    [[nodiscard]] std::uint64_t byteSize() const;
};

/// A trace of at most so many rows is compressed with the dictionary of its cache, if there is one.
inline constexpr std::uint32_t kMaxDictionaryRows = 2000;

/// `dictionary` may be null; the same one must be given to decodePayload().
[[nodiscard]] EncodedPayload encodePayload(const Trace &trace, const Dictionary *dictionary = nullptr);
/// What is compressed of a trace, before it is: to train a dictionary with.
[[nodiscard]] std::vector<Bytes> payloadSamples(const Trace &trace);

/// Takes the trace apart again. Everything is checked: damaged bytes give InvalidInput with a reason, never a
/// trace that breaks its promises. Large traces are decoded by two threads.
[[nodiscard]] Result<TracePtr> decodePayload(std::vector<Bytes> parts, const DictionaryPtr &dictionary = {});

/// Shows `look` all that the trace is made of, piece by piece, as it is before compression: texts are in it as they
/// are, none cut in two. A fifth of what decoding takes. The bytes are good during the call. InvalidInput for damaged
/// parts.
[[nodiscard]] Result<> lookThroughPayload(const std::vector<Bytes> &parts, const Dictionary *dictionary,
                                          const std::function<void(ByteView)> &look);

} // namespace traceloupe
