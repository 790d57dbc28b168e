// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/groupcontextmenu.h"

#include "widgets/common/spancsv.h"
#include "widgets/common/spanjson.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct GroupMenu {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GroupMenu)
};

constexpr std::size_t kMaxCopiedCalls = 10'000;

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QString asJson(const Trace &trace, const std::vector<SpanIndex> &calls)
{
    QStringList objects;
    for (const SpanIndex call : calls)
        objects.append(spanAsJson(trace, call));
    return u"[\n"_s + objects.join(u",\n"_s) + u"\n]\n"_s;
}

/// Made when asked for: a group can be large.
void addCopies(QMenu &menu, TraceSession &session, const SiblingGroup &group)
{
    const std::size_t copied = std::min<std::size_t>(group.count, kMaxCopiedCalls);
    const QString which = copied == group.count
                              ? GroupMenu::tr("all %Ln call(s)", "that are copied", static_cast<int>(copied))
                              : GroupMenu::tr("the first %1 of %2 calls")
                                    .arg(QLocale().toString(static_cast<qulonglong>(copied)),
                                         QLocale().toString(group.count));
    const auto calls = [&session, &group] { return membersOf(session.trace(), group, kMaxCopiedCalls); };
    menu.addAction(GroupMenu::tr("Copy %1 as &JSON").arg(which), &menu,
                   [&session, calls] { copyText(asJson(session.trace(), calls())); });
    menu.addAction(GroupMenu::tr("Copy %1 as CS&V").arg(which), &menu,
                   [&session, calls] { copyText(spansAsCsv(session.trace(), calls())); });
    menu.addAction(GroupMenu::tr("Copy &trace ID"), &menu,
                   [id = QString::fromStdString(session.trace().idText())] { copyText(id); });
}

} // namespace

void fillGroupMenu(QMenu &menu, WaterfallView &view, std::uint32_t line)
{
    TraceSession &session = view.session();
    // groups live as long as the session
    const SiblingGroup &group = *session.rows().groupAt(line);
    const SpanIndex first = group.first;
    const auto lineNow = [&session, first] { return session.rows().groupLineOf(first); };
    const bool isClosed = session.rows().isClosed(line);
    menu.addAction((isClosed ? GroupMenu::tr("&Open group") : GroupMenu::tr("Cl&ose group"))
                       + (isClosed ? u"\t→"_s : u"\t←"_s),
                   &view, [&view, lineNow] { view.toggleLine(lineNow()); });
    menu.addAction(GroupMenu::tr("&Expand everything in it"), &view,
                   [&session, lineNow] { session.collapse().setSubtreeCollapsed(lineNow(), false); });
    menu.addSeparator();
    menu.addAction(GroupMenu::tr("&Zoom to the group") + u"\tF"_s, &view,
                   [&session, &group] { session.zoomTo(session.timeOf(group)); });
    menu.addAction(GroupMenu::tr("Select its time ran&ge") + u"\tR"_s, &view,
                   [&view] { view.execute(WaterfallCommand::RangeOfSpan); });
    menu.addAction(GroupMenu::tr("Show the whole time") + u"\t0"_s, &view,
                   [&view] { view.execute(WaterfallCommand::ResetZoom); });
    menu.addSeparator();
    menu.addAction(GroupMenu::tr("Go to the &first call"), &view, [&session, first] { session.goToSpan(first); });
    menu.addAction(GroupMenu::tr("Go to the &longest call"), &view,
                   [&session, &group] { session.goToSpan(longestCall(session.trace(), group)); });
    menu.addSeparator();
    menu.addAction(GroupMenu::tr("&Copy the group as text") + u"\tCtrl+C"_s, &menu,
                   [&session, lineNow] { copyText(rowAsText(session, lineNow())); });
    addCopies(menu, session, group);
}

} // namespace traceloupe
