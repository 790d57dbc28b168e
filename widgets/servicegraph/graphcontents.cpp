// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphcontents.h"

#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GraphContents)
};

/// "p50 12.0 → 30.1 ms slower" with its sign; nothing where it did not change.
void addPart(GraphLabel &label, const GraphDifference &difference, const QString &change, const QString &worse,
             const QString &better)
{
    using Trend = GraphDifference::Trend;
    if (difference.trend == Trend::None)
        return;
    const bool isWorse = difference.trend == Trend::Worse;
    label.push_back({(isWorse ? u"▲ "_s : u"▼ "_s) + change + u' ' + (isWorse ? worse : better),
                     isWorse ? GraphLabelPart::Tone::Worse : GraphLabelPart::Tone::Better});
}

/// "1 204 · p95 12.3 ms" as parts.
void addFigures(GraphLabel &label, const QString &figures)
{
    for (const QString &figure : figures.split(u" · "_s, Qt::SkipEmptyParts))
        label.push_back({figure, GraphLabelPart::Tone::Plain});
}

/// What changed, each figure by itself; else how it is.
GraphLabel labelOf(const GraphDelta &delta, const QString &asItIs)
{
    using Tone = GraphLabelPart::Tone;
    if (delta.change == GraphChange::Added || delta.change == GraphChange::Removed) {
        const Tone tone = delta.change == GraphChange::Added ? Tone::New : Tone::Gone;
        GraphLabel label{{graphwords::change(delta), delta.isCertain ? tone : Tone::Plain}};
        addFigures(label, asItIs);
        return label;
    }
    GraphLabel label;
    const bool isMedian = delta.p50.trend != GraphDifference::Trend::None;
    const GraphDifference &latency = isMedian ? delta.p50 : delta.p95;
    const auto ns = [](double value) { return durationText(static_cast<std::int64_t>(value)); };
    addPart(label, latency, u"%1 %2 → %3"_s.arg(isMedian ? u"p50"_s : u"p95"_s, ns(latency.before), ns(latency.after)),
            Words::tr("slower"), Words::tr("faster"));
    const auto shares = [](const QString &side, const GraphDifference &difference) {
        return side.arg(shareText(difference.before), shareText(difference.after));
    };
    addPart(label, delta.clientErrors, shares(Words::tr("err client %1 → %2"), delta.clientErrors), Words::tr("more"),
            Words::tr("fewer"));
    addPart(label, delta.serverErrors, shares(Words::tr("err server %1 → %2"), delta.serverErrors), Words::tr("more"),
            Words::tr("fewer"));
    if (label.empty())
        addFigures(label, asItIs);
    return label;
}

/// What the calls stand for where all of them tell how they were sampled.
QString estimateText(const ServiceGraph &graph)
{
    double weighted = 0;
    std::uint64_t calls = 0;
    for (const GraphEdge &edge : graph.edges) {
        if (!edge.weightedCalls)
            return Words::tr("some traces do not say how they were sampled: their calls have no rate");
        weighted += *edge.weightedCalls;
        calls += edge.calls;
    }
    return Words::tr("sampled: %1 calls stand for about %2")
        .arg(QLocale().toString(static_cast<qulonglong>(calls)), QLocale().toString(weighted, 'f', 0));
}

QString watchedText(const ServiceGraph &graph)
{
    if (graph.observedNs <= 0)
        return Words::tr("too few traces for rates");
    const QString text = Words::tr("rates over %1").arg(durationText(graph.observedNs));
    if (graph.observedGaps == 0)
        return text;
    return Words::tr("%1 (%2)", "rates over 8 min, what was left out")
        .arg(text, Words::tr("%Ln gap(s) without traces left out", nullptr, static_cast<int>(graph.observedGaps)));
}

template <class Item>
std::vector<Item> picked(const std::vector<Item> &items, const std::vector<std::uint32_t> &places)
{
    std::vector<Item> out;
    out.reserve(places.size());
    for (const std::uint32_t place : places)
        out.push_back(items[place]);
    return out;
}

template <class Item>
std::vector<QString> rateTexts(const std::vector<Item> &items, const GraphRates &rates)
{
    std::vector<QString> out;
    if (!rates.areTold())
        return out;
    out.reserve(items.size());
    for (const Item &item : items) {
        const std::optional<double> rate = rates.rate(item.watched);
        out.push_back(rate ? graphRateText(*rate) : QString());
    }
    return out;
}

