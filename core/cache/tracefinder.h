// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe {

class Connection;

/// Whether a stored trace is all there is: the column `partial`.
enum class Extent : std::uint8_t {
    Whole,
    SentInPart,      ///< the backend said so
    ImportUnfinished ///< the import that brought it has not come to its end
};

/// Where a stored trace lies: what is needed to load, rewrite or delete it.
struct StoredTrace {
    std::int64_t row = 0;       ///< trace.id
    TraceId id;
    Extent extent = Extent::Whole;
    std::int64_t firstSpan = 0; ///< its rows of span_row are [firstSpan, firstSpan + rowCount)
    std::int64_t rowCount = 0;
    std::int64_t tagCount = 0;  ///< its rows of tag
    std::int64_t dictionary = 0; ///< that its payload is compressed with; 0 = none
};

/// Of a number of the column; one that is not known is as good as SentInPart.
[[nodiscard]] Extent extentOf(std::int64_t number);

/// The trace of that id. Also the one whose id differs only in that one of the two has an upper half of zero
/// (64-bit ids, apis of old libraries), if there is exactly one. Throws what SQLiteCpp throws.
[[nodiscard]] std::optional<StoredTrace> findTrace(Connection &connection, const TraceId &id);
/// By its row in `trace`.
[[nodiscard]] std::optional<StoredTrace> findTraceRow(Connection &connection, std::int64_t row);
/// All of them, oldest stored first.
[[nodiscard]] std::vector<StoredTrace> allTraces(Connection &connection);

} // namespace traceloupe
