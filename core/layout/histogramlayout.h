// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/resultcolumns.h"

#include <QString>

namespace traceloupe {

/// The traces whose duration falls into one bar.
struct HistogramBin {
    std::uint32_t traces = 0;
    std::uint32_t failed = 0;
    std::uint32_t members = 0;
    double weight = 0; ///< what they stand for: the bar's height; the same as traces where none is weighted
    double failedWeight = 0;
    double membersWeight = 0;
    DurationRange range; ///< closed; the first and last bin hold what lies outside the axis too
};

/// Durations counted into bars of equal width on a logarithmic axis that fill its length exactly.
class HistogramLayout {
public:
    static constexpr double kBarPx = 8;

    HistogramLayout() = default;
    /// `members`: of rowsWithin(), or empty.
    HistogramLayout(const ResultColumns &columns, const std::vector<std::uint8_t> &members, const LogScale &duration);

    [[nodiscard]] const std::vector<HistogramBin> &bins() const { return m_bins; }
    [[nodiscard]] double barWidthPx() const { return m_barWidthPx; }
    /// Traces of the highest bar.
    [[nodiscard]] std::uint32_t most() const { return m_most; }
    /// What the highest bar stands for.
    [[nodiscard]] double mostWeight() const { return m_mostWeight; }
    [[nodiscard]] std::size_t binAt(double x) const; ///< clamped
    /// What bars from one to another stand for.
    [[nodiscard]] ResultBrush brushOf(std::size_t binA, std::size_t binB) const;

private:
    std::vector<HistogramBin> m_bins;
    double m_barWidthPx = 0;
    std::uint32_t m_most = 0;
    double m_mostWeight = 0;
};

/// Counts of the bars, for tests.
[[nodiscard]] QString toText(const HistogramLayout &layout);

/// Round marks of a count axis from 0 to at least `most`, at most `steps` steps: 1, 2 or 5 times a power of ten apart.
[[nodiscard]] std::vector<std::uint64_t> countTicks(std::uint64_t most, int steps);

} // namespace traceloupe
