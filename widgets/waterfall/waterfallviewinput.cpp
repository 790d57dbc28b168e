// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Input of WaterfallView: keys, pointer, wheel become changes of the session.
#include "widgets/waterfall/waterfallview.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"
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

constexpr double kKeyZoomFactor = 0.7;
constexpr double kKeyPanShare = 0.1;
constexpr double kFarPanShare = 0.5;
/// Length left after one notch (120 units) of the wheel.
constexpr double kWheelZoomFactor = 0.8;
constexpr double kWheelPanShare = 0.12;
constexpr int kWheelNotch = 120;
constexpr int kNameWidthStepPx = 24;
/// A drag of less is a click.
constexpr double kMinDragPx = 4;

} // namespace

void WaterfallView::execute(WaterfallCommand command)
{
    if (moveBy(command) || changeTree(command))
        return;
    changeRange(command);
}

bool WaterfallView::moveBy(WaterfallCommand command)
{
    const std::int64_t line = currentLine().value_or(0);
    const std::int64_t page = std::max(1, viewport()->height() / m_rowHeightPx - 1);
    const bool hasCurrent = currentLine().has_value();
    switch (command) {
    case WaterfallCommand::PreviousRow:
        selectLine(hasCurrent ? line - 1 : 0);
        return true;
    case WaterfallCommand::NextRow:
        selectLine(hasCurrent ? line + 1 : 0);
        return true;
    case WaterfallCommand::PreviousPage:
        selectLine(line - page);
        return true;
    case WaterfallCommand::NextPage:
        selectLine(line + page);
        return true;
    case WaterfallCommand::FirstRow:
        selectLine(0);
        return true;
    case WaterfallCommand::LastRow:
        selectLine(static_cast<std::int64_t>(m_session.rows().lineCount()) - 1);
        return true;
    case WaterfallCommand::NextError:
    case WaterfallCommand::PreviousError:
        goToError(command == WaterfallCommand::NextError);
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeTree(WaterfallCommand command)
{
    CollapseState &collapse = m_session.collapse();
    const auto line = currentLine();
    const SpanIndex row = line ? m_session.rows().at(*line) : SpanIndex();
    switch (command) {
    case WaterfallCommand::ExpandAll:
        collapse.expandAll();
        return true;
    case WaterfallCommand::CollapseAll:
        collapse.collapseAll();
        return true;
    case WaterfallCommand::ExpandOneLevel:
        collapse.expandOneLevel();
        return true;
    case WaterfallCommand::CollapseOneLevel:
        collapse.collapseOneLevel();
        return true;
    case WaterfallCommand::CollapseOrParent:
        collapseOrGoToParent();
        return true;
    case WaterfallCommand::ExpandOrChild:
        expandOrGoToChild();
        return true;
    case WaterfallCommand::Toggle:
        if (row.isValid())
            collapse.toggle(row);
        return true;
    case WaterfallCommand::ExpandSubtree:
    case WaterfallCommand::CollapseSubtree:
        if (row.isValid())
            collapse.setSubtreeCollapsed(row, command == WaterfallCommand::CollapseSubtree);
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeRange(WaterfallCommand command)
{
    ViewRange &range = m_session.viewRange();
    const std::int64_t middle = range.range().startNs + range.range().lengthNs() / 2;
    const std::int64_t anchor = m_hoverTimeNs.value_or(middle);
    switch (command) {
    case WaterfallCommand::ZoomIn:
        range.zoomAround(anchor, kKeyZoomFactor);
        return true;
    case WaterfallCommand::ZoomOut:
        range.zoomAround(anchor, 1 / kKeyZoomFactor);
        return true;
    case WaterfallCommand::PanLeft:
    case WaterfallCommand::PanRight:
        range.pan(command == WaterfallCommand::PanLeft ? -kKeyPanShare : kKeyPanShare);
        return true;
    case WaterfallCommand::PanLeftFar:
    case WaterfallCommand::PanRightFar:
        range.pan(command == WaterfallCommand::PanLeftFar ? -kFarPanShare : kFarPanShare);
        return true;
    case WaterfallCommand::ZoomToSpan:
        if (const SpanIndex current = m_session.selection().current(); current.isValid())
            m_session.zoomToSpan(current);
        return true;
    case WaterfallCommand::ResetZoom:
        range.reset();
        return true;
    case WaterfallCommand::UndoZoom:
        range.undo();
        return true;
    case WaterfallCommand::RedoZoom:
        range.redo();
        return true;
    case WaterfallCommand::NarrowerNames:
    case WaterfallCommand::WiderNames:
        setNameWidthPx(m_nameWidthPx
                       + (command == WaterfallCommand::WiderNames ? kNameWidthStepPx : -kNameWidthStepPx));
        return true;
    default:
        return false;
    }
}

void WaterfallView::selectLine(std::int64_t line)
{
    const std::int64_t count = m_session.rows().lineCount();
    if (count > 0)
        m_session.selection().setCurrent(
            m_session.rows().at(static_cast<std::uint32_t>(std::clamp<std::int64_t>(line, 0, count - 1))));
}

void WaterfallView::collapseOrGoToParent()
{
    const auto line = currentLine();
    if (!line)
        return;
    const SpanIndex row = m_session.rows().at(*line);
    if (m_session.trace().hasChildren(row) && !m_session.rows().isCollapsed(row))
        m_session.collapse().setCollapsed(row, true);
    else if (const SpanIndex parent = m_session.trace().parent(row); parent.isValid())
        m_session.selection().setCurrent(parent);
}

void WaterfallView::expandOrGoToChild()
{
    const auto line = currentLine();
    if (!line)
        return selectLine(0);
    const SpanIndex row = m_session.rows().at(*line);
    if (m_session.rows().isCollapsed(row))
        m_session.collapse().setCollapsed(row, false);
    else if (m_session.trace().hasChildren(row))
        selectLine(static_cast<std::int64_t>(*line) + 1);
}

void WaterfallView::goToError(bool isForward)
{
    const SpanIndex current = m_session.selection().current();
    const SpanIndex found = isForward ? m_session.errors().nextError(current.isValid() ? SpanIndex(current.value() + 1)
                                                                                       : SpanIndex(0))
                                      : m_session.errors().previousError(current.isValid() ? current : SpanIndex(0));
    if (found.isValid())
        m_session.goToSpan(found);
}

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

void WaterfallView::beginRangeDrag(double xPx)
{
    m_anchorNs = m_dragNs = timeScale().timeAt(
        std::clamp(xPx - geometryNow().timeLeftPx(), 0.0, timeScale().widthPx()));
    m_pressPosition = {xPx, 0};
    m_gesture = Gesture::SelectRange;
    viewport()->update();
}

void WaterfallView::moveRangeDrag(double xPx)
{
    m_dragNs = timeScale().timeAt(std::clamp(xPx - geometryNow().timeLeftPx(), 0.0, timeScale().widthPx()));
    viewport()->update();
    m_ruler->update();
}

bool WaterfallView::endRangeDrag()
{
    const auto range = draggedRange();
    m_gesture = Gesture::None;
    viewport()->update();
    m_ruler->update();
    if (!range || static_cast<double>(range->lengthNs()) < kMinDragPx * timeScale().nsPerPixel())
        return false;
    m_session.viewRange().setRange(*range);
    return true;
}

void WaterfallView::cancelDrag()
{
    m_gesture = Gesture::None;
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
        m_session.collapse().toggle(m_session.rows().at(hit.line));
    else if (hit.part == WaterfallPart::Name && hit.hasLine)
        selectLine(hit.line);
    else if (hit.part == WaterfallPart::Time || hit.part == WaterfallPart::Bar)
        m_gesture = Gesture::Press;
}

void WaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF moved = event->position() - m_lastPosition;
    switch (m_gesture) {
    case Gesture::Press:
        if (std::abs(event->position().x() - m_pressPosition.x()) >= kMinDragPx) {
            beginRangeDrag(m_pressPosition.x());
            moveRangeDrag(event->position().x());
        }
        break;
    case Gesture::SelectRange:
        moveRangeDrag(event->position().x());
        break;
    case Gesture::Pan: {
        const TimeRange range = m_session.viewRange().range();
        m_session.viewRange().setRange(shifted(range, -std::llround(moved.x() * timeScale().nsPerPixel())),
                                       ViewRange::Change::Step);
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(std::lround(moved.y())));
        break;
    }
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
    const SpanIndex span = m_session.rows().at(hit.line);
    if (hit.part == WaterfallPart::Name || hit.part == WaterfallPart::Toggle)
        m_session.collapse().toggle(span);
    else if (hit.part == WaterfallPart::Bar)
        m_session.zoomToSpan(span);
}

void WaterfallView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const double notches = static_cast<double>(turned.y()) / kWheelNotch;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double x = std::clamp(event->position().x() - geometryNow().timeLeftPx(), 0.0, timeScale().widthPx());
        m_session.viewRange().zoomAround(timeScale().timeAt(x), std::pow(kWheelZoomFactor, notches));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)
               || (turned.x() != 0 && std::abs(turned.x()) > std::abs(turned.y()))) {
        const int delta = turned.x() != 0 ? turned.x() : turned.y();
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
    SpanIndex span;
    if (event->reason() == QContextMenuEvent::Mouse) {
        const WaterfallHit hit = hitAt(position);
        if (hit.hasLine)
            span = m_session.rows().at(hit.line);
    } else if (const auto line = currentLine()) {
        span = m_session.rows().at(*line);
        scrollToSpan(span);
        position = lineRect(*line).bottomLeft() + QPoint(m_nameWidthPx / 2, 0);
    }
    if (!span.isValid())
        return;
    m_session.selection().setCurrent(span);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillSpanMenu(*menu, m_session, span);
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
                          : hit.part == WaterfallPart::Toggle                                ? Qt::PointingHandCursor
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
        QToolTip::showText(help->globalPos(), plaintext::toolTip(spanToolTip(m_session, m_session.rows().at(hit.line))),
                           viewport(), lineRect(hit.line));
    return true;
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
