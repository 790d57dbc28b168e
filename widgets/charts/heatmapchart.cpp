// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/heatmapchart.h"

#include "core/models/valuetext.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kWeakest = 0.18;     ///< share of the colour that one trace has
constexpr double kFadedStrength = 0.3; ///< of what is outside the cohort
constexpr double kErrorMarkPx = 4;
constexpr std::size_t kScaleSteps = 4;

double shareOf(double strength)
{
    return kWeakest + (1 - kWeakest) * strength;
}

} // namespace

HeatmapChart::HeatmapChart(ResultSet &results, QWidget *parent) : TimeDurationChart(results, parent)
{
    setAccessibleName(tr("Heat map of the traces: start to the right, duration upwards"));
    setObjectName(u"heatmap"_s);
}

ChartView::Layout HeatmapChart::layoutOf(const ResultSnapshot &rows, QSizeF plot)
{
    return [this, rows, plot]() -> Place {
        const Axes axes = axesOf(rows, plot);
        const HeatmapLayout layout(rows.columns(), *rows.members, axes.time, axes.duration);
        return [this, axes, layout] {
            setAxes(axes);
            m_layout = layout;
        };
    };
}

void HeatmapChart::paintPicture(QPainter &painter) const
{
    if (shown().size() == 0)
        return;
    paintAxes(painter);
    paintLegend(painter, legend());
    for (int row = 0; row < m_layout.rowCount(); ++row) {
        for (int column = 0; column < m_layout.columnCount(); ++column)
            paintCell(painter, column, row);
    }
}

QRectF HeatmapChart::cellRect(int column, int row) const
{
    const double left = std::round(m_layout.leftPx(column));
    const double top = std::round(m_layout.topPx(row));
    return {left, top, std::round(m_layout.leftPx(column + 1)) - left, std::round(m_layout.topPx(row - 1)) - top};
}

QColor HeatmapChart::colorOf(double strength) const
{
    return mixed(colors().accent, colors().background, shareOf(strength));
}

std::vector<chartlegend::Item> HeatmapChart::legend() const
{
    using chartlegend::Sign;
    std::vector<chartlegend::Item> items;
    const std::vector<std::uint32_t> steps = m_layout.scaleSteps(kScaleSteps);
    for (const std::uint32_t traces : steps) {
        const bool isLast = traces == steps.back();
        items.push_back({Sign::Square, colorOf(m_layout.strengthOf(traces)),
                         !isLast ? valuetext::count(traces)
                         : shown().columns().isWeighted()
                             ? tr("about %1 in a cell", "colour scale, weighted").arg(valuetext::count(traces))
                             : tr("%1 in a cell", "colour scale: 12 traces in a cell")
                                   .arg(resultvalues::traces(shown().columns(), traces, 0))});
    }
    const auto &errors = shown().columns().errors;
    if (std::ranges::any_of(errors, [](std::uint32_t count) { return count > 0; }))
        items.push_back({Sign::Corner, colors().error, tr("some with errors")});
    return items;
}

void HeatmapChart::paintCell(QPainter &painter, int column, int row) const
{
    const HeatCell &cell = m_layout.cell(column, row);
    if (cell.traces == 0)
        return;
    const bool isFaded = shown().hasCohort && cell.members == 0;
    const double strength = m_layout.strength(cell);
    const QColor faded = mixed(colors().text, colors().background, kFadedStrength);
    const QRectF rect = cellRect(column, row).adjusted(0, 0, -1, -1);
    painter.fillRect(rect, isFaded ? mixed(faded, colors().background, shareOf(strength)) : colorOf(strength));
    if (cell.failed > 0 && !isFaded) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().error);
        painter.drawPolygon(QPolygonF{rect.topRight() + QPointF(-kErrorMarkPx, 0), rect.topRight() + QPointF(1, 0),
                                      rect.topRight() + QPointF(1, kErrorMarkPx + 1)});
    }
}

void HeatmapChart::paintMarks(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().text, 1.5));
    if (const auto row = hoveredRow()) {
        const ResultColumns &columns = shown().columns();
        const double y = yOf(columns.durationNs[*row]);
        painter.drawRect(cellRect(m_layout.columnAt(time().xAt(columns.startNs[*row])), m_layout.rowAt(y)));
    }
    if (hasFocus() && cursor())
        painter.drawRect(cellRect(m_layout.columnAt(cursor()->place.x()), m_layout.rowAt(cursor()->place.y())));
}

QStringList HeatmapChart::valuesAt(QPointF position) const
{
    if (m_layout.columnCount() == 0)
        return {};
    const int column = m_layout.columnAt(position.x());
    const int row = m_layout.rowAt(position.y());
    const HeatCell &cell = m_layout.cell(column, row);
    const ResultBrush area = m_layout.brushOf(column, row, column, row);
    QStringList lines{resultvalues::traces(shown().columns(), cell.traces, cell.failed),
                      resultvalues::durations(*area.duration), resultvalues::times(*area.start, timeZone())};
    if (shown().columns().isWeighted())
        lines += resultvalues::standFor(cell.weight);
    if (shown().hasCohort)
        lines += tr("%1 of them marked").arg(valuetext::count(cell.members));
    return lines;
}

ResultBrush HeatmapChart::brushBetween(QPointF a, QPointF b) const
{
    return m_layout.brushOf(m_layout.columnAt(a.x()), m_layout.rowAt(a.y()), m_layout.columnAt(b.x()),
                            m_layout.rowAt(b.y()));
}

ChartCursor HeatmapChart::cursorAfter(const std::optional<ChartCursor> &from, int key, bool) const
{
    int column = from ? m_layout.columnAt(from->place.x()) : m_layout.columnCount() / 2;
    int row = from ? m_layout.rowAt(from->place.y()) : m_layout.rowCount() / 2;
    if (from) {
        column += key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
        row += key == Qt::Key_Down ? -1 : key == Qt::Key_Up ? 1 : 0;
    }
    if (key == Qt::Key_Home || key == Qt::Key_End)
        column = key == Qt::Key_Home ? 0 : m_layout.columnCount() - 1;
    column = std::clamp(column, 0, m_layout.columnCount() - 1);
    row = std::clamp(row, 0, m_layout.rowCount() - 1);
    return {cellRect(column, row).center(), std::nullopt};
}

void HeatmapChart::activate(QPointF position)
{
    const bool isEmpty = m_layout.cell(m_layout.columnAt(position.x()), m_layout.rowAt(position.y())).traces == 0;
    results().setBrush(isEmpty ? ResultBrush() : brushBetween(position, position));
}

} // namespace traceloupe
