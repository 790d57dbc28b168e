// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>
#include <vector>

namespace traceloupe {

/// A closed stretch of durations, nanoseconds. A plain value.
struct DurationRange {
    std::int64_t minNs = 0;
    std::int64_t maxNs = 0;

    friend constexpr bool operator==(const DurationRange &, const DurationRange &) = default;
};

/// Maps durations to pixels on a logarithmic axis and back. What is shorter than the axis (a logarithm knows no
/// zero) stands at its beginning, what is longer at its end.
class LogScale {
public:
    LogScale() = default;
    /// Requires: 0 < minNs < maxNs for an axis that shows anything.
    LogScale(DurationRange range, double lengthPx);

    [[nodiscard]] double positionOf(std::int64_t durationNs) const;
    [[nodiscard]] std::int64_t durationAt(double px) const;
    [[nodiscard]] const DurationRange &range() const { return m_range; }
    [[nodiscard]] double lengthPx() const { return m_lengthPx; }

private:
    DurationRange m_range;
    double m_lengthPx = 0;
    double m_logMin = 0;
    double m_pxPerLog = 0;
};

/// A little more than `values`, at least a factor of four wide, so that no point sits on an edge.
[[nodiscard]] DurationRange paddedForLog(DurationRange values);

/// Marks of a logarithmic axis: the units (1 ms, 1 s, 1 min), then the tens, then the twos and fives, each kind as a
/// whole and only while all marks stay `minimumSpacingPx` apart. Ascending.
[[nodiscard]] std::vector<std::int64_t> logTicks(const LogScale &scale, double minimumSpacingPx);
/// "500 µs", "1 ms", "10 min".
[[nodiscard]] QString logTickText(std::int64_t durationNs, const QLocale &locale = QLocale());

} // namespace traceloupe
