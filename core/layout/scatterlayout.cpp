// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/scatterlayout.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr float kRoomyDots = 500;      ///< from which dots shrink
constexpr float kLeastLargestPx = 5;

} // namespace

ScatterLayout layoutScatter(const ResultColumns &columns, const TimeScale &time, const LogScale &duration)
{
    ScatterLayout layout;
    if (columns.size() == 0)
        return layout;
    const std::uint32_t most = std::max(ScatterLayout::kLargeTrace, std::ranges::max(columns.spans));
    const float crowding = std::sqrt(std::max(1.0F, static_cast<float>(columns.size()) / kRoomyDots));
    const float largest = std::max(kLeastLargestPx, ScatterLayout::kMaxRadiusPx / crowding);
    const float growth = (largest - ScatterLayout::kMinRadiusPx) / std::sqrt(static_cast<float>(most));
    layout.dots.reserve(columns.size());
    for (std::size_t row = 0; row < columns.size(); ++row) {
        ScatterDot dot;
        dot.x = static_cast<float>(time.xAt(columns.startNs[row]));
        dot.y = static_cast<float>(duration.lengthPx() - duration.positionOf(columns.durationNs[row]));
        dot.radius = ScatterLayout::kMinRadiusPx + growth * std::sqrt(static_cast<float>(columns.spans[row]));
        dot.row = static_cast<std::uint32_t>(row);
        layout.dots.push_back(dot);
    }
    std::ranges::sort(layout.dots, [&columns](const ScatterDot &a, const ScatterDot &b) {
        if (a.radius != b.radius)
            return a.radius > b.radius;
        const bool failedA = columns.errors[a.row] > 0;
        const bool failedB = columns.errors[b.row] > 0;
        return failedA != failedB ? failedB : a.row < b.row;
    });
    return layout;
}

std::optional<std::uint32_t> rowAt(const ScatterLayout &layout, double x, double y, double reachPx)
{
    std::optional<std::uint32_t> nearest;
    double nearestPx = std::numeric_limits<double>::max();
    for (const ScatterDot &dot : layout.dots) {
        const double dx = x - static_cast<double>(dot.x);
        const double dy = y - static_cast<double>(dot.y);
        const double reach = static_cast<double>(dot.radius) + reachPx;
        if (std::abs(dx) > reach || std::abs(dy) > reach)
            continue;
        const double fromEdge = std::max(0.0, std::sqrt(dx * dx + dy * dy) - static_cast<double>(dot.radius));
        if (fromEdge <= reachPx && fromEdge <= nearestPx) {
            nearest = dot.row;
            nearestPx = fromEdge;
        }
    }
    return nearest;
}

QString toText(const ScatterLayout &layout)
{
    QString text;
    for (const ScatterDot &dot : layout.dots)
        text += u"row %1 at %2,%3 radius %4\n"_s.arg(dot.row)
                    .arg(std::lround(dot.x))
                    .arg(std::lround(dot.y))
                    .arg(static_cast<double>(dot.radius), 0, 'f', 1);
    return text;
}

} // namespace traceloupe
