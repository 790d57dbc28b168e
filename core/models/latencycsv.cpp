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

void addReal(QByteArray &line, const std::optional<double> &value)
{
    constexpr int kDigits = 12;
    line += ',';
    if (value)
        line += QByteArray::number(*value, 'g', kDigits);
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
    return line
           + ",longest_ns,error_share,rate_per_second,rate_window_ns,weighted_spans,effective_n,objective_within_ns,"
             "objective_target,good_share,good_lower,good_upper,verdict,traces_are,outcome,set,set_traces\r\n";
}

std::string_view nameOf(Representativeness kind)
{
    switch (kind) {
    case Representativeness::All:
        return "all_requests";
    case Representativeness::HeadSampled:
        return "head_sampled";
    case Representativeness::TailSampled:
        return "tail_sampled";
    case Representativeness::SearchResult:
        return "search_result";
    case Representativeness::Unknown:
        break;
    }
    return "unknown";
}

std::string_view nameOf(SpanOutcome outcome)
{
    switch (outcome) {
    case SpanOutcome::Success:
        return "success";
    case SpanOutcome::Error:
        return "error";
    case SpanOutcome::All:
        break;
    }
    return "all";
}

/// Durations as the table shows them: weighted where the model has it so.
void addDurations(QByteArray &line, const LatencyRow &row, const WeightedRow *weighted)
{
    const bool isMeasured = row.measured > 0;
    const double mean = weighted != nullptr ? weighted->meanNs : row.meanNs;
    addNumber(line, isMeasured ? std::optional(static_cast<std::int64_t>(mean)) : std::nullopt);
    for (const QuantileEstimate &estimate : weighted != nullptr ? weighted->quantiles : row.quantiles) {
        addNumber(line, isMeasured ? std::optional(estimate.value) : std::nullopt);
        addNumber(line, isMeasured ? estimate.lower : std::nullopt);
        addNumber(line, isMeasured ? estimate.upper : std::nullopt);
    }
    addNumber(line, isMeasured ? std::optional(row.maxNs) : std::nullopt);
}

void addObjective(QByteArray &line, const LatencyModel &model, std::uint32_t group)
{
    const std::optional<Objective> objective = model.objective(group);
    addNumber(line, objective ? std::optional(objective->thresholdNs) : std::nullopt);
    addReal(line, objective ? std::optional(objective->target) : std::nullopt);
    const std::optional<Compliance> known = model.compliance(static_cast<int>(group));
    addReal(line, known ? std::optional(known->good.share) : std::nullopt);
    addReal(line, known ? std::optional(known->good.lower) : std::nullopt);
    addReal(line, known ? std::optional(known->good.upper) : std::nullopt);
    addText(line, known ? verdictName(known->verdict) : std::string_view());
}

QByteArray lineOf(const LatencyModel &model, std::uint32_t group)
{
    const LatencyData &data = *model.latencies();
    const LatencyRow &row = data.rows()[group];
    const WeightedRow *weighted = model.weighted(group);
    QByteArray line;
    addText(line, data.groups()[group].service);
    addText(line, data.groups()[group].operation);
    addText(line, spanKindName(data.groups()[group].kind));
    addNumber(line, static_cast<std::int64_t>(row.counts.spans));
    addNumber(line, static_cast<std::int64_t>(row.counts.errors));
    addNumber(line, static_cast<std::int64_t>(row.counts.withoutDuration));
    addNumber(line, static_cast<std::int64_t>(row.measured));
    addDurations(line, row, weighted);
    addReal(line, model.errorShare(group));
    const std::optional<double> rate = model.ratePerSecond(group);
    addReal(line, rate);
    addNumber(line, rate ? std::optional(data.activity().watched(group).lengthNs) : std::nullopt);
    addReal(line, weighted != nullptr ? std::optional(weighted->spans) : std::nullopt);
    addReal(line, weighted != nullptr ? std::optional(weighted->effective) : std::nullopt);
    addObjective(line, model, group);
    addText(line, nameOf(model.representativeness()));
    addText(line, nameOf(data.question().outcome));
    return line;
}

} // namespace

QByteArray latencyCsv(const LatencyModel &model, std::span<const std::uint32_t> groups, const QString &set)
{
    QByteArray csv = heading();
    for (const std::uint32_t group : groups) {
        QByteArray line = lineOf(model, group);
        addText(line, set.toStdString());
        addNumber(line, static_cast<std::int64_t>(model.latencies()->columns().traces));
        csv += line + "\r\n";
    }
    return csv;
}

} // namespace traceloupe
