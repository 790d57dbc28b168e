// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/durationdistribution.h"
#include "core/models/resultset.h"
#include "core/models/weightedlatencies.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace traceloupe {

class CurveChart;
class DisplayTimeZone;
class HeatmapChart;
class HistogramChart;
class SeriesChart;

/// The charts of one row of a RED table: percentiles over time, the distribution (as a histogram, a cumulative or a
/// percentile curve) and a heat map. What is marked in any of them is a set of spans, whose traces can be opened.
class LatencyCharts final : public QWidget {
    Q_OBJECT
public:
    explicit LatencyCharts(QWidget *parent = nullptr);

    /// Works the charts out elsewhere and shows them; weighted, unless `weighting` is null. What is marked stays where
    /// it is the same row of the same spans.
    void showGroup(LatencyDataPtr latencies, std::uint32_t group, WeightedLatenciesPtr weighting = {});
    void clear();
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] ResultSet &spans() { return m_spans; }
    [[nodiscard]] SeriesChart &series() { return *m_series; }

Q_SIGNALS:
    void shown(); ///< the charts of the group that was asked for are there
    void traceActivated(const traceloupe::TraceId &id);
    /// A list of the traces of the marked spans is wanted.
    void tracesRequested(const QString &label, const std::vector<traceloupe::TraceId> &ids);

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< what no chart took

private:
    struct Picture;

    QWidget *buildDistribution();
    QWidget *buildFoot();
    void showPicture(Picture picture);
    void showMarked();
    void showMarkedDurations();
    [[nodiscard]] DurationDistribution markedDurations() const;
    void markDurationsFrom(std::int64_t fromNs);
    void openSlowest();
    void listMarked();
    [[nodiscard]] std::vector<std::uint32_t> markedRows() const; ///< all, where nothing is marked

    ResultSet m_spans;
    SeriesChart *m_series = nullptr;
    HistogramChart *m_histogram = nullptr;
    CurveChart *m_cumulative = nullptr;
    CurveChart *m_percentiles = nullptr;
    HeatmapChart *m_heatmap = nullptr;
    QStackedWidget *m_distribution = nullptr;
    QComboBox *m_distributionChoice = nullptr;
    QLabel *m_marked = nullptr;
    QPushButton *m_list = nullptr;
    QPushButton *m_slowest = nullptr;
    QPushButton *m_clear = nullptr;
    QString m_name;
    LatencyDataPtr m_latencies; ///< whose row is shown
    std::uint32_t m_group = 0;
    bool m_isCut = false; ///< the charts of spans show the first ones only
    quint64 m_generation = 0;
};

} // namespace traceloupe
