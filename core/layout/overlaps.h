// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace traceloupe {

/// Counts how many spans run at one moment where that is the most, within each column of a time axis. Spans that share
/// a column one after the other do not run at one moment. Exact, whatever the columns are: every start and end is
/// looked at in order. All spans are counted first, so that each column's times get a place, then added.
class Overlaps {
public:
    explicit Overlaps(int columns);
    void count(int first, int last);
    void reserve();
    /// `lastNs`: the last moment at which it runs. The columns are those that were counted.
    void add(int first, std::int64_t startNs, int last, std::int64_t lastNs);
    /// By column.
    [[nodiscard]] std::vector<std::uint32_t> most();

private:
    /// Times of each column side by side.
    struct Times {
        std::vector<std::size_t> begin; ///< by column; while filling: where the column's next one goes
        std::vector<std::int64_t> times;
        void reserve();
        void add(int column, std::int64_t timeNs);
    };

    int m_columns;
    Times m_starts;
    Times m_ends;
};

} // namespace traceloupe
