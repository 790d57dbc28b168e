// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphpicture.h"

#include "core/graph/graphtexts.h"
#include "core/graph/labelplaces.h"
#include "core/layout/durationtext.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBoxPaddingPx = 16;
constexpr double kQueueEndPx = 10; ///< of a lying cylinder
constexpr double kBoxHeightPx = 46;
constexpr double kHighBoxPx = 62; ///< of dense graphs, which are seen from afar: names on two lines
constexpr double kFarBoxPx = 50;  ///< of large ones: the least that names on two lines need, all alike
constexpr double kMinBoxWidthPx = 84;
constexpr double kMaxBoxWidthPx = 340;
constexpr double kLabelPaddingPx = 8;
constexpr double kUsualLabelPx = 150;    ///< longer labels stand on two lines
constexpr double kUsualFiguresPx = 170;
constexpr double kTwoLinesBoxPx = 58;
constexpr std::size_t kMaxLabelledEdges = 120;
constexpr double kThinnestPx = 1.2;
constexpr double kThickestPx = 5.5;
constexpr double kFillShare = 0.22;
constexpr qsizetype kMaxTitleLength = 60;

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

/// Of a text that comes whole.
GraphLabel partsOf(const QString &text)
{
    GraphLabel label;
    for (const QString &part : text.split(kPartGap.toString(), Qt::SkipEmptyParts))
        label.push_back({part, GraphLabelPart::Tone::Plain});
    return label;
}

/// Rate, calls and p95, errors, signs.
GraphLabel usualLabel(const QString &calls, const QString &errors, const QString &signs,
                      const std::optional<double> &rate)
{
    GraphLabel label;
    if (rate)
        label.push_back({graphRateText(*rate), GraphLabelPart::Tone::Plain});
    for (GraphLabelPart &part : partsOf(calls))
        label.push_back(std::move(part));
    if (!errors.isEmpty())
        label.push_back({errors, GraphLabelPart::Tone::Worse});
    if (!signs.isEmpty())
        label.push_back({signs, GraphLabelPart::Tone::Plain});
    return label;
}

GraphLabel labelOf(const GraphNode &node, const GraphDrawing &drawing, std::size_t index)
{
    if (!drawing.nodeParts.empty())
        return drawing.nodeParts[index];
    if (!drawing.nodeFigures.empty())
        return partsOf(drawing.nodeFigures[index]);
    if (node.calls == 0)
        return {};
    return usualLabel(callFiguresText(node.calls, node.latency, 0), errorSidesText(node.seen, node.served), {},
                      drawing.rates.rate(node.watched));
}

GraphLabel labelOf(const GraphEdge &edge, const GraphDrawing &drawing, std::size_t index)
{
    if (!drawing.edgeParts.empty())
        return drawing.edgeParts[index];
    if (!drawing.edgeLabels.empty())
        return partsOf(drawing.edgeLabels[index]);
    const bool hasSides = edge.clientErrors.isSeen() || edge.serverErrors.isSeen();
    return usualLabel(callFiguresText(edge.calls, edge.latency(), hasSides ? 0 : edge.errors),
                      errorSidesText(edge.clientErrors, edge.serverErrors), edgeSignsText(edge),
                      drawing.rates.rate(edge.watched));
}

QString keyFigureOf(const GraphNode &node, const GraphDrawing &drawing)
{
    switch (drawing.coloring) {
    case GraphColoring::Latency:
        return node.latency.isEmpty() ? QString() : u"p95 "_s + durationText(node.latency.p95.ns);
    case GraphColoring::Errors:
        if (node.seen.errors == 0 && node.served.errors == 0) // else they stand beside it
            return node.errors().isSeen() ? shareText(0) + u" err"_s : QString();
        break;
    case GraphColoring::Rate:
        if (const auto rate = drawing.rates.rate(node.watched))
            return graphRateText(*rate);
        break;
    case GraphColoring::Throughput:
        break;
    }
    return QLocale().toString(static_cast<qulonglong>(node.calls));
}

