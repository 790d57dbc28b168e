// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Input of WaterfallView: keys, pointer, wheel become changes of the session.
#include "widgets/waterfall/waterfallview.h"

#include "widgets/common/plaintext.h"
#include "widgets/waterfall/rangeactions.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/signtext.h"
#include "widgets/waterfall/spancontextmenu.h"
#include "widgets/waterfall/timeruler.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace traceloupe {

namespace {

/// Length left after one notch (120 units) of the wheel.
constexpr double kWheelZoomFactor = 0.8;
constexpr double kWheelPanShare = 0.12;
constexpr int kWheelNotch = 120;
/// A drag of less is a click.
constexpr double kMinDragPx = 4;

/// Whether a click does something beside selecting the row.
bool isClickable(RowSign sign)
{
    return sign == RowSign::Links || sign == RowSign::DeadLinks || sign == RowSign::LinkedFrom;
}

} // namespace

void WaterfallView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_gesture != Gesture::None)
        return cancelDrag();
    const WaterfallCommand command = commandFor(*event);
    if (command == WaterfallCommand::None)
        return QAbstractScrollArea::keyPressEvent(event);
    execute(command);
    event->accept();
}

std::int64_t WaterfallView::timeAtX(double xPx) const
{
    const TimeScale scale = timeScale();
    return scale.timeAt(std::clamp(xPx - geometryNow().timeLeftPx(), 0.0, scale.widthPx()));
}

void WaterfallView::beginRangeDrag(double xPx, DragPurpose purpose)
{
    m_anchorNs = m_dragNs = timeAtX(xPx);
    m_pressPosition = {xPx, 0};
    m_gesture = Gesture::SelectRange;
    m_dragPurpose = purpose;
    m_rangeActions->hide();
    viewport()->update();
}

void WaterfallView::moveRangeDrag(double xPx)
{
    m_dragNs = timeAtX(xPx);
    viewport()->update();
    m_ruler->update();
}

bool WaterfallView::endRangeDrag()
{
    const bool isDragging = m_gesture == Gesture::SelectRange;
    const TimeRange range = rangeBetween(m_anchorNs, m_dragNs);
    m_gesture = Gesture::None;
    viewport()->update();
    m_ruler->update();
    placeRangeActions();
    const double draggedPx = std::abs(timeScale().xAt(range.endNs) - timeScale().xAt(range.startNs));
    if (!isDragging || draggedPx < kMinDragPx)
        return false;
    if (m_dragPurpose == DragPurpose::Zoom)
        m_session.viewRange().setRange(range);
    else
        m_session.marks().setRange(range);
    return true;
}

void WaterfallView::cancelDrag()
{
    m_gesture = Gesture::None;
    placeRangeActions();
    viewport()->update();
    m_ruler->update();
}

void WaterfallView::mousePressEvent(QMouseEvent *event)
{
    const WaterfallHit hit = hitAt(event->position());
    m_pressPosition = m_lastPosition = event->position();
    const bool wantsPan = event->button() == Qt::MiddleButton
                          || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier)
                              && hit.part >= WaterfallPart::Time);
    if (wantsPan) {
        m_gesture = Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (hit.part == WaterfallPart::Splitter)
        m_gesture = Gesture::Split;
    else if (hit.part == WaterfallPart::Toggle)
        toggleLine(hit.line);
    else if (hit.part == WaterfallPart::Name || hit.part == WaterfallPart::Sign)
        pressName(hit, event->globalPosition().toPoint());
    else if (hit.part == WaterfallPart::Time || hit.part == WaterfallPart::Bar)
        m_gesture = Gesture::Press;
}

void WaterfallView::pressName(const WaterfallHit &hit, const QPoint &globalPosition)
{
    selectLine(hit.line);
    if (isClickable(hit.sign))
        followLinks(*this, m_session.rows().at(hit.line), hit.sign, globalPosition);
}

void WaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF moved = event->position() - m_lastPosition;
    switch (m_gesture) {
    case Gesture::Press:
        if (std::abs(event->position().x() - m_pressPosition.x()) >= kMinDragPx) {
            beginRangeDrag(m_pressPosition.x(),
                           event->modifiers().testFlag(Qt::ControlModifier) ? DragPurpose::Zoom : DragPurpose::Select);
            moveRangeDrag(event->position().x());
        }
        break;
    case Gesture::SelectRange:
        moveRangeDrag(event->position().x());
        break;
    case Gesture::Pan:
        m_session.viewRange().panBy(-std::llround(moved.x() * timeScale().nsPerPixel()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(std::lround(moved.y())));
        break;
    case Gesture::Split:
        setNameWidthPx(static_cast<int>(std::lround(event->position().x())));
        break;
    case Gesture::None:
        break;
    }
    m_lastPosition = event->position();
    updateHover(event->position());
}

