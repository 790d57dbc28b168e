// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Input of FlameView: keys, pointer, menu become changes of what is zoomed to and selected.
#include "widgets/flame/flameview.h"

#include "widgets/common/plaintext.h"
#include "widgets/flame/flametext.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

void FlameView::walk(Direction direction)
{
    FrameIndex to;
    const FrameIndex parent = m_tree->parent(m_current);
    if (direction == Direction::Parent) {
        to = parent;
    } else if (direction == Direction::Child) {
        const auto children = m_tree->children(m_current);
        to = children.empty() ? FrameIndex() : children.front();
    } else if (parent.isValid()) {
        const auto siblings = m_tree->children(parent);
        const auto place = std::ranges::find(siblings, m_current);
        if (direction == Direction::NextSibling && place + 1 != siblings.end())
            to = *(place + 1);
        else if (direction == Direction::PreviousSibling && place != siblings.begin())
            to = *(place - 1);
    }
    if (!to.isValid() || m_tree->value(to) <= 0)
        return;
    setCurrent(to);
    if (currentBlock() == nullptr) // outside of what is zoomed to
        zoomTo(to);
}

bool FlameView::moveBy(int key)
{
    switch (key) {
    case Qt::Key_Up:
        walk(m_isFlame ? Direction::Child : Direction::Parent);
        return true;
    case Qt::Key_Down:
        walk(m_isFlame ? Direction::Parent : Direction::Child);
        return true;
    case Qt::Key_Left:
        walk(Direction::PreviousSibling);
        return true;
    case Qt::Key_Right:
        walk(Direction::NextSibling);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(key == Qt::Key_PageUp ? QScrollBar::SliderPageStepSub
                                                                 : QScrollBar::SliderPageStepAdd);
        return true;
    default:
        return false;
    }
}

void FlameView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const int key = event->key();
    if (modifiers == Qt::AltModifier && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        key == Qt::Key_Left ? goBack() : goForward();
    } else if (modifiers != Qt::NoModifier) {
        return QAbstractScrollArea::keyPressEvent(event);
    } else if (moveBy(key)) {
        // done
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F) {
        zoomTo(m_current);
    } else if (key == Qt::Key_Backspace) {
        isShifted ? goForward() : goBack();
    } else if (key == Qt::Key_R || key == Qt::Key_Home) {
        zoomOut();
    } else if (key == Qt::Key_Slash || event->text() == u"/"_s) {
        Q_EMIT searchRequested();
    } else if (key == Qt::Key_N || key == Qt::Key_F3) {
        goToMatch(!isShifted);
    } else if (key == Qt::Key_Period || key == Qt::Key_Comma) {
        Q_EMIT stepRequested(key == Qt::Key_Period);
    } else {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    event->accept();
}

void FlameView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton || event->button() == Qt::ForwardButton) {
        event->button() == Qt::BackButton ? goBack() : goForward();
        return;
    }
    const FlameBlock *block = blockAt(event->position());
    if (event->button() != Qt::LeftButton || block == nullptr)
        return;
    const FrameIndex frame = block->frame;
    const bool isFolded = block->foldedFrames > 0;
    if (!isFolded)
        setCurrent(frame);
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        zoomTo(frame); // of folded ones the parent: they become as wide as can be
    updateHover(event->position());
}

void FlameView::mouseMoveEvent(QMouseEvent *event)
{
    updateHover(event->position());
}

void FlameView::updateHover(const QPointF &position)
{
    const FlameBlock *before = hovered();
    const QRect old = before != nullptr ? blockRect(*before) : QRect();
    m_pointer = viewport()->rect().contains(position.toPoint()) ? std::optional(position) : std::nullopt;
    const FlameBlock *now = hovered();
    if (now == before)
        return;
    viewport()->update(old);
    if (now != nullptr)
        viewport()->update(blockRect(*now));
    viewport()->setCursor(now != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hoverChanged();
}

bool FlameView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const FlameBlock *block = blockAt(help->pos());
    if (block == nullptr)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           plaintext::toolTip(blockReadout(*m_tree, *block).replace(u"   ·   "_s, u"\n"_s)), viewport(),
                           blockRect(*block));
    return true;
}

void FlameView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const FlameBlock *block = isByMouse ? blockAt(event->pos()) : currentBlock();
    if (block == nullptr)
        return;
    const QPoint position = isByMouse ? event->pos() : blockRect(*block).bottomLeft();
    const FrameIndex frame = block->foldedFrames > 0 && !isByMouse ? m_current : block->frame;
    setCurrent(frame);
    // what is computed meanwhile may have other frames
    const auto whileSame = [this, tree = m_tree](auto act) {
        return [this, tree, act] {
            if (tree == m_tree)
                act();
        };
    };
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Zoom to frame") + u"\tEnter"_s, this, whileSame([this, frame] { zoomTo(frame); }));
    menu->addAction(tr("Zoom &back") + u"\tBackspace"_s, this, &FlameView::goBack)->setEnabled(canGoBack());
    menu->addAction(tr("Show the &whole trace") + u"\tR"_s, this, &FlameView::zoomOut);
    menu->addSeparator();
    const bool isSpanFrame = frame != FlameTree::root();
    menu->addAction(tr("&Show its spans in the waterfall"), this,
                    whileSame([this, frame] { Q_EMIT spansRequested(frame); }))
        ->setEnabled(isSpanFrame);
    menu->addAction(tr("&Highlight similar frames"), this, whileSame([this, frame] { Q_EMIT similarRequested(frame); }))
        ->setEnabled(isSpanFrame);
    menu->addSeparator();
    const auto copy = [](const QString &text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    menu->addAction(tr("&Copy name"), this, copy(frameTitle(*m_tree, frame)));
    menu->addAction(tr("Copy &figures"), this, copy(frameReadout(*m_tree, frame)));
    menu->popup(viewport()->mapToGlobal(position));
}

void FlameView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FlameView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace traceloupe
