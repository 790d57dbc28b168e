// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/metricschartview.h"

#include "core/layout/clockticks.h"
#include "core/layout/percentagetext.h"
#include "core/layout/valueticks.h"
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/resultvalues.h"
#include "widgets/common/plaintext.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kTopPx = 26;  ///< room for the legend
constexpr double kRightPx = 14;
constexpr double kGapPx = 8;
constexpr double kSamplePx = 22; ///< of a line in the legend
constexpr double kSampleGapPx = 4;
constexpr double kLegendTextPx = 220;
constexpr double kNarrowLegendTextPx = 150; ///< where there are many
constexpr std::size_t kFewLines = 4;
constexpr double kDotPx = 2.5;
constexpr double kTimeSpacingPx = 90;
constexpr int kValueTicks = 5;
constexpr std::size_t kDottedSteps = 40; ///< fewer points are marked one by one
constexpr std::size_t kValuesShown = 10; ///< in the box under the pointer
constexpr std::array<Qt::PenStyle, 4> kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
constexpr int kColorStride = 7; ///< neighbours in the table look unlike
constexpr int kColors = 24;

QString shown(const QString &text)
{
    return plaintext::oneLine(text.toStdString());
}

} // namespace

MetricsChartView::MetricsChartView(QWidget *parent) : PlotWidget(parent)
{
    setAccessibleName(tr("Chart of the query"));
}

void MetricsChartView::setChart(std::shared_ptr<const MetricsChart> chart)
{
    m_chart = std::move(chart);
    m_chosen.clear();
    double lowest = 0;
    double highest = 0;
    for (const std::size_t line : drawnLines()) {
        lowest = std::min(lowest, m_chart->lines[line].lowest);
        highest = std::max(highest, m_chart->lines[line].highest);
    }
    m_ticks = valueTicks(lowest, highest, kValueTicks);
    refresh();
}

void MetricsChartView::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

void MetricsChartView::setChosen(const std::set<std::size_t> &lines)
{
    m_chosen = lines;
    layOut();
    update();
}

/// In the order of the table, chosen ones last, so that they lie on top.
std::vector<std::size_t> MetricsChartView::drawnLines() const
{
    std::vector<std::size_t> drawn;
    if (!m_chart)
        return drawn;
    for (std::size_t line = 0; line < std::min(m_chart->lines.size(), kDrawnLines); ++line) {
        if (!m_chosen.contains(line))
            drawn.push_back(line);
    }
    for (const std::size_t line : m_chosen) {
        if (line < m_chart->lines.size())
            drawn.push_back(line);
    }
    return drawn;
}

QPen MetricsChartView::penOf(std::size_t line) const
{
    const bool isChosen = m_chosen.contains(line);
    const QColor color = colors().service(static_cast<int>(line) * kColorStride % kColors);
    const bool isBehind = !m_chosen.empty() && !isChosen;
    return {isBehind ? mixed(color, colors().background, 0.35) : color, isChosen ? 2.5 : 1.5,
            kStyles[line % kStyles.size()]};
}

