// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/graphpng.h"
#include "app/cli/traceref.h"
#include "core/analysis/servicegraphbuilder.h"
#include "core/graph/graphcolors.h"
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"
#include "core/layout/servicecolors.h"
#include "core/model/wholefile.h"
#include "core/models/rememberedcolors.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

const QString kFormats = u"dot, mermaid, svg, png, json, csv"_s;
const QString kStandings = u"unknown, all, head, tail, search"_s;
constexpr int kProgressStep = 100;

/// The traces that were named, each once. A file alone means all of its traces.
Result<> addNamed(const QStringList &names, TraceFinder &finder, ServiceGraphBuilder &builder)
{
    std::set<TraceId> known;
    const auto add = [&](const TracePtr &trace) {
        if (known.insert(trace->id()).second)
            builder.add(*trace);
    };
    for (const QString &name : names) {
        if (!QFileInfo::exists(name)) {
            const auto trace = finder.find(name);
            if (!trace)
                return tl::unexpected(trace.error());
            add(*trace);
            continue;
        }
        const auto traces = readWholeFile(name);
        if (!traces)
            return tl::unexpected(traces.error());
        for (const TracePtr &trace : *traces)
            add(trace);
    }
    return {};
}

Result<> addCache(const Invocation &call, TraceFinder &finder, ServiceGraphBuilder &builder)
{
    const auto cache = finder.cache();
    const auto list = cache ? (*cache)->list() : tl::unexpected(cache.error());
    if (!list)
        return tl::unexpected(list.error());
    std::size_t done = 0;
    for (const TraceSummary &row : *list) {
        const auto trace = (*cache)->load(row.id);
        if (!trace)
            return tl::unexpected(trace.error());
        builder.add(**trace);
        if (++done % kProgressStep == 0)
            call.out.progress(u"%1 of %2 traces"_s.arg(done).arg(list->size()));
    }
    call.out.endProgress();
    return {};
}

QString svgOf(const ServiceGraph &graph, const GraphRates &rates)
{
    takeWindowsServiceColors();
    learnServiceColors(graph);
    GraphStyle style;
    style.serviceColor = [](std::string_view service) {
        return GraphColor{serviceRgb(serviceColorIndex(service), false)};
    };
    GraphDrawing drawing;
    drawing.rates = rates;
    const GraphLayout layout = layoutNow(layoutRequest(graph, style, drawing));
    return graphSvg(drawGraph(graph, layout, style, drawing), u"Service graph"_s);
}

/// By the ending of a file's name; "" for none that is known.
QString formatOf(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "mmd"_L1)
        return u"mermaid"_s;
    if (suffix == "gv"_L1)
        return u"dot"_s;
    return kFormats.split(u", "_s).contains(suffix) ? suffix : QString();
}

/// The graph in a form that goes to a file or to standard output as it is.
Result<QByteArray> formatted(const ServiceGraph &graph, const GraphRates &rates, const QString &format)
{
    if (format == "dot"_L1)
        return graphDot(graph).toUtf8();
    if (format == "mermaid"_L1)
        return graphMermaid(graph).toUtf8();
    if (format == "svg"_L1)
        return svgOf(graph, rates).toUtf8();
    if (format == "png"_L1)
        return pngOf(svgOf(graph, rates).toUtf8());
    if (format == "csv"_L1)
        return graphEdgesCsv(graph, rates).toUtf8();
    return QJsonDocument(graphJson(graph, rates)).toJson();
}

/// What rates and weights follow from what the traces stand for.
std::optional<GraphRates> ratesOf(const QString &standing)
{
    if (standing == "all"_L1)
        return GraphRates{GraphRates::Of::Calls};
    if (standing == "head"_L1)
        return GraphRates{GraphRates::Of::WeightedCalls};
    if (standing.isEmpty() || kStandings.split(u", "_s).contains(standing))
        return GraphRates{};
    return std::nullopt;
}

/// "≈" marks a percentile of too few values to have an interval.
QString latencyText(const GraphLatency &latency)
{
    if (latency.isEmpty())
        return u"no durations"_s;
    const auto text = [](const GraphQuantile &quantile) {
        return (quantile.isBounded() ? QString() : u"≈ "_s) + durationText(quantile.ns);
    };
    return u"p50 %1, p95 %2, p99 %3 (n=%4)"_s.arg(text(latency.p50), text(latency.p95), text(latency.p99),
                                                  QString::number(latency.n));
}

/// "2 errors (client 2, server 1)"; a side that nobody saw is left out.
QString errorText(const GraphEdge &edge)
{
    QStringList sides;
    if (edge.clientErrors.isSeen())
        sides.push_back(u"client %1"_s.arg(edge.clientErrors.errors));
    if (edge.serverErrors.isSeen())
        sides.push_back(u"server %1"_s.arg(edge.serverErrors.errors));
    const QString all = counted(edge.errors, u"error");
    return edge.errors + edge.clientErrors.errors + edge.serverErrors.errors > 0
               ? all + u" ("_s + sides.join(u", "_s) + u')'
               : all;
}

