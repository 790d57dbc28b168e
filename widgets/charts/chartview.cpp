// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartview.h"

#include "widgets/charts/readout.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

bool movesCursor(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down
           || key == Qt::Key_Home || key == Qt::Key_End;
}

} // namespace

ChartView::ChartView(ResultSet &results, QWidget *parent)
    : QWidget(parent), m_results(results), m_colors(ChartColors::fromPalette(palette()))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::CrossCursor);
    connect(&results, &ResultSet::rowsChanged, this, [this] {
        m_cursor.reset();
        m_brushStart.reset();
        refresh();
    });
    connect(&results, &ResultSet::cohortChanged, this, &ChartView::refresh);
    connect(&results, &ResultSet::hoverChanged, this, qOverload<>(&QWidget::update));
}

void ChartView::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

void ChartView::refresh()
{
    if (m_flight != 0 && m_results.size() > kRowsAtOnce) {
        m_isOutdated = true;
        return;
    }
    QRectF plot = QRectF(rect()).marginsRemoved(axisMargins());
    plot.setWidth(std::max(1.0, plot.width()));
    plot.setHeight(std::max(1.0, plot.height()));
    const ResultSnapshot rows = m_results.snapshot();
    if (rows.size() > kRowsAtOnce)
        layOutElsewhere(rows, plot);
    else
        place(rows, plot, layoutOf(rows, plot.size())());
}

void ChartView::place(const ResultSnapshot &rows, const QRectF &plot, const Place &layout)
{
    m_flight = 0;
    m_isOutdated = false;
    if (rows.generation != m_shown.generation)
        m_cursor.reset();
    m_shown = rows;
    m_plot = plot;
    layout();
    m_picture = {};
    update();
}

void ChartView::layOutElsewhere(const ResultSnapshot &rows, const QRectF &plot)
{
    const quint64 flight = m_flight = ++m_lastFlight;
    m_isOutdated = false;
    QThreadPool::globalInstance()->start(
        [layout = layoutOf(rows, plot.size()), rows, plot, flight, chart = QPointer(this)] {
            const Place done = layout();
            QMetaObject::invokeMethod(QCoreApplication::instance(), [done, rows, plot, flight, chart] {
                if (!chart || chart->m_flight != flight)
                    return;
                const bool isOutdated = chart->m_isOutdated;
                chart->place(rows, plot, done);
                if (isOutdated)
                    chart->refresh();
            });
        });
}

std::optional<std::uint32_t> ChartView::hoveredRow() const
{
    return showsCurrentRows() ? m_results.hovered() : std::nullopt;
}

void ChartView::hover(std::optional<QPointF> position)
{
    m_pointer = position;
    update();
}

void ChartView::redraw()
{
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_colors.background);
    QPainter painter(&m_picture);
    painter.setFont(font());
    painter.translate(m_plot.topLeft());
    paintPicture(painter);
}

void ChartView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        redraw();
    QPainter painter(this);
    if (m_picture.deviceIndependentSize().toSize() != size()) // the one for this size is on its way
        painter.fillRect(rect(), m_colors.background);
    painter.drawPixmap(0, 0, m_picture);
    if (m_shown.size() == 0)
        return;
    painter.save();
    painter.translate(m_plot.topLeft());
    paintBrush(painter);
    paintMarks(painter);
    painter.restore();
    paintReadout(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_colors.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ChartView::paintBrush(QPainter &painter) const
{
    if (!m_results.hasCohort())
        return;
    const QRectF area = rectOf(m_results.brush()).intersected(QRectF(QPointF(), m_plot.size()));
    QColor fill = m_colors.accent;
    fill.setAlphaF(0.12F);
    painter.fillRect(area, fill);
    painter.setPen(m_colors.accent);
    painter.drawRect(
        QRectF(std::round(area.left()), std::round(area.top()), std::round(area.width()), std::round(area.height())));
}

void ChartView::paintReadout(QPainter &painter) const
{
    const bool isOfCursor = !m_pointer && hasFocus() && m_cursor;
    if ((!m_pointer && !isOfCursor) || m_isDragging)
        return;
    const QStringList lines = isOfCursor ? valuesOf(*m_cursor) : valuesAt(*m_pointer);
    const QPointF place = isOfCursor ? m_cursor->place : *m_pointer;
    if (!lines.isEmpty())
        traceloupe::paintReadout(painter, m_colors, place + m_plot.topLeft(), size(), lines);
}

void ChartView::resizeEvent(QResizeEvent *)
{
    m_cursor.reset();
    refresh();
}

void ChartView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_colors = ChartColors::fromPalette(palette());
        refresh();
    }
}

QPointF ChartView::inPlot(QPointF position) const
{
    const QPointF relative = position - m_plot.topLeft();
    return {std::clamp(relative.x(), 0.0, m_plot.width()), std::clamp(relative.y(), 0.0, m_plot.height())};
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = inPlot(event->position());
    m_cursor.reset();
    m_brushStart.reset();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = inPlot(event->position());
    if (!m_pressed) {
        hover(m_plot.contains(event->position()) ? std::optional(position) : std::nullopt);
        return;
    }
    if (!m_isDragging && (position - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    m_results.setBrush(brushBetween(*m_pressed, position));
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const QPointF pressed = *m_pressed;
    const bool wasDragging = m_isDragging;
    m_pressed.reset();
    m_isDragging = false;
    if (wasDragging)
        m_results.setBrush(brushBetween(pressed, inPlot(event->position())));
    else if (m_shown.size() > 0)
        activate(pressed);
    update();
}

void ChartView::leaveEvent(QEvent *)
{
    hover(std::nullopt);
}

/// Nobody is told that the pointer left what was hidden under it, by a click that opened a trace say.
void ChartView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pressed.reset();
    m_isDragging = false;
    hover(std::nullopt);
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_brushStart.reset();
    if (m_cursor && m_cursor->row)
        m_results.setHovered(std::nullopt);
    update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape && (m_results.hasCohort() || m_cursor)) {
        m_results.clearBrush();
        dropCursor();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_cursor) {
        activateAt(*m_cursor);
    } else if (key == Qt::Key_Space && m_cursor) {
        markCursor();
    } else if (movesCursor(key) && m_shown.size() > 0) {
        moveCursor(key, (event->modifiers() & Qt::ShiftModifier) != 0);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ChartView::dropCursor()
{
    if (m_cursor && m_cursor->row)
        m_results.setHovered(std::nullopt);
    m_cursor.reset();
    m_brushStart.reset();
    update();
}

/// Marks what the cursor is on; a second time unmarks it.
void ChartView::markCursor()
{
    const ResultBrush mark = markOf(*m_cursor);
    m_brushStart.reset();
    m_results.setBrush(m_results.brush() == mark ? ResultBrush() : mark);
}

void ChartView::moveCursor(int key, bool isBrushing)
{
    if (isBrushing && !m_brushStart) {
        if (!m_cursor)
            m_cursor = cursorAfter(std::nullopt, key, false);
        m_brushStart = m_cursor->place;
    }
    if (!isBrushing)
        m_brushStart.reset();
    m_pointer.reset();
    m_cursor = cursorAfter(m_cursor, key, isBrushing);
    if (isBrushing)
        m_results.setBrush(brushBetween(*m_brushStart, m_cursor->place));
    if (showsCurrentRows())
        m_results.setHovered(m_cursor->row);
    tellValues();
    update();
}

/// To screen readers.
void ChartView::tellValues()
{
    setAccessibleDescription(valuesOf(*m_cursor).join(u", "));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace traceloupe
