// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latencyseries.h"
#include "core/layout/logscale.h"
#include "core/layout/timestamptext.h"
#include "core/sources/metricssource.h"
#include "widgets/latency/plotwidget.h"

namespace traceloupe {

/// p50, p95 and p99 over time as a backend has counted them: thin stepped lines, each with the bucket that the true
/// value lies in as a band. The same spans of the cache lie over them as lines with dots. Bars below count calls,
/// errors in them.
class FiguresChart final : public PlotWidget {
    Q_OBJECT
public:
    explicit FiguresChart(QWidget *parent = nullptr);

    void setHistory(FiguresHistory history, const QString &sourceName);
    /// Nothing where the cache has no such spans. In steps of their own.
    void setLocal(std::vector<SeriesPoint> points, const SeriesWindow &window);
    void clear();
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] QStringList valuesAt(double xPx) const override;
    [[nodiscard]] bool hasLocal() const { return !m_local.empty(); }

protected:
    [[nodiscard]] QMarginsF axisMargins() const override;
    void layOut() override;
    void paintPlot(QPainter &painter) const override;
    void activate(double /*xPx*/) override {}
    [[nodiscard]] double cursorAfter(std::optional<double> xPx, int direction) const override;

private:
    [[nodiscard]] double linesHeightPx() const;
    [[nodiscard]] std::int64_t endNs() const;
    [[nodiscard]] double xOf(std::int64_t timeNs) const;
    [[nodiscard]] double yOf(double ns) const;
    [[nodiscard]] QColor colorOf(std::size_t line) const;
    void paintBars(QPainter &painter) const;
    void paintBands(QPainter &painter, std::size_t line) const;
    void paintSteps(QPainter &painter, std::size_t line) const;
    void paintLocal(QPainter &painter, std::size_t line) const;
    void paintLegend(QPainter &painter) const;
    [[nodiscard]] QStringList localValuesAt(std::int64_t timeNs) const;

    FiguresHistory m_history;
    QString m_sourceName;
    std::vector<SeriesPoint> m_local;
    SeriesWindow m_localWindow;
    LogScale m_scale;
    double m_mostCalls = 0;
    bool m_hasBuckets = false;
    DisplayTimeZone m_zone;
};

} // namespace traceloupe
