// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/pathprofile.h"
#include "core/layout/timestamptext.h"
#include "widgets/common/chartcolors.h"

#include <QWidget>

#include <optional>

namespace traceloupe {

/// Which operations the critical path goes through in fast and in slow traces, or in earlier and later ones: a row an
/// operation, a column a few traces, stronger where it takes longer; above them how long the traces of the column take.
/// A click, or Enter at the cell that the arrow keys chose, opens the column's slowest trace.
class PathHeatMapView final : public QWidget {
    Q_OBJECT
public:
    struct Cell {
        int row = 0;
        int column = 0;
        friend bool operator==(const Cell &, const Cell &) = default;
    };

    explicit PathHeatMapView(QWidget *parent = nullptr);

    void setMap(PathHeatMap map);
    [[nodiscard]] const PathHeatMap &map() const { return m_map; }
    void setTimeZone(const DisplayTimeZone &zone);
    /// The exact values of a cell, a line each.
    [[nodiscard]] QStringList valuesOf(Cell cell) const;
    [[nodiscard]] std::optional<Cell> cellAt(QPointF position) const;
    [[nodiscard]] std::optional<Cell> cursor() const { return m_cursor; }
    [[nodiscard]] QRectF cellRect(Cell cell) const;
    [[nodiscard]] int shownRows() const; ///< as many as there is room for
    [[nodiscard]] QSize sizeHint() const override { return {900, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 120}; }

Q_SIGNALS:
    void traceActivated(const traceloupe::TraceId &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double rowHeight() const;
    void setCursorCell(std::optional<Cell> cell);
    void paintColumns(QPainter &painter) const;
    void paintRows(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintLegend(QPainter &painter, const QRectF &line) const;
    [[nodiscard]] QColor colorOf(double meanNs) const;
    [[nodiscard]] QString edgeText(const PathHeatMap::Column &column, bool isFirst) const;

    PathHeatMap m_map;
    double m_mostNs = 0;
    std::int64_t m_slowestNs = 0;
    ChartColors m_colors;
    DisplayTimeZone m_zone;
    std::optional<Cell> m_cursor;
    std::optional<QPointF> m_pointer;
};

} // namespace traceloupe
