// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/scatterlayout.h"
#include "core/models/resultservices.h"
#include "widgets/charts/dotsprites.h"
#include "widgets/charts/timedurationchart.h"

namespace traceloupe {

/// A dot a trace: start to the right, duration upwards, larger with more spans; above them the services that the
/// colours stand for. A click opens the trace. The keyboard walks from trace to trace, by start or by duration, also
/// where several stand at one place.
class ScatterChart final : public TimeDurationChart {
    Q_OBJECT
public:
    explicit ScatterChart(ResultSet &results, QWidget *parent = nullptr);

    void setColoring(DotColoring coloring);
    [[nodiscard]] DotColoring coloring() const { return m_coloring; }
    [[nodiscard]] QStringList valuesAt(QPointF position) const override;
    /// Where a trace's dot is.
    [[nodiscard]] QPointF centreOf(std::uint32_t row) const;

protected:
    [[nodiscard]] Layout layoutOf(const ResultSnapshot &rows, QSizeF plot) override;
    void paintPicture(QPainter &painter) const override;
    void paintMarks(QPainter &painter) const override;
    [[nodiscard]] ResultBrush brushBetween(QPointF a, QPointF b) const override;
    [[nodiscard]] ChartCursor cursorAfter(const std::optional<ChartCursor> &from, int key,
                                          bool isBrushing) const override;
    [[nodiscard]] QStringList valuesOf(const ChartCursor &cursor) const override;
    [[nodiscard]] ResultBrush markOf(const ChartCursor &cursor) const override;
    void activateAt(const ChartCursor &cursor) override;
    void activate(QPointF position) override;
    bool event(QEvent *event) override;
    void hover(std::optional<QPointF> position) override;

private:
    [[nodiscard]] std::vector<chartlegend::Item> legend() const;
    [[nodiscard]] QString legendTip() const;
    [[nodiscard]] QColor soundColor() const;
    [[nodiscard]] QPointF cornerAfter(QPointF from, int key) const; ///< of a brush
    void paintNew(QPainter &painter) const;
    void paintDots(QPainter &painter, bool inCohort) const;
    [[nodiscard]] std::optional<std::uint32_t> dotAt(QPointF position) const;

    DotColoring m_coloring = DotColoring::Service;
    ScatterLayout m_layout;
    ResultServices m_services;
    quint64 m_choices = 1; ///< counts changes of chosen colours
    quint64 m_laidOutChoices = 0;
    bool m_hasErrors = false;
    mutable DotSprites m_sprites;
};

} // namespace traceloupe