QMarginsF MetricsChartView::axisMargins() const
{
    if (!isOverTime())
        return {kGapPx, kTopPx, kRightPx, kGapPx};
    double width = 0;
    const QFontMetricsF metrics(font());
    for (const double tick : m_ticks)
        width = std::max(width, metrics.horizontalAdvance(metricsTickText(tick, m_chart->unit)));
    for (const MetricsBucket &bucket : m_chart->buckets)
        width = std::max(width, metrics.horizontalAdvance(metricsTickText(bucket.limit, m_chart->unit)));
    const double left = width + 2 * kGapPx;
    return {left, legendHeight(this->width() - left - kRightPx), kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

void MetricsChartView::layOut()
{
    m_picture = {};
}

double MetricsChartView::xOf(std::size_t step) const
{
    const traceql::MetricsRange &range = m_chart->range;
    const auto length = static_cast<double>(range.endNs - range.startNs);
    const std::int64_t at = std::min(range.timeOf(static_cast<std::int64_t>(step)), range.endNs);
    return length > 0 ? static_cast<double>(at - range.startNs) / length * plotRect().width() : 0;
}

double MetricsChartView::yOf(double value) const
{
    const double share = (value - m_ticks.front()) / (m_ticks.back() - m_ticks.front());
    return plotRect().height() * (1 - share);
}

std::optional<std::size_t> MetricsChartView::stepAt(double xPx) const
{
    if (!isOverTime() || m_chart->steps() <= 0)
        return std::nullopt;
    const traceql::MetricsRange &range = m_chart->range;
    const double share = std::clamp(xPx / plotRect().width(), 0.0, 1.0);
    const auto offset = static_cast<std::int64_t>(share * static_cast<double>(range.endNs - range.startNs));
    const std::int64_t step = range.stepOf(std::clamp(range.startNs + offset, range.startNs + 1, range.endNs));
    return static_cast<std::size_t>(std::clamp<std::int64_t>(step, 0, range.count() - 1));
}

void MetricsChartView::paintPlot(QPainter &painter) const
{
    if (!m_chart || m_chart->isEmpty())
        return;
    if (m_picture.isNull()) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(colors().background);
        QPainter picture(&m_picture);
        picture.setFont(font());
        picture.translate(plotRect().topLeft());
        paintAll(picture);
    }
    painter.drawPixmap(-plotRect().topLeft(), m_picture);
}

void MetricsChartView::paintAll(QPainter &painter) const
{
    if (!isOverTime())
        return paintComparison(painter);
    const TimeRange range{m_chart->range.startNs, m_chart->range.endNs};
    if (m_chart->kind == MetricsChart::Kind::HeatMap)
        paintHeatMap(painter);
    else
        paintValueAxis(painter);
    chartaxes::paintTimes(painter, colors(), clockTicks(range, plotRect().width(), kTimeSpacingPx, m_zone), range,
                          plotRect().size());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const std::size_t line : drawnLines())
        paintLine(painter, m_chart->lines[line], penOf(line));
    paintLegend(painter);
}

void MetricsChartView::paintValueAxis(QPainter &painter) const
{
    const double height = painter.fontMetrics().height();
    for (const double tick : m_ticks) {
        const double y = std::round(yOf(tick));
        painter.fillRect(QRectF(0, std::min(y, plotRect().height() - 1), plotRect().width(), 1), colors().grid);
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(-plotRect().left(), y - height / 2, plotRect().left() - kGapPx, height),
                         Qt::AlignRight | Qt::AlignVCenter, metricsTickText(tick, m_chart->unit));
    }
}

/// Neighbouring steps are joined; what lies between is open. Of steps that share a pixel the highest counts.
void MetricsChartView::paintLine(QPainter &painter, const MetricsLine &line, const QPen &pen) const
{
    QPolygonF stretch;
    const bool isDotted = line.values.size() <= kDottedSteps;
    const auto flush = [&] {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(stretch);
        if (isDotted || stretch.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(pen.color());
            for (const QPointF &point : stretch)
                painter.drawEllipse(point, kDotPx, kDotPx);
        }
        stretch.clear();
    };
    for (std::size_t step = 0; step < line.values.size(); ++step) {
        if (std::isnan(line.values[step])) {
            if (!stretch.isEmpty())
                flush();
            continue;
        }
        const QPointF point(xOf(step), yOf(line.values[step]));
        if (!stretch.isEmpty() && point.x() - stretch.back().x() < 1)
            stretch.back().setY(std::min(stretch.back().y(), point.y()));
        else
            stretch << point;
    }
    if (!stretch.isEmpty())
        flush();
}

