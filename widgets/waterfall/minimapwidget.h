// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timescale.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QToolButton;

namespace traceloupe {

/// The whole trace as a density picture with the visible range as a window on it. A drag makes a new range, the
/// window's edges can be dragged, the middle button or Shift moves it, a double-click or the button in its corner shows
/// everything; its tooltip says how many spans run there.
class MinimapWidget final : public QWidget {
    Q_OBJECT
public:
    explicit MinimapWidget(TraceSession &session, QWidget *parent = nullptr);

    /// Its height follows that of the page that it is on.
    void fitTo(int pageHeightPx);
    [[nodiscard]] QSize sizeHint() const override;
    /// A time to mark, for instance under the pointer in the waterfall.
    void setHoverTime(std::optional<std::int64_t> timeNs);

Q_SIGNALS:
    void hoverTimeChanged(std::optional<std::int64_t> timeNs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Gesture { None, Select, MoveStart, MoveEnd, Pan };

    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] QRect pictureRect() const;
    [[nodiscard]] std::int64_t timeAt(double xPx) const;
    [[nodiscard]] Gesture gestureAt(const QPointF &position, Qt::MouseButton button,
                                    Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] TimeRange shownRange() const;
    void showRange();
    void placeReset();
    void forgetPicture();
    void renderPicture();
    void paintTicks(QPainter &painter) const;
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QRectF captionRect() const;
    void paintCaption(QPainter &painter) const;
    [[nodiscard]] QString textAt(int xPx) const;
    void paintWindow(QPainter &painter) const;
    void updateCursor(const QPointF &position);

    TraceSession &m_session;
    ChartColors m_colors;
    QImage m_picture;
    QToolButton *m_reset = nullptr; ///< there while only a part is shown
    Gesture m_gesture = Gesture::None;
    double m_pressPx = 0;
    double m_lastPx = 0;
    std::int64_t m_anchorNs = 0;
    std::int64_t m_dragNs = 0;
    TimeRange m_rangeAtPress;
    std::optional<std::int64_t> m_hoverTimeNs;
    static constexpr int kLeastHeightPx = 56;
    int m_pictureHeightPx = kLeastHeightPx;
};

} // namespace traceloupe
