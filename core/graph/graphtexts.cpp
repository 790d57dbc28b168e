// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphtexts.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"

#include <QCoreApplication>
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

/// In the user's language; English in files for other programs, whose numbers are in no country's way either.
QString worded(const char *english, const QLocale &locale)
{
    return locale == QLocale::c() ? QString::fromUtf8(english)
                                  : QCoreApplication::translate("traceloupe::GraphTexts", english);
}

QString dotEscaped(std::string_view utf8)
{
    QString text = graphLine(utf8);
    return text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
}

QString dotText(std::string_view utf8)
{
    return u'"' + dotEscaped(utf8) + u'"';
}

/// The name, with its figures below.
QString dotLabel(const GraphNode &node)
{
    const QString figures = node.calls > 0 ? nodeFiguresText(node, QLocale::c()) : QString();
    return u'"' + dotEscaped(node.id) + (figures.isEmpty() ? QString() : u"\\n"_s + figures) + u'"';
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
    const QString figures = node.calls > 0 ? nodeFiguresText(node, QLocale::c()) : QString();
    const QString text = u'"' + mermaidText(graphLine(node.id))
                         + (figures.isEmpty() ? QString() : u"<br/>"_s + mermaidText(figures)) + u'"';
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
    return labels.empty() ? edgeFiguresText(edge, QLocale::c()) : labels[index];
}

/// Calls and p95.
QStringList callParts(std::uint64_t calls, const GraphLatency &latency, const QLocale &locale)
{
    QStringList parts{locale.toString(static_cast<qulonglong>(calls))};
    if (!latency.isEmpty())
        parts.push_back((latency.p95.isBounded() ? u"p95 "_s : u"p95 ≈ "_s) + durationText(latency.p95.ns, locale));
    return parts;
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
    if (value > 0 && value < 0.01)
        return u"< "_s + locale.toString(0.01, 'f', 2) + QString::fromUtf16(unit.name);
    const int decimals = value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : 2;
    return locale.toString(value, 'f', decimals) + QString::fromUtf16(unit.name);
}

QString callFiguresText(std::uint64_t calls, const GraphLatency &latency, std::uint64_t errors, const QLocale &locale)
{
    QStringList parts = callParts(calls, latency, locale);
    if (errors > 0 && calls > 0)
        parts.push_back(shareText(static_cast<double>(errors) / static_cast<double>(calls), locale) + u" err"_s);
    return parts.join(u" · "_s);
}

QString errorSidesText(const GraphErrors &client, const GraphErrors &server, const QLocale &locale)
{
    if (client.errors + server.errors == 0)
        return {};
    const QString ofClient = shareText(client.share(), locale);
    const QString ofServer = shareText(server.share(), locale);
    if (!server.isSeen())
        return worded(QT_TRANSLATE_NOOP("traceloupe::GraphTexts", "err client %1"), locale).arg(ofClient);
    if (!client.isSeen())
        return worded(QT_TRANSLATE_NOOP("traceloupe::GraphTexts", "err server %1"), locale).arg(ofServer);
    return worded(QT_TRANSLATE_NOOP("traceloupe::GraphTexts", "err client %1, server %2"), locale)
        .arg(ofClient, ofServer);
}

QChar edgeSign(std::uint16_t flag)
{
    switch (flag) {
    case GraphEdgeFlag::kLinks:
        return u'⇢';
    case GraphEdgeFlag::kBatch:
        return u'⊞';
    case GraphEdgeFlag::kFanout:
        return u'⇉';
    case GraphEdgeFlag::kServerSpansMissing:
        return u'∅';
    default:
        return {};
    }
}

QString edgeSignsText(const GraphEdge &edge, const QLocale &locale)
{
    QStringList signs;
    const auto add = [&](std::uint16_t flag, std::uint64_t count) {
        if ((edge.flags & flag) == 0)
            return;
        const QString sign(edgeSign(flag));
        signs.push_back(count == 0 ? sign : sign + u' ' + locale.toString(static_cast<qulonglong>(count)));
    };
    add(GraphEdgeFlag::kLinks, 0);
    add(GraphEdgeFlag::kBatch, edge.largestBatch);
    add(GraphEdgeFlag::kFanout, 0);
    add(GraphEdgeFlag::kServerSpansMissing, edge.serverSpansMissing);
    return signs.join(u' ');
}

QString nodeFiguresText(const GraphNode &node, const QLocale &locale)
{
    QStringList parts = callParts(node.calls, node.latency, locale);
    if (const QString errors = errorSidesText(node.seen, node.served, locale); !errors.isEmpty())
        parts.push_back(errors);
    return parts.join(u" · "_s);
}

QString edgeFiguresText(const GraphEdge &edge, const QLocale &locale)
{
    const bool hasSides = edge.clientErrors.isSeen() || edge.serverErrors.isSeen();
    QStringList parts{callFiguresText(edge.calls, edge.latency(), hasSides ? 0 : edge.errors, locale)};
    if (const QString errors = errorSidesText(edge.clientErrors, edge.serverErrors, locale); !errors.isEmpty())
        parts.push_back(errors);
    if (const QString signs = edgeSignsText(edge, locale); !signs.isEmpty())
        parts.push_back(signs);
    return parts.join(u" · "_s);
}

QString graphDot(const ServiceGraph &graph, std::span<const QString> labels)
{
    QString out = u"digraph services {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n"
                  "    edge [fontname=\"sans-serif\", fontsize=10];\n"_s;
    for (const GraphNode &node : graph.nodes)
        out += u"    %1 [label=%2, %3];\n"_s.arg(dotText(node.id), dotLabel(node), dotShape(node.kind));
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

} // namespace traceloupe
