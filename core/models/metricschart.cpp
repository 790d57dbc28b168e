// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/metricschart.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

using traceql::MetricsExpr;
using traceql::MetricsFunction;
using traceql::Series;
using traceql::SeriesLabel;

constexpr double kNsPerSecond = 1e9;
constexpr int kDigits = 4;
constexpr double kMostDigits = 1e15; ///< of whole numbers that are written out
constexpr double kMostCounted = 1e9; ///< that a sentence counts
constexpr std::size_t kMostBuckets = 128;
constexpr std::string_view kBucket = "__bucket";
constexpr std::string_view kMetaType = "__meta_type";
constexpr std::string_view kQuantile = "p";

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool isWhole(double value)
{
    return std::floor(value) == value && std::abs(value) < kMostDigits;
}

QString numberText(double value)
{
    const QLocale locale;
    return isWhole(value) ? locale.toString(static_cast<qlonglong>(value)) : locale.toString(value, 'g', kDigits);
}

/// The function that decides what the values are; null for numbers and for what mixes several.
const MetricsExpr *onlyFunction(const traceql::Query &query)
{
    const MetricsExpr &root = query.rootMetrics();
    return root.kind == MetricsExpr::Kind::Function ? &root : nullptr;
}

MetricsUnit unitOf(const MetricsExpr *function)
{
    if (function == nullptr)
        return MetricsUnit::Number;
    switch (function->function) {
    case MetricsFunction::Rate:
        return MetricsUnit::SpansPerSecond;
    case MetricsFunction::CountOverTime:
    case MetricsFunction::Compare:
        return MetricsUnit::Spans;
    default:
        break;
    }
    if (!function->argument)
        return MetricsUnit::Number;
    const traceql::Intrinsic argument = function->argument->intrinsic;
    const bool isDuration = argument == traceql::Intrinsic::Duration || argument == traceql::Intrinsic::TraceDuration
                            || argument == traceql::Intrinsic::EventTimeSinceStart;
    return isDuration ? MetricsUnit::Seconds : MetricsUnit::Number;
}

/// "cart", "cart · GET /", "cart · p95", "rate".
QString labelOf(const Series &series)
{
    QStringList parts;
    for (const SeriesLabel &label : series.labels) {
        if (label.name == kQuantile && label.value.type == traceql::Type::Float)
            parts += u"p"_s + QString::number(label.value.real * 100);
        else if (label.name != kBucket)
            parts += textOf(traceql::toPlainText(label.value));
    }
    return parts.join(u" · "_s);
}

/// `zeroIsNone`: of percentiles, which are 0 where there was nothing to rank.
MetricsLine lineOf(const Series &series, const traceql::MetricsRange &range, bool zeroIsNone = false)
{
    MetricsLine line;
    line.label = labelOf(series);
    line.values.assign(static_cast<std::size_t>(range.count()), std::numeric_limits<double>::quiet_NaN());
    double sum = 0;
    for (const traceql::SeriesPoint &point : series.points) {
        const std::int64_t step = range.isInstant() ? 0 : range.stepOf(std::min(point.timeNs, range.endNs));
        if (step < 0 || step >= range.count() || std::isnan(point.value) || (zeroIsNone && point.value == 0))
            continue;
        line.values[static_cast<std::size_t>(step)] = point.value;
        line.lowest = line.measured == 0 ? point.value : std::min(line.lowest, point.value);
        line.highest = line.measured == 0 ? point.value : std::max(line.highest, point.value);
        line.last = point.value;
        sum += point.value;
        ++line.measured;
    }
    line.mean = line.measured > 0 ? sum / static_cast<double>(line.measured) : 0;
    return line;
}

const SeriesLabel *labelNamed(const Series &series, std::string_view name)
{
    const auto at = std::ranges::find(series.labels, name, &SeriesLabel::name);
    return at == series.labels.end() ? nullptr : &*at;
}

std::vector<MetricsBucket> bucketsOf(const std::vector<Series> &all, const traceql::MetricsRange &range)
{
    std::map<double, std::vector<double>> counts;
    for (const Series &series : all) {
        const SeriesLabel *bucket = labelNamed(series, kBucket);
        if (bucket == nullptr)
            continue;
        std::vector<double> &row = counts[bucket->value.toDouble()];
        row.resize(static_cast<std::size_t>(range.count()));
        const MetricsLine line = lineOf(series, range);
        for (std::size_t step = 0; step < row.size(); ++step)
            row[step] += std::isnan(line.values[step]) ? 0 : line.values[step];
    }
    std::vector<MetricsBucket> buckets;
    for (auto &[limit, row] : counts) {
        // sizes without spans are rows too, so that the axis is even
        while (!buckets.empty() && buckets.back().limit * 1.5 < limit && buckets.back().limit > 0
               && buckets.size() < kMostBuckets)
            buckets.push_back({buckets.back().limit * 2, std::vector<double>(row.size()), 0});
        double total = 0;
        for (const double count : row)
            total += count;
        if (!buckets.empty() && buckets.back().limit >= limit / 1.5)
            buckets.back() = {limit, std::move(row), total};
        else
            buckets.push_back({limit, std::move(row), total});
    }
    return buckets;
}

