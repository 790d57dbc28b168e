// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/serieslayout.h"

#include "core/analysis/quantileinterval.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::array<std::uint32_t, 3> kDrawn{kP50, kP95, kP99};
constexpr double kRoundingUp = 1 + 1e-9; ///< for sums of weights

DurationRange rangeOf(std::span<const SeriesPoint> points)
{
    DurationRange range;
    bool isFirst = true;
    for (const SeriesPoint &point : points) {
        if (point.measured == 0)
            continue;
        const std::int64_t low = std::max<std::int64_t>(point.p50Ns, 1);
        range.minNs = isFirst ? low : std::min(range.minNs, low);
        range.maxNs = isFirst ? std::max(low, point.p99Ns) : std::max(range.maxNs, point.p99Ns);
        isFirst = false;
    }
    return isFirst ? DurationRange{1, 10} : paddedForLog(range);
}

SeriesMark markOf(const SeriesPoint &point, const SeriesLayout &layout, std::uint32_t step)
{
    SeriesMark mark;
    mark.step = step;
    mark.centrePx = (step + 0.5) * layout.stepPx;
    const std::array<std::int64_t, 3> values{point.p50Ns, point.p95Ns, point.p99Ns};
    for (std::size_t i = 0; i < values.size(); ++i) {
        mark.yPx[i] = layout.heightPx - layout.duration.positionOf(values[i]);
        mark.isUncertain[i] = point.evidence() * kRoundingUp < static_cast<double>(leastCountForInterval(kDrawn[i]));
    }
    return mark;
}

} // namespace

std::uint32_t SeriesLayout::stepAt(double xPx) const
{
    const double step = stepPx > 0 ? xPx / stepPx : 0;
    return static_cast<std::uint32_t>(std::clamp(step, 0.0, static_cast<double>(window.steps) - 1));
}

SeriesLayout layoutSeries(std::span<const SeriesPoint> points, const SeriesWindow &window, double widthPx,
                          double heightPx)
{
    SeriesLayout layout;
    layout.window = window;
    layout.duration = LogScale(rangeOf(points), heightPx);
    layout.stepPx = window.steps > 0 ? widthPx / window.steps : 0;
    layout.heightPx = heightPx;
    bool isOpen = true;
    for (std::uint32_t step = 0; step < points.size(); ++step) {
        layout.mostSpans = std::max(layout.mostSpans, points[step].standsFor());
        if (points[step].measured == 0) {
            isOpen = true;
            continue;
        }
        if (isOpen)
            layout.stretches.emplace_back();
        isOpen = false;
        layout.stretches.back().push_back(markOf(points[step], layout, step));
    }
    return layout;
}

QString toText(const SeriesLayout &layout)
{
    QStringList lines;
    for (const auto &stretch : layout.stretches) {
        QStringList marks;
        for (const SeriesMark &mark : stretch) {
            QStringList values;
            for (std::size_t i = 0; i < mark.yPx.size(); ++i)
                values += QString::number(mark.yPx[i], 'f', 0) + (mark.isUncertain[i] ? u"?"_s : QString());
            marks += u"%1@%2:%3"_s.arg(mark.step).arg(mark.centrePx, 0, 'f', 0).arg(values.join(u'/'));
        }
        lines += marks.join(u' ');
    }
    return lines.join(u'\n');
}

} // namespace traceloupe
