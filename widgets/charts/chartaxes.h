// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/clockticks.h"
#include "core/layout/logscale.h"
#include "widgets/common/chartcolors.h"

#include <QFontMetrics>
#include <QPainter>

#include <vector>

/// Axes around a plot whose top left is the painter's origin: grid lines within it, labels outside.
namespace traceloupe::chartaxes {

/// Room that the labels need on the left and below.
[[nodiscard]] double widthOfDurations(const QFontMetrics &metrics);
[[nodiscard]] double heightOfLabels(const QFontMetrics &metrics);

/// Wall-clock time below.
void paintTimes(QPainter &painter, const ChartColors &colors, const std::vector<ClockTick> &ticks, TimeRange range,
                QSizeF plot);
/// Durations on the left, upwards.
void paintDurationsLeft(QPainter &painter, const ChartColors &colors, const LogScale &scale, QSizeF plot);
/// Durations below, to the right.
void paintDurationsBelow(QPainter &painter, const ChartColors &colors, const LogScale &scale, QSizeF plot);
/// Numbers on the left, upwards; the last one is the top of the plot.
void paintCounts(QPainter &painter, const ChartColors &colors, const std::vector<std::uint64_t> &ticks, QSizeF plot);

} // namespace traceloupe::chartaxes
