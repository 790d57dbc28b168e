// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/columnwidths.h"

#include <algorithm>
#include <set>

namespace traceloupe {

namespace {

int missing(const ColumnWidth &column)
{
    return std::max(0, column.neededPx - column.px);
}

/// What is left after it.
int growTurn(std::span<ColumnWidth> columns, int turn, int sparePx)
{
    // each round satisfies a column or uses up what is left
    for (std::size_t round = 0; round <= columns.size() && sparePx > 0; ++round) {
        double shares = 0;
        for (const ColumnWidth &column : columns)
            shares += column.turn == turn && missing(column) > 0 ? column.share : 0;
        if (shares <= 0)
            return sparePx;
        const int room = sparePx;
        for (ColumnWidth &column : columns) {
            if (column.turn != turn || missing(column) == 0)
                continue;
            const int part = std::max(1, static_cast<int>(room * column.share / shares));
            const int more = std::min({missing(column), part, sparePx});
            column.px += more;
            sparePx -= more;
        }
    }
    return sparePx;
}

} // namespace

void shareWidth(std::span<ColumnWidth> columns, int widthPx)
{
    std::set<int> turns;
    int spare = widthPx;
    for (ColumnWidth &column : columns) {
        column.px = column.leastPx;
        spare -= column.leastPx;
        turns.insert(column.turn);
    }
    for (const int turn : turns)
        spare = growTurn(columns, turn, spare);
}

} // namespace traceloupe
