// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphdiff.h"
#include "core/analysis/graphpresence.h"
#include "core/analysis/graphrates.h"
#include "core/analysis/servicegraph.h"
#include "core/layout/graphlayout.h"

#include <QString>

#include <functional>
#include <optional>

namespace traceloupe {

/// What the colours of a graph stand for.
enum class GraphColoring : std::uint8_t {
    Latency,
    Errors,
    Throughput,
    Rate ///< of all requests that the calls stand for
};

/// 0xrrggbb.
using GraphColor = std::uint32_t;

/// How a graph looks: colours, and how wide its texts are. Values go from `low` to the colour of what is shown.
struct GraphStyle {
    GraphColor background = 0xffffff;
    GraphColor surface = 0xf6f7f9;  ///< of boxes
    GraphColor text = 0x1c2024;
    GraphColor dimText = 0x5a6470;
    GraphColor border = 0x8a94a0;
    GraphColor low = 0x8c98a8;
    GraphColor unknown = 0xc9cfd6; ///< where the value is not known
    GraphColor latency = 0xa34f00;
    GraphColor errors = 0xc62828;
    GraphColor throughput = 0x1457a8;
    GraphColor added = 0x1b7a3d;    ///< of a difference
    GraphColor removed = 0x8a4fb5;
    GraphColor mixed = 0x8a6d00;
    GraphColor hereOnly = 0x8a4fb5; ///< of a source's graph laid over one of traces
    GraphColor sourceOnly = 0x1457a8;
    double titlePx = 13;
    double smallPx = 11;
    std::function<double(const QString &text, double fontPx, bool isBold)> textWidth; ///< absent: estimated
    std::function<GraphColor(std::string_view service)> serviceColor;                 ///< absent: no mark
    std::function<QString(const GraphNode &node)> nameOf; ///< absent: as in the data, in English

    [[nodiscard]] double widthOf(const QString &shown, double fontPx, bool isBold) const;
    [[nodiscard]] GraphColor colorOf(GraphColoring coloring) const;
};

/// The share of `front` over `back`.
[[nodiscard]] GraphColor mixedColor(GraphColor front, GraphColor back, double share);

/// The least and the most of what is coloured, over a graph's edges, and where a value lies between: latency and
/// throughput by their logarithm, errors by their share.
struct GraphScale {
    GraphColoring coloring = GraphColoring::Latency;
    double least = 0; ///< ns, share, calls or calls a second
    double most = 0;

    GraphRates rates;

    [[nodiscard]] static GraphScale of(const ServiceGraph &graph, GraphColoring coloring, const GraphRates &rates = {});
    [[nodiscard]] double place(double value) const; ///< in [0, 1]
    /// Nothing where it is not known.
    [[nodiscard]] std::optional<double> valueOf(const GraphEdge &edge) const;
    [[nodiscard]] std::optional<double> valueOf(const GraphNode &node) const;
};

/// A part of a label, with what it says of a change.
struct GraphLabelPart {
    enum class Tone : std::uint8_t { Plain, Better, Worse, New, Gone };
    QString text;
    Tone tone = Tone::Plain;
};
using GraphLabel = std::vector<GraphLabelPart>;

/// Whether a label has a place where it hides nothing.
enum class GraphLabelRoom : std::uint8_t {
    Free,
    Crowded, ///< over another label: it is shown where its edge stands out only
    Blocked  ///< over a box or all of its own edge: it is not shown
};

/// A graph as it is drawn: places, colours and texts, to be painted or written as SVG.
struct GraphPicture {
    /// A text with a colour of its own.
    struct Words {
        QString text;
        GraphColor color = 0;
    };
    using Line = std::vector<Words>;
    struct Box {
        GraphPoint centre;
        GraphSize size;
        GraphNodeKind shape = GraphNodeKind::Service;
        QString title;     ///< whole: who draws it cuts it where there is no room
        QString figures;   ///< whole
        std::vector<Line> lines; ///< the same as it is drawn below the title
        // what is left of the figures where there is little room
        QString keyFigure;  ///< what colours stand for
        QString keyFigures; ///< the same with how many calls that is of
        QString keyErrors;  ///< the share that failed, by the side that saw more; "" for none
        GraphColor fill = 0;
        GraphColor border = 0;
        GraphColor mark = 0;
        bool hasMark = false;
        bool isDashed = false;
        double borderPx = 1;
    };
    struct Arrow {
        std::vector<GraphPoint> curve;
        double widthPx = 1;
        GraphColor color = 0;
        bool isDashed = false;
        bool isDotted = false;
        QString label;
        GraphPoint labelAt;
        GraphSize labelSize;
        std::vector<Line> lines; ///< the label as it is drawn
        GraphLabelRoom labelRoom = GraphLabelRoom::Free;
    };
    GraphSize size;
    std::vector<Box> boxes;
    std::vector<Arrow> arrows;
    GraphStyle style;
    bool hasLabelRoom = true; ///< the layout kept room for labels: else they are for who looks from near
};

/// What the figures under a name and beside an edge say, and what colours are for.
struct GraphDrawing {
    GraphColoring coloring = GraphColoring::Latency;
    GraphRates rates;
    std::vector<GraphDelta> nodeChanges; ///< of a difference, else empty
    std::vector<GraphDelta> edgeChanges;
    std::vector<GraphLabel> nodeParts;   ///< of a difference: figures whose parts differ in colour
    std::vector<GraphLabel> edgeParts;
    std::vector<GraphPresence> nodePresence; ///< of two graphs laid over each other, else empty
    std::vector<GraphPresence> edgePresence;
    std::vector<QString> edgeLabels;      ///< instead of the usual figures, else empty
    std::vector<QString> nodeFigures;
};

/// How texts stand in boxes and labels.
inline constexpr double kGraphTitleHeightPx = 17;
inline constexpr double kGraphLineHeightPx = 13;

/// Room that each node and each edge's label takes, in the order of the graph. Edges of large graphs keep no room for
/// their labels.
[[nodiscard]] GraphLayoutRequest layoutRequest(const ServiceGraph &graph, const GraphStyle &style,
                                               const GraphDrawing &drawing = {});
/// Requires: `layout` is one of layoutRequest()'s.
[[nodiscard]] GraphPicture drawGraph(const ServiceGraph &graph, const GraphLayout &layout, const GraphStyle &style,
                                     const GraphDrawing &drawing = {});
/// Cut in its middle to what there is room for: ends tell similar names apart.
[[nodiscard]] QString fittedText(const QString &text, double widthPx, double fontPx, bool isBold,
                                 const GraphStyle &style);
/// The triangle at the end of a curve, its tip first.
[[nodiscard]] std::vector<GraphPoint> arrowHead(const std::vector<GraphPoint> &curve, double widthPx);

/// The picture as a whole SVG document.
[[nodiscard]] QString graphSvg(const GraphPicture &picture, const QString &title);

} // namespace traceloupe
