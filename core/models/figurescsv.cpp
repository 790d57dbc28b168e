// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/figurescsv.h"

#include "core/formats/csvtext.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace traceloupe {
namespace {

constexpr double kSecondNs = 1e9;
constexpr std::array<const char *, Figures::kQuantiles.size()> kNames{"p50", "p75", "p90", "p95", "p99", "p99_9"};

void addText(QByteArray &line, std::string_view text)
{
    std::string field;
    appendCsvText(field, text);
    if (!line.isEmpty())
        line += ',';
    line += field;
}

void addNumber(QByteArray &line, const std::optional<double> &value)
{
    line += ',';
    if (value && std::isfinite(*value))
        line += QByteArray::number(*value, 'g', 12);
}

void addQuantile(QByteArray &line, const std::optional<BucketQuantile> &quantile)
{
    const bool hasBucket = quantile && quantile->hasBucket();
    addNumber(line, quantile ? std::optional(quantile->ns) : std::nullopt);
    addNumber(line, hasBucket ? std::optional(quantile->lowNs) : std::nullopt);
    addNumber(line, hasBucket ? std::optional(quantile->highNs) : std::nullopt);
}

/// What every line ends with: where it is from.
QByteArray ending(const FiguresOrigin &origin, const QString &source, std::int64_t startNs, std::int64_t endNs)
{
    QByteArray text;
    addText(text, source.toStdString());
    addText(text, origin.what.toStdString());
    return ',' + text + ',' + QByteArray::number(static_cast<qlonglong>(startNs)) + ','
           + QByteArray::number(static_cast<qlonglong>(endNs)) + "\r\n";
}

double secondsBetween(std::int64_t startNs, std::int64_t endNs)
{
    return (static_cast<double>(endNs) - static_cast<double>(startNs)) / kSecondNs;
}

QByteArray heading()
{
    QByteArray line = "service,operation,kind,spans,errors,error_share,rate_per_second,mean_ns";
    for (const char *name : kNames) {
        for (const char *suffix : {"_ns", "_bucket_lower_ns", "_bucket_upper_ns"}) {
            line += ',';
            line += name;
            line += suffix;
        }
    }
    return line + ",source,counted_by,start_ns,end_ns\r\n";
}

} // namespace

QByteArray figuresCsv(const FiguresTable &table, std::span<const std::size_t> rows, const QString &source,
                      std::int64_t startNs, std::int64_t endNs)
{
    QByteArray csv = heading();
    const QByteArray end = ending(table.origin, source, startNs, endNs);
    const double seconds = secondsBetween(startNs, endNs);
    for (const std::size_t row : rows) {
        const FiguresGroup &group = table.rows[row].group;
        const Figures &figures = table.rows[row].figures;
        QByteArray line;
        addText(line, group.service.toStdString());
        addText(line, group.operation.toStdString());
        addText(line, group.kind == SpanKind::Unspecified ? std::string_view() : spanKindName(group.kind));
        addNumber(line, figures.calls);
        addNumber(line, figures.errors);
        const bool hasShare = figures.errors && figures.calls.value_or(0) > 0;
        addNumber(line, hasShare ? std::optional(*figures.errors / *figures.calls) : std::nullopt);
        addNumber(line, figures.calls && seconds > 0 ? std::optional(*figures.calls / seconds) : std::nullopt);
        addNumber(line, figures.meanNs);
        for (const auto &quantile : figures.quantiles)
            addQuantile(line, quantile);
        csv += line + end;
    }
    return csv;
}

QByteArray callsCsv(const CallGraph &graph, std::span<const std::size_t> rows, const QString &source,
                    std::int64_t startNs, std::int64_t endNs)
{
    QByteArray csv = "client,server,connection,calls,errors,rate_per_second";
    for (const char *name : {"p50", "p95", "p99"}) {
        for (const char *suffix : {"_ns", "_bucket_lower_ns", "_bucket_upper_ns"}) {
            csv += ',';
            csv += name;
            csv += suffix;
        }
    }
    csv += ",source,counted_by,start_ns,end_ns\r\n";
    const QByteArray end = ending(graph.origin, source, startNs, endNs);
    const double seconds = secondsBetween(startNs, endNs);
    for (const std::size_t row : rows) {
        const CallEdge &edge = graph.edges[row];
        QByteArray line;
        addText(line, edge.client.toStdString());
        addText(line, edge.server.toStdString());
        addText(line, edge.connection.toStdString());
        addNumber(line, edge.calls);
        addNumber(line, edge.errors);
        addNumber(line, seconds > 0 ? std::optional(edge.calls / seconds) : std::nullopt);
        const auto &buckets = edge.serverBuckets.empty() ? edge.clientBuckets : edge.serverBuckets;
        for (const double p : {0.5, 0.95, 0.99})
            addQuantile(line, quantileOf(buckets, p, BucketSpread::Even));
        csv += line + end;
    }
    return csv;
}

} // namespace traceloupe
