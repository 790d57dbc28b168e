// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flattablemodel.h"
#include "core/models/metricschart.h"

namespace traceloupe {

/// What a metrics chart draws, as a table: a row a series with its last value, mean and extremes; a row a size of a
/// heat map; a row a value of a comparison.
class MetricsTableModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, ///< the raw number or text
        LineRole                 ///< in the first column of series: number of its line, for a sample of it
    };

    explicit MetricsTableModel(QObject *parent = nullptr) : FlatTableModel(parent) {}

    void setChart(const MetricsChart &chart);
    [[nodiscard]] const MetricsChart &chart() const { return m_chart; }

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override;
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QVariant lineCell(const MetricsLine &line, int column, int role) const;
    [[nodiscard]] QVariant bucketCell(const MetricsBucket &bucket, int column, int role) const;
    [[nodiscard]] static QVariant comparisonCell(const MetricsComparison &row, int column, int role);
    [[nodiscard]] QStringList headings() const;

    MetricsChart m_chart;
    double m_allSpans = 0; ///< of a heat map
};

} // namespace traceloupe
