// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/graphdump.h"

#include <algorithm>

namespace traceloupe::test {

using namespace Qt::StringLiterals;

QStringList dumpEdges(const ServiceGraph &graph)
{
    QStringList lines;
    for (const GraphEdge &edge : graph.edges) {
        QString line = u"%1 -> %2 %3 %4"_s.arg(QString::fromStdString(graph.nodes[edge.from].id),
                                               QString::fromStdString(graph.nodes[edge.to].id),
                                               QLatin1StringView(callKindName(edge.kind)), QString::number(edge.calls));
        if (edge.errors > 0)
            line += u" errors %1"_s.arg(edge.errors);
        QStringList flags;
        for (const std::string_view flag : graphEdgeFlagNames(edge.flags))
            flags.push_back(QString::fromUtf8(flag.data(), static_cast<qsizetype>(flag.size())));
        if (!flags.isEmpty())
            line += u" ["_s + flags.join(u", "_s) + u']';
        lines.push_back(line);
    }
    return lines;
}

QString dumpTotals(const ServiceGraph &graph)
{
    return u"%1 + %2 + %3 = %4"_s.arg(graph.answered).arg(graph.unanswered).arg(graph.nested).arg(graph.clientSpans);
}

QString graphFault(const ServiceGraph &graph)
{
    if (graph.answered + graph.unanswered + graph.nested != graph.clientSpans)
        return u"client spans do not add up: "_s + dumpTotals(graph);
    std::vector<std::uint64_t> calls(graph.nodes.size());
    std::vector<std::uint64_t> outgoing(graph.nodes.size());
    std::uint64_t clients = 0;
    for (const GraphEdge &edge : graph.edges) {
        if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size())
            return u"an edge leads nowhere"_s;
        calls[edge.to] += edge.calls;
        outgoing[edge.from] += edge.calls;
        clients += edge.clientErrors.spans;
        if (edge.errors > edge.calls || edge.clientErrors.spans > edge.calls || edge.client.n > edge.clientErrors.spans
            || edge.server.n > edge.serverErrors.spans || edge.clientErrors.errors > edge.clientErrors.spans
            || edge.serverErrors.errors > edge.serverErrors.spans)
            return u"more of something than calls: "_s + dumpEdges(graph).join(u'\n');
        if (edge.traces.count == 0 || edge.traces.count > graph.traceIds.size())
            return u"an edge without traces"_s;
    }
    std::uint64_t spans = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        spans += graph.nodes[i].spans;
        if (graph.nodes[i].calls != calls[i] || graph.nodes[i].outgoing != outgoing[i])
            return u"calls of node %1 are not those of its edges"_s.arg(QString::fromStdString(graph.nodes[i].id));
    }
    if (spans != graph.spans)
        return u"spans of the nodes are not all spans"_s;
    if (clients != graph.answered + graph.unanswered)
        return u"%1 client spans on edges, but %2 answered and %3 not"_s.arg(clients)
            .arg(graph.answered)
            .arg(graph.unanswered);
    return {};
}

} // namespace traceloupe::test
