// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyboardfocus.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QShortcut>

namespace traceloupe {

KeyboardFocus::KeyboardFocus(QMainWindow &window) : QObject(&window), m_window(window)
{
    window.menuBar()->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget * /*old*/, QWidget *now) { remember(now); });
    auto *menu = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10), &window);
    menu->setContext(Qt::ApplicationShortcut); // of the dialogs too
    connect(menu, &QShortcut::activated, this, &KeyboardFocus::openMenu);
}

void KeyboardFocus::remember(QWidget *now)
{
    if (now && now != m_window.menuBar() && m_window.isAncestorOf(now) && now->window() == &m_window)
        m_last = now;
}

bool KeyboardFocus::eventFilter(QObject *watched, QEvent *event)
{
    // the bar answers no key when the focus comes back to it with the window: it is open by key or mouse only
    if (event->type() == QEvent::FocusIn && static_cast<QFocusEvent *>(event)->reason() == Qt::ActiveWindowFocusReason)
        QMetaObject::invokeMethod(this, &KeyboardFocus::giveBack, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void KeyboardFocus::giveBack()
{
    if (m_window.focusWidget() == m_window.menuBar() && m_last && m_last->isVisible())
        m_last->setFocus(Qt::ActiveWindowFocusReason);
}

void KeyboardFocus::openMenu()
{
    QWidget *widget = QApplication::focusWidget();
    if (!widget)
        return;
    const QPoint position = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, position, widget->mapToGlobal(position));
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace traceloupe
