// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/localseries.h"

#include <QWidget>

class QLabel;

namespace traceloupe {

class BucketChart;
class BucketHeatmap;
class DisplayTimeZone;
class FiguresChart;

/// The charts of one row of a source's table: percentiles over time, the distribution, and a heat map. The cache's
/// spans of the same time lie over the first two.
class RemoteCharts final : public QWidget {
    Q_OBJECT
public:
    explicit RemoteCharts(QWidget *parent = nullptr);

    /// `whole`: of the whole window.
    void showHistory(FiguresHistory history, const Figures &whole, const QString &sourceName);
    void setLocal(LocalSeries local);
    void clear();
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] FiguresChart &series() { return *m_series; }
    [[nodiscard]] BucketChart &distribution() { return *m_distribution; }
    [[nodiscard]] BucketHeatmap &heatmap() { return *m_heatmap; }

private:
    FiguresChart *m_series;
    BucketChart *m_distribution;
    BucketHeatmap *m_heatmap;
    QLabel *m_key;
};

} // namespace traceloupe
