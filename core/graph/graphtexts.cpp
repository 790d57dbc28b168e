// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphtexts.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

bool isUnsafe(QChar c)
{
    const ushort code = c.unicode();
    const bool turnsDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return c.category() == QChar::Other_Control || turnsDirection || code == 0x2028 || code == 0x2029;
}

QString dotText(std::string_view utf8)
{
    QString text = graphLine(utf8);
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

/// Mermaid has no escapes but its own entities: everything that could end or begin something becomes one.
QString mermaidText(const QString &line)
{
    QString out;
    for (const QChar c : line) {
        const bool isPlain = c.isLetterOrNumber() || c.unicode() > 0x7f || u" .,-_:/()%@+*?!='"_s.contains(c);
        out += isPlain ? QString(c) : u"#%1;"_s.arg(c.unicode());
    }
    return out;
}

QString mermaidNode(const GraphNode &node, std::size_t index)
{
    const QString text = u'"' + mermaidText(graphLine(node.id)) + u'"';
    switch (node.kind) {
    case GraphNodeKind::Database:
        return u"n%1[(%2)]"_s.arg(index).arg(text);
    case GraphNodeKind::Queue:
        return u"n%1[/%2/]"_s.arg(index).arg(text);
    case GraphNodeKind::User:
    case GraphNodeKind::UnknownCaller:
        return u"n%1([%2])"_s.arg(index).arg(text);
    case GraphNodeKind::Service:
    case GraphNodeKind::Peer:
        break;
    }
    return u"n%1[%2]"_s.arg(index).arg(text);
}

QString dotShape(GraphNodeKind kind)
{
    switch (kind) {
    case GraphNodeKind::Service:
        return u"shape=box, style=rounded"_s;
    case GraphNodeKind::Peer:
        return u"shape=box, style=dashed"_s;
    case GraphNodeKind::Database:
        return u"shape=cylinder"_s;
    case GraphNodeKind::Queue:
        return u"shape=cds"_s;
    case GraphNodeKind::User:
    case GraphNodeKind::UnknownCaller:
        break;
    }
    return u"shape=ellipse"_s;
}

QString edgeStyle(const GraphEdge &edge)
{
    if (edge.kind == CallKind::Messaging)
        return u"dashed"_s;
    return edge.kind == CallKind::Inferred ? u"dotted"_s : u"solid"_s;
}

QString labelOf(const GraphEdge &edge, std::span<const QString> labels, std::size_t index)
{
    return labels.empty() ? callFiguresText(edge.calls, edge.latency(), edge.errors, QLocale::c()) : labels[index];
}

/// A field as RFC 4180 wants it; what a spreadsheet would run as a formula gets an apostrophe in front.
QString csvField(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QString graphLine(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (QChar &c : text) {
        if (isUnsafe(c))
            c = c.isSpace() ? u' ' : QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString shareText(double share, const QLocale &locale)
{
    constexpr double kSmallest = 0.001;
    if (share > 0 && share < kSmallest)
        return u"< "_s + percentageText(kSmallest * 100, 1, locale);
    const int decimals = share >= 0.1 || share == 0 ? 0 : 1;
    return percentageText(share * 100, decimals, locale);
}

QString graphRateText(double perSecond, const QLocale &locale)
{
    struct Unit {
        double seconds;
        const char16_t *name;
    };
    constexpr std::array<Unit, 4> kUnits{{{1, u"/s"}, {60, u"/min"}, {3600, u"/h"}, {86'400, u"/d"}}};
    const auto found = std::ranges::find_if(kUnits, [&](const Unit &unit) { return perSecond * unit.seconds >= 1; });
    const Unit &unit = found == kUnits.end() ? kUnits.back() : *found;
    const double value = perSecond * unit.seconds;
    const int decimals = value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : 2;
    return locale.toString(value, 'f', decimals) + QString::fromUtf16(unit.name);
}

QString callFiguresText(std::uint64_t calls, const GraphLatency &latency, std::uint64_t errors, const QLocale &locale)
{
    QStringList parts{locale.toString(static_cast<qulonglong>(calls))};
    if (!latency.isEmpty())
        parts.push_back((latency.p95.isBounded() ? u"p95 "_s : u"p95 ≈ "_s) + durationText(latency.p95.ns, locale));
    if (errors > 0 && calls > 0)
        parts.push_back(shareText(static_cast<double>(errors) / static_cast<double>(calls), locale) + u" err"_s);
    return parts.join(u" · "_s);
}

QString graphDot(const ServiceGraph &graph, std::span<const QString> labels)
{
    QString out = u"digraph services {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n"
                  "    edge [fontname=\"sans-serif\", fontsize=10];\n"_s;
    for (const GraphNode &node : graph.nodes)
        out += u"    %1 [%2];\n"_s.arg(dotText(node.id), dotShape(node.kind));
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge &edge = graph.edges[i];
        out += u"    %1 -> %2 [label=%3, style=%4];\n"_s.arg(
            dotText(graph.nodes[edge.from].id), dotText(graph.nodes[edge.to].id),
            dotText(labelOf(edge, labels, i).toStdString()), edgeStyle(edge));
    }
    return out + u"}\n"_s;
}

QString graphMermaid(const ServiceGraph &graph, std::span<const QString> labels)
{
    QString out = u"flowchart LR\n"_s;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        out += u"    "_s + mermaidNode(graph.nodes[i], i) + u'\n';
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge &edge = graph.edges[i];
        // Mermaid has no dots: inferred calls end in a ring
        const QString arrow = edge.kind == CallKind::Messaging  ? u"-.->"_s
                              : edge.kind == CallKind::Inferred ? u"-.-o"_s
                                                                : u"-->"_s;
        out += u"    n%1 %2|\"%3\"| n%4\n"_s.arg(QString::number(edge.from), arrow,
                                                 mermaidText(labelOf(edge, labels, i)), QString::number(edge.to));
    }
    return out;
}

QString graphEdgesCsv(const ServiceGraph &graph)
{
    QString out = u"from,to,kind,calls,errors,client_errors,server_errors,client_n,client_p50_ns,client_p95_ns,"
                  "client_p99_ns,server_n,server_p50_ns,server_p95_ns,server_p99_ns,overhead_p50_ns,delay_p50_ns,"
                  "traces,flags\r\n"_s;
    const auto number = [](auto value) { return QString::number(value); };
    const auto quantile = [](const GraphLatency &l, const GraphQuantile &q) {
        return l.isEmpty() ? QString() : QString::number(q.ns);
    };
    for (const GraphEdge &edge : graph.edges) {
        QStringList flags;
        for (const std::string_view flag : graphEdgeFlagNames(edge.flags))
            flags.push_back(graphLine(flag));
        QStringList fields{csvField(graphLine(graph.nodes[edge.from].id)),
                           csvField(graphLine(graph.nodes[edge.to].id)),
                           graphLine(callKindName(edge.kind)),
                           number(edge.calls),
                           number(edge.errors),
                           edge.clientSpans > 0 ? number(edge.clientErrors) : QString(),
                           edge.serverSpans > 0 ? number(edge.serverErrors) : QString()};
        for (const GraphLatency *side : {&edge.client, &edge.server})
            fields += {number(side->n), quantile(*side, side->p50), quantile(*side, side->p95),
                       quantile(*side, side->p99)};
        // a delay may be negative: a number, not a formula
        fields += {quantile(edge.overhead, edge.overhead.p50), quantile(edge.delay, edge.delay.p50),
                   number(edge.traces.count), flags.join(u"; "_s)};
        out += fields.join(u',') + u"\r\n"_s;
    }
    return out;
}

} // namespace traceloupe
