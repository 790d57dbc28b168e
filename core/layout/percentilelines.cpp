// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/percentilelines.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::array<std::uint32_t, 5> kShown = {kP50, kP75, kP90, kP95, kP99};
constexpr std::uint32_t kMillionthsPerPercent = 10'000;

} // namespace

std::vector<PercentileLine> percentileLines(const ResultColumns &columns)
{
    std::vector<PercentileLine> lines;
    if (columns.size() == 0)
        return lines;
    std::vector<std::int64_t> sorted = columns.durationNs;
    std::ranges::sort(sorted);
    for (const std::uint32_t millionths : kShown)
        lines.push_back({millionths, estimateQuantile(sorted, millionths), leastCountForInterval(millionths)});
    return lines;
}

QString percentileName(std::uint32_t millionths)
{
    QString name = u"p%1"_s.arg(millionths / kMillionthsPerPercent);
    QString rest = QString::number(millionths % kMillionthsPerPercent).rightJustified(4, u'0');
    while (rest.endsWith(u'0'))
        rest.chop(1);
    return rest.isEmpty() ? name : name + u'.' + rest;
}

void placeLabels(std::vector<LineLabel> &labels, double widthPx, int rows, double gapPx)
{
    std::vector<double> freeFrom(static_cast<std::size_t>(std::max(1, rows)), 0.0);
    for (LineLabel &label : labels) {
        const double rightmost = std::max(0.0, widthPx - label.widthPx);
        const double wanted = std::clamp(label.anchorPx, 0.0, rightmost);
        const auto free = std::ranges::find_if(freeFrom, [wanted](double from) { return from <= wanted; });
        const auto row = free == freeFrom.end() ? freeFrom.end() - 1 : free;
        label.row = static_cast<int>(row - freeFrom.begin());
        label.leftPx = std::min(std::max(wanted, *row), std::max(wanted, rightmost));
        *row = label.leftPx + label.widthPx + gapPx;
    }
}

} // namespace traceloupe
