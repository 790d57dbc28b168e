// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/chartcolors.h"

#include <QWidget>

#include <optional>

namespace traceloupe {

/// A small painted chart: a plot with axes around it, a line under the pointer or the keyboard's cursor with a box of
/// exact values, and something that happens at a click. Where a chart lets it, a stretch of it is marked by a drag, or
/// by Shift and the arrow keys. Positions are in the plot, from its top left.
class PlotWidget : public QWidget {
    Q_OBJECT
public:
    explicit PlotWidget(QWidget *parent = nullptr);

    [[nodiscard]] QRectF plotRect() const { return m_plot; }
    /// Exact values at a place, a line each; empty where there is nothing to say.
    [[nodiscard]] virtual QStringList valuesAt(double xPx) const = 0;
    [[nodiscard]] QSize sizeHint() const override { return {380, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    [[nodiscard]] virtual QMarginsF axisMargins() const = 0;
    virtual void layOut() = 0; ///< data or size changed
    virtual void paintPlot(QPainter &painter) const = 0;
    virtual void activate(double xPx) = 0; ///< a click, or Enter
    [[nodiscard]] virtual bool canMark() const { return false; }
    virtual void mark(double /*fromPx*/, double /*toPx*/) {} ///< from the left to the right
    /// What is marked, over what is painted.
    void paintBand(QPainter &painter, const QRectF &area) const;
    /// Where the cursor stands after a step to the left or right.
    [[nodiscard]] virtual double cursorAfter(std::optional<double> xPx, int direction) const = 0;

    [[nodiscard]] const ChartColors &colors() const { return m_colors; }
    void refresh();

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void moveCursor(int direction, bool isMarking);
    [[nodiscard]] std::optional<double> place() const { return m_pointer ? m_pointer : m_cursor; }

    ChartColors m_colors;
    QRectF m_plot;
    std::optional<double> m_pointer;
    std::optional<double> m_cursor;
    std::optional<double> m_press;     ///< where the button went down
    std::optional<double> m_markStart; ///< of the keyboard
    bool m_isDragging = false;
};

} // namespace traceloupe
