// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/spancontextmenu.h"

#include "widgets/common/spanjson.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct SpanMenu {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::SpanMenu)
};

void addCopy(QMenu &menu, const QString &title, const QString &text)
{
    menu.addAction(title, &menu, [text] { QGuiApplication::clipboard()->setText(text); });
}

} // namespace

void fillSpanMenu(QMenu &menu, TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    menu.addAction(SpanMenu::tr("&Zoom to span") + u"\tF"_s, &menu, [&session, span] { session.zoomToSpan(span); });
    menu.addAction(SpanMenu::tr("&Show the whole trace") + u"\tR"_s, &menu,
                   [&session] { session.viewRange().reset(); });
    if (trace.hasChildren(span)) {
        menu.addSeparator();
        menu.addAction(SpanMenu::tr("&Expand everything below"), &menu,
                       [&session, span] { session.collapse().setSubtreeCollapsed(span, false); });
        menu.addAction(SpanMenu::tr("&Collapse everything below"), &menu,
                       [&session, span] { session.collapse().setSubtreeCollapsed(span, true); });
    }
    menu.addSeparator();
    addCopy(menu, SpanMenu::tr("Copy s&pan ID"), QString::fromStdString(trace.spanIdText(trace.spanId(span))));
    addCopy(menu, SpanMenu::tr("Copy &trace ID"), QString::fromStdString(trace.idText()));
    if (trace.isPhantom(span))
        return;
    addCopy(menu, SpanMenu::tr("Copy t&raceparent"), traceparentOf(trace, span));
    // made when asked for: a span can be large
    menu.addAction(SpanMenu::tr("Copy as &JSON"), &menu,
                   [&session, span] { QGuiApplication::clipboard()->setText(spanAsJson(session.trace(), span)); });
}

} // namespace traceloupe
