// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/metrics.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <vector>

namespace traceloupe {

/// What the values of a metrics query are.
enum class MetricsUnit : std::uint8_t { SpansPerSecond, Spans, Seconds, Number };
/// A value with its unit, as people read it: "12.5/s", "8.33/h", "1,204 spans", "35 ms".
[[nodiscard]] QString metricsValueText(double value, MetricsUnit unit);
/// The same for the marks of an axis whose unit stands beside it.
[[nodiscard]] QString metricsTickText(double value, MetricsUnit unit);
/// "spans per second", ...
[[nodiscard]] QString metricsUnitName(MetricsUnit unit);

/// One series, its values by step; not-a-number where it has none.
struct MetricsLine {
    QString label;
    std::vector<double> values;
    // over the steps that have a value
    double last = 0;
    double mean = 0;
    double lowest = 0;
    double highest = 0;
    std::size_t measured = 0;
};

/// A row of a heat map: how many spans of each step are of that size. Buckets double.
struct MetricsBucket {
    double limit = 0;
    std::vector<double> counts; ///< by step
    double total = 0;
};

/// One value of an attribute, in both sets of `compare()`.
struct MetricsComparison {
    QString attribute;
    QString value;
    double baseline = 0; ///< spans
    double selection = 0;
    double baselineShare = 0; ///< of the spans of the set that have the attribute, 0 to 1
    double selectionShare = 0;
    [[nodiscard]] double difference() const { return selectionShare - baselineShare; }
};

/// The answer to a metrics query in the shape that it is drawn in.
struct MetricsChart {
    Q_DECLARE_TR_FUNCTIONS(MetricsChart)
public:
    enum class Kind { Lines, HeatMap, Comparison };
    Kind kind = Kind::Lines;
    MetricsUnit unit = MetricsUnit::Number;
    traceql::MetricsRange range;
    std::vector<MetricsLine> lines;     ///< the highest mean first
    std::vector<MetricsBucket> buckets; ///< HeatMap, of all series together, the lowest first and none left out
    bool isEstimated = false;           ///< quantiles: interpolated in buckets that double
    std::vector<MetricsComparison> comparisons; ///< of attributes that both sets have, the largest
                                                ///< difference first; then the rest

    [[nodiscard]] static MetricsChart of(const traceql::Query &query, const traceql::MetricsRange &range,
                                         const std::vector<traceql::Series> &series);
    [[nodiscard]] std::int64_t steps() const { return range.count(); }
    [[nodiscard]] bool isEmpty() const { return lines.empty() && buckets.empty() && comparisons.empty(); }
};

/// What was drawn as CSV: a line a point with its series' labels; of a comparison, a line a value.
[[nodiscard]] QByteArray metricsCsv(const MetricsChart &chart, const std::vector<traceql::Series> &series);

} // namespace traceloupe