std::vector<MetricsChartView::LegendPlace> MetricsChartView::legendPlaces(double widthPx) const
{
    const QFontMetrics metrics = fontMetrics();
    const double first = metrics.horizontalAdvance(metricsUnitName(m_chart->unit)) + 2 * kGapPx;
    const std::size_t lines = std::min(m_chart->lines.size(), kDrawnLines);
    const double most = lines > kFewLines ? kNarrowLegendTextPx : kLegendTextPx;
    std::vector<LegendPlace> places;
    places.reserve(lines);
    double x = first;
    int row = 0;
    for (std::size_t line = 0; line < lines; ++line) {
        LegendPlace place{
            metrics.elidedText(shown(m_chart->lines[line].label), Qt::ElideMiddle, static_cast<int>(most)), 0, 0};
        const double width = kSamplePx + kSampleGapPx + metrics.horizontalAdvance(place.name);
        if (x + width > widthPx && x > first) {
            x = first;
            ++row;
        }
        place.x = x;
        place.row = row;
        x += width + 2 * kGapPx;
        places.push_back(std::move(place));
    }
    return places;
}

double MetricsChartView::legendHeight(double widthPx) const
{
    const std::vector<LegendPlace> places = m_chart ? legendPlaces(widthPx) : std::vector<LegendPlace>();
    return places.empty() ? kTopPx : kTopPx + places.back().row * fontMetrics().height();
}

void MetricsChartView::paintLegend(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const std::vector<LegendPlace> places = legendPlaces(plotRect().width());
    const double first = kTopPx / 2 - plotRect().top();
    const double belowLine = metrics.ascent() / 2.0 - 1;
    painter.setPen(colors().dimText);
    painter.drawText(QPointF(0, first + belowLine), metricsUnitName(m_chart->unit));
    for (std::size_t line = 0; line < places.size(); ++line) {
        const LegendPlace &place = places[line];
        const double y = first + place.row * metrics.height();
        painter.setPen(penOf(line));
        painter.drawLine(QPointF(place.x, y), QPointF(place.x + kSamplePx, y));
        painter.setPen(colors().text);
        painter.drawText(QPointF(place.x + kSamplePx + kSampleGapPx, y + belowLine), place.name);
    }
}

void MetricsChartView::paintHeatMap(QPainter &painter) const
{
    const auto &buckets = m_chart->buckets;
    double most = 1;
    for (const MetricsBucket &bucket : buckets)
        most = std::max(most, *std::ranges::max_element(bucket.counts));
    const double rowPx = plotRect().height() / static_cast<double>(buckets.size());
    const double labelPx = painter.fontMetrics().height();
    double lastLabel = plotRect().height() + 2 * labelPx;
    for (std::size_t row = 0; row < buckets.size(); ++row) {
        const double bottom = plotRect().height() - rowPx * static_cast<double>(row);
        const double top = bottom - rowPx;
        for (std::size_t step = 0; step < buckets[row].counts.size(); ++step) {
            const double count = buckets[row].counts[step];
            if (count <= 0)
                continue;
            const double left = step == 0 ? 0 : std::round(xOf(step - 1));
            const double share = 0.15 + 0.85 * std::log1p(count) / std::log1p(most);
            painter.fillRect(QRectF(left, std::round(top), std::max(1.0, std::round(xOf(step)) - left),
                                    std::max(1.0, std::round(bottom) - std::round(top))),
                             mixed(colors().accent, colors().background, share));
        }
        if (lastLabel - top < labelPx * 1.3)
            continue;
        lastLabel = top;
        painter.fillRect(QRectF(0, std::round(top), plotRect().width(), 1), colors().grid);
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(-plotRect().left(), top - labelPx / 2, plotRect().left() - kGapPx, labelPx),
                         Qt::AlignRight | Qt::AlignVCenter, metricsTickText(buckets[row].limit, m_chart->unit));
    }
}

