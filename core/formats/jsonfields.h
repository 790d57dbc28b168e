// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/readcontext.h"
#include "core/model/id.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace traceloupe {

/// What the readers of Jaeger and Zipkin ask of single JSON values, with the tolerance that hand-made files and old
/// clients need.

/// The key that was just returned by nextField(), good for as long as the arena.
[[nodiscard]] std::string_view lastingKey(JsonCursor &cursor, TextArena &arena);
/// The next value as text if it is a string or a number. Anything else is skipped and, unless null, counted.
[[nodiscard]] std::optional<std::string_view> takeTextValue(JsonCursor &cursor, TextArena &arena, ReadContext &context,
                                                            std::string_view field);
/// The next value as an integer if it is one, or a string of one; clamped to 64 bits, a fraction cut off. Anything else
/// is skipped and, unless null, counted.
[[nodiscard]] std::optional<std::int64_t> takeIntegerValue(JsonCursor &cursor, ReadContext &context,
                                                           std::string_view field);
/// The next value if it is a bool, or "true" / "false" in quotes. Anything else is skipped and, unless null, counted.
[[nodiscard]] std::optional<bool> takeBoolValue(JsonCursor &cursor, TextArena &arena, ReadContext &context,
                                                std::string_view field);
/// Unix microseconds as nanoseconds; what 63 bits can't say is clamped and counted.
[[nodiscard]] std::int64_t microsecondsToNs(std::int64_t microseconds, ReadContext &context, std::size_t offset);
[[nodiscard]] bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase);
/// The same trace: equal, or one with 64 bits and one with 128 whose lower halves are equal (mapping.md section 5).
[[nodiscard]] bool isSameTrace(const TraceId &a, const TraceId &b);

} // namespace traceloupe
