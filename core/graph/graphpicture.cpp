// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphpicture.h"

#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBoxPaddingPx = 14;
constexpr double kQueueEndPx = 10; ///< of a lying cylinder
constexpr double kBoxHeightPx = 46;
constexpr double kHighBoxPx = 62; ///< of dense graphs, which are seen from afar: names on two lines
constexpr double kMinBoxWidthPx = 84;
constexpr double kMaxBoxWidthPx = 340;
constexpr double kLabelPaddingPx = 8;
constexpr double kLabelHeightPx = 16;
constexpr std::size_t kMaxLabelledEdges = 120;
constexpr double kThinnestPx = 1.2;
constexpr double kThickestPx = 5.5;
constexpr double kFillShare = 0.22;
constexpr double kFullErrorShare = 0.25; ///< what looks as bad as can be
constexpr qsizetype kMaxTitleLength = 60;

double logPlace(double value, double least, double most)
{
    if (value <= 0 || most <= least || least <= 0)
        return value > 0 && most > 0 && value >= most ? 1.0 : 0.0;
    return std::clamp(std::log(value / least) / std::log(most / least), 0.0, 1.0);
}

QString titleOf(const GraphNode &node, const GraphStyle &style)
{
    QString title = style.nameOf ? style.nameOf(node) : graphLine(node.id);
    if (title.size() > kMaxTitleLength) // in the middle: similar names differ at their ends
        title = title.left(kMaxTitleLength / 2) + u'…' + title.right(kMaxTitleLength / 2 - 1);
    return title;
}

constexpr QStringView kPartGap = u" · ";

QString joined(const GraphLabel &label)
{
    QStringList texts;
    for (const GraphLabelPart &part : label)
        texts.push_back(part.text);
    return texts.join(kPartGap);
}

template <class Item>
QString withRate(const QString &figures, const Item &item, const GraphDrawing &drawing)
{
    const std::optional<double> rate = drawing.rates.rate(item.watched);
    return rate ? graphRateText(*rate) + u" · "_s + figures : figures;
}

QString figuresOf(const GraphNode &node, const GraphDrawing &drawing, std::size_t index)
{
    if (!drawing.nodeParts.empty())
        return joined(drawing.nodeParts[index]);
    if (!drawing.nodeFigures.empty())
        return drawing.nodeFigures[index];
    return node.calls == 0 ? QString() : withRate(nodeFiguresText(node), node, drawing);
}

QString keyFigureOf(const GraphNode &node, const GraphDrawing &drawing, std::size_t index)
{
    if (!drawing.nodeParts.empty() || !drawing.nodeFigures.empty())
        return figuresOf(node, drawing, index);
    if (node.calls == 0)
        return {};
    switch (drawing.coloring) {
    case GraphColoring::Latency:
        return node.latency.isEmpty() ? QString() : u"p95 "_s + durationText(node.latency.p95.ns);
    case GraphColoring::Errors:
        return node.errors().isSeen() ? shareText(node.errors().share()) + u" err"_s : QString();
    case GraphColoring::Rate:
        if (const auto rate = drawing.rates.rate(node.watched))
            return graphRateText(*rate);
        break;
    case GraphColoring::Throughput:
        break;
    }
    return QLocale().toString(static_cast<qulonglong>(node.calls));
}

QString labelOf(const GraphEdge &edge, const GraphDrawing &drawing, std::size_t index)
{
    if (!drawing.edgeParts.empty())
        return joined(drawing.edgeParts[index]);
    if (!drawing.edgeLabels.empty())
        return drawing.edgeLabels[index];
    return withRate(edgeFiguresText(edge), edge, drawing);
}

double mostCalls(const ServiceGraph &graph)
{
    std::uint64_t most = 1;
    for (const GraphEdge &edge : graph.edges)
        most = std::max(most, edge.calls);
    return static_cast<double>(most);
}

double strength(const GraphEdge &edge, double most)
{
    return most <= 1 ? 0.0 : std::log1p(static_cast<double>(edge.calls)) / std::log1p(most);
}

