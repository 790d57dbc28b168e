// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/servicegraph/graphpainter.h"

#include <QTransform>
#include <QWidget>

#include <memory>

namespace traceloupe {

/// A drawn service graph to move in: wheel zooms at the pointer, dragging pans, arrow keys go from node to node, Tab
/// from edge to edge of the current one. It knows nodes and edges by their index in the graph that was set.
class ServiceGraphView final : public QWidget {
    Q_OBJECT
public:
    explicit ServiceGraphView(QWidget *parent = nullptr);

    /// Another picture of `graph`. What was current stays, by its id, and stays where it was on the screen.
    void setPicture(std::shared_ptr<const ServiceGraph> graph, GraphPicture picture);
    [[nodiscard]] const GraphPicture &picture() const { return m_painter.picture(); }
    [[nodiscard]] const std::shared_ptr<const ServiceGraph> &graph() const { return m_graph; }

    [[nodiscard]] GraphItem current() const { return m_current; }
    void setCurrent(GraphItem item);
    [[nodiscard]] GraphItem hovered() const { return m_hovered; }
    /// Nodes whose names hold the text stand out; gives how many there are.
    int search(const QString &text);
    /// The next node that the search found becomes current.
    void goToNextMatch();

    void fit(); ///< all of it, at most at full size
    void zoomBy(double factor, QPointF at);
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] GraphItem itemAt(QPointF position) const;
    /// Whether it began with a part, since the whole would be too small to read.
    [[nodiscard]] bool showsPart() const { return m_isPart; }
    /// Whether labels of calls are drawn: of all, or of those that stand out.
    [[nodiscard]] bool showsLabels() const { return m_showsLabels; }
    /// Where an item is in the widget: its box, or its label's middle; empty for nothing.
    [[nodiscard]] QRectF placeOf(GraphItem item) const;
    /// Where a point of the picture is in the widget.
    [[nodiscard]] QPointF toWidget(GraphPoint point) const;

    [[nodiscard]] QSize sizeHint() const override { return {900, 600}; }

Q_SIGNALS:
    void currentChanged();
    void hoveredChanged();
    void partChanged();
    void labelsChanged();
    void activated(traceloupe::GraphItem item);                       ///< double click, Enter
    void menuRequested(traceloupe::GraphItem item, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] GraphEmphasis emphasis() const;
    void standOut(GraphEmphasis &emphasis, GraphItem item) const;
    void standOutMatches(GraphEmphasis &emphasis) const;
    [[nodiscard]] QPointF toPicture(QPointF position) const { return (position - m_offset) / m_scale; }
    [[nodiscard]] std::uint32_t nodeInDirection(int key) const;
    void goTo(GraphItem item);
    [[nodiscard]] GraphItem edgeAfter(bool isForward) const;
    void setHovered(GraphItem item);
    void show(GraphItem item);
    void keepInReach();
    void fitAll();
    void showFirst();
    void setIsPart(bool isPart);
    void lookChanged();

    std::shared_ptr<const ServiceGraph> m_graph;
    GraphPainter m_painter;
    GraphItem m_current;
    GraphItem m_hovered;
    std::vector<bool> m_matches; ///< nodes; empty without a search
    double m_scale = 1;
    QPointF m_offset;
    QPointF m_dragFrom;
    bool m_isPressed = false;
    bool m_isDragging = false;
    bool m_isPart = false;
    bool m_showsLabels = true;
    bool m_isAllWanted = false; ///< somebody asked for the whole picture, however small
    bool m_isFitted = true; ///< nobody zoomed or panned yet: follow the size of the window
};

} // namespace traceloupe