void drawComparison(GraphDrawing &out, const GraphComparison &comparison, const GraphPart &part)
{
    for (const std::uint32_t i : part.nodes) {
        const GraphNode &node = comparison.graph.nodes[i];
        out.nodeChanges.push_back(comparison.nodes[i]);
        out.nodeParts.push_back(labelOf(comparison.nodes[i], node.calls > 0 ? nodeFiguresText(node) : QString()));
    }
    for (const std::uint32_t i : part.edges) {
        out.edgeChanges.push_back(comparison.edges[i]);
        out.edgeParts.push_back(labelOf(comparison.edges[i], edgeFiguresText(comparison.graph.edges[i])));
    }
}

void drawAlone(GraphDrawing &out, const GraphOverlay &overlay, const GraphPart &part)
{
    const auto text = [](const GraphOverlay::Item &item) {
        return item.counted ? overlaywords::figures(*item.counted) : QString();
    };
    for (const std::uint32_t node : part.nodes)
        out.nodeFigures.push_back(text(overlay.nodes[node]));
    for (const std::uint32_t edge : part.edges)
        out.edgeLabels.push_back(text(overlay.edges[edge]));
}

void drawOverlay(GraphDrawing &out, const GraphOverlay &overlay, const GraphPart &part)
{
    for (const std::uint32_t i : part.nodes) {
        const GraphNode &node = overlay.graph.nodes[i];
        const GraphOverlay::Item &item = overlay.nodes[i];
        out.nodePresence.push_back(item.presence);
        out.nodeFigures.push_back(
            node.calls > 0 || item.counted
                ? overlaywords::label(node.calls, node.latency, node.errors().errors, item, overlay.source)
                : overlaywords::presence(item.presence, overlay.source));
    }
    for (const std::uint32_t i : part.edges) {
        const GraphEdge &edge = overlay.graph.edges[i];
        const GraphOverlay::Item &item = overlay.edges[i];
        out.edgePresence.push_back(item.presence);
        out.edgeLabels.push_back(overlaywords::label(edge.calls, edge.latency(), edge.errors, item, overlay.source));
    }
}

} // namespace

GraphContents GraphContents::of(std::shared_ptr<const ServiceGraph> graph)
{
    GraphContents out;
    out.graph = std::move(graph);
    return out;
}

GraphContents GraphContents::of(std::shared_ptr<const GraphComparison> comparison)
{
    GraphContents out;
    out.graph = {comparison, &comparison->graph};
    out.comparison = std::move(comparison);
    return out;
}

GraphContents GraphContents::of(std::shared_ptr<const GraphOverlay> overlay)
{
    GraphContents out;
    out.graph = {overlay, &overlay->graph};
    out.overlay = std::move(overlay);
    return out;
}

GraphDrawing GraphContents::drawing(const GraphPart &part, GraphColoring coloring) const
{
    GraphDrawing out;
    out.coloring = coloring;
    out.rates = rates;
    if (comparison)
        drawComparison(out, *comparison, part);
    else if (overlay && overlay->isAlone)
        drawAlone(out, *overlay, part);
    else if (overlay)
        drawOverlay(out, *overlay, part);
    return out;
}

GraphTableExtras GraphContents::nodeExtras(const GraphPart &part) const
{
    if (comparison)
        return {picked(comparison->nodes, part.nodes), {}, {}, false, {}, {}};
    if (overlay)
        return {{}, picked(overlay->nodes, part.nodes), overlay->source, overlay->isAlone, {}, {}};
    return {{}, {}, {}, false, rateTexts(part.graph.nodes, rates), rates};
}

GraphTableExtras GraphContents::edgeExtras(const GraphPart &part) const
{
    if (comparison)
        return {picked(comparison->edges, part.edges), {}, {}, false, {}, {}};
    if (overlay)
        return {{}, picked(overlay->edges, part.edges), overlay->source, overlay->isAlone, {}, {}};
    return {{}, {}, {}, false, rateTexts(part.graph.edges, rates), rates};
}

std::optional<GraphOverlay> GraphContents::overlayOf(const GraphPart &part) const
{
    if (!overlay)
        return std::nullopt;
    return GraphOverlay{part.graph, picked(overlay->nodes, part.nodes), picked(overlay->edges, part.edges),
                        overlay->source, overlay->isAlone};
}

QStringList GraphContents::status() const
{
    QStringList out;
    if (overlay && overlay->isAlone)
        return {Words::tr("as %1 counted it").arg(overlay->source)};
    if (!graph->traceIds.empty()) // an example is of none
        out.push_back(Words::tr("%Ln trace(s)", nullptr, static_cast<int>(graph->traceIds.size())));
    if (overlay)
        out.push_back(Words::tr("laid over what %1 counted").arg(overlay->source));
    else if (rates.of == GraphRates::Of::WeightedCalls)
        out.push_back(estimateText(*graph));
    if (!comparison && !overlay && rates.areTold())
        out.push_back(watchedText(*graph));
    return out;
}

} // namespace traceloupe
