// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphpicture.h"

#include <QFont>
#include <QPainterPath>

#include <vector>

class QPainter;
class QPalette;

namespace traceloupe {

/// The window's colours and font for a graph.
[[nodiscard]] GraphStyle graphStyle(const QPalette &palette, const QFont &font);

/// A node or an edge of a graph, or nothing.
struct GraphItem {
    enum class Kind { None, Node, Edge };
    Kind kind = Kind::None;
    std::uint32_t index = 0;

    [[nodiscard]] bool isNode() const { return kind == Kind::Node; }
    [[nodiscard]] bool isEdge() const { return kind == Kind::Edge; }
    [[nodiscard]] bool isNothing() const { return kind == Kind::None; }
    friend bool operator==(const GraphItem &, const GraphItem &) = default;
};

/// What stands out in a picture.
struct GraphEmphasis {
    std::vector<bool> nodes; ///< empty = all alike; else those that are not set are faint
    std::vector<bool> edges;
    GraphItem current;       ///< with a frame
    double scale = 1;        ///< pixels a unit: names stay readable, small texts are left out
};

/// Replays a picture; the painter's transform places it. Paths are made once.
class GraphPainter {
public:
    GraphPainter() = default;
    GraphPainter(GraphPicture picture, const QFont &font);

    [[nodiscard]] const GraphPicture &picture() const { return m_picture; }
    [[nodiscard]] const QPainterPath &path(std::uint32_t edge) const { return m_paths[edge]; }
    /// A little more than the path: that of a level line has no height.
    [[nodiscard]] const QRectF &bounds(std::uint32_t edge) const { return m_bounds[edge]; }
    /// Only what touches `visible` (in the picture's units).
    void paint(QPainter &painter, const QRectF &visible, const GraphEmphasis &emphasis) const;
    /// Whether labels are drawn then: of all arrows, or of those that stand out.
    [[nodiscard]] bool showsLabels(const GraphEmphasis &emphasis) const;

private:
    void paintArrow(QPainter &painter, std::uint32_t edge) const;
    void paintLabels(QPainter &painter, const QRectF &visible, const GraphEmphasis &emphasis) const;
    void paintLabel(QPainter &painter, const GraphPicture::Arrow &arrow) const;
    void paintBox(QPainter &painter, const GraphPicture::Box &box, bool isCurrent) const;
    /// Whether names stand in letters for two lines, all alike, since many are too long for one.
    [[nodiscard]] bool hasLongNames(double scale) const;
    void paintFarTexts(QPainter &painter, const GraphPicture::Box &box, double scale, bool isSmall) const;
    [[nodiscard]] std::vector<GraphPicture::Line> farFigures(const GraphPicture::Box &box, double widthPx, int rows,
                                                             const QFont &font) const;
    void paintTexts(QPainter &painter, const GraphPicture::Box &box, double scale, bool isSmall) const;

    GraphPicture m_picture;
    QFont m_titleFont;
    QFont m_smallFont;
    std::vector<QPainterPath> m_paths;
    std::vector<QRectF> m_bounds; ///< of the paths
    std::vector<double> m_titleWidths; ///< in letters that are not bold
};

[[nodiscard]] QRectF boxRect(const GraphPicture::Box &box);
[[nodiscard]] QRectF labelRect(const GraphPicture::Arrow &arrow);

} // namespace traceloupe
