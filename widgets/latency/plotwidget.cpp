// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/plotwidget.h"

#include "widgets/charts/readout.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

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

void PlotWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_plot.contains(event->position()))
        activate(event->position().x() - m_plot.left());
}

void PlotWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = m_plot.contains(event->position()) ? std::optional(event->position().x() - m_plot.left())
                                                   : std::nullopt;
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

void PlotWidget::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        m_pointer.reset();
        m_cursor = std::clamp(cursorAfter(m_cursor, key == Qt::Key_Left ? -1 : 1), 0.0, m_plot.width());
        setAccessibleDescription(valuesAt(*m_cursor).join(u", "));
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
        update();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_cursor) {
        activate(*m_cursor);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace traceloupe
