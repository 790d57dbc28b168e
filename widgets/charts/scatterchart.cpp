// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scatterchart.h"

#include "core/layout/durationtext.h"
#include "core/models/chosencolors.h"
#include "core/models/valuetext.h"
#include "widgets/charts/resultvalues.h"
#include "widgets/common/plaintext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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
constexpr double kSoundShare = 0.45; ///< ink of traces without errors, where errors have the colour
constexpr std::size_t kServicesInTip = 40;
constexpr double kNewRingPx = 1.6;

/// The row after (or before) another in the order of a column, then of the rows themselves; the first or last one from
/// nowhere, none behind the end.
std::optional<std::uint32_t> nextRow(const std::vector<std::int64_t> &column, std::optional<std::uint32_t> from,
                                     bool forwards)
{
    using Spot = std::pair<std::int64_t, std::uint32_t>;
    std::optional<Spot> next;
    for (std::uint32_t row = 0; row < column.size(); ++row) {
        const Spot spot(column[row], row);
        const Spot here = from ? Spot(column[*from], *from) : spot;
        const bool isBeyond = !from || (forwards ? spot > here : spot < here);
        if (isBeyond && (!next || (forwards ? spot < *next : spot > *next)))
            next = spot;
    }
    return next ? std::optional(next->second) : std::nullopt;
}

} // namespace

ScatterChart::ScatterChart(ResultSet &results, QWidget *parent) : TimeDurationChart(results, parent)
{
    setAccessibleName(tr("Scatter plot of the traces: start to the right, duration upwards"));
    setObjectName(u"scatter"_s);
    connect(&ChosenColors::shared(), &ChosenColors::changed, this, [this] {
        ++m_choices;
        refresh();
    });
}

void ScatterChart::setColoring(DotColoring coloring)
{
    m_coloring = coloring;
    refresh();
}

/// Where the dots stand and their colours do not depend on the cohort: a brush keeps them.
ChartView::Layout ScatterChart::layoutOf(const ResultSnapshot &rows, QSizeF plot)
{
    if (rows.rows == shown().rows && plot == plotRect().size() && m_laidOutChoices == m_choices)
        return []() -> Place { return [] {}; };
    return [this, rows, plot, choices = m_choices]() -> Place {
        const Axes axes = axesOf(rows, plot);
        const auto &errors = rows.columns().errors;
        const bool hasErrors = std::ranges::any_of(errors, [](std::uint32_t count) { return count > 0; });
        return [this, axes, hasErrors, choices, layout = layoutScatter(rows.columns(), axes.time, axes.duration),
                services = servicesOf(*rows.rows)] {
            setAxes(axes);
            m_layout = layout;
            m_services = services;
            m_hasErrors = hasErrors;
            m_laidOutChoices = choices;
        };
    };
}

void ScatterChart::paintPicture(QPainter &painter) const
{
    if (shown().size() == 0)
        return;
    m_sprites.setPixelRatio(devicePixelRatioF());
    paintAxes(painter);
    paintLegend(painter, legend());
    if (shown().hasCohort)
        paintDots(painter, false);
    paintDots(painter, true);
    paintNew(painter);
}

QColor ScatterChart::soundColor() const
{
    return mixed(colors().text, colors().background, kSoundShare);
}

std::vector<chartlegend::Item> ScatterChart::legend() const
{
    using chartlegend::Sign;
    std::vector<chartlegend::Item> items;
    if (m_hasErrors)
        items.push_back({Sign::Diamond, colors().error, tr("with errors")});
    if (m_coloring == DotColoring::Errors) {
        items.push_back({Sign::Circle, soundColor(), tr("without errors")});
        return items;
    }
    for (const ResultService &service : m_services.byTraces)
        items.push_back({Sign::Circle, colors().service(service.color), resultvalues::service(service.name)});
    return items;
}

