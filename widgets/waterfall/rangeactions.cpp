// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/rangeactions.h"

#include "widgets/common/lineicons.h"
#include "widgets/waterfall/waterfallview.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace traceloupe {

RangeActions::RangeActions(WaterfallView &view) : QFrame(&view)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(2);
    const auto add = [&](WaterfallCommand command, const QString &text, const QString &toolTip) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setText(text);
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        button->setFocusPolicy(Qt::NoFocus); // the keyboard has Z and Escape
        connect(button, &QToolButton::clicked, &view, [&view, command] { view.execute(command); });
        layout->addWidget(button);
        return button;
    };
    add(WaterfallCommand::ZoomToRange, tr("Zoom"), tr("Zoom to the selected range (Z)"));
    add(WaterfallCommand::Escape, {}, tr("Forget the selected range (Escape)"))->setIcon(lineIcon(LineIcon::Close));
    adjustSize();
    hide();
}

} // namespace traceloupe
