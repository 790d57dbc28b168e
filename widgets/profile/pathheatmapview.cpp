// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/pathheatmapview.h"

#include "core/layout/durationtext.h"
#include "core/models/profiletablemodel.h"
#include "widgets/charts/readout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kMarginPx = 10;
constexpr double kMostNamePx = 330;
constexpr double kNameShare = 0.3; ///< of the width, at most
constexpr double kBarsPx = 42;
constexpr double kLeastRowPx = 15;
constexpr double kMostRowPx = 26;
constexpr double kLeastColor = 0.1; ///< of a cell that has any time
constexpr double kColorSteepness = 300; ///< of the logarithm: a thousandth of the most can still be seen
constexpr double kRampPx = 90;
constexpr double kTextGapPx = 6;

} // namespace

PathHeatMapView::PathHeatMapView(QWidget *parent) : QWidget(parent), m_colors(ChartColors::fromPalette(palette()))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Heat map of critical paths"));
}

void PathHeatMapView::setMap(PathHeatMap map)
{
    m_map = std::move(map);
    m_mostNs = 0;
    m_slowestNs = 1;
    for (const std::vector<double> &row : m_map.meansNs) {
        for (const double mean : row)
            m_mostNs = std::max(m_mostNs, mean);
    }
    for (const PathHeatMap::Column &column : m_map.columns)
        m_slowestNs = std::max(m_slowestNs, column.slowestNs);
    setCursorCell(std::nullopt);
    update();
}

void PathHeatMapView::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    update();
}

QRectF PathHeatMapView::plot() const
{
    const double names = std::min(kMostNamePx, width() * kNameShare);
    const double foot = fontMetrics().height() + kTextGapPx;
    const QRectF whole = QRectF(rect()).adjusted(kMarginPx, kMarginPx, -kMarginPx, -kMarginPx);
    return whole.adjusted(names, kBarsPx + kTextGapPx, 0, -foot);
}

int PathHeatMapView::shownRows() const
{
    const auto room = static_cast<int>(std::floor(plot().height() / kLeastRowPx));
    return std::clamp(room, 0, static_cast<int>(m_map.rows.size()));
}

double PathHeatMapView::rowHeight() const
{
    return std::clamp(plot().height() / std::max(1, shownRows()), kLeastRowPx, kMostRowPx);
}

QRectF PathHeatMapView::cellRect(Cell cell) const
{
    const QRectF area = plot();
    const auto columns = static_cast<double>(m_map.columns.size());
    const double left = std::round(area.left() + area.width() * cell.column / columns);
    const double right = std::round(area.left() + area.width() * (cell.column + 1) / columns);
    return {left, area.top() + cell.row * rowHeight(), right - left, rowHeight()};
}

std::optional<PathHeatMapView::Cell> PathHeatMapView::cellAt(QPointF position) const
{
    const QRectF area = plot();
    const Cell cell{
        static_cast<int>(std::floor((position.y() - area.top()) / rowHeight())),
        static_cast<int>(std::floor((position.x() - area.left()) / area.width() * double(m_map.columns.size())))};
    const bool isInside = cell.row >= 0 && cell.row < shownRows() && cell.column >= 0
                          && cell.column < static_cast<int>(m_map.columns.size());
    return isInside ? std::optional(cell) : std::nullopt;
}

QStringList PathHeatMapView::valuesOf(Cell cell) const
{
    const auto row = static_cast<std::size_t>(cell.row);
    const auto at = static_cast<std::size_t>(cell.column);
    const PathHeatMap::Column &column = m_map.columns[at];
    return {profilewords::title(m_map.rows[row]),
            tr("%1 a trace on the critical path").arg(profilewords::duration(m_map.meansNs[row][at])),
            tr("%Ln trace(s) of %1 to %2", nullptr, static_cast<int>(column.traces))
                .arg(durationText(column.fastestNs), durationText(column.slowestNs)),
            tr("started %1 to %2")
                .arg(timestampText(column.firstStartNs, m_zone, TimestampPrecision::Seconds),
                     timestampText(column.lastStartNs, m_zone, TimestampPrecision::Seconds)),
            tr("Click to open the slowest of them")};
}

