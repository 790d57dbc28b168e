// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/logscale.h"
#include "core/sources/metricssource.h"
#include "widgets/latency/plotwidget.h"

#include <vector>

namespace traceloupe {

/// What a BucketChart draws of the same counts.
enum class BucketView : std::uint8_t {
    Histogram,  ///< a bar a bucket
    Cumulative, ///< the share that is at most that long: known at the bounds, joined by lines between them
    Percentile  ///< against 1/(1-p), with the bucket that the true value lies in
};

/// The distribution of durations as a backend has counted it in buckets, and that of the cache's spans of the same
/// time over it, as a dashed line.
class BucketChart final : public PlotWidget {
    Q_OBJECT
public:
    explicit BucketChart(QWidget *parent = nullptr);

    void setView(BucketView view);
    void setFigures(const Figures &figures);
    /// Ascending; empty where the cache has none.
    void setLocal(std::vector<std::int64_t> sorted);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;
    [[nodiscard]] bool hasLocal() const { return !m_local.empty(); }

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double /*xPx*/) override {}
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    [[nodiscard]] double xOf(double ns) const;
    [[nodiscard]] double shareAt(double xPx) const; ///< the p of a place, by percentile
    [[nodiscard]] std::size_t bucketAt(double xPx) const;
    [[nodiscard]] double localShareWithin(double lowNs, double highNs) const;
    void paintHistogram(QPainter &painter) const;
    void paintCumulative(QPainter &painter) const;
    void paintPercentiles(QPainter &painter) const;
    void paintShares(QPainter &painter) const;

    BucketView m_view = BucketView::Histogram;
    std::vector<DurationBucket> m_buckets;
    BucketSpread m_spread = BucketSpread::Even;
    std::vector<std::int64_t> m_local;
    double m_all = 0;
    double m_most = 0;    ///< of the fullest bucket
    double m_decades = 1; ///< of 1/(1-p)
    LogScale m_duration;
};

} // namespace traceloupe
