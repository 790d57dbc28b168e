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

constexpr double kNsPerSecond = 1e9;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GraphContents)
};

/// Only what changed: "p50 12.0 → 30.1 ms · err 0 % → 2 %".
QString deltaText(const GraphDelta &delta)
{
    if (delta.change == GraphChange::Added || delta.change == GraphChange::Removed)
        return graphwords::change(delta);
    QStringList parts;
    if (delta.isSlower || delta.isFaster)
        parts.push_back(u"p50 %1 → %2"_s.arg(durationText(delta.before.p50.ns), durationText(delta.after.p50.ns)));
    if (delta.hasMoreErrors || delta.hasFewerErrors)
        parts.push_back(u"err %1 → %2"_s.arg(
            shareText(double(delta.errorsBefore) / double(std::max<std::uint64_t>(1, delta.callsBefore))),
            shareText(double(delta.errorsAfter) / double(std::max<std::uint64_t>(1, delta.callsAfter)))));
    if (parts.isEmpty()) // nothing changed: how it is
        return callFiguresText(delta.callsAfter, delta.after, delta.errorsAfter);
    return parts.join(u" · "_s);
}

/// What the calls stand for where sampling is told for all of them and left some out; else "".
QString estimateText(const ServiceGraph &graph)
{
    double weighted = 0;
    std::uint64_t calls = 0;
    for (const GraphEdge &edge : graph.edges) {
        if (!edge.weightedCalls)
            return {};
        weighted += *edge.weightedCalls;
        calls += edge.calls;
    }
    if (std::llround(weighted) == static_cast<long long>(calls))
        return {};
    return Words::tr("sampled: %1 calls stand for about %2")
        .arg(QLocale().toString(static_cast<qulonglong>(calls)), QLocale().toString(weighted, 'f', 0));
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
    if (rates.windowSeconds <= 0)
        return out;
    out.reserve(items.size());
    for (const Item &item : items) {
        const std::optional<double> rate = rates.rate(item.calls, item.weightedCalls);
        out.push_back(rate ? graphRateText(*rate) : QString());
    }
    return out;
}

void drawComparison(GraphDrawing &out, const GraphComparison &comparison, const GraphPart &part)
{
    for (const std::uint32_t node : part.nodes) {
        out.nodeChanges.push_back(comparison.nodes[node].change);
        out.nodeFigures.push_back(deltaText(comparison.nodes[node]));
    }
    for (const std::uint32_t edge : part.edges) {
        out.edgeChanges.push_back(comparison.edges[edge].change);
        out.edgeLabels.push_back(deltaText(comparison.edges[edge]));
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
        out.nodeFigures.push_back(node.calls > 0 || item.counted
                                      ? overlaywords::label(node.calls, node.latency, node.errors, item, overlay.source)
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
        return {picked(comparison->nodes, part.nodes), {}, {}, false, {}};
    if (overlay)
        return {{}, picked(overlay->nodes, part.nodes), overlay->source, overlay->isAlone, {}};
    return {{}, {}, {}, false, rateTexts(part.graph.nodes, rates)};
}

GraphTableExtras GraphContents::edgeExtras(const GraphPart &part) const
{
    if (comparison)
        return {picked(comparison->edges, part.edges), {}, {}, false, {}};
    if (overlay)
        return {{}, picked(overlay->edges, part.edges), overlay->source, overlay->isAlone, {}};
    return {{}, {}, {}, false, rateTexts(part.graph.edges, rates)};
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
    out.push_back(Words::tr("%Ln trace(s)", nullptr, static_cast<int>(graph->traceIds.size())));
    if (overlay)
        out.push_back(Words::tr("laid over what %1 counted").arg(overlay->source));
    else if (const QString estimate = estimateText(*graph); !estimate.isEmpty())
        out.push_back(estimate);
    if (!comparison && !overlay && rates.windowSeconds > 0)
        out.push_back(Words::tr("rates over %1")
                          .arg(durationText(static_cast<std::int64_t>(rates.windowSeconds * kNsPerSecond))));
    return out;
}

} // namespace traceloupe
