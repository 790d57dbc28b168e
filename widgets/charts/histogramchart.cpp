// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/histogramchart.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kLabelRows = labelRows(kPercentileLines);
constexpr double kRightPx = 14;
constexpr int kCountSteps = 4;
constexpr double kLabelGapPx = 8;
constexpr double kLabelPaddingPx = 3;
constexpr double kFadedShare = 0.28;
constexpr double kUntrustedShare = 0.45; ///< ink of percentiles of too few traces
constexpr double kLabelsUpPx = 4;
constexpr double kFirstWhiskerPx = 5;
constexpr double kWhiskerStepPx = 6;
constexpr double kWhiskerEndPx = 2;
constexpr double kBarShare = 0.72; ///< of the accent colour, so that lines over bars are seen

} // namespace

HistogramChart::HistogramChart(ResultSet &results, QWidget *parent) : ChartView(results, parent)
{
    setAccessibleName(tr("Histogram of the traces' durations, with percentiles"));
    setObjectName(u"histogram"_s);
}

QMarginsF HistogramChart::axisMargins() const
{
    const double labels = kLabelRows * (fontMetrics().height() + 1.0) + 6;
    return {fontMetrics().horizontalAdvance(u"10,000"_s) + 10.0, labels, kRightPx,
            chartaxes::heightOfLabels(fontMetrics())};
}

ChartView::Layout HistogramChart::layoutOf(const ResultSnapshot &rows, QSizeF plot)
{
    const bool isOfOtherRows = m_percentilesOf != rows.generation;
    return [this, rows, plot, isOfOtherRows]() -> Place {
        const LogScale duration(shownDurations(rows.columns()), plot.width());
        const HistogramLayout layout(rows.columns(), *rows.members, duration);
        std::optional<std::vector<PercentileLine>> percentiles;
        if (isOfOtherRows)
            percentiles = percentileLines(rows.columns());
        return [this, duration, layout, percentiles, generation = rows.generation] {
            m_duration = duration;
            m_layout = layout;
            m_counts = countTicks(static_cast<std::uint64_t>(std::ceil(layout.mostWeight())), kCountSteps);
            if (percentiles)
                m_percentiles = *percentiles;
            m_percentilesOf = generation;
        };
    };
}

QRectF HistogramChart::barRect(std::size_t bin, double weight) const
{
    const double left = std::round(static_cast<double>(bin) * m_layout.barWidthPx());
    const double right = std::round(static_cast<double>(bin + 1) * m_layout.barWidthPx());
    const double plotHeight = plotRect().height();
    const double most = static_cast<double>(m_counts.back());
    const double height = weight > 0 ? std::max(1.0, std::round(plotHeight * weight / most)) : 0;
    return {left, plotHeight - height, right - left - 1, height};
}

void HistogramChart::paintPicture(QPainter &painter) const
{
    if (shown().size() == 0)
        return;
    chartaxes::paintCounts(painter, colors(), m_counts, plotRect().size());
    chartaxes::paintDurationsBelow(painter, colors(), m_duration, plotRect().size());
    paintBars(painter);
    paintPercentiles(painter);
}

void HistogramChart::paintBars(QPainter &painter) const
{
    const QColor full = mixed(colors().accent, colors().background, kBarShare);
    const QColor faded = mixed(colors().text, colors().background, kFadedShare);
    const bool hasCohort = shown().hasCohort;
    for (std::size_t i = 0; i < m_layout.bins().size(); ++i) {
        const HistogramBin &bin = m_layout.bins()[i];
        painter.fillRect(barRect(i, bin.weight), hasCohort ? faded : full);
        if (hasCohort && bin.members > 0)
            painter.fillRect(barRect(i, bin.membersWeight), full);
        if (bin.failed > 0) { // hatched too: colour is not the only sign
            painter.fillRect(barRect(i, bin.failedWeight), mixed(colors().error, colors().background, 0.35));
            painter.fillRect(barRect(i, bin.failedWeight), QBrush(colors().error, Qt::BDiagPattern));
        }
    }
}

void HistogramChart::paintPercentiles(QPainter &painter) const
{
    std::vector<LineLabel> places;
    QStringList texts;
    for (const PercentileLine &line : m_percentiles) {
        texts += percentileName(line.millionths) + u' ' + durationText(line.estimate.value);
        places.push_back({m_duration.positionOf(line.estimate.value),
                          painter.fontMetrics().horizontalAdvance(texts.back()) + 2 * kLabelPaddingPx});
    }
    placeLabels(places, -axisMargins().left(), plotRect().width() + kRightPx, kLabelGapPx);
    const double rowHeight = painter.fontMetrics().height() + 1.0;
    const auto inkOf = [this](const PercentileLine &line) {
        return line.isTrusted() ? colors().text : mixed(colors().text, colors().background, kUntrustedShare);
    };
    const auto topOf = [rowHeight](const LineLabel &label) {
        return label.isShown ? -kLabelsUpPx - rowHeight * (kLabelRows - label.row) : 0.0;
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double top = topOf(places[i]);
        const QColor ink = inkOf(m_percentiles[i]);
        painter.fillRect(QRectF(std::round(places[i].anchorPx), top, 1, plotRect().height() - top), ink);
        paintInterval(painter, m_percentiles[i], ink, i);
    }
    paintErrorSign(painter, places);
    for (std::size_t i = 0; i < places.size(); ++i) { // over the lines of the others
        if (!places[i].isShown)
            continue;
        const QRectF place(places[i].leftPx + kLabelPaddingPx, topOf(places[i]),
                           places[i].widthPx - 2 * kLabelPaddingPx, rowHeight);
        painter.fillRect(place, colors().background);
        painter.setPen(inkOf(m_percentiles[i]));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, texts.at(static_cast<qsizetype>(i)));
    }
}

