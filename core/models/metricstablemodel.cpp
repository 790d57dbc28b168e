// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/metricstablemodel.h"

#include "core/layout/percentagetext.h"

#include <QLocale>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kPercent = 100;

QString shareText(double share)
{
    return percentageText(share * kPercent, 1);
}

QString differenceText(double difference)
{
    const QString sign = difference > 0 ? u"+"_s : QString();
    return MetricsTableModel::tr("%1 points", "percentage points")
        .arg(sign + QLocale().toString(difference * kPercent, 'f', 1));
}

/// A number and its text, by role.
QVariant number(double value, const QString &text, int role)
{
    if (role == MetricsTableModel::SortRole)
        return value;
    return role == Qt::DisplayRole ? QVariant(text) : QVariant();
}

QVariant words(const QString &text, int role)
{
    const bool isText = role == Qt::DisplayRole || role == MetricsTableModel::SortRole;
    return isText ? QVariant(text) : QVariant();
}

} // namespace

void MetricsTableModel::setChart(const MetricsChart &chart)
{
    beginResetModel();
    m_chart = chart;
    m_allSpans = 0;
    for (const MetricsBucket &bucket : chart.buckets)
        m_allSpans += bucket.total;
    endResetModel();
}

int MetricsTableModel::rows() const
{
    return static_cast<int>(m_chart.lines.size() + m_chart.buckets.size() + m_chart.comparisons.size());
}

int MetricsTableModel::columns() const
{
    return static_cast<int>(headings().size());
}

QStringList MetricsTableModel::headings() const
{
    switch (m_chart.kind) {
    case MetricsChart::Kind::Lines:
        return {tr("Series"), tr("Last"), tr("Mean"), tr("Lowest"), tr("Highest")};
    case MetricsChart::Kind::HeatMap:
        return {tr("Up to"), tr("Spans"), tr("Share")};
    case MetricsChart::Kind::Comparison:
        break;
    }
    return {tr("Attribute"),          tr("Value"),     tr("Baseline"), tr("Share of baseline"), tr("Selection"),
            tr("Share of selection"), tr("Difference")};
}

QVariant MetricsTableModel::heading(int column, int role) const
{
    const bool isText = column == 0 || (m_chart.kind == MetricsChart::Kind::Comparison && column == 1);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(headings().value(column)) : QVariant();
}

QVariant MetricsTableModel::cell(int row, int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return heading(column, role);
    if (role == LineRole)
        return m_chart.kind == MetricsChart::Kind::Lines && column == 0 ? QVariant(row) : QVariant();
    const auto at = static_cast<std::size_t>(row);
    switch (m_chart.kind) {
    case MetricsChart::Kind::Lines:
        return lineCell(m_chart.lines[at], column, role);
    case MetricsChart::Kind::HeatMap:
        return bucketCell(m_chart.buckets[at], column, role);
    case MetricsChart::Kind::Comparison:
        break;
    }
    return comparisonCell(m_chart.comparisons[at], column, role);
}

QVariant MetricsTableModel::lineCell(const MetricsLine &line, int column, int role) const
{
    if (column == 0)
        return words(line.label, role);
    if (line.measured == 0)
        return number(-std::numeric_limits<double>::infinity(), {}, role);
    const double values[] = {line.last, line.mean, line.lowest, line.highest};
    const double value = values[column - 1];
    return number(value, metricsValueText(value, m_chart.unit), role);
}

QVariant MetricsTableModel::bucketCell(const MetricsBucket &bucket, int column, int role) const
{
    if (column == 0)
        return number(bucket.limit, metricsValueText(bucket.limit, m_chart.unit), role);
    if (column == 1)
        return number(bucket.total, metricsValueText(bucket.total, MetricsUnit::Spans), role);
    const double share = m_allSpans > 0 ? bucket.total / m_allSpans : 0;
    return number(share, shareText(share), role);
}

QVariant MetricsTableModel::comparisonCell(const MetricsComparison &row, int column, int role)
{
    switch (column) {
    case 0:
        return words(row.attribute, role);
    case 1:
        return words(row.value, role);
    case 2:
        return number(row.baseline, metricsValueText(row.baseline, MetricsUnit::Spans), role);
    case 3:
        return number(row.baselineShare, shareText(row.baselineShare), role);
    case 4:
        return number(row.selection, metricsValueText(row.selection, MetricsUnit::Spans), role);
    case 5:
        return number(row.selectionShare, shareText(row.selectionShare), role);
    default:
        return number(row.difference(), differenceText(row.difference()), role);
    }
}

} // namespace traceloupe