/// All that the legend has no room for.
QString ScatterChart::legendTip() const
{
    QStringList lines;
    for (const ResultService &service : m_services.byTraces) {
        if (static_cast<std::size_t>(lines.size()) == kServicesInTip) {
            lines += tr("and %n more", nullptr, static_cast<int>(m_services.byTraces.size() - kServicesInTip));
            break;
        }
        lines += tr("%1: %2", "service: 12 traces")
                     .arg(resultvalues::service(service.name),
                          resultvalues::traces(shown().columns(), service.traces, 0));
    }
    return lines.join(u'\n');
}

bool ScatterChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return TimeDurationChart::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const bool isOnLegend = help->pos().y() < plotRect().top() && shown().size() > 0;
    if (isOnLegend && m_coloring == DotColoring::Service)
        QToolTip::showText(help->globalPos(), plaintext::toolTip(legendTip()), this);
    else
        QToolTip::hideText();
    return true;
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
    const QColor sound = soundColor();
    for (const ScatterDot &dot : m_layout.dots) {
        if (!all && (members[dot.row] != 0) != inCohort)
            continue;
        const bool hasFailed = columns.errors[dot.row] > 0;
        QColor fill = faded;
        if (inCohort && m_coloring == DotColoring::Service)
            fill = colors().service(m_services.colors[dot.row]);
        else if (inCohort)
            fill = hasFailed ? colors().error : sound;
        const QColor outline = hasFailed && inCohort ? colors().error : mixed(fill, background, 0.5);
        const QPixmap &sprite = m_sprites.sprite(hasFailed ? DotSprites::Shape::Diamond : DotSprites::Shape::Circle,
                                                 fill, outline, dot.radius);
        painter.setOpacity(static_cast<double>(dot.opacity));
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
        ring(cursor()->place, static_cast<double>(ScatterLayout::kMaxRadiusPx) + 2, 1);
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

ChartCursor ScatterChart::cursorAfter(const std::optional<ChartCursor> &from, int key, bool isBrushing) const
{
    if (isBrushing && from)
        return {cornerAfter(from->place, key), std::nullopt};
    const ResultColumns &columns = shown().columns();
    const bool byDuration = key == Qt::Key_Up || key == Qt::Key_Down;
    const bool forwards = key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Home;
    std::optional<std::uint32_t> current = from ? from->row : std::nullopt;
    if (from && !current)
        current = dotAt(from->place);
    if (key == Qt::Key_Home || key == Qt::Key_End)
        current.reset();
    const auto next = nextRow(byDuration ? columns.durationNs : columns.startNs, current, forwards);
    const std::uint32_t row = next ? *next : current.value_or(0);
    return {centreOf(row), row};
}

QPointF ScatterChart::cornerAfter(QPointF from, int key) const
{
    const QSizeF plot = plotRect().size();
    const double dx = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
    const double dy = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    return {std::clamp(from.x() + dx * plot.width() / kBrushSteps, 0.0, plot.width()),
            std::clamp(from.y() + dy * plot.height() / kBrushSteps, 0.0, plot.height())};
}

QStringList ScatterChart::valuesOf(const ChartCursor &cursor) const
{
    return cursor.row ? resultvalues::ofTrace(*shown().rows, *cursor.row, timeZone()) : valuesAt(cursor.place);
}

/// The trace alone: its very start and duration.
ResultBrush ScatterChart::markOf(const ChartCursor &cursor) const
{
    if (!cursor.row)
        return brushBetween(cursor.place, cursor.place);
    const std::int64_t start = shown().columns().startNs[*cursor.row];
    const std::int64_t duration = shown().columns().durationNs[*cursor.row];
    return {TimeRange{start, saturatingAdd(start, 1)}, DurationRange{duration, duration}};
}

void ScatterChart::activateAt(const ChartCursor &cursor)
{
    if (cursor.row)
        Q_EMIT traceActivated(shown().rows->ids[*cursor.row]);
    else
        activate(cursor.place);
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
