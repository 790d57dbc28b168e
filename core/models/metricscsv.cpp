// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csvtext.h"
#include "core/models/metricschart.h"

#include <algorithm>
#include <string>

namespace traceloupe {
namespace {

void endLine(std::string &out)
{
    out += "\r\n";
}

std::string numberText(double value)
{
    return QByteArray::number(value, 'g', 17).toStdString();
}

std::string comparisonCsv(const MetricsChart &chart)
{
    std::string out = "attribute,value,baseline_spans,baseline_share,selection_spans,selection_share,difference\r\n";
    for (const MetricsComparison &row : chart.comparisons) {
        appendCsvText(out, row.attribute.toStdString());
        out += ',';
        appendCsvText(out, row.value.toStdString());
        for (const double number :
             {row.baseline, row.baselineShare, row.selection, row.selectionShare, row.difference()})
            out += ',' + numberText(number);
        endLine(out);
    }
    return out;
}

/// Each label that any series has, in the order they come.
std::vector<std::string> labelNames(const std::vector<traceql::Series> &series)
{
    std::vector<std::string> names;
    for (const traceql::Series &one : series) {
        for (const traceql::SeriesLabel &label : one.labels) {
            if (std::ranges::find(names, label.name) == names.end())
                names.push_back(label.name);
        }
    }
    return names;
}

} // namespace

QByteArray metricsCsv(const MetricsChart &chart, const std::vector<traceql::Series> &series)
{
    if (chart.kind == MetricsChart::Kind::Comparison)
        return QByteArray::fromStdString(comparisonCsv(chart));
    const std::vector<std::string> names = labelNames(series);
    std::string out = "time_ns";
    for (const std::string &name : names) {
        out += ',';
        appendCsvText(out, name);
    }
    out += ",value";
    endLine(out);
    for (const traceql::Series &one : series) {
        std::string labels;
        for (const std::string &name : names) {
            labels += ',';
            const auto label = std::ranges::find(one.labels, name, &traceql::SeriesLabel::name);
            if (label != one.labels.end())
                appendCsvText(labels, traceql::toPlainText(label->value));
        }
        for (const traceql::SeriesPoint &point : one.points) {
            out += std::to_string(point.timeNs) + labels + ',' + numberText(point.value);
            endLine(out);
        }
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
