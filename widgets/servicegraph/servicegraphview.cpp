// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/servicegraphview.h"

#include "core/models/graphtablemodel.h"

#include <QPainter>

#include <algorithm>

namespace traceloupe {

namespace {

constexpr double kMarginPx = 28;
constexpr double kLeastScale = 0.03;
constexpr double kLegibleScale = 0.3; ///< below, names of the whole picture would be dust
constexpr double kPartScale = 0.7;
constexpr double kMostScale = 4;
constexpr double kGrabPx = 6; ///< how near to an edge the pointer must be

QPointF centreOf(const GraphPicture &picture, GraphItem item)
{
    if (item.isNode())
        return {picture.boxes[item.index].centre.x, picture.boxes[item.index].centre.y};
    return {picture.arrows[item.index].labelAt.x, picture.arrows[item.index].labelAt.y};
}

/// The same item in another graph, by the ids of its ends.
GraphItem itemIn(const ServiceGraph &to, const ServiceGraph &from, GraphItem item)
{
    const auto node = [&](std::uint32_t index) -> std::optional<std::uint32_t> {
        const GraphNode *found = to.find(from.nodes[index].id);
        return found != nullptr ? std::optional(static_cast<std::uint32_t>(found - to.nodes.data())) : std::nullopt;
    };
    if (item.isNode()) {
        const auto index = node(item.index);
        return index ? GraphItem{GraphItem::Kind::Node, *index} : GraphItem();
    }
    if (!item.isEdge())
        return {};
    const GraphEdge &edge = from.edges[item.index];
    const auto first = node(edge.from);
    const auto second = node(edge.to);
    for (std::uint32_t i = 0; first && second && i < to.edges.size(); ++i) {
        if (to.edges[i].from == *first && to.edges[i].to == *second && to.edges[i].kind == edge.kind)
            return {GraphItem::Kind::Edge, i};
    }
    return {};
}

} // namespace

ServiceGraphView::ServiceGraphView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Service graph"));
    setMinimumSize(240, 160);
}

void ServiceGraphView::setPicture(std::shared_ptr<const ServiceGraph> graph, GraphPicture picture)
{
    const GraphItem kept = m_graph ? itemIn(*graph, *m_graph, m_current) : GraphItem();
    const bool hadCurrent = !m_current.isNothing();
    const QPointF before = hadCurrent ? centreOf(m_painter.picture(), m_current) * m_scale + m_offset : QPointF();
    m_graph = std::move(graph);
    m_painter = GraphPainter(std::move(picture), font());
    m_current = kept;
    m_hovered = {};
    m_matches.clear();
    if (m_isFitted)
        showFirst();
    else if (!kept.isNothing())
        m_offset = before - centreOf(m_painter.picture(), kept) * m_scale;
    keepInReach();
    if (hadCurrent && kept.isNothing())
        Q_EMIT currentChanged();
    lookChanged();
}

void ServiceGraphView::setCurrent(GraphItem item)
{
    if (item == m_current)
        return;
    m_current = item;
    if (item.isNode())
        setAccessibleDescription(graphwords::name(m_graph->nodes[item.index]));
    else if (item.isEdge())
        setAccessibleDescription(tr("%1 to %2")
                                     .arg(graphwords::name(m_graph->nodes[m_graph->edges[item.index].from]),
                                          graphwords::name(m_graph->nodes[m_graph->edges[item.index].to])));
    else
        setAccessibleDescription({});
    show(item);
    Q_EMIT currentChanged();
    lookChanged();
}

int ServiceGraphView::search(const QString &text)
{
    m_matches.clear();
    int count = 0;
    if (m_graph && !text.trimmed().isEmpty()) {
        for (const GraphNode &node : m_graph->nodes) {
            m_matches.push_back(graphwords::name(node).contains(text.trimmed(), Qt::CaseInsensitive));
            count += m_matches.back() ? 1 : 0;
        }
    }
    lookChanged();
    return count;
}

