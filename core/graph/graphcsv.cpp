// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphtexts.h"

#include <QStringList>

#include <array>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

struct Percentile {
    const char16_t *name;
    GraphQuantile GraphLatency::*member;
};
constexpr std::array<Percentile, 3> kPercentiles{
    {{u"p50", &GraphLatency::p50}, {u"p95", &GraphLatency::p95}, {u"p99", &GraphLatency::p99}}};

/// A field as RFC 4180 wants it; what a spreadsheet would run as a formula gets an apostrophe in front.
QString csvField(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString optional(const std::optional<std::int64_t> &ns)
{
    return ns ? QString::number(*ns) : QString();
}

QString number(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 12) : QString();
}

QString median(const GraphLatency &latency)
{
    return latency.isEmpty() ? QString() : QString::number(latency.p50.ns);
}

/// A side that nobody saw has no count.
QString errorCount(const GraphErrors &errors)
{
    return errors.isSeen() ? QString::number(errors.errors) : QString();
}

QStringList headings()
{
    QStringList out{u"from"_s,           u"to"_s,
                    u"kind"_s,           u"calls"_s,
                    u"errors"_s,         u"client_errors"_s,
                    u"server_errors"_s,  u"weighted_calls"_s,
                    u"rate_per_second"_s};
    for (const QString &side : {u"client"_s, u"server"_s}) {
        out.push_back(side + u"_n"_s);
        for (const Percentile &percentile : kPercentiles) {
            const QString name = side + u'_' + QString::fromUtf16(percentile.name);
            out += {name + u"_ns"_s, name + u"_low_ns"_s, name + u"_high_ns"_s};
        }
    }
    return out + QStringList{u"overhead_p50_ns"_s, u"delay_p50_ns"_s, u"traces"_s, u"flags"_s};
}

/// The percentiles with the bounds of their intervals; empty where not known.
QStringList latencyFields(const GraphLatency &latency)
{
    QStringList out{QString::number(latency.n)};
    for (const Percentile &percentile : kPercentiles) {
        const GraphQuantile &quantile = latency.*percentile.member;
        if (latency.isEmpty())
            out += {QString(), QString(), QString()};
        else
            out += {QString::number(quantile.ns), optional(quantile.lowNs), optional(quantile.highNs)};
    }
    return out;
}

} // namespace

QString graphEdgesCsv(const ServiceGraph &graph, const GraphRates &rates)
{
    QString out = headings().join(u',') + u"\r\n"_s;
    for (const GraphEdge &edge : graph.edges) {
        QStringList flags;
        for (const std::string_view flag : graphEdgeFlagNames(edge.flags))
            flags.push_back(graphLine(flag));
        QStringList fields{csvField(graphLine(graph.nodes[edge.from].id)),
                           csvField(graphLine(graph.nodes[edge.to].id)),
                           graphLine(callKindName(edge.kind)),
                           QString::number(edge.calls),
                           QString::number(edge.errors),
                           errorCount(edge.clientErrors),
                           errorCount(edge.serverErrors),
                           number(edge.weightedCalls),
                           number(rates.rate(edge.watched))};
        fields += latencyFields(edge.client) + latencyFields(edge.server);
        // a delay may be negative: a number, not a formula
        fields += {median(edge.overhead), median(edge.delay), QString::number(edge.traces.count), flags.join(u"; "_s)};
        out += fields.join(u',') + u"\r\n"_s;
    }
    return out;
}

} // namespace traceloupe