QColor PathHeatMapView::colorOf(double meanNs) const
{
    if (meanNs <= 0 || m_mostNs <= 0)
        return mixed(m_colors.text, m_colors.background, 0.04);
    const double place = std::log1p(kColorSteepness * meanNs / m_mostNs) / std::log1p(kColorSteepness);
    const QColor full = m_colors.isDark ? QColor(0xff, 0xb4, 0x54) : QColor(0x8f, 0x2d, 0x0a);
    return mixed(full, m_colors.background, kLeastColor + (1 - kLeastColor) * place);
}

QString PathHeatMapView::edgeText(const PathHeatMap::Column &column, bool isFirst) const
{
    if (m_map.order == PathHeatOrder::Start)
        return timestampText(isFirst ? column.firstStartNs : column.lastStartNs, m_zone, TimestampPrecision::Seconds);
    return isFirst ? tr("fastest, %1").arg(durationText(column.fastestNs))
                   : tr("slowest, %1").arg(durationText(column.slowestNs));
}

/// How long the traces of each column took: a bar up to the slowest, its darker part up to the fastest.
void PathHeatMapView::paintColumns(QPainter &painter) const
{
    const double base = plot().top() - kTextGapPx;
    const QColor light = mixed(m_colors.accent, m_colors.background, 0.35);
    const QColor full = mixed(m_colors.accent, m_colors.background, 0.75);
    for (int at = 0; at < static_cast<int>(m_map.columns.size()); ++at) {
        const PathHeatMap::Column &column = m_map.columns[static_cast<std::size_t>(at)];
        const QRectF cell = cellRect({0, at});
        const double gap = cell.width() >= 4 ? 1 : 0;
        const auto bar = [&](std::int64_t ns, const QColor &color) {
            const double height = kBarsPx * static_cast<double>(std::max<std::int64_t>(ns, 0))
                                  / static_cast<double>(m_slowestNs);
            painter.fillRect(QRectF(cell.left(), base - height, cell.width() - gap, height), color);
        };
        bar(column.slowestNs, light);
        bar(column.fastestNs, full);
    }
    painter.setPen(m_colors.dimText);
    const QRectF side(kMarginPx, base - kBarsPx, plot().left() - kMarginPx - kTextGapPx, kBarsPx);
    painter.drawText(side, Qt::AlignRight | Qt::AlignTop, durationText(m_slowestNs));
    painter.drawText(side, Qt::AlignRight | Qt::AlignBottom, tr("duration"));
}

void PathHeatMapView::paintRows(QPainter &painter) const
{
    const QFontMetricsF metrics(font());
    const double gap = rowHeight() >= 18 ? 1 : 0;
    for (int row = 0; row < shownRows(); ++row) {
        const std::vector<double> &means = m_map.meansNs[static_cast<std::size_t>(row)];
        for (int at = 0; at < static_cast<int>(means.size()); ++at) {
            const QRectF cell = cellRect({row, at});
            const double columnGap = cell.width() >= 6 ? 1 : 0;
            painter.fillRect(cell.adjusted(0, 0, -columnGap, -gap), colorOf(means[static_cast<std::size_t>(at)]));
        }
        const QRectF first = cellRect({row, 0});
        const QRectF name(kMarginPx, first.top(), first.left() - kMarginPx - kTextGapPx, first.height());
        painter.setPen(m_colors.text);
        painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(profilewords::title(m_map.rows[static_cast<std::size_t>(row)]),
                                            Qt::ElideMiddle, name.width()));
    }
}

