// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/colortable.h"
#include "core/layout/flametree.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// The colour of every frame: the one that most of its spans have in the table; kNoColor for frames without spans.
/// Any thread, O(rows). Requires: both of the same trace.
[[nodiscard]] std::vector<std::uint8_t> frameColors(const FlameTree &tree, const ColorTable &table);

} // namespace traceloupe