void ServiceGraphView::goToNextMatch()
{
    const auto count = static_cast<std::uint32_t>(m_matches.size());
    const std::uint32_t start = m_current.isNode() ? m_current.index + 1 : 0;
    for (std::uint32_t step = 0; step < count; ++step) {
        const std::uint32_t node = (start + step) % count;
        if (m_matches[node]) {
            setCurrent({GraphItem::Kind::Node, node});
            return;
        }
    }
}

void ServiceGraphView::fit()
{
    m_isAllWanted = true;
    fitAll();
    setIsPart(false);
}

void ServiceGraphView::fitAll()
{
    const GraphSize size = m_painter.picture().size;
    m_isFitted = true;
    if (size.width <= 0 || size.height <= 0 || width() <= 0)
        return;
    m_scale = std::clamp(std::min((width() - 2 * kMarginPx) / size.width, (height() - 2 * kMarginPx) / size.height),
                         kLeastScale, 1.0);
    m_offset = {(width() - size.width * m_scale) / 2, (height() - size.height * m_scale) / 2};
    lookChanged();
}

/// The whole where its names can be read, else what lies around the node that calls others most.
void ServiceGraphView::showFirst()
{
    fitAll();
    const bool isPart = m_graph && !m_graph->nodes.empty() && m_scale < kLegibleScale && !m_isAllWanted;
    if (isPart) {
        const auto busiest = std::ranges::max_element(m_graph->nodes, {}, &GraphNode::outgoing);
        const auto node = static_cast<std::uint32_t>(busiest - m_graph->nodes.begin());
        m_scale = kPartScale;
        const QPointF at = centreOf(m_painter.picture(), {GraphItem::Kind::Node, node}) * m_scale;
        const GraphSize size = m_painter.picture().size;
        const auto inside = [](double offset, double room, double length) { // no more of the margin than needed
            return length * kPartScale < room
                       ? (room - length * kPartScale) / 2
                       : std::clamp(offset, room - length * kPartScale - kMarginPx, static_cast<double>(kMarginPx));
        };
        m_offset = {inside(width() / 4.0 - at.x(), width(), size.width),
                    inside(height() / 2.0 - at.y(), height(), size.height)};
        lookChanged();
    }
    setIsPart(isPart);
}

void ServiceGraphView::setIsPart(bool isPart)
{
    if (isPart == m_isPart)
        return;
    m_isPart = isPart;
    Q_EMIT partChanged();
}

void ServiceGraphView::zoomBy(double factor, QPointF at)
{
    const double scale = std::clamp(m_scale * factor, kLeastScale, kMostScale);
    m_offset = at - (at - m_offset) * (scale / m_scale);
    m_scale = scale;
    m_isFitted = false;
    setIsPart(false);
    keepInReach();
    lookChanged();
}

GraphItem ServiceGraphView::itemAt(QPointF position) const
{
    const GraphPicture &picture = m_painter.picture();
    const QPointF point = toPicture(position);
    for (std::uint32_t i = 0; i < picture.boxes.size(); ++i) {
        if (boxRect(picture.boxes[i]).contains(point))
            return {GraphItem::Kind::Node, i};
    }
    const double reach = kGrabPx / m_scale;
    const QRectF around(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
        const GraphPicture::Arrow &arrow = picture.arrows[i];
        if (arrow.labelRoom == GraphLabelRoom::Free && labelRect(arrow).contains(point) && m_scale > 0.5)
            return {GraphItem::Kind::Edge, i};
        if (!m_painter.bounds(i).intersects(around))
            continue;
        QPainterPathStroker stroker;
        stroker.setWidth(2 * reach + arrow.widthPx);
        if (stroker.createStroke(m_painter.path(i)).contains(point))
            return {GraphItem::Kind::Edge, i};
    }
    return {};
}

QPointF ServiceGraphView::toWidget(GraphPoint point) const
{
    return QPointF(point.x, point.y) * m_scale + m_offset;
}

QRectF ServiceGraphView::placeOf(GraphItem item) const
{
    const GraphPicture &picture = m_painter.picture();
    if (item.isNothing() || (item.isNode() ? picture.boxes.size() : picture.arrows.size()) <= item.index)
        return {};
    if (item.isEdge())
        return {toWidget(picture.arrows[item.index].labelAt), QSizeF(1, 1)};
    const QRectF box = boxRect(picture.boxes[item.index]);
    return {box.topLeft() * m_scale + m_offset, box.size() * m_scale};
}

