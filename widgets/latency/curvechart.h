// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/distributioncurve.h"
#include "core/layout/resultcolumns.h"
#include "widgets/latency/plotwidget.h"

#include <memory>

namespace traceloupe {

/// The distribution of a group's durations as a curve: cumulative, or by percentile (the tail).
class CurveChart final : public PlotWidget {
    Q_OBJECT
public:
    explicit CurveChart(CurveKind kind, QWidget *parent = nullptr);

    /// Requires: not null.
    void setDurations(std::shared_ptr<const DurationDistribution> durations);
    /// What is marked in any chart of the page, and the durations of those spans. Requires: not null.
    void setMarked(const ResultBrush &brush, std::shared_ptr<const DurationDistribution> durations);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;

Q_SIGNALS:
    /// Everything that is at least as long as what was clicked.
    void tailActivated(std::int64_t fromNs);
    /// Both ends included.
    void rangeActivated(std::int64_t fromNs, std::int64_t toNs);

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double xPx) override;
    [[nodiscard]] bool canMark() const override { return !m_durations->isEmpty(); }
    void mark(double fromPx, double toPx) override;
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    void paintShares(QPainter &painter) const;
    void paintMarked(QPainter &painter) const;
    [[nodiscard]] QString weightedNote() const;
    [[nodiscard]] std::int64_t durationAt(double xPx) const;
    [[nodiscard]] std::uint32_t millionthsAt(double xPx) const;

    CurveKind m_kind;
    std::shared_ptr<const DurationDistribution> m_durations = std::make_shared<const DurationDistribution>();
    DistributionCurve m_curve;
    ResultBrush m_brush;
    std::shared_ptr<const DurationDistribution> m_marked = std::make_shared<const DurationDistribution>();
};

} // namespace traceloupe
