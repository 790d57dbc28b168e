// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csvtext.h"
#include "core/layout/durationtext.h"
#include "core/models/figuresmodel.h"
#include "core/models/graphoverlay.h"
#include "core/models/graphtablemodel.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <string>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::array<const char16_t *, 3> kQuantileNames{u"p50", u"p95", u"p99"};
constexpr std::size_t kP95Place = 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GraphOverlay)
};

QString dash()
{
    return u"\u2013"_s;
}

std::string_view presenceName(GraphPresence presence)
{
    constexpr std::array<std::string_view, 3> kNames{"both", "traces only", "source only"};
    return kNames[static_cast<std::size_t>(presence)];
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// "2.1 % err"; nothing for none.
QString errorShareText(double errors, double calls)
{
    if (errors <= 0 || calls <= 0)
        return {};
    const double percent = 100 * errors / calls;
    return QLocale().toString(percent, 'f', percent < 10 ? 1 : 0) + u" % err"_s;
}

QJsonValue nanoseconds(const std::optional<BucketQuantile> &quantile)
{
    return quantile ? QJsonValue(static_cast<qint64>(std::llround(quantile->ns))) : QJsonValue();
}

QJsonValue sourceObject(const std::optional<CountedCalls> &counted)
{
    if (!counted)
        return {};
    QJsonObject object{{u"count"_s, counted->calls},
                       {u"errors"_s, counted->errors ? QJsonValue(*counted->errors) : QJsonValue()},
                       {u"measuredBy"_s, counted->isByServer ? u"server"_s : u"client"_s}};
    for (std::size_t i = 0; i < kQuantileNames.size(); ++i) {
        const QString name = QString::fromUtf16(kQuantileNames[i]);
        const auto &quantile = counted->quantiles[i];
        object.insert(name + u"Ns"_s, nanoseconds(quantile));
        if (!quantile || !quantile->hasBucket())
            continue;
        const QJsonValue high = quantile->isBeyond() ? QJsonValue() : QJsonValue(quantile->highNs);
        object.insert(name + u"BucketNs"_s, QJsonArray{quantile->lowNs, high});
    }
    return object;
}

QJsonValue tracesObject(GraphPresence presence, std::uint64_t calls, std::uint64_t errors, const GraphLatency &latency)
{
    if (presence == GraphPresence::SourceOnly)
        return {};
    const auto value = [&](const GraphQuantile &quantile) {
        return latency.isEmpty() ? QJsonValue() : QJsonValue(static_cast<qint64>(quantile.ns));
    };
    return QJsonObject{{u"count"_s, static_cast<qint64>(calls)},
                       {u"errors"_s, static_cast<qint64>(errors)},
                       {u"p50Ns"_s, value(latency.p50)},
                       {u"p95Ns"_s, value(latency.p95)},
                       {u"p99Ns"_s, value(latency.p99)}};
}

void addField(std::string &line, std::string_view field)
{
    if (!line.empty())
        line += ',';
    appendCsvText(line, field);
}

void addCount(std::string &line, const std::optional<double> &count)
{
    line += ',';
    if (count)
        line += QByteArray::number(*count, 'g', 12).toStdString();
}

} // namespace

QJsonObject overlayJson(const GraphOverlay &overlay)
{
    QJsonArray nodes;
    for (std::size_t i = 0; i < overlay.graph.nodes.size(); ++i) {
        const GraphNode &node = overlay.graph.nodes[i];
        const GraphOverlay::Item &item = overlay.nodes[i];
        nodes.append(
            QJsonObject{{u"id"_s, text(node.id)},
                        {u"kind"_s, text(graphNodeKindName(node.kind))},
                        {u"seen"_s, text(presenceName(item.presence))},
                        {u"traces"_s, tracesObject(item.presence, node.calls, node.errors().errors, node.latency)},
                        {u"source"_s, sourceObject(item.counted)}});
    }
    QJsonArray edges;
    for (std::size_t i = 0; i < overlay.graph.edges.size(); ++i) {
        const GraphEdge &edge = overlay.graph.edges[i];
        const GraphOverlay::Item &item = overlay.edges[i];
        edges.append(QJsonObject{{u"from"_s, text(overlay.graph.nodes[edge.from].id)},
                                 {u"to"_s, text(overlay.graph.nodes[edge.to].id)},
                                 {u"kind"_s, text(callKindName(edge.kind))},
                                 {u"seen"_s, text(presenceName(item.presence))},
                                 {u"traces"_s, tracesObject(item.presence, edge.calls, edge.errors, edge.latency())},
                                 {u"source"_s, sourceObject(item.counted)}});
    }
    return {{u"source"_s, overlay.source}, {u"nodes"_s, nodes}, {u"edges"_s, edges}};
}

