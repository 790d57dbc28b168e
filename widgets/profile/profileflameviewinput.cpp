// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Input of ProfileFlameView: keys, pointer, menu become changes of what is zoomed to and current.
#include "widgets/profile/profileflameview.h"

#include "core/models/profiletablemodel.h"
#include "widgets/common/plaintext.h"
#include "widgets/profile/profiletext.h"

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

void ProfileFlameView::walk(Direction direction)
{
    if (m_current == kNone)
        return setCurrent(isThere(0) ? 0 : kNone);
    std::uint32_t to = kNone;
    const std::uint32_t parent = m_profile->nodes[m_current].parent;
    if (direction == Direction::Parent) {
        to = parent;
    } else if (direction == Direction::Child) {
        const auto children = layoutNow().children(m_current);
        to = children.empty() ? kNone : children.front();
    } else if (parent != kNone) {
        const auto siblings = layoutNow().children(parent);
        const auto place = std::ranges::find(siblings, m_current);
        if (place == siblings.end())
            return;
        if (direction == Direction::NextSibling && place + 1 != siblings.end())
            to = *(place + 1);
        else if (direction == Direction::PreviousSibling && place != siblings.begin())
            to = *(place - 1);
    }
    if (to == kNone)
        return;
    setCurrent(to);
    if (layoutNow().find(to) == nullptr) // outside of what is zoomed to
        zoomTo(to);
}

bool ProfileFlameView::moveBy(int key)
{
    switch (key) {
    case Qt::Key_Up:
        walk(Direction::Parent);
        return true;
    case Qt::Key_Down:
        walk(Direction::Child);
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

void ProfileFlameView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    const int key = event->key();
    if (!isPlain)
        return QAbstractScrollArea::keyPressEvent(event);
    if (moveBy(key)) {
        // done
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F) {
        if (m_current != kNone)
            zoomTo(m_current);
    } else if (key == Qt::Key_Backspace) {
        goBack();
    } else if (key == Qt::Key_R || key == Qt::Key_Home) {
        zoomTo(0);
    } else if (key == Qt::Key_O) {
        if (m_current != kNone)
            Q_EMIT activated(m_current);
    } else if (key == Qt::Key_Slash || event->text() == u"/"_s) {
        Q_EMIT searchRequested();
    } else if (key == Qt::Key_N || key == Qt::Key_F3) {
        goToMatch(!event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    event->accept();
}

void ProfileFlameView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        return goBack();
    const ProfileBlock *block = blockAt(event->position());
    if (event->button() != Qt::LeftButton || block == nullptr)
        return;
    const std::uint32_t node = block->node;
    if (block->foldedNodes == 0)
        setCurrent(node);
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        zoomTo(node); // of folded ones the parent: they become as wide as can be
    updateHover(event->position());
}

void ProfileFlameView::mouseMoveEvent(QMouseEvent *event)
{
    updateHover(event->position());
}

void ProfileFlameView::updateHover(const QPointF &position)
{
    const ProfileBlock *before = hovered();
    m_pointer = viewport()->rect().contains(position.toPoint()) ? std::optional(position) : std::nullopt;
    const ProfileBlock *now = hovered();
    if (now == before)
        return;
    viewport()->update();
    viewport()->setCursor(now != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hoverChanged();
}

bool ProfileFlameView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const ProfileBlock *block = blockAt(help->pos());
    if (block == nullptr)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           plaintext::toolTip(profileBlockFacts(*m_profile, *block, m_side).join(u'\n')), viewport(),
                           blockRect(*block));
    return true;
}

void ProfileFlameView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const ProfileBlock *block = isByMouse            ? blockAt(event->pos())
                                : m_current != kNone ? layoutNow().find(m_current)
                                                     : nullptr;
    if (block == nullptr)
        return;
    const QPoint position = isByMouse ? event->pos() : blockRect(*block).bottomLeft();
    const std::uint32_t node = block->foldedNodes > 0 && !isByMouse ? m_current : block->node;
    setCurrent(node);
    // what comes meanwhile may have other nodes
    const auto whileSame = [this, profile = m_profile](auto act) {
        return [this, profile, act] {
            if (profile == m_profile)
                act();
        };
    };
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Zoom to frame") + u"\tEnter"_s, this, whileSame([this, node] { zoomTo(node); }));
    menu->addAction(tr("Zoom &back") + u"\tBackspace"_s, this, &ProfileFlameView::goBack)->setEnabled(canGoBack());
    menu->addAction(tr("Show the &whole path") + u"\tR"_s, this, [this] { zoomTo(0); });
    menu->addSeparator();
    menu->addAction(tr("&Open the trace with most of it") + u"\tO"_s, this,
                    whileSame([this, node] { Q_EMIT activated(node); }));
    menu->addSeparator();
    const auto copy = [](const QString &text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    menu->addAction(tr("&Copy name"), this, copy(profilewords::title(m_profile->nodes[node].operation)));
    menu->addAction(tr("Copy &figures"), this, copy(profileReadout(profileNodeFacts(*m_profile, node, m_side))));
    menu->popup(viewport()->mapToGlobal(position));
}

void ProfileFlameView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ProfileFlameView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace traceloupe
