// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/pathindex.h"

#include <algorithm>
#include <tuple>

namespace traceloupe {

PathIndex::PathIndex(std::vector<PathPiece> pieces) : m_pieces(std::move(pieces))
{
    std::ranges::sort(m_pieces, {}, [](const PathPiece &piece) { return std::tuple(piece.span, piece.startNs); });
    for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
        if (!m_pieces[i].isWhile)
            m_byTime.push_back(i);
    }
    std::ranges::sort(m_byTime, {}, [this](std::uint32_t i) { return m_pieces[i].startNs; });
}

const PathPiece *PathIndex::at(std::int64_t timeNs) const
{
    const auto after = std::ranges::upper_bound(m_byTime, timeNs, {},
                                                [this](std::uint32_t i) { return m_pieces[i].startNs; });
    if (after == m_byTime.begin())
        return nullptr;
    const PathPiece &piece = m_pieces[*(after - 1)];
    return timeNs < piece.endNs ? &piece : nullptr;
}

std::span<const PathPiece> PathIndex::in(std::uint32_t first, std::uint32_t end) const
{
    const auto rowOf = [](const PathPiece &piece) { return piece.span.value(); };
    const auto begin = std::ranges::lower_bound(m_pieces, first, {}, rowOf);
    const auto last = std::ranges::lower_bound(begin, m_pieces.end(), end, {}, rowOf);
    return {begin, last};
}

} // namespace traceloupe
