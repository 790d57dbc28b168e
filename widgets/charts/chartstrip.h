// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartview.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QToolButton;

namespace traceloupe {

class HeatmapChart;
class HistogramChart;
class ScatterChart;

/// The charts of a result set in one strip: side by side as far as there is room, the others a button away; and it can
/// be folded to one line.
class ChartStrip final : public QWidget {
    Q_OBJECT
public:
    enum class Chart { Scatter, Heatmap, Histogram };

    explicit ChartStrip(ResultSet &results, QWidget *parent = nullptr);

    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    void setFolded(bool isFolded);
    /// What is folded, shown in front and coloured by, and back.
    [[nodiscard]] QString saveState() const;
    void restoreState(const QString &state);
    [[nodiscard]] ScatterChart &scatter() { return *m_scatter; }
    [[nodiscard]] HeatmapChart &heatmap() { return *m_heatmap; }
    [[nodiscard]] HistogramChart &histogram() { return *m_histogram; }

Q_SIGNALS:
    void traceActivated(const traceloupe::TraceId &id);
    void foldedChanged(bool isFolded);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHead();
    void choose(Chart chart);
    void showCharts();
    void showCount();

    ResultSet &m_results;
    ScatterChart *m_scatter;
    HeatmapChart *m_heatmap;
    HistogramChart *m_histogram;
    QWidget *m_charts = nullptr;
    QToolButton *m_fold = nullptr;
    QButtonGroup *m_choice = nullptr;
    QWidget *m_choiceBar = nullptr;
    QComboBox *m_coloring = nullptr;
    QLabel *m_coloringLabel = nullptr;
    QLabel *m_count = nullptr;
    Chart m_front = Chart::Scatter;
    bool m_isFolded = false;
};

} // namespace traceloupe
