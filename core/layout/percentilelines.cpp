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

/// Labels from left to right, none over another.
class LabelRow {
public:
    LabelRow(double widthPx, double gapPx) : m_widthPx(widthPx), m_gapPx(gapPx) {}

    [[nodiscard]] double takenPx() const { return m_takenPx; }
    /// Where a label would stand behind those that are there: at its anchor, or as near as it goes.
    [[nodiscard]] double leftFor(const LineLabel &label) const
    {
        const double wanted = std::clamp(label.anchorPx, 0.0, std::max(0.0, m_widthPx - label.widthPx));
        return m_labels.empty() ? wanted : std::max(wanted, m_labels.back()->rightPx() + m_gapPx);
    }
    [[nodiscard]] bool hasRoomBehind(const LineLabel &label) const
    {
        return m_labels.empty() || leftFor(label) + label.widthPx <= m_widthPx;
    }

    /// Moves those before it to the left if it takes that; hides the nearest ones if even that does not do.
    void add(LineLabel &label)
    {
        while (!m_labels.empty() && m_takenPx + label.widthPx > m_widthPx) {
            m_takenPx -= m_labels.back()->widthPx + m_gapPx;
            m_labels.back()->isShown = false;
            m_labels.pop_back();
        }
        label.leftPx = std::min(leftFor(label), std::max(0.0, m_widthPx - label.widthPx));
        m_labels.push_back(&label);
        m_takenPx += label.widthPx + m_gapPx;
        for (std::size_t i = m_labels.size() - 1; i > 0; --i)
            m_labels[i - 1]->leftPx = std::min(m_labels[i - 1]->leftPx,
                                               m_labels[i]->leftPx - m_gapPx - m_labels[i - 1]->widthPx);
    }

private:
    double m_widthPx;
    double m_gapPx;
    double m_takenPx = 0; ///< with a gap after each
    std::vector<LineLabel *> m_labels;
};

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

void placeLabels(std::vector<LineLabel> &labels, double widthPx, int rows, double gapPx)
{
    std::vector<LabelRow> placed(static_cast<std::size_t>(std::max(1, rows)), LabelRow(widthPx, gapPx));
    for (LineLabel &label : labels) {
        const auto nearest = std::ranges::min_element(placed, {},
                                                      [&label](const LabelRow &row) { return row.leftFor(label); });
        const auto roomiest = std::ranges::min_element(placed, {}, &LabelRow::takenPx);
        LabelRow &row = nearest->hasRoomBehind(label) ? *nearest : *roomiest;
        row.add(label);
        label.row = static_cast<int>(&row - placed.data());
    }
}

} // namespace traceloupe
