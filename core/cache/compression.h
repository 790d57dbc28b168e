// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

/// What small traces of one cache have in common (resources, keys, statements), so that each need not say it
/// again: a zstd dictionary. Immutable, free to be used from any thread.
class Dictionary {
public:
    /// Size of a trained dictionary.
    static constexpr std::size_t kBytes = 96U << 10;

    explicit Dictionary(ByteView bytes);
    ~Dictionary();
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    /// The bytes of a dictionary for data like `samples`; nothing if there is too little to learn from.
    [[nodiscard]] static std::optional<Bytes> train(const std::vector<Bytes> &samples);

    struct Contexts;
    [[nodiscard]] const Contexts &contexts() const { return *m_contexts; }

private:
    std::unique_ptr<Contexts> m_contexts;
};
using DictionaryPtr = std::shared_ptr<const Dictionary>;

// zstd for the payload, free to be called from any thread. `dictionary` may be null.

[[nodiscard]] Bytes compressed(ByteView raw, const Dictionary *dictionary = nullptr);
/// The original, which must have exactly `rawSize` bytes; nothing for damaged input and for another dictionary
/// than it was compressed with.
[[nodiscard]] std::optional<Bytes> decompressed(ByteView packed, std::size_t rawSize,
                                                const Dictionary *dictionary = nullptr);
/// The same into memory that is used again; the bytes are good until it is.
[[nodiscard]] std::optional<ByteView> decompressed(ByteView packed, std::size_t rawSize, const Dictionary *dictionary,
                                                   Bytes &memory);

} // namespace traceloupe
