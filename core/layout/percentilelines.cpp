// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/percentilelines.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::array<std::uint32_t, kPercentileLines> kShown = {kP50, kP75, kP90, kP95, kP99};
constexpr std::uint32_t kMillionthsPerPercent = 10'000;

std::vector<PercentileLine> weightedLines(const ResultColumns &columns)
{
    std::vector<WeightedValue> sorted;
    sorted.reserve(columns.size());
    for (std::size_t row = 0; row < columns.size(); ++row)
        sorted.push_back({columns.durationNs[row], columns.weight[row]});
    std::ranges::sort(sorted, {}, &WeightedValue::value);
    const bool isClustered = columns.independent > 0 && columns.independent < columns.size();
    const auto independent = isClustered ? std::optional(columns.independent) : std::nullopt;
    std::vector<PercentileLine> lines;
    lines.reserve(kShown.size());
    for (const std::uint32_t millionths : kShown)
        lines.push_back(
            {millionths, estimateWeightedQuantile(sorted, millionths, independent), leastCountForInterval(millionths)});
    return lines;
}

} // namespace

std::vector<PercentileLine> percentileLines(const ResultColumns &columns)
{
    std::vector<PercentileLine> lines;
    if (columns.size() == 0)
        return lines;
    if (columns.isWeighted())
        return weightedLines(columns);
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

void placeLabels(std::vector<LineLabel> &labels, double minPx, double maxPx, double gapPx)
{
    const int rows = labelRows(labels.size());
    const std::size_t half = labels.size() / 2;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        LineLabel &label = labels[i];
        const bool isLeft = i < half;
        const std::size_t fromEnd = std::min(i, labels.size() - 1 - i);
        label.row = rows - 1 - static_cast<int>(fromEnd);
        label.leftPx = std::clamp(isLeft ? label.anchorPx - label.widthPx : label.anchorPx, minPx,
                                  std::max(minPx, maxPx - label.widthPx));
    }
    for (std::size_t i = 0; i < half; ++i) {
        LineLabel &former = labels[i];
        const LineLabel &latter = labels[labels.size() - 1 - i];
        if (former.rightPx() > latter.leftPx - (former.rightPx() > former.anchorPx ? gapPx : 0.0))
            former.leftPx = latter.leftPx - gapPx - former.widthPx;
        former.isShown = former.leftPx >= minPx;
    }
}

} // namespace traceloupe
