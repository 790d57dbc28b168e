// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timescale.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace traceloupe {

/// Marks of a time axis: offsets from its origin, all multiples of the step.
struct Ticks {
    std::int64_t stepNs = 1;
    std::vector<std::int64_t> offsetsNs;
};

/// The smallest step that keeps marks at least `minimumSpacingPx` apart: 1, 2 or 5 times a power of ten up to a second,
/// then what clocks count in (2, 5, 10, 15, 30 seconds and minutes; 1, 2, 3, 6, 12 hours; days).
[[nodiscard]] std::int64_t tickStepNs(double nsPerPixel, double minimumSpacingPx);
/// Marks within `range`, which is given as offsets. Nothing for an empty range or width.
[[nodiscard]] Ticks computeTicks(TimeRange range, double widthPx, double minimumSpacingPx);
/// Marks of a scale, as offsets from `originNs`: as above, and none inside of compressed gaps or too near to the one
/// before.
[[nodiscard]] Ticks computeTicks(const TimeScale &scale, std::int64_t originNs, double minimumSpacingPx);
/// The label of one mark. All marks of an axis have one unit (by its largest offset) and as many decimals as the step
/// needs.
[[nodiscard]] QString tickText(std::int64_t offsetNs, std::int64_t largestOffsetNs, std::int64_t stepNs,
                               const QLocale &locale = QLocale());

} // namespace traceloupe
