// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstddef>
#include <optional>

namespace traceloupe {

/// zstd for the payload. Free to be called from any thread.
[[nodiscard]] Bytes compressed(ByteView raw);
/// The original, which must have exactly `rawSize` bytes; nothing for damaged input.
[[nodiscard]] std::optional<Bytes> decompressed(ByteView packed, std::size_t rawSize);

} // namespace traceloupe
