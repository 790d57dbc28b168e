// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/seriestext.h"

#include "app/cli/values.h"
#include "core/models/metricschart.h"

#include <algorithm>
#include <span>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPrintedRows = 40;
constexpr int kNameCharacters = 44;
constexpr qsizetype kLongestName = 300; ///< longer ones lose their middle
constexpr int kValueCharacters = 14;

QString percentText(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

QString shortened(QString text)
{
    text.replace(u'\n', u' ');
    if (text.size() <= kLongestName)
        return text;
    return text.left(kLongestName / 2) + u"..."_s + text.right(kLongestName / 2);
}

/// A name that does not fit has a line of its own: cut off, several would read the same.
void printRow(const Output &out, const QString &name, const QStringList &values)
{
    QString line = shortened(name);
    if (line.size() > kNameCharacters) {
        out.line(line);
        line.clear();
    }
    line = line.leftJustified(kNameCharacters);
    for (const QString &value : values)
        line += u"  "_s + value.rightJustified(kValueCharacters);
    out.line(line);
}

void sayWhatIsLeftOut(const Output &out, std::size_t rows)
{
    if (rows > kPrintedRows)
        out.line(u"... %1 more; --json prints all"_s.arg(rows - kPrintedRows));
}

void printLines(const Output &out, const MetricsChart &chart)
{
    printRow(out, u"SERIES"_s, {u"MEAN"_s, u"LOWEST"_s, u"HIGHEST"_s, u"LAST"_s, u"STEPS"_s});
    for (const MetricsLine &line : std::span(chart.lines).first(std::min(kPrintedRows, chart.lines.size())))
        printRow(out, line.label,
                 {metricsValueText(line.mean, chart.unit), metricsValueText(line.lowest, chart.unit),
                  metricsValueText(line.highest, chart.unit), metricsValueText(line.last, chart.unit),
                  QString::number(line.measured)});
    sayWhatIsLeftOut(out, chart.lines.size());
    if (chart.isEstimated)
        out.line(u"Quantiles are interpolated in buckets that double, as Tempo's are: one may exceed the longest."_s);
}

void printBuckets(const Output &out, const MetricsChart &chart)
{
    printRow(out, u"UP TO"_s, {u"SPANS"_s});
    for (const MetricsBucket &bucket : chart.buckets)
        printRow(out, metricsTickText(bucket.limit, chart.unit), {QString::number(bucket.total, 'g', 12)});
}

void printComparison(const Output &out, const MetricsChart &chart)
{
    printRow(out, u"ATTRIBUTE = VALUE"_s, {u"SELECTION"_s, u"OTHERS"_s, u"SPANS"_s, u"OF OTHERS"_s});
    for (const MetricsComparison &row :
         std::span(chart.comparisons).first(std::min(kPrintedRows, chart.comparisons.size())))
        printRow(out, row.attribute + u" = "_s + row.value,
                 {percentText(row.selectionShare), percentText(row.baselineShare),
                  QString::number(row.selection, 'g', 12), QString::number(row.baseline, 'g', 12)});
    sayWhatIsLeftOut(out, chart.comparisons.size());
}

} // namespace

void printSeries(const Output &out, const traceql::Query &query, const traceql::MetricsRange &range,
                 const std::vector<traceql::Series> &series)
{
    const MetricsChart chart = MetricsChart::of(query, range, series);
    switch (chart.kind) {
    case MetricsChart::Kind::Lines:
        return printLines(out, chart);
    case MetricsChart::Kind::HeatMap:
        return printBuckets(out, chart);
    case MetricsChart::Kind::Comparison:
        return printComparison(out, chart);
    }
}

} // namespace traceloupe::cli
