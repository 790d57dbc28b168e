// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/resultset.h"
#include "widgets/common/chartcolors.h"

#include <QPixmap>
#include <QWidget>

#include <functional>

namespace traceloupe {

/// What dots are coloured by.
enum class DotColoring { Service, Errors };

/// Where the keyboard is in a chart: a place of the plot, and of charts that draw each trace, which one (several may
/// stand at one place).
struct ChartCursor {
    QPointF place;
    std::optional<std::uint32_t> row;
};

/// What the charts of a result set have in common: a plot with axes around it, drawn once a change and copied from then
/// on; a brush by drag or by Shift and the arrow keys; a cursor by the arrow keys, Home and End, with Enter to open and
/// Space to mark what it is on; and a box with the exact values of what is under the pointer or the cursor. Positions
/// are in the plot: right and down from its top left. Many rows are laid out in another thread, one change after the
/// other; what was there stays until that is done.
class ChartView : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kRowsAtOnce = 20'000; ///< more are laid out in another thread

    explicit ChartView(ResultSet &results, QWidget *parent = nullptr);

    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] QRectF plotRect() const { return m_plot; }
    /// The exact values at a place, one line each; empty where there is nothing.
    [[nodiscard]] virtual QStringList valuesAt(QPointF position) const = 0;
    [[nodiscard]] QSize sizeHint() const override { return {420, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 120}; }

Q_SIGNALS:
    void traceActivated(const traceloupe::TraceId &id);

protected:
    /// How far the plot is from the widget's edges.
    [[nodiscard]] virtual QMarginsF axisMargins() const = 0;
    /// Puts a finished layout in the place of the last one, in the GUI thread.
    using Place = std::function<void()>;
    /// Works a layout out, in any thread: of the chart itself it uses nothing.
    using Layout = std::function<Place()>;
    /// The rows, the cohort or the size changed.
    [[nodiscard]] virtual Layout layoutOf(const ResultSnapshot &rows, QSizeF plot) = 0;
    virtual void paintPicture(QPainter &painter) const = 0; ///< origin: the plot's
    virtual void paintMarks(QPainter &painter) const = 0; ///< hover and cursor, over the picture
    [[nodiscard]] virtual ResultBrush brushBetween(QPointF a, QPointF b) const = 0;
    [[nodiscard]] virtual QRectF rectOf(const ResultBrush &brush) const = 0;
    /// Where the cursor goes by an arrow key, Home or End, from nowhere at first; Shift brushes from the place it
    /// stood at.
    [[nodiscard]] virtual ChartCursor cursorAfter(const std::optional<ChartCursor> &from, int key,
                                                  bool isBrushing) const = 0;
    /// The exact values of what the cursor is on, what Enter does there, and what Space marks.
    [[nodiscard]] virtual QStringList valuesOf(const ChartCursor &cursor) const { return valuesAt(cursor.place); }
    virtual void activateAt(const ChartCursor &cursor) { activate(cursor.place); }
    [[nodiscard]] virtual ResultBrush markOf(const ChartCursor &cursor) const
    {
        return brushBetween(cursor.place, cursor.place);
    }
    virtual void activate(QPointF position) = 0; ///< a click
    virtual void hover(std::optional<QPointF> position);

    [[nodiscard]] ResultSet &results() const { return m_results; }
    [[nodiscard]] const ResultSnapshot &shown() const { return m_shown; } ///< what is laid out
    [[nodiscard]] bool showsCurrentRows() const { return m_shown.generation == m_results.generation(); }
    [[nodiscard]] std::optional<std::uint32_t> hoveredRow() const; ///< of what is laid out
    [[nodiscard]] const ChartColors &colors() const { return m_colors; }
    [[nodiscard]] const DisplayTimeZone &timeZone() const { return m_zone; }
    [[nodiscard]] const std::optional<ChartCursor> &cursor() const { return m_cursor; }
    void refresh(); ///< lays out and draws anew

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void place(const ResultSnapshot &rows, const QRectF &plot, const Place &layout);
    void layOutElsewhere(const ResultSnapshot &rows, const QRectF &plot);
    void redraw();
    void moveCursor(int key, bool isBrushing);
    void markCursor();
    void dropCursor();
    void tellValues();
    void paintBrush(QPainter &painter) const;
    void paintReadout(QPainter &painter) const;
    [[nodiscard]] QPointF inPlot(QPointF position) const;

    ResultSet &m_results;
    ChartColors m_colors;
    DisplayTimeZone m_zone;
    ResultSnapshot m_shown;
    QRectF m_plot; ///< of what is laid out
    quint64 m_flight = 0; ///< the layout that is worked out elsewhere; 0 = none
    quint64 m_lastFlight = 0;
    bool m_isOutdated = false; ///< something changed since it began
    QPixmap m_picture; ///< null = to be drawn
    std::optional<QPointF> m_pressed;
    std::optional<QPointF> m_pointer;
    std::optional<ChartCursor> m_cursor;
    std::optional<QPointF> m_brushStart; ///< of the keyboard
    bool m_isDragging = false;
};

} // namespace traceloupe
