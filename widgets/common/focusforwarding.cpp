// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusforwarding.h"

#include <QFocusEvent>

namespace traceloupe {

FocusForwarding::FocusForwarding(QWidget &page, QWidget &target) : QObject(&page), m_target(&target)
{
    page.installEventFilter(this);
}

void FocusForwarding::set(QWidget &page, QWidget &target)
{
    if (auto *present = page.findChild<FocusForwarding *>(QString(), Qt::FindDirectChildrenOnly))
        present->m_target = &target;
    else
        new FocusForwarding(page, target);
    if (page.hasFocus())
        targetOf(page)->setFocus(Qt::OtherFocusReason);
}

/// The innermost one.
QWidget *FocusForwarding::targetOf(QWidget &page)
{
    QWidget *target = &page;
    while (const auto *next = target->findChild<FocusForwarding *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!next->m_target)
            break;
        target = next->m_target;
    }
    return target;
}

bool FocusForwarding::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && m_target) {
        QWidget *target = targetOf(*m_target);
        target->setFocus(static_cast<QFocusEvent *>(event)->reason());
    }
    return QObject::eventFilter(watched, event);
}

} // namespace traceloupe
