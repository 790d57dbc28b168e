// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace traceloupe {

/// What of a span has an attribute.
enum class TagSource : std::uint8_t { Span, Resource, Event, Link, Scope };

/// Which rows of a trace have a pair of the table `tag`, as the column `rows` has them: a byte (source, type, form),
/// then the rows as differences (varints) or as bits, whichever is shorter. Only of keys about which the rows tell
/// everything: every value in the trace is a text, a boolean or a whole number, all are of one source, and no row has
/// two of them. So a row that is not named does not have the value, wherever one looks for it.
struct TagRows {
    TagSource source = TagSource::Span;
    ValueType type = ValueType::String;
    std::vector<std::uint32_t> rows; ///< ascending, each once
};

/// The longest that is kept; what is longer is left to the trace.
inline constexpr std::size_t kMaxTagRowsBytes = 64;
/// More rows never fit.
inline constexpr std::size_t kMaxTagRows = (kMaxTagRowsBytes - 1) * 8;

[[nodiscard]] constexpr bool canHaveTagRows(ValueType type)
{
    return type == ValueType::String || type == ValueType::Bool || type == ValueType::Int;
}

/// Nothing where it would be too long. Requires: canHaveTagRows(rows.type), at least one row.
[[nodiscard]] Bytes encodeTagRows(const TagRows &rows);
/// Nothing for bytes that are no such thing.
[[nodiscard]] std::optional<TagRows> decodeTagRows(ByteView bytes);
/// Source and type alone. Nothing for bytes that begin otherwise.
[[nodiscard]] std::optional<std::pair<TagSource, ValueType>> tagRowsHead(ByteView bytes);
/// Appends the rows to `rows`; false for damaged bytes.
[[nodiscard]] bool appendTagRows(ByteView bytes, std::vector<std::uint32_t> &rows);

} // namespace traceloupe