void ServiceGraphView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor::fromRgb(m_graph ? m_painter.picture().style.background
                                                     : palette().color(QPalette::Base).rgb()));
    painter.translate(m_offset);
    painter.scale(m_scale, m_scale);
    const QRectF visible(toPicture({0, 0}), toPicture(QPointF(width(), height())));
    m_painter.paint(painter, visible, emphasis());
    if (hasFocus()) {
        painter.resetTransform();
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ServiceGraphView::resizeEvent(QResizeEvent * /*event*/)
{
    if (m_isFitted)
        showFirst();
    keepInReach();
}

GraphEmphasis ServiceGraphView::emphasis() const
{
    GraphEmphasis out;
    out.scale = m_scale;
    out.current = m_current;
    if (!m_hovered.isNothing())
        standOut(out, m_hovered);
    else if (!m_matches.empty())
        standOutMatches(out);
    else if (!m_current.isNothing())
        standOut(out, m_current);
    return out;
}

/// After what is drawn, or how large, has changed.
void ServiceGraphView::lookChanged()
{
    update();
    const bool showsLabels = m_painter.showsLabels(emphasis());
    if (showsLabels == m_showsLabels)
        return;
    m_showsLabels = showsLabels;
    Q_EMIT labelsChanged();
}

/// What was found, with the calls among it.
void ServiceGraphView::standOutMatches(GraphEmphasis &emphasis) const
{
    emphasis.nodes = m_matches;
    emphasis.edges.assign(m_graph->edges.size(), false);
    for (std::size_t i = 0; i < m_graph->edges.size(); ++i)
        emphasis.edges[i] = m_matches[m_graph->edges[i].from] && m_matches[m_graph->edges[i].to];
}

/// The item with what it touches.
void ServiceGraphView::standOut(GraphEmphasis &emphasis, GraphItem item) const
{
    emphasis.nodes.assign(m_graph->nodes.size(), false);
    emphasis.edges.assign(m_graph->edges.size(), false);
    if (item.isNode())
        emphasis.nodes[item.index] = true;
    for (std::size_t i = 0; i < m_graph->edges.size(); ++i) {
        const GraphEdge &edge = m_graph->edges[i];
        const bool touches = item.isEdge() ? i == item.index : edge.from == item.index || edge.to == item.index;
        if (touches)
            emphasis.edges[i] = emphasis.nodes[edge.from] = emphasis.nodes[edge.to] = true;
    }
}

void ServiceGraphView::setHovered(GraphItem item)
{
    if (item == m_hovered)
        return;
    m_hovered = item;
    setCursor(item.isNothing() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    Q_EMIT hoveredChanged();
    lookChanged();
}

/// Moves the picture as far as the item needs.
void ServiceGraphView::show(GraphItem item)
{
    const GraphSize size = m_painter.picture().size;
    const bool isAllSeen = m_isFitted && size.width * m_scale <= width() && size.height * m_scale <= height();
    if (item.isNothing() || isAllSeen)
        return;
    const QPointF at = centreOf(m_painter.picture(), item) * m_scale + m_offset;
    const QRectF comfortable = QRectF(rect()).adjusted(90, 40, -90, -40);
    if (comfortable.contains(at) || !comfortable.isValid())
        return;
    const QPointF wanted(std::clamp(at.x(), comfortable.left(), comfortable.right()),
                         std::clamp(at.y(), comfortable.top(), comfortable.bottom()));
    m_offset += wanted - at;
    m_isFitted = false;
}

/// A part of the picture always stays in the window.
void ServiceGraphView::keepInReach()
{
    const GraphSize size = m_painter.picture().size;
    const double rest = 60;
    m_offset.setX(std::clamp(m_offset.x(), rest - size.width * m_scale, std::max(rest, width() - rest)));
    m_offset.setY(std::clamp(m_offset.y(), rest - size.height * m_scale, std::max(rest, height() - rest)));
}

} // namespace traceloupe
