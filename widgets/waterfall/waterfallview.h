// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"
#include "widgets/waterfall/waterfallcolumns.h"
#include "widgets/waterfall/waterfallcommands.h"
#include "widgets/waterfall/waterfallpainter.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

class QMenu;

namespace traceloupe {

class RangeActions;
class TimeRuler;

/// The waterfall of one trace: names and tree on the left, bars on a time axis on the right. Lays out and paints the
/// visible lines and no others. It changes nothing but the session (time range, selection, what is collapsed) and
/// its own scroll position, and repaints when the session changes.
class WaterfallView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kMinNameWidthPx = 120;
    /// Names can be moved as far to the left.
    static constexpr int kMaxNameScrollPx = 2'000;
    static constexpr int kMaxColumns = 8;
    /// What happens with a range that is dragged out.
    enum class DragPurpose { Zoom, Select };

    explicit WaterfallView(TraceSession &session, QWidget *parent = nullptr);
    ~WaterfallView() override;

    [[nodiscard]] TraceSession &session() const { return m_session; }
    [[nodiscard]] const ChartColors &colors() const { return m_colors; }
    [[nodiscard]] int nameWidthPx() const { return m_nameWidthPx; }
    void setNameWidthPx(int width);
    [[nodiscard]] int rowHeightPx() const { return m_rowHeightPx; }
    /// Of the viewport as it is scrolled now.
    [[nodiscard]] WaterfallGeometry geometryNow() const;
    [[nodiscard]] TimeScale timeScale() const;
    /// The laid-out visible lines.
    [[nodiscard]] const WaterfallLayout &layoutNow() const;
    [[nodiscard]] QRect lineRect(std::uint32_t line) const;
    [[nodiscard]] std::optional<std::int64_t> hoverTimeNs() const { return m_hoverTimeNs; }
    /// Being dragged, else selected.
    [[nodiscard]] std::optional<TimeRange> draggedRange() const;

    [[nodiscard]] const std::vector<WaterfallColumn> &columns() const { return m_columns; }
    void setColumns(std::vector<WaterfallColumn> columns);
    [[nodiscard]] std::vector<PlacedColumn> placedColumns() const;

    /// For a picture: without scroll bar, and nothing on it says where a person is.
    void makePicture();

    void execute(WaterfallCommand command);
    void scrollToSpan(SpanIndex span) { scrollToLine(m_session.rows().lineOf(span)); }
    void scrollToLine(std::uint32_t line);
    /// Selects what is on the line, the nearest one there is.
    void selectLine(std::int64_t line);
    /// Opens or closes the line, which stays where it is; a group takes over the selection of its calls.
    void toggleLine(std::uint32_t line);
    // A range is dragged out in the view, to select it, or in its ruler, to zoom; less than a few pixels are a click.
    void beginRangeDrag(double xPx, DragPurpose purpose);
    void moveRangeDrag(double xPx);
    /// Returns whether it was more than a click.
    bool endRangeDrag();
    void cancelDrag();

    /// Shows a time in the ruler and as a line, for instance where the pointer is in another view; nothing hides it.
    void setHoverTime(std::optional<std::int64_t> timeNs);

    [[nodiscard]] QSize sizeHint() const override { return {1100, 600}; }

Q_SIGNALS:
    void hoverTimeChanged(std::optional<std::int64_t> timeNs);
    /// The name column or the scroll position changed.
    void geometryChanged();
    void columnsChanged();
    /// A key asks for the search field.
    void findRequested();
    /// A key asks for what the view's host decides: grouping, gaps, ...
    void optionRequested(traceloupe::WaterfallCommand command);
    /// A link of the span leads there.
    void traceRequested(const traceloupe::TraceId &traceId, traceloupe::SpanId spanId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Gesture { None, Press, SelectRange, Pan, Split };

    [[nodiscard]] int fittedNameWidth(int width) const;
    [[nodiscard]] int columnWidth() const;
    void applyStyle();
    void updateScrollBars();
    void showRows();
    void showRange();
    void showCurrent();
    void announceCurrent();
    void rememberSteadySpan();
    void keepSteady(std::uint32_t line);
    [[nodiscard]] std::uint32_t steadyLine() const;
    void invalidate();
    void updateHover(const QPointF &position);
    void leaveHover();
    void pressName(const WaterfallHit &hit, const QPoint &globalPosition);
    [[nodiscard]] QString toolTipAt(const WaterfallHit &hit) const;
    [[nodiscard]] QRect toolTipRect(const WaterfallHit &hit, const QPoint &position) const;
    bool moveBy(WaterfallCommand command);
    bool changeTree(WaterfallCommand command);
    bool changeRange(WaterfallCommand command);
    bool zoomBy(WaterfallCommand command);
    bool changeMarks(WaterfallCommand command);
    bool changeFilter(WaterfallCommand command);
    bool copyRow(WaterfallCommand command) const;
    void observeSession();
    void fitRuler();
    void placeRangeActions();
    void goToSibling(bool isForward);
    bool selectIfGroup(SpanIndex span);
    void centerOrFit();
    void escape();
    void moveNames(int deltaPx);
    [[nodiscard]] std::int64_t timeAtX(double xPx) const;
    void collapseOrGoToParent();
    void expandOrGoToChild();
    void goToError(bool isForward);
    [[nodiscard]] std::optional<std::uint32_t> currentLine() const { return m_session.currentLine(); }
    /// Of the group or span that is looked at.
    [[nodiscard]] TimeRange currentTime() const;
    [[nodiscard]] WaterfallHit hitAt(const QPointF &position) const;

    TraceSession &m_session;
    ChartColors m_colors;
    std::unique_ptr<WaterfallPainter> m_painter;
    TimeRuler *m_ruler = nullptr;
    RangeActions *m_rangeActions = nullptr;
    std::vector<WaterfallColumn> m_columns;
    mutable HiddenSpans m_hidden;
    mutable WaterfallLayout m_layout;
    mutable bool m_isLayoutValid = false;
    bool m_isPicture = false;
    int m_nameWidthPx = kMinNameWidthPx;
    std::optional<int> m_chosenNameWidthPx; ///< also while the view is too small for it; else its size decides
    int m_rowHeightPx = 24;
    std::uint32_t m_deepest = 0; ///< depth of the deepest span
    int m_nameScrollPx = 0;

    Gesture m_gesture = Gesture::None;
    DragPurpose m_dragPurpose = DragPurpose::Select;
    SpanIndex m_centered; ///< asked for again, it is fitted
    QPointF m_pressPosition;
    QPointF m_lastPosition;
    std::int64_t m_anchorNs = 0;
    std::int64_t m_dragNs = 0;
    std::optional<std::uint32_t> m_hoverLine;
    std::optional<std::int64_t> m_hoverTimeNs;
    SpanIndex m_steadySpan; ///< stays where it is on the screen when rows come and go
    bool m_isSteadyGroup = false;
    int m_steadyTopPx = 0;
};

} // namespace traceloupe
