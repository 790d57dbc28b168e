// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/plotwidget.h"

#include "widgets/charts/readout.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace traceloupe {

PlotWidget::PlotWidget(QWidget *parent) : QWidget(parent), m_colors(ChartColors::fromPalette(palette()))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void PlotWidget::refresh()
{
    m_plot = QRectF(rect()).marginsRemoved(axisMargins());
    m_plot.setWidth(std::max(1.0, m_plot.width()));
    m_plot.setHeight(std::max(1.0, m_plot.height()));
    m_cursor.reset();
    m_markStart.reset();
    layOut();
    update();
}

void PlotWidget::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colors.background);
    painter.save();
    painter.translate(m_plot.topLeft());
    paintPlot(painter);
    const std::optional<double> at = place();
    if (m_isDragging && m_press && at)
        paintBand(painter,
                  QRectF(QPointF(std::min(*m_press, *at), 0), QPointF(std::max(*m_press, *at), m_plot.height())));
    const QStringList lines = at ? valuesAt(*at) : QStringList();
    if (!lines.isEmpty())
        painter.fillRect(QRectF(std::round(*at), 0, 1, m_plot.height()), m_colors.dimText);
    painter.restore();
    if (at)
        paintReadout(painter, m_colors, m_plot.topLeft() + QPointF(*at, m_plot.height() * 0.1), size(), lines);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_colors.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PlotWidget::resizeEvent(QResizeEvent * /*event*/)
{
    refresh();
}

void PlotWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_colors = ChartColors::fromPalette(palette());
        refresh();
    }
}

void PlotWidget::paintBand(QPainter &painter, const QRectF &area) const
{
    const QRectF band = area.intersected(QRectF(QPointF(), m_plot.size()));
    if (band.isEmpty())
        return;
    QColor fill = m_colors.accent;
    fill.setAlphaF(0.12F);
    painter.fillRect(band, fill);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_colors.accent);
    painter.drawRect(QRectF(std::round(band.left()), std::round(band.top()), std::round(band.width()) - 1,
                            std::round(band.height()) - 1));
}

void PlotWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_plot.contains(event->position()))
        m_press = event->position().x() - m_plot.left();
}

void PlotWidget::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x() - m_plot.left();
    if (m_press && canMark() && std::abs(x - *m_press) >= QApplication::startDragDistance())
        m_isDragging = true;
    const bool isInside = m_isDragging || m_plot.contains(event->position());
    m_pointer = isInside ? std::optional(std::clamp(x, 0.0, m_plot.width())) : std::nullopt;
    update();
}

void PlotWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const double from = *std::exchange(m_press, std::nullopt);
    const double to = std::clamp(event->position().x() - m_plot.left(), 0.0, m_plot.width());
    if (std::exchange(m_isDragging, false))
        mark(std::min(from, to), std::max(from, to));
    else
        activate(from);
    update();
}

void PlotWidget::leaveEvent(QEvent * /*event*/)
{
    m_pointer.reset();
    update();
}

void PlotWidget::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_cursor.reset();
    update();
}

void PlotWidget::moveCursor(int direction, bool isMarking)
{
    m_pointer.reset();
    if (!isMarking)
        m_markStart.reset();
    else if (!m_markStart)
        m_markStart = m_cursor;
    m_cursor = std::clamp(cursorAfter(m_cursor, direction), 0.0, m_plot.width());
    if (isMarking && m_markStart)
        mark(std::min(*m_markStart, *m_cursor), std::max(*m_markStart, *m_cursor));
    setAccessibleDescription(valuesAt(*m_cursor).join(u", "));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void PlotWidget::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        moveCursor(key == Qt::Key_Left ? -1 : 1, canMark() && event->modifiers().testFlag(Qt::ShiftModifier));
    } else if (key == Qt::Key_Escape && m_isDragging) {
        m_isDragging = false;
        m_press.reset();
        update();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_cursor) {
        activate(*m_cursor);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace traceloupe
