// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spancategory.h"

#include <cstdint>

namespace traceloupe {

/// The colour of a category, the same in every view: an index of the services' colours, or kNoColor.
[[nodiscard]] std::uint8_t categoryColor(SpanCategory category);

} // namespace traceloupe
