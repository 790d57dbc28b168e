// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/pathindex.h"

#include <algorithm>
#include <tuple>

namespace traceloupe {

PathIndex::PathIndex(std::vector<PathPiece> pieces) : m_pieces(std::move(pieces))
{
    std::ranges::sort(m_pieces, {}, [](const PathPiece &piece) { return std::tuple(piece.span, piece.startNs); });
}

std::span<const PathPiece> PathIndex::in(std::uint32_t first, std::uint32_t end) const
{
    const auto rowOf = [](const PathPiece &piece) { return piece.span.value(); };
    const auto begin = std::ranges::lower_bound(m_pieces, first, {}, rowOf);
    const auto last = std::ranges::lower_bound(begin, m_pieces.end(), end, {}, rowOf);
    return {begin, last};
}

} // namespace traceloupe
