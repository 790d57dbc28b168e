// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scatterchart.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kReachPx = 4;
constexpr double kBrushSteps = 24; ///< Shift and an arrow moves the brush's corner by that part of the plot
constexpr double kFadedShare = 0.22;
constexpr std::size_t kOpaqueDots = 1'000; ///< of more, each lets through what is under it
constexpr double kLeastOpacity = 0.4;
constexpr double kNewRingPx = 1.6;

} // namespace

ScatterChart::ScatterChart(ResultSet &results, QWidget *parent) : TimeDurationChart(results, parent)
{
    setAccessibleName(tr("Scatter plot of the traces: start to the right, duration upwards"));
    setObjectName(u"scatter"_s);
}

void ScatterChart::setColoring(DotColoring coloring)
{
    m_coloring = coloring;
    refresh();
}

ChartView::Layout ScatterChart::layoutOf(const ResultSnapshot &rows, QSizeF plot)
{
    return [this, rows, plot]() -> Place {
        const Axes axes = axesOf(rows, plot);
        return [this, axes, layout = layoutScatter(rows.columns(), axes.time, axes.duration)] {
            setAxes(axes);
            m_layout = layout;
        };
    };
}

void ScatterChart::paintPicture(QPainter &painter) const
{
    if (shown().size() == 0)
        return;
    m_sprites.setPixelRatio(devicePixelRatioF());
    paintAxes(painter);
    if (shown().hasCohort)
        paintDots(painter, false);
    paintDots(painter, true);
    paintNew(painter);
}

/// Rings around what came with the last refreshes.
void ScatterChart::paintNew(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, kNewRingPx));
    const std::vector<std::uint32_t> &fresh = shown().rows->fresh;
    for (const ScatterDot &dot : m_layout.dots) {
        const double radius = static_cast<double>(dot.radius) + 2 * kNewRingPx;
        if (std::ranges::binary_search(fresh, dot.row))
            painter.drawEllipse(QPointF(static_cast<double>(dot.x), static_cast<double>(dot.y)), radius, radius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ScatterChart::paintDots(QPainter &painter, bool inCohort) const
{
    const ResultColumns &columns = shown().columns();
    const std::vector<std::uint8_t> &members = *shown().members;
    const bool all = !shown().hasCohort;
    const QColor background = colors().background;
    const QColor faded = mixed(colors().text, background, kFadedShare);
    const QColor sound = mixed(colors().text, background, 0.45);
    const double crowd = static_cast<double>(kOpaqueDots) / static_cast<double>(std::max(kOpaqueDots, shown().size()));
    painter.setOpacity(std::max(kLeastOpacity, crowd));
    for (const ScatterDot &dot : m_layout.dots) {
        if (!all && (members[dot.row] != 0) != inCohort)
            continue;
        const bool hasFailed = columns.errors[dot.row] > 0;
        QColor fill = faded;
        if (inCohort && m_coloring == DotColoring::Service)
            fill = colors().service(columns.color[dot.row]);
        else if (inCohort)
            fill = hasFailed ? colors().error : sound;
        const QColor outline = hasFailed && inCohort ? colors().error : mixed(fill, background, 0.5);
        const QPixmap &sprite = m_sprites.sprite(hasFailed ? DotSprites::Shape::Diamond : DotSprites::Shape::Circle,
                                                 fill, outline, dot.radius);
        const double half = sprite.deviceIndependentSize().width() / 2;
        painter.drawPixmap(
            QPointF(std::round(static_cast<double>(dot.x) - half), std::round(static_cast<double>(dot.y) - half)),
            sprite);
    }
    painter.setOpacity(1);
}

void ScatterChart::paintMarks(QPainter &painter) const
{
    const auto ring = [&](QPointF centre, double radius, double width) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors().text, width));
        painter.drawEllipse(centre, radius, radius);
        painter.setRenderHint(QPainter::Antialiasing, false);
    };
    if (const auto row = hoveredRow()) {
        const auto dot = std::ranges::find(m_layout.dots, *row, &ScatterDot::row);
        ring({static_cast<double>(dot->x), static_cast<double>(dot->y)}, static_cast<double>(dot->radius) + 3, 1.6);
    }
    if (hasFocus() && cursor())
        ring(*cursor(), static_cast<double>(ScatterLayout::kMaxRadiusPx) + 2, 1);
}

std::optional<std::uint32_t> ScatterChart::dotAt(QPointF position) const
{
    return rowAt(m_layout, position.x(), position.y(), kReachPx);
}

QStringList ScatterChart::valuesAt(QPointF position) const
{
    const auto row = dotAt(position);
    return row ? resultvalues::ofTrace(*shown().rows, *row, timeZone()) : QStringList();
}

ResultBrush ScatterChart::brushBetween(QPointF a, QPointF b) const
{
    const double height = plotRect().height();
    const auto [left, right] = std::minmax({a.x(), b.x()});
    const auto [top, bottom] = std::minmax({a.y(), b.y()});
    const std::int64_t shortest = bottom >= height ? 0 : duration().durationAt(height - bottom);
    return {TimeRange{time().timeAt(left), saturatingAdd(time().timeAt(right), 1)},
            DurationRange{shortest, duration().durationAt(height - top)}};
}

QPointF ScatterChart::centreOf(std::uint32_t row) const
{
    const auto dot = std::ranges::find(m_layout.dots, row, &ScatterDot::row);
    return dot == m_layout.dots.end() ? QPointF() : QPointF(static_cast<double>(dot->x), static_cast<double>(dot->y));
}

QPointF ScatterChart::cursorAfter(std::optional<QPointF> from, int key, bool isBrushing) const
{
    const QSizeF plot = plotRect().size();
    if (isBrushing && from) {
        const double dx = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
        const double dy = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
        return {std::clamp(from->x() + dx * plot.width() / kBrushSteps, 0.0, plot.width()),
                std::clamp(from->y() + dy * plot.height() / kBrushSteps, 0.0, plot.height())};
    }
    // the next trace by start (left, right) or by duration (up, down)
    const ResultColumns &columns = shown().columns();
    const bool byTime = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool forwards = key == Qt::Key_Right || key == Qt::Key_Up;
    const std::optional<std::uint32_t> current = from ? dotAt(*from) : std::nullopt;
    using Spot = std::pair<std::int64_t, std::uint32_t>;
    const auto placeOf = [&](std::uint32_t row) {
        return Spot(byTime ? columns.startNs[row] : columns.durationNs[row], row);
    };
    constexpr Spot kEarliest(std::numeric_limits<std::int64_t>::min(), 0);
    constexpr Spot kLatest(std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint32_t>::max());
    const Spot here = current ? placeOf(*current) : forwards ? kEarliest : kLatest;
    Spot next = forwards ? kLatest : kEarliest;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        const Spot place = placeOf(row);
        if (forwards ? place > here && place < next : place < here && place > next)
            next = place;
    }
    const bool isFound = next != (forwards ? kLatest : kEarliest);
    return centreOf(isFound ? next.second : current.value_or(0));
}

void ScatterChart::activate(QPointF position)
{
    if (const auto row = dotAt(position))
        Q_EMIT traceActivated(shown().rows->ids[*row]);
}

void ScatterChart::hover(std::optional<QPointF> position)
{
    const auto row = position ? dotAt(*position) : std::nullopt;
    setCursor(row ? Qt::PointingHandCursor : Qt::CrossCursor);
    ChartView::hover(position);
    if (showsCurrentRows())
        results().setHovered(row);
}

} // namespace traceloupe