/// ", 12.3/s"; "" where none can be told.
QString rateText(const GraphEdge &edge, const GraphRates &rates)
{
    const std::optional<double> rate = rates.rate(edge.watched);
    return rate ? u", "_s + graphRateText(*rate) : QString();
}

void printGraph(const Output &out, const ServiceGraph &graph, const GraphRates &rates)
{
    out.line(u"%1, %2, %3, %4"_s.arg(counted(graph.traceIds.size(), u"trace"))
                 .arg(counted(graph.spans, u"span"))
                 .arg(counted(static_cast<std::uint64_t>(std::ranges::count_if(graph.nodes, &GraphNode::isService)),
                              u"service"))
                 .arg(counted(graph.edges.size(), u"edge")));
    for (const GraphEdge &edge : graph.edges) {
        QStringList flags;
        for (const std::string_view flag : graphEdgeFlagNames(edge.flags))
            flags.push_back(fromUtf8(flag));
        out.line(u"  %1 -> %2  [%3]  %4%5, %6, %7%8"_s.arg(
            fromUtf8(graph.nodes[edge.from].id), fromUtf8(graph.nodes[edge.to].id), fromUtf8(callKindName(edge.kind)),
            counted(edge.calls, u"call"), rateText(edge, rates), errorText(edge), latencyText(edge.latency()),
            flags.isEmpty() ? QString() : u"  ("_s + flags.join(u", "_s) + u')'));
    }
}

ExitCode print(const Invocation &call, const ServiceGraph &graph, const GraphRates &rates)
{
    const QString file = call.has(u"output"_s) ? call.value(u"output"_s) : u"-"_s;
    const QString format = call.has(u"format"_s) ? call.value(u"format"_s) : formatOf(file);
    if (format.isEmpty() && file == "-"_L1) {
        printGraph(call.out, graph, rates);
        call.out.document(graphJson(graph, rates));
        return ExitCode::Done;
    }
    if (format.isEmpty())
        return call.out.error(ExitCode::BadInput,
                              u"graph: the name of %1 says no format; give --format, one of %2"_s.arg(file, kFormats));
    if (file == "-"_L1 && call.out.isJson() && format != "json"_L1)
        return call.out.error(ExitCode::BadInput,
                              u"graph: --json prints JSON; write %1 to a file with -o"_s.arg(format));
    const auto bytes = formatted(graph, rates, format);
    if (!bytes)
        return call.out.error(bytes.error());
    if (file == "-"_L1) {
        std::fwrite(bytes->constData(), 1, static_cast<std::size_t>(bytes->size()), stdout);
        return ExitCode::Done;
    }
    if (const auto written = writeWholeFile(file, *bytes); !written)
        return call.out.error(written.error());
    call.out.line(
        u"%1: %2, %3"_s.arg(file, counted(graph.nodes.size(), u"node"), counted(graph.edges.size(), u"edge")));
    call.out.document(graphJson(graph, rates));
    return ExitCode::Done;
}

ExitCode run(const Invocation &call)
{
    const QString format = call.value(u"format"_s);
    if (call.has(u"format"_s) && !kFormats.split(u", "_s).contains(format))
        return call.out.error(ExitCode::BadInput, u"graph: no format '%1'; there are %2"_s.arg(format, kFormats));
    const auto rates = ratesOf(call.value(u"traces-are"_s));
    if (!rates)
        return call.out.error(ExitCode::BadInput, u"graph: traces are not '%1'; there are %2"_s.arg(
                                                      call.value(u"traces-are"_s), kStandings));
    QLocale::setDefault(QLocale::c()); // where a picture is drawn, too
    if (const auto apart = checkOutputIsNoInput(call); !apart)
        return call.out.error(apart.error());
    TraceFinder finder(call.cacheFile);
    ServiceGraphBuilder builder;
    const auto added = call.arguments.isEmpty() ? addCache(call, finder, builder)
                                                : addNamed(call.arguments, finder, builder);
    if (!added)
        return call.out.error(added.error());
    const bool isWeighted = rates->of == GraphRates::Of::WeightedCalls;
    return print(call, isWeighted ? weightedGraph(builder.graph()) : builder.graph(), *rates);
}

} // namespace

Command graphCommand()
{
    return {
        u"graph"_s,
        u"[TRACE or FILE...]"_s,
        u"Which services call which: of traces, files, or the whole cache."_s,
        {{u"format"_s, u"Print the graph as %1."_s.arg(kFormats), u"name"_s},
         {{u"o"_s, u"output"_s}, u"The file to write (- = standard output); its ending names the format."_s, u"file"_s},
         {u"traces-are"_s,
          u"What the traces stand for: %1. Rates are told of all and head; head also weights by sampling."_s.arg(
              kStandings),
          u"standing"_s}},
        run,
        false,
        true};
}

} // namespace traceloupe::cli