/// What is only perhaps new or gone is as grey as what did not change.
GraphColor changeColor(const GraphDelta &delta, const GraphStyle &style)
{
    if (!delta.isCertain)
        return style.low;
    switch (delta.change) {
    case GraphChange::Added:
        return style.added;
    case GraphChange::Removed:
        return style.removed;
    case GraphChange::Worse:
        return style.errors;
    case GraphChange::Better:
        return style.throughput;
    case GraphChange::Mixed:
        return style.mixed;
    case GraphChange::None:
    case GraphChange::Same:
    case GraphChange::Unclear:
        break;
    }
    return style.low;
}

bool isChanged(const GraphDelta &delta)
{
    return delta.isCertain && delta.change > GraphChange::Same && delta.change != GraphChange::Unclear;
}

GraphColor toneColor(GraphLabelPart::Tone tone, const GraphStyle &style)
{
    switch (tone) {
    case GraphLabelPart::Tone::Better:
        return style.throughput;
    case GraphLabelPart::Tone::Worse:
        return style.errors;
    case GraphLabelPart::Tone::New:
        return style.added;
    case GraphLabelPart::Tone::Gone:
        return style.removed;
    case GraphLabelPart::Tone::Plain:
        break;
    }
    return style.dimText;
}

/// With the marks between them.
std::vector<GraphPicture::Words> colored(const GraphLabel &label, const GraphStyle &style)
{
    std::vector<GraphPicture::Words> out;
    for (const GraphLabelPart &part : label) {
        if (!out.empty())
            out.push_back({kPartGap.toString(), style.dimText});
        out.push_back({part.text, toneColor(part.tone, style)});
    }
    return out;
}

GraphColor presenceColor(GraphPresence presence, const GraphStyle &style)
{
    switch (presence) {
    case GraphPresence::HereOnly:
        return style.hereOnly;
    case GraphPresence::SourceOnly:
        return style.sourceOnly;
    case GraphPresence::Both:
        break;
    }
    return style.low;
}

GraphPicture::Box boxOf(const GraphNode &node, GraphPoint centre, GraphSize size, const GraphStyle &style)
{
    GraphPicture::Box box;
    box.centre = centre;
    box.size = size;
    box.shape = node.kind;
    box.title = titleOf(node, style);
    box.isDashed = node.kind == GraphNodeKind::Peer || node.kind == GraphNodeKind::UnknownCaller;
    box.border = style.border;
    box.fill = style.surface;
    if (node.isService() && style.serviceColor) {
        box.mark = style.serviceColor(node.name);
        box.hasMark = true;
    }
    return box;
}

} // namespace

double GraphStyle::widthOf(const QString &shown, double fontPx, bool isBold) const
{
    constexpr double kUsualCharacter = 0.58; // of a sans-serif's size, a little generous
    if (textWidth)
        return textWidth(shown, fontPx, isBold);
    return static_cast<double>(shown.size()) * fontPx * (isBold ? kUsualCharacter + 0.05 : kUsualCharacter);
}

GraphColor GraphStyle::colorOf(GraphColoring coloring) const
{
    switch (coloring) {
    case GraphColoring::Latency:
        return latency;
    case GraphColoring::Errors:
        return errors;
    case GraphColoring::Throughput:
    case GraphColoring::Rate:
        break;
    }
    return throughput;
}

GraphColor mixedColor(GraphColor front, GraphColor back, double share)
{
    GraphColor out = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double f = front >> shift & 0xffU;
        const double b = back >> shift & 0xffU;
        out |= static_cast<GraphColor>(std::lround(f * share + b * (1 - share))) << shift;
    }
    return out;
}

std::optional<double> GraphScale::valueOf(const GraphEdge &edge) const
{
    switch (coloring) {
    case GraphColoring::Latency:
        return edge.latency().isEmpty() ? std::nullopt : std::optional(static_cast<double>(edge.latency().p95.ns));
    case GraphColoring::Errors:
        return edge.errorShare();
    case GraphColoring::Rate:
        return rates.rate(edge.watched);
    case GraphColoring::Throughput:
        break;
    }
    return static_cast<double>(edge.calls);
}

