// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// A stretch of time in which a span was on the critical path, or ran beside it without being waited for.
struct PathPiece {
    SpanIndex span;
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    bool isWhile = false;
};

/// A critical path by rows, for drawing. Immutable.
class PathIndex {
public:
    PathIndex() = default;
    explicit PathIndex(std::vector<PathPiece> pieces);

    /// By start.
    [[nodiscard]] std::span<const PathPiece> of(SpanIndex span) const { return in(span.value(), span.value() + 1); }
    /// Of all rows in [first, end), by row, then start.
    [[nodiscard]] std::span<const PathPiece> in(std::uint32_t first, std::uint32_t end) const;
    /// The piece of the path itself (no "while") that a time is in, else null.
    [[nodiscard]] const PathPiece *at(std::int64_t timeNs) const;
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }

private:
    std::vector<PathPiece> m_pieces;
    std::vector<std::uint32_t> m_byTime; ///< into m_pieces, those of the path itself, by start
};

} // namespace traceloupe
