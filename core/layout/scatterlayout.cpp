// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/scatterlayout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr float kRoomyDots = 500;      ///< from which dots shrink
constexpr float kLeastLargestPx = 5;
constexpr float kDensityCellPx = 8;
constexpr float kCrowd = 3; ///< dots over one place that are one

/// How many dots lie over a place on average, in cells of the plot.
class Density {
public:
    explicit Density(const std::vector<ScatterDot> &dots)
    {
        for (const ScatterDot &dot : dots) {
            m_columns = std::max(m_columns, columnOf(dot.x) + 1);
            m_rows = std::max(m_rows, columnOf(dot.y) + 1);
        }
        m_covered.resize(m_columns * m_rows);
        for (const ScatterDot &dot : dots) {
            const float area = std::numbers::pi_v<float> * dot.radius * dot.radius;
            const float spread = std::max(area, kDensityCellPx * kDensityCellPx); // a large dot lies over many cells
            float &covered = m_covered[cellOf(dot)];
            covered += area / spread;
            m_most = std::max(m_most, covered);
        }
    }

    [[nodiscard]] float at(const ScatterDot &dot) const { return m_covered[cellOf(dot)]; }
    [[nodiscard]] float most() const { return m_most; }

private:
    [[nodiscard]] static std::size_t columnOf(float px)
    {
        return static_cast<std::size_t>(std::max(0.0F, px) / kDensityCellPx);
    }
    [[nodiscard]] std::size_t cellOf(const ScatterDot &dot) const
    {
        return columnOf(dot.y) * m_columns + columnOf(dot.x);
    }

    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<float> m_covered;
    float m_most = 0;
};

/// Of each of `over` dots over one place, so that together they cover by the logarithm of their number.
float opacityOf(float over, float most)
{
    if (most <= kCrowd)
        return 1;
    const float share = std::log1p(std::max(0.0F, over - 1)) / std::log1p(most - 1);
    const float together = ScatterLayout::kLeastCover
                           + (ScatterLayout::kMostCover - ScatterLayout::kLeastCover) * share;
    return over <= 1 ? together : 1 - std::pow(1 - together, 1 / over);
}

void orderForDrawing(std::vector<ScatterDot> &dots, const ResultColumns &columns, const Density &density)
{
    const auto isFailed = [&](const ScatterDot &dot) {
        return columns.errors[dot.row] > 0 && density.at(dot) <= kCrowd;
    };
    std::ranges::sort(dots, [&](const ScatterDot &a, const ScatterDot &b) {
        if (a.radius != b.radius)
            return a.radius > b.radius;
        const bool failedA = isFailed(a);
        const bool failedB = isFailed(b);
        return failedA != failedB ? failedB : a.row < b.row;
    });
}

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
    const Density density(layout.dots);
    for (ScatterDot &dot : layout.dots)
        dot.opacity = opacityOf(density.at(dot), density.most());
    orderForDrawing(layout.dots, columns, density);
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
