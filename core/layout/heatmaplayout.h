// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/resultcolumns.h"
#include "core/layout/timescale.h"

#include <QString>

namespace traceloupe {

/// How many traces started in a stretch of time and took a stretch of durations.
struct HeatCell {
    std::uint32_t traces = 0;
    std::uint32_t failed = 0;  ///< of them, with errors
    std::uint32_t members = 0; ///< of them, in the cohort
    double weight = 0;         ///< what they stand for; the same as traces where none is weighted
};

/// A plot cut into cells: columns of time to the right, rows of durations upwards on the logarithmic scale (row 0 is
/// the shortest). Cells are about kCellPx wide and high and fill the plot exactly.
class HeatmapLayout {
public:
    static constexpr double kCellWidthPx = 12;
    static constexpr double kCellHeightPx = 10;

    HeatmapLayout() = default;
    /// `members`: of rowsWithin(), or empty.
    HeatmapLayout(const ResultColumns &columns, const std::vector<std::uint8_t> &members, const TimeScale &time,
                  const LogScale &duration);

    [[nodiscard]] int columnCount() const { return m_columns; }
    [[nodiscard]] int rowCount() const { return m_rows; }
    [[nodiscard]] const HeatCell &cell(int column, int row) const { return m_cells[indexOf(column, row)]; }
    /// Traces of the fullest cell.
    [[nodiscard]] std::uint32_t most() const { return m_most; }
    /// 0 for none, else above 0 to 1 for the fullest: by the logarithm, because one cell often holds most of them.
    [[nodiscard]] double strength(const HeatCell &cell) const;
    [[nodiscard]] double strengthOf(double weight) const; ///< of a cell that stands for so many
    /// Counts for a legend, ascending from one trace to the fullest cell, at most `steps` and about equally far apart
    /// in strength.
    [[nodiscard]] std::vector<std::uint32_t> scaleSteps(std::size_t steps) const;

    /// The cell at a place of the plot (`y` down from its top), clamped to the plot.
    [[nodiscard]] int columnAt(double x) const;
    [[nodiscard]] int rowAt(double y) const;
    [[nodiscard]] double leftPx(int column) const { return column * m_cellWidthPx; }
    [[nodiscard]] double topPx(int row) const { return m_duration.lengthPx() - (row + 1) * m_cellHeightPx; }
    [[nodiscard]] double cellWidthPx() const { return m_cellWidthPx; }
    [[nodiscard]] double cellHeightPx() const { return m_cellHeightPx; }
    /// What a block of cells stands for, given two of its corners.
    [[nodiscard]] ResultBrush brushOf(int columnA, int rowA, int columnB, int rowB) const;

private:
    [[nodiscard]] std::size_t indexOf(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
    }

    TimeScale m_time;
    LogScale m_duration;
    int m_columns = 0;
    int m_rows = 0;
    double m_cellWidthPx = 0;
    double m_cellHeightPx = 0;
    std::uint32_t m_most = 0;
    double m_mostWeight = 0;
    std::vector<HeatCell> m_cells;
};

/// Digits for the traces of each cell ('.' none, '+' ten and more), longest durations on top, for tests.
[[nodiscard]] QString toText(const HeatmapLayout &layout);

} // namespace traceloupe
