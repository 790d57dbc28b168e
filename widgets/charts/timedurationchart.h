// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timescale.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/charts/chartview.h"

namespace traceloupe {

/// A chart with starts to the right and durations upwards on a logarithmic scale: its axes, a legend
/// above it, and where a brush lies.
class TimeDurationChart : public ChartView {
    Q_OBJECT
public:
    using ChartView::ChartView;

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    struct Axes {
        TimeScale time;
        LogScale duration;
    };
    [[nodiscard]] static Axes axesOf(const ResultSnapshot &rows, QSizeF plot);
    void setAxes(const Axes &axes) { m_axes = axes; }
    [[nodiscard]] QRectF rectOf(const ResultBrush &brush) const override;
    void paintAxes(QPainter &painter) const;
    void paintLegend(QPainter &painter, const std::vector<chartlegend::Item> &items) const;

    [[nodiscard]] const TimeScale &time() const { return m_axes.time; }
    [[nodiscard]] const LogScale &duration() const { return m_axes.duration; }
    /// Down from the top of the plot.
    [[nodiscard]] double yOf(std::int64_t durationNs) const;

private:
    Axes m_axes;
};

} // namespace traceloupe