QString overlayEdgesCsv(const GraphOverlay &overlay)
{
    std::string out = "from,to,kind,seen,calls,errors,p50_ns,p95_ns,p99_ns,source_calls,source_errors,source_p50_ns,"
                      "source_p95_ns,source_p99_ns\r\n";
    for (std::size_t i = 0; i < overlay.graph.edges.size(); ++i) {
        const GraphEdge &edge = overlay.graph.edges[i];
        const GraphOverlay::Item &item = overlay.edges[i];
        std::string line;
        addField(line, overlay.graph.nodes[edge.from].id);
        addField(line, overlay.graph.nodes[edge.to].id);
        addField(line, callKindName(edge.kind));
        addField(line, presenceName(item.presence));
        const bool isHere = item.presence != GraphPresence::SourceOnly;
        const auto number = [&](auto value) { line += isHere ? ',' + std::to_string(value) : ","; };
        number(edge.calls);
        number(edge.errors);
        const GraphLatency &latency = edge.latency();
        for (const GraphQuantile *quantile : {&latency.p50, &latency.p95, &latency.p99})
            line += isHere && !latency.isEmpty() ? ',' + std::to_string(quantile->ns) : ",";
        addCount(line, item.counted ? std::optional(item.counted->calls) : std::nullopt);
        addCount(line, item.counted ? item.counted->errors : std::nullopt);
        for (std::size_t q = 0; q < kQuantileNames.size(); ++q) {
            const bool isTold = item.counted && item.counted->quantiles[q];
            line += isTold ? ',' + std::to_string(std::llround(item.counted->quantiles[q]->ns)) : ",";
        }
        out += line + "\r\n";
    }
    return QString::fromStdString(out);
}

namespace overlaywords {

QString presence(GraphPresence presence, const QString &source)
{
    switch (presence) {
    case GraphPresence::Both:
        return Words::tr("here and in %1").arg(source);
    case GraphPresence::HereOnly:
        return Words::tr("here only");
    case GraphPresence::SourceOnly:
        break;
    }
    return Words::tr("in %1 only").arg(source);
}

QString calls(const CountedCalls &counted)
{
    return QLocale().toString(counted.calls, 'f', 0);
}

QString errors(const CountedCalls &counted)
{
    if (!counted.errors)
        return dash();
    return graphwords::errors(static_cast<std::uint64_t>(std::llround(std::max(0.0, *counted.errors))),
                              static_cast<std::uint64_t>(std::llround(std::max(0.0, counted.calls))));
}

QString quantile(const std::optional<BucketQuantile> &quantile)
{
    if (!quantile)
        return dash();
    const QString shown = FiguresModel::quantileText(*quantile);
    return quantile->isBeyond() ? shown : u"≈ "_s + shown;
}

QString quantileWithBucket(const std::optional<BucketQuantile> &value)
{
    const QString shown = quantile(value);
    const QString bucket = value ? FiguresModel::bucketText(*value) : QString();
    return bucket.isEmpty() ? shown : Words::tr("%1 (%2)", "a percentile and its bucket").arg(shown, bucket);
}

QString figures(const CountedCalls &counted)
{
    QStringList parts{calls(counted)};
    if (counted.quantiles[kP95Place])
        parts.push_back(u"p95 "_s + quantile(counted.quantiles[kP95Place]));
    if (counted.errors) {
        if (const QString share = errorShareText(*counted.errors, counted.calls); !share.isEmpty())
            parts.push_back(share);
    }
    return parts.join(u" · "_s);
}

QString label(std::uint64_t calls, const GraphLatency &latency, std::uint64_t errors, const GraphOverlay::Item &item,
              const QString &source)
{
    if (item.presence == GraphPresence::SourceOnly) {
        const QString where = presence(item.presence, source);
        return item.counted ? Words::tr("%1 · %2", "figures of a source, and that only it has them")
                                  .arg(figures(*item.counted), where)
                            : where;
    }
    const QString here = QLocale().toString(static_cast<qulonglong>(calls));
    const QString p95 = latency.isEmpty() ? dash() : graphwords::quantile(latency, latency.p95);
    if (item.presence == GraphPresence::HereOnly) {
        QStringList parts{here};
        if (!latency.isEmpty())
            parts.push_back(u"p95 "_s + p95);
        if (const QString share = errorShareText(double(errors), double(calls)); !share.isEmpty())
            parts.push_back(share);
        parts.push_back(presence(item.presence, source));
        return parts.join(u" · "_s);
    }
    if (!item.counted)
        return u"%1 / %2"_s.arg(here, dash());
    QString out = u"%1 / %2"_s.arg(here, overlaywords::calls(*item.counted));
    if (!latency.isEmpty() || item.counted->quantiles[kP95Place])
        out += u" · p95 %1 / %2"_s.arg(p95, quantile(item.counted->quantiles[kP95Place]));
    return out;
}

} // namespace overlaywords

} // namespace traceloupe