/// What hatched bars are, beside the label in the top row.
void HistogramChart::paintErrorSign(QPainter &painter, const std::vector<LineLabel> &labels) const
{
    const auto &bins = m_layout.bins();
    if (std::ranges::none_of(bins, [](const HistogramBin &bin) { return bin.failed > 0; }))
        return;
    const std::vector<chartlegend::Item> items{{chartlegend::Sign::Hatched, colors().error, tr("with errors")}};
    const double width = chartlegend::widthOf(painter.fontMetrics(), items);
    const double height = painter.fontMetrics().height() + 1.0;
    QRectF line(0, -kLabelsUpPx - height * kLabelRows, width, height);
    for (const LineLabel &label : labels) {
        if (label.row == 0 && label.isShown && label.leftPx < line.right() + kLabelGapPx)
            line.moveRight(plotRect().width());
    }
    chartlegend::paint(painter, colors(), line, items, 1);
}

/// A whisker at the top of the plot from bound to bound; an open side goes to the plot's edge, dotted.
void HistogramChart::paintInterval(QPainter &painter, const PercentileLine &line, const QColor &ink,
                                   std::size_t level) const
{
    const double y = kFirstWhiskerPx + static_cast<double>(level) * kWhiskerStepPx;
    const double at = m_duration.positionOf(line.estimate.value);
    const auto side = [&](const std::optional<std::int64_t> &bound, double edge) {
        const double end = bound ? m_duration.positionOf(*bound) : edge;
        painter.setPen(QPen(ink, 1, bound ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(at, y), QPointF(end, y));
        if (bound)
            painter.drawLine(QPointF(end, y - kWhiskerEndPx), QPointF(end, y + kWhiskerEndPx));
    };
    side(line.estimate.lower, 0);
    side(line.estimate.upper, plotRect().width());
}

void HistogramChart::paintMarks(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().text, 1.5));
    if (const auto row = hoveredRow()) {
        const std::size_t bin = m_layout.binAt(m_duration.positionOf(shown().columns().durationNs[*row]));
        painter.drawRect(barRect(bin, m_layout.bins()[bin].weight));
    }
    if (hasFocus() && cursor()) {
        const QRectF bar = barRect(m_layout.binAt(cursor()->place.x()), 1);
        painter.drawRect(QRectF(bar.left(), 0, bar.width(), plotRect().height()));
    }
}

QString HistogramChart::sentenceOf(const PercentileLine &line)
{
    const QString name = percentileName(line.millionths);
    const QuantileEstimate &estimate = line.estimate;
    const QString value = durationText(estimate.value);
    if (!line.isTrusted())
        return tr("%1 = %2 (n = %3, an interval needs %4)", "p99 = 12.3 ms (n = 20, an interval needs 368)")
            .arg(name, value, valuetext::count(estimate.count), valuetext::count(line.needed));
    const QString low = estimate.lower ? durationText(*estimate.lower) : tr("shorter", "open side of an interval");
    const QString high = estimate.upper ? durationText(*estimate.upper) : tr("longer", "open side of an interval");
    return tr("%1 = %2 (95 %: %3 to %4)", "p95 = 12.3 ms (95 %: 11 ms to 14 ms)").arg(name, value, low, high);
}

QStringList HistogramChart::valuesAt(QPointF position) const
{
    if (m_layout.bins().empty())
        return {};
    const HistogramBin &bin = m_layout.bins()[m_layout.binAt(position.x())];
    QStringList lines{resultvalues::traces(shown().columns(), bin.traces, bin.failed),
                      resultvalues::durations(bin.range)};
    if (shown().columns().isWeighted())
        lines += resultvalues::standFor(bin.weight);
    if (shown().hasCohort)
        lines += tr("%1 of them marked").arg(valuetext::count(bin.members));
    for (const PercentileLine &line : m_percentiles) {
        if (line.estimate.value >= bin.range.minNs && line.estimate.value <= bin.range.maxNs)
            lines += sentenceOf(line);
    }
    return lines;
}

ResultBrush HistogramChart::brushBetween(QPointF a, QPointF b) const
{
    return m_layout.bins().empty() ? ResultBrush() : m_layout.brushOf(m_layout.binAt(a.x()), m_layout.binAt(b.x()));
}

QRectF HistogramChart::rectOf(const ResultBrush &brush) const
{
    const QSizeF plot = plotRect().size();
    if (!brush.duration)
        return {QPointF(), plot};
    const double left = m_duration.positionOf(brush.duration->minNs);
    return {left, 0, m_duration.positionOf(brush.duration->maxNs) - left, plot.height()};
}

ChartCursor HistogramChart::cursorAfter(const std::optional<ChartCursor> &from, int key, bool) const
{
    const auto last = static_cast<int>(m_layout.bins().size()) - 1;
    int bin = from ? static_cast<int>(m_layout.binAt(from->place.x())) : 0;
    if (from)
        bin += key == Qt::Key_Left || key == Qt::Key_Down ? -1 : key == Qt::Key_Right || key == Qt::Key_Up ? 1 : 0;
    if (key == Qt::Key_Home || key == Qt::Key_End)
        bin = key == Qt::Key_Home ? 0 : last;
    const QRectF bar = barRect(static_cast<std::size_t>(std::clamp(bin, 0, last)), 1);
    return {QPointF(bar.center().x(), plotRect().height() / 2), std::nullopt};
}

void HistogramChart::activate(QPointF position)
{
    const bool isEmpty = m_layout.bins()[m_layout.binAt(position.x())].traces == 0;
    results().setBrush(isEmpty ? ResultBrush() : brushBetween(position, position));
}

} // namespace traceloupe
