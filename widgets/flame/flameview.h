// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flamelayout.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

class FlamePainter;

/// The flame graph of one trace. A click zooms to a frame and selects its longest span; a span that is selected
/// elsewhere has its frame marked. Lays out once a change and paints the visible rows.
class FlameView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit FlameView(TraceSession &session, QWidget *parent = nullptr);
    ~FlameView() override;

    /// Keeps what is zoomed to where the new tree has it. Requires: of the session's trace; colours of its frames, or
    /// none for those of services.
    void setTree(std::shared_ptr<const FlameTree> tree, std::vector<std::uint8_t> colors = {});
    void setColors(std::vector<std::uint8_t> colors);
    [[nodiscard]] const std::vector<std::uint8_t> &colors() const { return m_frameColors; }
    [[nodiscard]] const FlameTree &tree() const { return *m_tree; }
    [[nodiscard]] const std::shared_ptr<const FlameTree> &treePtr() const { return m_tree; }
    [[nodiscard]] const TraceSession &session() const { return m_session; }

    /// The root at the bottom, instead of on top.
    void setFlame(bool isFlame);
    [[nodiscard]] bool isFlame() const { return m_isFlame; }
    void setMatches(FlameMatches matches);
    [[nodiscard]] const FlameMatches &matches() const { return m_matches; }

    [[nodiscard]] FrameIndex zoomed() const { return m_zoom; }
    void zoomTo(FrameIndex frame);
    void zoomOut() { zoomTo(FlameTree::root()); }
    void goBack();
    void goForward();
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }

    /// The frame of the selection, or the root.
    [[nodiscard]] FrameIndex current() const { return m_current; }
    void setCurrent(FrameIndex frame);
    /// The next or previous match in reading order.
    void goToMatch(bool isForward);
    /// Under the pointer, else null.
    [[nodiscard]] const FlameBlock *hovered() const;

    [[nodiscard]] const FlameLayout &layoutNow() const;
    [[nodiscard]] FlameGeometry geometryNow() const;
    /// Of the viewport.
    [[nodiscard]] QRect blockRect(const FlameBlock &block) const;
    [[nodiscard]] const FlameBlock *blockAt(const QPointF &position) const;
    [[nodiscard]] QSize sizeHint() const override { return {1'000, 500}; }
    /// Another view of the same, as high as all its rows take but not higher than that, to be drawn and not shown.
    [[nodiscard]] std::unique_ptr<FlameView> wholePicture(int widthPx, int maxHeightPx) const;

Q_SIGNALS:
    void currentChanged();
    void hoverChanged();
    void zoomChanged();
    void searchRequested();
    void similarRequested(traceloupe::FrameIndex frame);
    /// The person wants to see the frame's spans one by one.
    void spansRequested(traceloupe::FrameIndex frame);
    /// One span on among those of the current frame.
    void stepRequested(bool isForward);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Direction { Parent, Child, PreviousSibling, NextSibling };

    void applyStyle();
    void invalidate();
    [[nodiscard]] int rowHeightPx() const;
    void updateScrollBars();
    void showZoom(FrameIndex frame);
    void showSelection();
    void scrollToCurrent();
    void announceCurrent();
    void walk(Direction direction);
    bool moveBy(int key);
    void updateHover(const QPointF &position);
    [[nodiscard]] const FlameBlock *currentBlock() const { return layoutNow().find(*m_tree, m_current); }

    TraceSession &m_session;
    ChartColors m_colors;
    std::unique_ptr<FlamePainter> m_painter;
    std::shared_ptr<const FlameTree> m_tree;
    std::vector<std::uint8_t> m_frameColors; ///< by frame of m_tree; empty = by service
    FlameMatches m_matches;
    FrameIndex m_zoom = FlameTree::root();
    FrameIndex m_current = FlameTree::root();
    std::vector<FrameIndex> m_back;
    std::vector<FrameIndex> m_forward;
    mutable FlameLayout m_layout;
    mutable bool m_isLayoutValid = false;
    std::optional<QPointF> m_pointer;
    int m_rowHeightPx = 20;
    bool m_isFlame = false;
    bool m_isPicture = false; ///< drawn without the selection
};

} // namespace traceloupe
