// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencycsv.h"

#include "core/formats/csvtext.h"

#include <string>
#include <string_view>

namespace traceloupe {
namespace {

constexpr std::array<std::string_view, kLatencyQuantiles.size()> kNames{"p50", "p75", "p90", "p95", "p99", "p99_9"};

void addText(QByteArray &line, std::string_view text)
{
    std::string field;
    appendCsvText(field, text);
    if (!line.isEmpty())
        line += ',';
    line += field;
}

void addNumber(QByteArray &line, std::int64_t value)
{
    line += ',' + QByteArray::number(static_cast<qlonglong>(value));
}

void addNumber(QByteArray &line, const std::optional<std::int64_t> &value)
{
    line += ',';
    if (value)
        line += QByteArray::number(static_cast<qlonglong>(*value));
}

QByteArray heading()
{
    QByteArray line = "service,operation,kind,spans,errors,without_duration,measured,mean_ns";
    for (const std::string_view name : kNames) {
        for (const char *suffix : {"_ns", "_lower_ns", "_upper_ns"}) {
            line += ',';
            line.append(name.data(), static_cast<qsizetype>(name.size()));
            line += suffix;
        }
    }
    return line + ",longest_ns\r\n";
}

QByteArray lineOf(const LatencyGroup &group, const LatencyRow &row)
{
    QByteArray line;
    addText(line, group.service);
    addText(line, group.operation);
    addText(line, spanKindName(group.kind));
    addNumber(line, static_cast<std::int64_t>(row.counts.spans));
    addNumber(line, static_cast<std::int64_t>(row.counts.errors));
    addNumber(line, static_cast<std::int64_t>(row.counts.withoutDuration));
    addNumber(line, static_cast<std::int64_t>(row.measured));
    const bool isMeasured = row.measured > 0;
    addNumber(line, isMeasured ? std::optional(static_cast<std::int64_t>(row.meanNs)) : std::nullopt);
    for (const QuantileEstimate &estimate : row.quantiles) {
        addNumber(line, isMeasured ? std::optional(estimate.value) : std::nullopt);
        addNumber(line, isMeasured ? estimate.lower : std::nullopt);
        addNumber(line, isMeasured ? estimate.upper : std::nullopt);
    }
    addNumber(line, isMeasured ? std::optional(row.maxNs) : std::nullopt);
    return line + "\r\n";
}

} // namespace

QByteArray latencyCsv(const LatencyData &data, std::span<const std::uint32_t> groups)
{
    QByteArray csv = heading();
    for (const std::uint32_t group : groups)
        csv += lineOf(data.groups()[group], data.rows()[group]);
    return csv;
}

} // namespace traceloupe
