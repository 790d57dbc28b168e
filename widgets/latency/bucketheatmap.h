// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/logscale.h"
#include "core/layout/timestamptext.h"
#include "core/sources/metricssource.h"
#include "widgets/latency/plotwidget.h"

#include <vector>

namespace traceloupe {

/// Where a backend's requests lie by time and duration: a column a step, a row a bucket, stronger with more of them.
class BucketHeatmap final : public PlotWidget {
    Q_OBJECT
public:
    explicit BucketHeatmap(QWidget *parent = nullptr);

    void setHistory(const FiguresHistory &history);
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double /*xPx*/) override {}
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    std::int64_t m_startNs = 0;
    std::int64_t m_stepNs = 1;
    std::vector<std::vector<DurationBucket>> m_steps;
    double m_most = 0;
    LogScale m_duration;
    DisplayTimeZone m_zone;
};

} // namespace traceloupe
