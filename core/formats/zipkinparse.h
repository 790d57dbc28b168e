// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsonfields.h"
#include "core/formats/zipkinspan.h"

namespace traceloupe {

/// Reads the span object at the cursor and goes past it. What is wrong with single fields is counted.
[[nodiscard]] ZipkinRecord takeZipkinRecord(JsonCursor &cursor, TextArena &arena, ReadContext &context);

/// The two ids of the span object at the cursor, and goes past it.
struct ZipkinKey {
    std::string_view traceId;
    std::string_view id;
};
[[nodiscard]] ZipkinKey takeZipkinKey(JsonCursor &cursor, TextArena &arena);

} // namespace traceloupe
