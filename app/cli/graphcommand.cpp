// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "core/analysis/servicegraphbuilder.h"
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"
#include "core/layout/servicecolors.h"
#include "core/model/wholefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <set>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

const QString kFormats = u"dot, mermaid, svg, json, csv"_s;
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

QString svgOf(const ServiceGraph &graph)
{
    GraphStyle style;
    style.serviceColor = [](std::string_view service) {
        constexpr std::array<GraphColor, 8> kColors{0x4087de, 0xbe7204, 0x0c9f69, 0xa269c9,
                                                    0x0098a4, 0x9e8406, 0xc35c9b, 0x679725};
        return kColors[static_cast<std::size_t>(serviceColorIndex(service)) % kColors.size()];
    };
    return graphSvg(drawGraph(graph, layoutNow(layoutRequest(graph, style)), style), u"Service graph"_s);
}

/// The graph in a form that goes to a file or to standard output as it is; nothing for an unknown name.
std::optional<QString> formatted(const ServiceGraph &graph, const QString &format)
{
    if (format == "dot"_L1)
        return graphDot(graph);
    if (format == "mermaid"_L1)
        return graphMermaid(graph);
    if (format == "svg"_L1)
        return svgOf(graph);
    if (format == "csv"_L1)
        return graphEdgesCsv(graph);
    if (format == "json"_L1)
        return QString::fromUtf8(QJsonDocument(graphJson(graph)).toJson());
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
    if (edge.clientSpans > 0)
        sides.push_back(u"client %1"_s.arg(edge.clientErrors));
    if (edge.serverSpans > 0)
        sides.push_back(u"server %1"_s.arg(edge.serverErrors));
    const QString all = counted(edge.errors, u"error");
    return edge.errors + edge.clientErrors + edge.serverErrors > 0 ? all + u" ("_s + sides.join(u", "_s) + u')' : all;
}

void printGraph(const Output &out, const ServiceGraph &graph)
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
        out.line(u"  %1 -> %2  [%3]  %4, %5, %6%7"_s.arg(
            fromUtf8(graph.nodes[edge.from].id), fromUtf8(graph.nodes[edge.to].id), fromUtf8(callKindName(edge.kind)),
            counted(edge.calls, u"call"), errorText(edge), latencyText(edge.latency()),
            flags.isEmpty() ? QString() : u"  ("_s + flags.join(u", "_s) + u')'));
    }
}

Result<> writeFile(const QString &file, const QString &text)
{
    return writeWholeFile(file, text.toUtf8());
}

ExitCode print(const Invocation &call, const ServiceGraph &graph)
{
    const QString format = call.value(u"format"_s);
    const QString file = call.has(u"output"_s) ? call.value(u"output"_s) : u"-"_s;
    if (format.isEmpty() && file == "-"_L1) {
        printGraph(call.out, graph);
        call.out.document(graphJson(graph));
        return ExitCode::Done;
    }
    const auto text = formatted(graph, format.isEmpty() ? QFileInfo(file).suffix() : format);
    if (!text)
        return call.out.error(ExitCode::BadInput, u"graph: give --format, one of %1"_s.arg(kFormats));
    if (file != "-"_L1) {
        if (const auto written = writeFile(file, *text); !written)
            return call.out.error(written.error());
        call.out.line(
            u"%1: %2, %3"_s.arg(file, counted(graph.nodes.size(), u"node"), counted(graph.edges.size(), u"edge")));
        call.out.document(graphJson(graph));
        return ExitCode::Done;
    }
    if (call.out.isJson() && format != "json"_L1)
        return call.out.error(ExitCode::BadInput,
                              u"graph: --json prints JSON; write %1 to a file with -o"_s.arg(format));
    const QByteArray bytes = text->toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    return ExitCode::Done;
}

ExitCode run(const Invocation &call)
{
    const QString format = call.value(u"format"_s);
    if (call.has(u"format"_s) && !kFormats.split(u", "_s).contains(format))
        return call.out.error(ExitCode::BadInput, u"graph: no format '%1'; there are %2"_s.arg(format, kFormats));
    if (const auto apart = checkOutputIsNoInput(call); !apart)
        return call.out.error(apart.error());
    TraceFinder finder(call.cacheFile);
    ServiceGraphBuilder builder;
    const auto added = call.arguments.isEmpty() ? addCache(call, finder, builder)
                                                : addNamed(call.arguments, finder, builder);
    if (!added)
        return call.out.error(added.error());
    return print(call, builder.graph());
}

} // namespace

Command graphCommand()
{
    return {u"graph"_s,
            u"[TRACE or FILE...]"_s,
            u"Which services call which: of traces, files, or the whole cache."_s,
            {{u"format"_s, u"Print the graph as %1."_s.arg(kFormats), u"name"_s},
             {{u"o"_s, u"output"_s}, u"The file to write (- = standard output)."_s, u"file"_s}},
            run};
}

} // namespace traceloupe::cli
