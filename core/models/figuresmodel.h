// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flattablemodel.h"
#include "core/models/latencymodel.h"
#include "core/sources/metricssource.h"

namespace traceloupe {

/// The RED table of figures that a backend has counted: the columns of LatencyModel up to Longest, a dash where the
/// backend can't tell. Sorting is a proxy's work (LatencyModel::SortRole).
class FiguresModel final : public FlatTableModel {
    Q_OBJECT
public:
    static constexpr int kColumns = LatencyModel::Longest + 1;

    using FlatTableModel::FlatTableModel;

    /// `windowNs`: the length of time that the figures are of.
    void setFigures(FiguresTable table, std::int64_t windowNs);
    [[nodiscard]] std::int64_t windowNs() const { return m_windowNs; }
    [[nodiscard]] const FiguresTable &figures() const { return m_table; }
    /// The row of that group; -1 for none.
    [[nodiscard]] int rowOf(const FiguresGroup &group) const;

    /// "101 ms"; "≥ 16.4 s" where only the largest bound is known.
    [[nodiscard]] static QString quantileText(const BucketQuantile &quantile);
    /// "between 64 ms and 128 ms"; empty where the backend tells no buckets.
    [[nodiscard]] static QString bucketText(const BucketQuantile &quantile);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_table.rows.size()); }
    [[nodiscard]] int columns() const override { return kColumns; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const FiguresTable::Row &row, int column) const;
    [[nodiscard]] QVariant sortValue(const FiguresTable::Row &row, int column) const;
    [[nodiscard]] QString toolTip(const FiguresTable::Row &row, int column) const;
    [[nodiscard]] static bool isUncertain(const FiguresTable::Row &row, int column);

    FiguresTable m_table;
    std::int64_t m_windowNs = 1;
};

/// "Prometheus, traces_spanmetrics_latency. …": where figures come from and what is to be known of them, in one line.
[[nodiscard]] QString originText(const FiguresOrigin &origin);

} // namespace traceloupe