void addKeyFigures(GraphPicture::Box &box, const GraphNode &node, const GraphDrawing &drawing, const GraphLabel &label)
{
    if (!drawing.nodeParts.empty() || !drawing.nodeFigures.empty()) {
        box.keyFigure = box.keyFigures = joined(label);
        return;
    }
    if (node.calls == 0)
        return;
    box.keyFigure = keyFigureOf(node, drawing);
    const QString calls = QLocale().toString(static_cast<qulonglong>(node.calls));
    QStringList figures{box.keyFigure};
    if (drawing.coloring == GraphColoring::Latency)
        figures.prepend(calls);
    else if (drawing.coloring == GraphColoring::Rate)
        figures.append(calls);
    figures.removeAll(QString());
    figures.removeDuplicates();
    box.keyFigures = figures.join(kPartGap);
    const double failed = std::max(node.seen.share(), node.served.share()); // no side's word is hidden
    if (failed > 0)
        box.keyErrors = shareText(failed) + u" err"_s;
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

double widthOf(const GraphPicture::Line &line, const GraphStyle &style)
{
    double width = 0;
    for (const GraphPicture::Words &words : line)
        width += style.widthOf(words.text, style.smallPx, false);
    return width;
}

/// On one line where it has room, else on two that are about as long.
std::vector<GraphPicture::Line> linesOf(const GraphLabel &label, double mostPx, const GraphStyle &style)
{
    const auto lineOf = [&](std::size_t from, std::size_t to) {
        GraphPicture::Line line;
        for (std::size_t i = from; i < to; ++i) {
            if (!line.empty())
                line.push_back({kPartGap.toString(), style.dimText});
            line.push_back({label[i].text, toneColor(label[i].tone, style)});
        }
        return line;
    };
    if (label.empty() || joined(label).isEmpty())
        return {};
    GraphPicture::Line whole = lineOf(0, label.size());
    if (label.size() == 1 || widthOf(whole, style) <= mostPx)
        return {std::move(whole)};
    std::size_t best = 1;
    double least = 0;
    for (std::size_t i = 1; i < label.size(); ++i) {
        const double width = std::max(widthOf(lineOf(0, i), style), widthOf(lineOf(i, label.size()), style));
        if (i == 1 || width < least) {
            least = width;
            best = i;
        }
    }
    return {lineOf(0, best), lineOf(best, label.size())};
}

double widthOf(const std::vector<GraphPicture::Line> &lines, const GraphStyle &style)
{
    double width = 0;
    for (const GraphPicture::Line &line : lines)
        width = std::max(width, widthOf(line, style));
    return width;
}

/// Lines that are too long for their box are cut, and lose their colours.
void fitLines(std::vector<GraphPicture::Line> &lines, double mostPx, const GraphStyle &style)
{
    for (GraphPicture::Line &line : lines) {
        if (widthOf(line, style) <= mostPx)
            continue;
        QString text;
        for (const GraphPicture::Words &words : line)
            text += words.text;
        line = {{fittedText(text, mostPx, style.smallPx, false, style), style.dimText}};
    }
}

GraphSize labelSize(const std::vector<GraphPicture::Line> &lines, const GraphStyle &style)
{
    return {widthOf(lines, style) + kLabelPaddingPx,
            kGraphLineHeightPx * static_cast<double>(std::max<std::size_t>(1, lines.size())) + 3};
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
    const bool hasLabels = graph.edges.size() <= kMaxLabelledEdges;
    const bool isDense = !hasLabels && graph.edges.size() > 2 * graph.nodes.size();
    const double heightPx = isDense ? kHighBoxPx : hasLabels ? kBoxHeightPx : kFarBoxPx;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const double title = style.widthOf(titleOf(graph.nodes[i], style), style.titlePx, true);
        const auto lines = linesOf(labelOf(graph.nodes[i], drawing, i), std::max(title, kUsualFiguresPx), style);
        const double text = std::max(title, widthOf(lines, style));
        const double end = graph.nodes[i].kind == GraphNodeKind::Queue ? kQueueEndPx : 0;
        request.nodes.push_back({std::clamp(text + 2 * kBoxPaddingPx + end, kMinBoxWidthPx, kMaxBoxWidthPx),
                                 hasLabels && lines.size() > 1 ? kTwoLinesBoxPx : heightPx});
    }
    const double most = mostCalls(graph);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge &edge = graph.edges[i];
        request.edges.push_back(
            {edge.from, edge.to, 1 + kHeaviest * strength(edge, most),
             hasLabels ? labelSize(linesOf(labelOf(edge, drawing, i), kUsualLabelPx, style), style) : GraphSize{}});
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
    picture.hasLabelRoom = graph.edges.size() <= kMaxLabelledEdges;
    const GraphLayoutRequest request = layoutRequest(graph, style, drawing);
    const Painting painting{graph, style, drawing, GraphScale::of(graph, drawing.coloring, drawing.rates)};
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode &node = graph.nodes[i];
        auto box = boxOf(node, layout.nodes[i], request.nodes[i], style);
        const GraphLabel label = labelOf(node, drawing, i);
        const double title = style.widthOf(box.title, style.titlePx, true);
        box.figures = joined(label);
        box.lines = linesOf(label, std::max(title, kUsualFiguresPx), style);
        fitLines(box.lines, request.nodes[i].width - kBoxPaddingPx, style);
        addKeyFigures(box, node, drawing, label);
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
        const GraphLabel label = labelOf(edge, drawing, i);
        arrow.label = joined(label);
        arrow.lines = linesOf(label, kUsualLabelPx, style);
        arrow.labelAt = layout.edges[i].label;
        arrow.labelSize = labelSize(arrow.lines, style);
        picture.arrows.push_back(std::move(arrow));
    }
    placeLabels(picture);
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
