// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsonindex.h"
#include "core/formats/tokenmemory.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace traceloupe {

/// A text from this size on is indexed by two threads.
inline constexpr std::size_t kParallelJsonBytes = 4U << 20;

/// The tokens of a large JSON text as JsonIndex gives them, found block by block by two threads. Blocks end behind
/// places that are hardly ever inside a string; where one was, or the text is damaged, there is no answer, and the text
/// must be looked at in one piece. The answer is the number of tokens (`blocks` has them all); one entry more is the
/// length of the text.
[[nodiscard]] std::optional<std::uint32_t> indexJsonBlocks(std::string_view text, TokenMemory &tokens,
                                                           std::vector<JsonBlock> &blocks);

} // namespace traceloupe