std::optional<double> GraphScale::valueOf(const GraphNode &node) const
{
    switch (coloring) {
    case GraphColoring::Latency:
        return node.latency.isEmpty() ? std::nullopt : std::optional(static_cast<double>(node.latency.p95.ns));
    case GraphColoring::Errors:
        return node.errors().isSeen() ? std::optional(node.errors().share()) : std::nullopt;
    case GraphColoring::Rate:
        return rates.rate(node.watched);
    case GraphColoring::Throughput:
        break;
    }
    return static_cast<double>(node.calls);
}

GraphScale GraphScale::of(const ServiceGraph &graph, GraphColoring coloring, const GraphRates &rates)
{
    GraphScale scale{coloring, 0, 0, rates};
    if (coloring == GraphColoring::Errors) {
        scale.most = kFullErrorShare;
        return scale;
    }
    for (const GraphEdge &edge : graph.edges) {
        const double value = scale.valueOf(edge).value_or(0);
        if (value <= 0)
            continue;
        scale.least = scale.least == 0 ? value : std::min(scale.least, value);
        scale.most = std::max(scale.most, value);
    }
    return scale;
}

double GraphScale::place(double value) const
{
    if (coloring == GraphColoring::Errors)
        return std::sqrt(std::clamp(value / kFullErrorShare, 0.0, 1.0));
    return logPlace(value, least, most);
}

QString fittedText(const QString &text, double widthPx, double fontPx, bool isBold, const GraphStyle &style)
{
    if (style.widthOf(text, fontPx, isBold) <= widthPx)
        return text;
    qsizetype kept = text.size() - 1;
    const auto cut = [&text](qsizetype length) { return text.left((length + 1) / 2) + u'…' + text.right(length / 2); };
    while (kept > 2 && style.widthOf(cut(kept), fontPx, isBold) > widthPx)
        --kept;
    return cut(kept);
}

GraphLayoutRequest layoutRequest(const ServiceGraph &graph, const GraphStyle &style, const GraphDrawing &drawing)
{
    constexpr double kHeaviest = 8;
    GraphLayoutRequest request;
    const bool isDense = graph.edges.size() > kMaxLabelledEdges && graph.edges.size() > 2 * graph.nodes.size();
    const double heightPx = isDense ? kHighBoxPx : kBoxHeightPx;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const double text = std::max(style.widthOf(titleOf(graph.nodes[i], style), style.titlePx, true),
                                     style.widthOf(figuresOf(graph.nodes[i], drawing, i), style.smallPx, false));
        const double end = graph.nodes[i].kind == GraphNodeKind::Queue ? kQueueEndPx : 0;
        request.nodes.push_back({std::clamp(text + 2 * kBoxPaddingPx + end, kMinBoxWidthPx, kMaxBoxWidthPx), heightPx});
    }
    const bool hasLabels = graph.edges.size() <= kMaxLabelledEdges;
    const double most = mostCalls(graph);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge &edge = graph.edges[i];
        const double width = style.widthOf(labelOf(edge, drawing, i), style.smallPx, false) + kLabelPaddingPx;
        request.edges.push_back({edge.from, edge.to, 1 + kHeaviest * strength(edge, most),
                                 hasLabels ? GraphSize{width, kLabelHeightPx} : GraphSize{}});
    }
    return request;
}

namespace {

/// What a picture's boxes and arrows get their colours by.
struct Painting {
    const ServiceGraph &graph;
    const GraphStyle &style;
    const GraphDrawing &drawing;
    GraphScale scale;

    void color(GraphPicture::Box &box, std::size_t node) const
    {
        constexpr double kChangedBorderPx = 2.2;
        if (!drawing.nodeChanges.empty()) {
            box.border = changeColor(drawing.nodeChanges[node], style);
            box.borderPx = isChanged(drawing.nodeChanges[node]) ? kChangedBorderPx : 1;
        } else if (!drawing.nodePresence.empty()) {
            const GraphPresence presence = drawing.nodePresence[node];
            box.border = presenceColor(presence, style);
            box.borderPx = presence == GraphPresence::Both ? 1 : kChangedBorderPx;
            box.isDashed = box.isDashed || presence == GraphPresence::SourceOnly;
        } else {
            const GraphColor full = style.colorOf(drawing.coloring);
            const std::optional<double> value = scale.valueOf(graph.nodes[node]);
            const double place = value ? scale.place(*value) : 0;
            box.fill = mixedColor(full, style.surface, kFillShare * place);
            box.border = value ? mixedColor(full, style.border, place) : style.unknown;
        }
    }