void WaterfallView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_gesture == Gesture::SelectRange) {
        endRangeDrag();
    } else {
        if (m_gesture == Gesture::Press) {
            const WaterfallHit hit = hitAt(m_pressPosition);
            m_session.marks().setRange(std::nullopt);
            if (hit.hasLine)
                selectLine(hit.line);
        }
        m_gesture = Gesture::None;
    }
    updateHover(event->position());
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const WaterfallHit hit = hitAt(event->position());
    if (event->button() != Qt::LeftButton || !hit.hasLine)
        return;
    if (hit.part == WaterfallPart::Name || hit.part == WaterfallPart::Toggle) {
        toggleLine(hit.line);
    } else if (hit.part == WaterfallPart::Bar) {
        selectLine(hit.line);
        m_session.zoomTo(currentTime());
    }
}

void WaterfallView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const double notches = static_cast<double>(turned.y()) / kWheelNotch;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_session.viewRange().zoomAround(timeAtX(event->position().x()), std::pow(kWheelZoomFactor, notches));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)
               || (turned.x() != 0 && std::abs(turned.x()) > std::abs(turned.y()))) {
        const int delta = turned.x() != 0 ? turned.x() : turned.y();
        if (event->position().x() < m_nameWidthPx)
            moveNames(-delta);
        else
            m_session.viewRange().pan(-kWheelPanShare * delta / kWheelNotch);
    } else {
        return QAbstractScrollArea::wheelEvent(event);
    }
    event->accept();
    updateHover(event->position());
}

void WaterfallView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint position = event->pos();
    std::optional<std::uint32_t> line;
    if (event->reason() == QContextMenuEvent::Mouse) {
        const WaterfallHit hit = hitAt(position);
        if (hit.hasLine)
            line = hit.line;
    } else if (line = currentLine(); line) {
        scrollToLine(*line);
        position = lineRect(*line).bottomLeft() + QPoint(m_nameWidthPx / 2, 0);
    }
    if (!line || m_session.rows().kindOf(*line) == LineKind::Hidden)
        return;
    selectLine(*line);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillRowMenu(*menu, *this, *line);
    menu->popup(viewport()->mapToGlobal(position));
}

void WaterfallView::updateHover(const QPointF &position)
{
    const WaterfallHit hit = hitAt(position);
    const bool isInside = viewport()->rect().contains(position.toPoint());
    const std::optional<std::uint32_t> line = hit.hasLine && isInside ? std::optional(hit.line) : std::nullopt;
    if (line != m_hoverLine) {
        for (const auto &changed : {m_hoverLine, line}) {
            if (changed)
                viewport()->update(lineRect(*changed));
        }
        m_hoverLine = line;
    }
    const double x = position.x() - geometryNow().timeLeftPx();
    const bool isInTime = isInside && x >= 0 && x <= timeScale().widthPx();
    setHoverTime(isInTime ? std::optional(timeScale().timeAt(x)) : std::nullopt);
    if (m_gesture == Gesture::Pan)
        return;
    viewport()->setCursor(hit.part == WaterfallPart::Splitter || m_gesture == Gesture::Split ? Qt::SplitHCursor
                          : m_gesture == Gesture::SelectRange                                ? Qt::SizeHorCursor
                          : hit.part == WaterfallPart::Toggle || isClickable(hit.sign)       ? Qt::PointingHandCursor
                                                                                             : Qt::ArrowCursor);
}

void WaterfallView::leaveHover()
{
    if (m_hoverLine)
        viewport()->update(lineRect(*m_hoverLine));
    m_hoverLine.reset();
    setHoverTime(std::nullopt);
}

bool WaterfallView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        leaveHover();
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const WaterfallHit hit = hitAt(help->pos());
    if (!hit.hasLine || hit.part == WaterfallPart::Time || hit.part == WaterfallPart::Splitter)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plaintext::toolTip(toolTipAt(hit)), viewport(),
                           toolTipRect(hit, help->pos()));
    return true;
}

QString WaterfallView::toolTipAt(const WaterfallHit &hit) const
{
    return hit.part == WaterfallPart::Sign ? signToolTip(m_session, m_session.rows().at(hit.line), hit.sign)
                                           : rowToolTip(m_session, hit.line);
}

/// What a tooltip is about: it goes when the pointer leaves it.
QRect WaterfallView::toolTipRect(const WaterfallHit &hit, const QPoint &position) const
{
    QRect rect = lineRect(hit.line);
    if (hit.part == WaterfallPart::Sign) {
        constexpr int kHalfPx = static_cast<int>(WaterfallGeometry::kSignPx / 2);
        rect.setLeft(position.x() - kHalfPx);
        rect.setRight(position.x() + kHalfPx);
    }
    return rect;
}

void WaterfallView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void WaterfallView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace traceloupe
