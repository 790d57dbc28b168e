// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>

namespace traceloupe {

class ByteReader;

/// The columns of a trace as sections of the payload, each written and read on its own (so that they can be read
/// in parallel). Numbers are varints; what follows from other columns (parent, subtree end, most parent ids) is
/// not written. The order of the enumerators is part of the file format.
enum class ColumnSection : std::uint8_t {
    Ids,
    Starts,
    Durations,
    Depths,
    Names,
    Resources,
    Scopes,
    KindsAndStatus,
    States,
    Flags,
    Count_
};
inline constexpr std::size_t kColumnSections = static_cast<std::size_t>(ColumnSection::Count_);

[[nodiscard]] Bytes encodeColumn(ColumnSection section, const TraceColumns &columns);
/// Fills one column of `rows` entries. False for bytes that are no such column; ids and indices are not yet checked.
[[nodiscard]] bool decodeColumn(ColumnSection section, ByteReader in, std::uint32_t rows, TraceColumns &columns);

/// Parent ids that are not simply the id of the parent row (orphans at the top, cut cycles).
[[nodiscard]] Bytes encodeOddParents(const TraceColumns &columns);

/// How large the things are that columns point to.
struct ColumnLimits {
    std::uint32_t strings = 0;
    std::uint32_t resources = 0;
    std::uint32_t scopes = 0;
};

/// Makes parent, subtree end and parent id from depth and the odd ones, and checks every value of every column
/// against what Trace requires. False if anything is out of range.
[[nodiscard]] bool completeColumns(TraceColumns &columns, ByteReader oddParents, const ColumnLimits &limits);

} // namespace traceloupe
