// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"
#include "widgets/waterfall/waterfallcommands.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

class QMenu;

namespace traceloupe {

class TimeRuler;
class WaterfallPainter;

/// The waterfall of one trace: names and tree on the left, bars on a time axis on the right. Lays out and paints the
/// visible lines and no others. It changes nothing but the session (time range, selection, what is collapsed) and
/// its own scroll position, and repaints when the session changes.
class WaterfallView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kMinNameWidthPx = 120;

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
    [[nodiscard]] std::optional<TimeRange> draggedRange() const;

    void execute(WaterfallCommand command);
    void scrollToSpan(SpanIndex span);
    // A range is dragged out in the view or its ruler, and zoomed to at the end; less than a few pixels are a click.
    void beginRangeDrag(double xPx);
    void moveRangeDrag(double xPx);
    /// Returns whether it zoomed.
    bool endRangeDrag();
    void cancelDrag();

    /// Shows a time in the ruler and as a line, for instance where the pointer is in another view; nothing hides it.
    void setHoverTime(std::optional<std::int64_t> timeNs);

    [[nodiscard]] QSize sizeHint() const override { return {1100, 600}; }

Q_SIGNALS:
    void hoverTimeChanged(std::optional<std::int64_t> timeNs);
    /// The name column or the scroll position changed.
    void geometryChanged();

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
    void applyStyle();
    void updateScrollBars();
    void showRows();
    void showRange();
    void showCurrent();
    void announceCurrent();
    void rememberSteadySpan();
    void invalidate();
    void updateHover(const QPointF &position);
    void leaveHover();
    bool moveBy(WaterfallCommand command);
    bool changeTree(WaterfallCommand command);
    bool changeRange(WaterfallCommand command);
    void selectLine(std::int64_t line);
    void collapseOrGoToParent();
    void expandOrGoToChild();
    void goToError(bool isForward);
    [[nodiscard]] std::optional<std::uint32_t> currentLine() const;
    [[nodiscard]] WaterfallHit hitAt(const QPointF &position) const;

    TraceSession &m_session;
    ChartColors m_colors;
    std::unique_ptr<WaterfallPainter> m_painter;
    TimeRuler *m_ruler = nullptr;
    mutable WaterfallLayout m_layout;
    mutable bool m_isLayoutValid = false;
    int m_nameWidthPx = kMinNameWidthPx;
    bool m_hasChosenNameWidth = false; ///< else it follows the size of the view
    int m_rowHeightPx = 24;

    Gesture m_gesture = Gesture::None;
    QPointF m_pressPosition;
    QPointF m_lastPosition;
    std::int64_t m_anchorNs = 0;
    std::int64_t m_dragNs = 0;
    std::optional<std::uint32_t> m_hoverLine;
    std::optional<std::int64_t> m_hoverTimeNs;
    SpanIndex m_steadySpan; ///< stays where it is on the screen when rows come and go
    int m_steadyTopPx = 0;
};

} // namespace traceloupe
