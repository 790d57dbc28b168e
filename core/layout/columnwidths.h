// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace traceloupe {

/// What a column of a list needs, and what it gets.
struct ColumnWidth {
    int leastPx = 0;
    int neededPx = 0; ///< to show the whole of what is in it
    int turn = 0;     ///< columns with a lower one grow first
    double share = 1; ///< of what is left for its turn
    int px = 0;       ///< the answer
};

/// Shares the width of a list: every column gets its least width; what is left goes to those that need more, turn by
/// turn, within a turn by their shares. What nobody needs is left over.
void shareWidth(std::span<ColumnWidth> columns, int widthPx);

} // namespace traceloupe