void PathHeatMapView::paintAxis(QPainter &painter) const
{
    const QRectF area = plot();
    const QRectF line(area.left(), area.top() + shownRows() * rowHeight() + kTextGapPx / 2, area.width(),
                      fontMetrics().height());
    painter.setPen(m_colors.dimText);
    painter.drawText(line, Qt::AlignLeft, edgeText(m_map.columns.front(), true));
    painter.drawText(line, Qt::AlignRight, edgeText(m_map.columns.back(), false));
    paintLegend(painter, line);
    const auto hidden = static_cast<int>(m_map.rows.size()) - shownRows();
    if (hidden > 0)
        painter.drawText(QRectF(kMarginPx, line.top(), line.left() - kMarginPx - kTextGapPx, line.height()),
                         Qt::AlignRight, tr("%Ln more operation(s)", nullptr, hidden));
}

void PathHeatMapView::paintLegend(QPainter &painter, const QRectF &line) const
{
    const QString least = tr("none");
    const QString most = tr("%1 a trace").arg(profilewords::duration(m_mostNs));
    const double leastPx = fontMetrics().horizontalAdvance(least) + kTextGapPx;
    const double mostPx = fontMetrics().horizontalAdvance(most) + kTextGapPx;
    const double left = line.center().x() - (leastPx + kRampPx + mostPx) / 2;
    painter.drawText(QRectF(left, line.top(), leastPx, line.height()), Qt::AlignLeft, least);
    for (int i = 0; i < int(kRampPx); ++i) {
        const double value = std::expm1(std::log1p(kColorSteepness) * i / kRampPx) / kColorSteepness;
        painter.fillRect(QRectF(left + leastPx + i, line.top() + 3, 1, line.height() - 6), colorOf(m_mostNs * value));
    }
    painter.setPen(m_colors.dimText);
    painter.drawText(QRectF(left + leastPx + kRampPx + kTextGapPx, line.top(), mostPx, line.height()), Qt::AlignLeft,
                     most);
}

void PathHeatMapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colors.background);
    if (m_map.columns.empty() || m_map.rows.empty())
        return;
    paintColumns(painter);
    paintRows(painter);
    paintAxis(painter);
    const std::optional<Cell> pointed = m_pointer ? cellAt(*m_pointer) : std::nullopt;
    const std::optional<Cell> marked = pointed ? pointed : hasFocus() ? m_cursor : std::nullopt;
    if (!marked)
        return;
    const QRectF cell = cellRect(*marked);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colors.text, 2));
    painter.drawRect(cell.adjusted(0, 0, -1, -1));
    paintReadout(painter, m_colors, pointed ? *m_pointer : cell.center(), size(), valuesOf(*marked));
}

void PathHeatMapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_colors = ChartColors::fromPalette(palette());
        update();
    }
}

void PathHeatMapView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    setCursor(cellAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void PathHeatMapView::mousePressEvent(QMouseEvent *event)
{
    const std::optional<Cell> cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    setCursorCell(cell);
    Q_EMIT traceActivated(m_map.columns[static_cast<std::size_t>(cell->column)].exemplar);
}

void PathHeatMapView::leaveEvent(QEvent *)
{
    m_pointer.reset();
    update();
}

void PathHeatMapView::setCursorCell(std::optional<Cell> cell)
{
    m_cursor = cell;
    setAccessibleDescription(cell ? valuesOf(*cell).join(u", "_s) : QString());
    update();
}

void PathHeatMapView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isArrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    const bool isEmpty = m_map.columns.empty() || shownRows() == 0;
    if (isEmpty || event->modifiers() & ~Qt::KeypadModifier)
        return QWidget::keyPressEvent(event);
    if (isArrow) {
        Cell cell = m_cursor.value_or(Cell{0, static_cast<int>(m_map.columns.size()) - 1});
        if (m_cursor) {
            cell.column += key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
            cell.row += key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        }
        cell.column = std::clamp(cell.column, 0, static_cast<int>(m_map.columns.size()) - 1);
        cell.row = std::clamp(cell.row, 0, shownRows() - 1);
        m_pointer.reset();
        setCursorCell(cell);
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_cursor) {
        Q_EMIT traceActivated(m_map.columns[static_cast<std::size_t>(m_cursor->column)].exemplar);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void PathHeatMapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PathHeatMapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace traceloupe