/// A row a value, the largest differences first: how much of the baseline has it, and how much of the selection.
void MetricsChartView::paintComparison(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double rowPx = 2.0 * metrics.height();
    const double labelPx = std::min(plotRect().width() * 0.4, 420.0);
    const double numberPx = metrics.horizontalAdvance(u"100.0 %"_s) + kGapPx;
    const double fullPx = std::max(1.0, plotRect().width() - labelPx - numberPx - kGapPx);
    const QColor selection = colors().accent;
    const QColor baseline = mixed(colors().text, colors().background, 0.35);
    const auto bar = [&](double y, double share, const QColor &color) {
        const double height = rowPx * 0.36;
        painter.fillRect(QRectF(labelPx, y, std::max(1.0, fullPx * share), height), color);
        painter.setPen(colors().dimText);
        const QString text = percentageText(share * 100, 1);
        painter.drawText(
            QRectF(labelPx + fullPx * share + 4, y + height / 2 - metrics.height() / 2.0, numberPx, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    painter.setPen(colors().dimText);
    painter.fillRect(QRectF(0, -kTopPx / 2 - 4, 8, 8), selection);
    painter.drawText(QPointF(12, -kTopPx / 2 + metrics.ascent() / 2.0 - 1), tr("selection"));
    const double second = 12 + metrics.horizontalAdvance(tr("selection")) + 2 * kGapPx;
    painter.fillRect(QRectF(second, -kTopPx / 2 - 4, 8, 8), baseline);
    painter.drawText(QPointF(second + 12, -kTopPx / 2 + metrics.ascent() / 2.0 - 1),
                     tr("baseline; share of the spans that have the attribute"));
    double y = 0;
    for (const MetricsComparison &row : m_chart->comparisons) {
        if (y + rowPx > plotRect().height())
            return;
        painter.setPen(colors().text);
        const QString label = metrics.elidedText(shown(row.attribute + u" = "_s + row.value), Qt::ElideMiddle,
                                                 static_cast<int>(labelPx - 2 * kGapPx));
        painter.drawText(QRectF(0, y, labelPx - kGapPx, rowPx * 0.85), Qt::AlignRight | Qt::AlignVCenter, label);
        bar(y + rowPx * 0.04, row.selectionShare, selection);
        bar(y + rowPx * 0.46, row.baselineShare, baseline);
        y += rowPx;
    }
}

QStringList MetricsChartView::valuesAt(double xPx) const
{
    const auto step = stepAt(xPx);
    if (!step || m_chart->isEmpty())
        return {};
    const traceql::MetricsRange &range = m_chart->range;
    const std::int64_t end = range.timeOf(static_cast<std::int64_t>(*step));
    QStringList lines{
        resultvalues::times({std::max(range.startNs, end - range.stepNs), std::min(end, range.endNs)}, m_zone)};
    for (auto bucket = m_chart->buckets.rbegin(); bucket != m_chart->buckets.rend(); ++bucket) {
        if (bucket->counts[*step] > 0 && lines.size() <= static_cast<qsizetype>(kValuesShown))
            lines += tr("up to %1: %2")
                         .arg(metricsValueText(bucket->limit, m_chart->unit),
                              metricsValueText(bucket->counts[*step], MetricsUnit::Spans));
    }
    std::vector<std::size_t> drawn = drawnLines();
    std::erase_if(drawn, [&](std::size_t line) { return std::isnan(m_chart->lines[line].values[*step]); });
    std::ranges::stable_sort(drawn, std::ranges::greater(),
                             [&](std::size_t line) { return m_chart->lines[line].values[*step]; });
    for (std::size_t i = 0; i < std::min(drawn.size(), kValuesShown); ++i) {
        const MetricsLine &line = m_chart->lines[drawn[i]];
        lines += tr("%1: %2").arg(shown(line.label), metricsValueText(line.values[*step], m_chart->unit));
    }
    return lines;
}

void MetricsChartView::activate(double /*xPx*/) {}

double MetricsChartView::cursorAfter(std::optional<double> xPx, int direction) const
{
    if (!isOverTime() || m_chart->steps() <= 0)
        return 0;
    if (!xPx)
        return xOf(static_cast<std::size_t>(m_chart->steps() / 2));
    const auto step = static_cast<std::int64_t>(stepAt(*xPx).value_or(0)) + direction;
    return xOf(static_cast<std::size_t>(std::clamp<std::int64_t>(step, 0, m_chart->steps() - 1)));
}

} // namespace traceloupe