double totalOf(const Series &series)
{
    double total = 0;
    for (const traceql::SeriesPoint &point : series.points)
        total += std::isnan(point.value) ? 0 : point.value;
    return total;
}

std::vector<MetricsComparison> comparisonsOf(const std::vector<Series> &all)
{
    struct Totals {
        double baseline = 0;
        double selection = 0;
    };
    std::map<std::string, Totals> totals;
    std::map<std::pair<std::string, std::string>, Totals> values;
    for (const Series &series : all) {
        const SeriesLabel *meta = labelNamed(series, kMetaType);
        const auto attribute = std::ranges::find_if(
            series.labels, [](const SeriesLabel &label) { return !std::string_view(label.name).starts_with("__"); });
        if (meta == nullptr || attribute == series.labels.end())
            continue;
        const std::string &type = meta->value.text;
        Totals &target = type.ends_with("_total") ? totals[attribute->name]
                                                  : values[{attribute->name, traceql::toPlainText(attribute->value)}];
        (type.starts_with("selection") ? target.selection : target.baseline) += totalOf(series);
    }
    std::vector<MetricsComparison> rows;
    for (const auto &[key, value] : values) {
        const Totals &of = totals[key.first];
        rows.push_back({textOf(key.first), textOf(key.second), value.baseline, value.selection,
                        of.baseline > 0 ? value.baseline / of.baseline : 0,
                        of.selection > 0 ? value.selection / of.selection : 0});
    }
    // an attribute that one of the sets has nowhere tells little about its values
    std::ranges::stable_sort(rows, std::ranges::greater(), [&totals](const MetricsComparison &row) {
        const Totals &of = totals[row.attribute.toStdString()];
        return std::pair(of.baseline > 0 && of.selection > 0, std::abs(row.difference()));
    });
    return rows;
}

} // namespace

QString metricsValueText(double value, MetricsUnit unit)
{
    if (std::isnan(value))
        return {};
    switch (unit) {
    case MetricsUnit::SpansPerSecond:
        return valuetext::rate(value);
    case MetricsUnit::Spans:
        if (isWhole(value) && std::abs(value) < kMostCounted)
            return MetricsChart::tr("%Ln span(s)", nullptr, static_cast<int>(value));
        return MetricsChart::tr("%1 spans", "a number that need not be whole").arg(numberText(value));
    case MetricsUnit::Seconds:
        return durationText(std::llround(value * kNsPerSecond));
    case MetricsUnit::Number:
        break;
    }
    return numberText(value);
}

QString metricsTickText(double value, MetricsUnit unit)
{
    return unit == MetricsUnit::Seconds ? durationText(std::llround(value * kNsPerSecond)) : numberText(value);
}

QString metricsUnitName(MetricsUnit unit)
{
    switch (unit) {
    case MetricsUnit::SpansPerSecond:
        return MetricsChart::tr("spans per second");
    case MetricsUnit::Spans:
        return MetricsChart::tr("spans");
    case MetricsUnit::Seconds:
        return MetricsChart::tr("duration");
    case MetricsUnit::Number:
        break;
    }
    return MetricsChart::tr("value");
}

MetricsChart MetricsChart::of(const traceql::Query &query, const traceql::MetricsRange &range,
                              const std::vector<Series> &series)
{
    MetricsChart chart;
    chart.range = range;
    const MetricsExpr *function = onlyFunction(query);
    chart.unit = unitOf(function);
    if (function != nullptr && function->function == MetricsFunction::Compare) {
        chart.kind = Kind::Comparison;
        chart.comparisons = comparisonsOf(series);
        return chart;
    }
    if (function != nullptr && function->function == MetricsFunction::HistogramOverTime) {
        chart.kind = Kind::HeatMap;
        chart.buckets = bucketsOf(series, range);
        return chart;
    }
    const bool isRanked = function != nullptr && function->function == MetricsFunction::QuantileOverTime;
    chart.isEstimated = isRanked;
    for (const Series &one : series)
        chart.lines.push_back(lineOf(one, range, isRanked));
    std::ranges::stable_sort(chart.lines, std::ranges::greater(), &MetricsLine::mean);
    return chart;
}

} // namespace traceloupe
