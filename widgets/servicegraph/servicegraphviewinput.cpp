// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/servicegraphview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace traceloupe {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kWheelStep = 120;
constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();

} // namespace

void ServiceGraphView::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / kWheelStep;
    if (steps != 0)
        zoomBy(std::pow(kZoomStep, steps), event->position());
    event->accept();
}

void ServiceGraphView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = true;
    m_isDragging = false;
    m_dragFrom = event->position();
}

void ServiceGraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed) {
        setHovered(m_graph ? itemAt(event->position()) : GraphItem());
        return;
    }
    const QPointF way = event->position() - m_dragFrom;
    if (!m_isDragging && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    m_isFitted = false;
    m_offset += way;
    m_dragFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
    keepInReach();
    update();
}

void ServiceGraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPressed)
        return;
    m_isPressed = false;
    if (m_isDragging)
        unsetCursor();
    else if (m_graph)
        setCurrent(itemAt(event->position()));
    m_isDragging = false;
}

void ServiceGraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const GraphItem item = m_graph ? itemAt(event->position()) : GraphItem();
    if (event->button() == Qt::LeftButton && !item.isNothing())
        Q_EMIT activated(item);
}

void ServiceGraphView::leaveEvent(QEvent * /*event*/)
{
    setHovered({});
}

void ServiceGraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_graph)
        return;
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const GraphItem item = isKey ? m_current : itemAt(event->pos());
    if (item.isNothing())
        return;
    setCurrent(item);
    Q_EMIT menuRequested(item, isKey ? mapToGlobal(rect().center()) : event->globalPos());
}

void ServiceGraphView::keyPressEvent(QKeyEvent *event)
{
    if (!m_graph || m_graph->nodes.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QPointF centre = rect().center();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (const std::uint32_t node = nodeInDirection(event->key()); node != kNoNode)
            goTo({GraphItem::Kind::Node, node});
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kZoomStep, centre);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / kZoomStep, centre);
        return;
    case Qt::Key_0:
    case Qt::Key_F:
        fit();
        return;
    case Qt::Key_Escape:
        if (m_current.isNothing())
            break;
        setCurrent({});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current.isNothing())
            break;
        Q_EMIT activated(m_current);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// Tab walks the edges of the current item; without one it leaves the view.
bool ServiceGraphView::focusNextPrevChild(bool next)
{
    const GraphItem edge = m_graph && hasFocus() && !m_current.isNothing() ? edgeAfter(next) : GraphItem();
    if (edge.isNothing())
        return QWidget::focusNextPrevChild(next);
    goTo(edge);
    return true;
}

/// By keyboard: where the mouse happens to rest does not matter any more.
void ServiceGraphView::goTo(GraphItem item)
{
    setHovered({});
    setCurrent(item);
}

/// The edge after the current one among those that leave the same node; from a node, its first or last. Nothing behind
/// the last.
GraphItem ServiceGraphView::edgeAfter(bool isForward) const
{
    const std::uint32_t node = m_current.isNode() ? m_current.index : m_graph->edges[m_current.index].from;
    std::vector<std::uint32_t> edges;
    for (std::uint32_t i = 0; i < m_graph->edges.size(); ++i) {
        if (m_graph->edges[i].from == node)
            edges.push_back(i);
    }
    if (edges.empty())
        return {};
    if (m_current.isNode())
        return {GraphItem::Kind::Edge, isForward ? edges.front() : edges.back()};
    const auto at = std::find(edges.begin(), edges.end(), m_current.index);
    if (isForward ? at + 1 == edges.end() : at == edges.begin())
        return {};
    return {GraphItem::Kind::Edge, isForward ? *(at + 1) : *(at - 1)};
}

/// The nearest node that way, neighbours first; from an edge, its end that way.
std::uint32_t ServiceGraphView::nodeInDirection(int key) const
{
    const auto &boxes = m_painter.picture().boxes;
    if (m_current.isEdge()) {
        const GraphEdge &edge = m_graph->edges[m_current.index];
        return key == Qt::Key_Left || key == Qt::Key_Up ? edge.from : edge.to;
    }
    std::vector<bool> isNeighbour(boxes.size());
    for (const GraphEdge &edge : m_graph->edges) {
        if (m_current.isNode() && (edge.from == m_current.index || edge.to == m_current.index))
            isNeighbour[edge.from] = isNeighbour[edge.to] = true;
    }
    const GraphPoint start = m_current.isNode() ? boxes[m_current.index].centre : GraphPoint{-1, -1};
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Right || key == Qt::Key_Down || m_current.isNothing() ? 1 : -1;
    constexpr double kStrangerPenalty = 1.6;
    constexpr double kSidewaysPenalty = 2;
    std::uint32_t best = kNoNode;
    double shortest = std::numeric_limits<double>::max();
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        const double dx = boxes[i].centre.x - start.x;
        const double dy = boxes[i].centre.y - start.y;
        const double ahead = sign * (isAcross ? dx : dy);
        if (ahead < 1 || (m_current.isNode() && i == m_current.index))
            continue;
        double distance = ahead + kSidewaysPenalty * std::abs(isAcross ? dy : dx);
        if (isAcross && m_current.isNode() && !isNeighbour[i])
            distance *= kStrangerPenalty;
        if (distance < shortest) {
            shortest = distance;
            best = i;
        }
    }
    return best;
}

} // namespace traceloupe