    void color(GraphPicture::Arrow &arrow, std::size_t edge) const
    {
        const CallKind kind = graph.edges[edge].kind;
        arrow.isDashed = kind == CallKind::Messaging;
        arrow.isDotted = kind == CallKind::Inferred;
        if (!drawing.edgeChanges.empty()) {
            arrow.color = changeColor(drawing.edgeChanges[edge], style);
        } else if (!drawing.edgePresence.empty()) {
            arrow.color = presenceColor(drawing.edgePresence[edge], style);
            arrow.isDashed = drawing.edgePresence[edge] == GraphPresence::SourceOnly;
            arrow.isDotted = false;
        } else {
            const std::optional<double> value = scale.valueOf(graph.edges[edge]);
            arrow.color = value ? mixedColor(style.colorOf(drawing.coloring), style.low, scale.place(*value))
                                : style.unknown;
        }
    }
};

} // namespace

GraphPicture drawGraph(const ServiceGraph &graph, const GraphLayout &layout, const GraphStyle &style,
                       const GraphDrawing &drawing)
{
    GraphPicture picture;
    picture.size = layout.size;
    picture.style = style;
    const GraphLayoutRequest request = layoutRequest(graph, style, drawing);
    const Painting painting{graph, style, drawing, GraphScale::of(graph, drawing.coloring, drawing.rates)};
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode &node = graph.nodes[i];
        auto box = boxOf(node, layout.nodes[i], request.nodes[i], style);
        const QString figures = figuresOf(node, drawing, i);
        box.figures = fittedText(figures, request.nodes[i].width - kBoxPaddingPx, style.smallPx, false, style);
        if (!drawing.nodeParts.empty() && box.figures == figures)
            box.figureParts = colored(drawing.nodeParts[i], style);
        box.keyFigure = keyFigureOf(node, drawing, i);
        painting.color(box, i);
        picture.boxes.push_back(std::move(box));
    }
    const double most = mostCalls(graph);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge &edge = graph.edges[i];
        GraphPicture::Arrow arrow;
        arrow.curve = layout.edges[i].curve;
        arrow.widthPx = std::lerp(kThinnestPx, kThickestPx, std::pow(strength(edge, most), 2));
        painting.color(arrow, i);
        arrow.label = labelOf(edge, drawing, i);
        arrow.labelAt = layout.edges[i].label;
        arrow.labelSize = {style.widthOf(arrow.label, style.smallPx, false) + kLabelPaddingPx, kLabelHeightPx};
        arrow.labelColor = edge.errors + edge.clientErrors.errors + edge.serverErrors.errors > 0 ? style.errors
                                                                                                 : style.dimText;
        if (!drawing.edgeParts.empty())
            arrow.labelParts = colored(drawing.edgeParts[i], style);
        picture.arrows.push_back(std::move(arrow));
    }
    return picture;
}

std::vector<GraphPoint> arrowHead(const std::vector<GraphPoint> &curve, double widthPx)
{
    if (curve.size() < 2)
        return {};
    const GraphPoint tip = curve.back();
    GraphPoint from = curve[curve.size() - 2];
    for (std::size_t i = curve.size() - 1; i-- > 0 && std::hypot(tip.x - from.x, tip.y - from.y) < 1;)
        from = curve[i];
    const double length = std::hypot(tip.x - from.x, tip.y - from.y);
    if (length <= 0)
        return {};
    const double headPx = 6 + 1.6 * widthPx;
    const GraphPoint along{(tip.x - from.x) / length, (tip.y - from.y) / length};
    const GraphPoint base{tip.x - along.x * headPx, tip.y - along.y * headPx};
    const double half = headPx * 0.42;
    return {
        tip, {base.x - along.y * half, base.y + along.x * half}, {base.x + along.y * half, base.y - along.x * half}};
}

} // namespace traceloupe
