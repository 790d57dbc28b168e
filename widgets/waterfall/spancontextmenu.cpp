// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/spancontextmenu.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/spancsv.h"
#include "widgets/common/spanjson.h"
#include "widgets/common/spantext.h"
#include "widgets/waterfall/groupcontextmenu.h"
#include "widgets/waterfall/signtext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QPixmap>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct SpanMenu {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::SpanMenu)
};

constexpr const char *kMore = QT_TRANSLATE_N_NOOP("traceloupe::SpanMenu", "%Ln more in the details");
constexpr std::size_t kMaxLinks = 12;
constexpr int kSwatchPx = 12;
constexpr std::size_t kMaxCopiedRows = 100'000;

void addCopy(QMenu &menu, const QString &title, const QString &text)
{
    menu.addAction(title, &menu, [text] { QGuiApplication::clipboard()->setText(text); });
}

void addCommand(QMenu &menu, WaterfallView &view, const QString &title, const QString &key, WaterfallCommand command)
{
    menu.addAction(title + u'\t' + key, &view, [&view, command] { view.execute(command); });
}

void addTreeActions(QMenu &menu, WaterfallView &view, SpanIndex span)
{
    TraceSession &session = view.session();
    const Trace &trace = session.trace();
    if (trace.hasChildren(span) && span != session.rows().root())
        addCommand(menu, view, SpanMenu::tr("Show &only this subtree"), u"T"_s, WaterfallCommand::SetRoot);
    if (session.rows().root().isValid())
        addCommand(menu, view, SpanMenu::tr("Show the whole trace &again"), u"Shift+T"_s, WaterfallCommand::ClearRoot);
    if (const SiblingGroup *group = session.rows().openGroupOf(span))
        menu.addAction(SpanMenu::tr("Close its &group"), &view,
                       [&view, first = group->first] { view.toggleLine(view.session().rows().groupLineOf(first)); });
    if (trace.hasChildren(span)) {
        menu.addAction(SpanMenu::tr("&Expand everything below"), &view, [&session, span] {
            session.collapse().setSubtreeCollapsed(session.rows().lineOf(span), false);
        });
        menu.addAction(SpanMenu::tr("&Collapse everything below"), &view,
                       [&session, span] { session.collapse().setSubtreeCollapsed(session.rows().lineOf(span), true); });
    }
    menu.addAction(SpanMenu::tr("Collapse all &shorter than this"), &view,
                   [&session, span] { session.collapse().collapseShorterThan(session.trace().durationNs(span)); });
}

/// Work that nothing waits for is on no path but its own.
void addPathActions(QMenu &menu, WaterfallView &view, SpanIndex span)
{
    PathOverlay &path = view.session().path();
    if (!view.session().trace().isPhantom(span) && path.root() != span)
        menu.addAction(SpanMenu::tr("Show the critical &path of this span"), &view, [&path, span] {
            path.setRoot(span);
            path.setShown(true);
        });
    if (path.root().isValid())
        menu.addAction(SpanMenu::tr("Show the critical path of the &trace"), &view, [&path] { path.setRoot({}); });
}

/// Here, if it is of this trace.
void follow(WaterfallView &view, const TraceId &traceId, SpanId spanId)
{
    const Trace &trace = view.session().trace();
    const SpanIndex here = traceId == trace.id() ? trace.findSpan(spanId) : SpanIndex();
    if (here.isValid())
        view.session().goToSpan(here);
    else
        Q_EMIT view.traceRequested(traceId, spanId);
}

struct LinkEntry {
    QString text;
    TraceId trace;
    SpanId span;
};

std::vector<LinkEntry> outgoingLinks(const TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    std::vector<LinkEntry> entries;
    const SpanDetails details = trace.details(span);
    for (const LinkView &link : details.links()) {
        const SpanIndex target = link.traceId == trace.id() ? trace.findSpan(link.spanId) : SpanIndex();
        const QString place = target.isValid() ? spanTitle(trace, target)
                                               : SpanMenu::tr("trace %1")
                                                     .arg(QString::fromStdString(trace.traceIdText(link.traceId)));
        const QString text = session.outgoingLinks().isMissing(link.traceId)
                                 ? SpanMenu::tr("Look for the linked %1, which is not in the cache").arg(place)
                                 : SpanMenu::tr("Follow the link to %1").arg(place);
        entries.push_back({text, link.traceId, link.spanId});
    }
    return entries;
}

std::vector<LinkEntry> incomingLinks(const TraceSession &session, SpanIndex span)
{
    std::vector<LinkEntry> entries;
    for (const BackLink &link : session.incomingLinks().of(span))
        entries.push_back(
            {SpanMenu::tr("Go to the linking span %1").arg(linkingTitle(link)), link.fromTrace, link.fromSpan});
    return entries;
}

/// Returns how many were added.
std::size_t addEntries(QMenu &menu, WaterfallView &view, const std::vector<LinkEntry> &entries)
{
    const std::size_t shown = std::min(entries.size(), kMaxLinks);
    for (std::size_t i = 0; i < shown; ++i)
        menu.addAction(QString(entries[i].text).replace(u'&', u"&&"_s), &view,
                       [&view, id = entries[i].trace, span = entries[i].span] { follow(view, id, span); });
    if (shown < entries.size())
        menu.addAction(QCoreApplication::translate("traceloupe::SpanMenu", kMore, nullptr,
                                                   static_cast<int>(entries.size() - shown)))
            ->setEnabled(false);
    return shown;
}

void addLinks(QMenu &menu, WaterfallView &view, SpanIndex span)
{
    const std::size_t added = addEntries(menu, view, outgoingLinks(view.session(), span))
                              + addEntries(menu, view, incomingLinks(view.session(), span));
    if (added > 0)
        menu.addSeparator();
}

/// Of a closed group all its calls; what a search leaves out is left out.
std::vector<SpanIndex> shownSpans(const TraceSession &session)
{
    const VisibleRows &rows = session.rows();
    std::vector<SpanIndex> spans;
    for (std::uint32_t line = 0; line < rows.lineCount() && spans.size() < kMaxCopiedRows; ++line) {
        const SiblingGroup *group = rows.groupAt(line);
        if (group != nullptr && rows.isClosed(line))
            std::ranges::copy(membersOf(session.trace(), *group, kMaxCopiedRows - spans.size()),
                              std::back_inserter(spans));
        else if (rows.kindOf(line) == LineKind::Span)
            spans.push_back(rows.at(line));
    }
    return spans;
}

void addCopies(QMenu &menu, WaterfallView &view, SpanIndex span)
{
    TraceSession &session = view.session();
    const Trace &trace = session.trace();
    addCopy(menu, SpanMenu::tr("Copy span &ID"), QString::fromStdString(trace.spanIdText(trace.spanId(span))));
    addCopy(menu, SpanMenu::tr("Copy trace I&D"), QString::fromStdString(trace.idText()));
    if (!trace.isPhantom(span)) {
        addCopy(menu, SpanMenu::tr("Copy t&raceparent"), traceparentOf(trace, span));
        // made when asked for: a span can be large
        menu.addAction(SpanMenu::tr("Copy as &JSON"), &menu,
                       [&session, span] { QGuiApplication::clipboard()->setText(spanAsJson(session.trace(), span)); });
        menu.addAction(SpanMenu::tr("Copy as CS&V"), &menu, [&session, span] {
            QGuiApplication::clipboard()->setText(spansAsCsv(session.trace(), {span}));
        });
    }
    menu.addAction(SpanMenu::tr("Copy shown ro&ws as CSV"), &menu, [&session] {
        QGuiApplication::clipboard()->setText(spansAsCsv(session.trace(), shownSpans(session)));
    });
}

} // namespace

void fillSpanMenu(QMenu &menu, WaterfallView &view, SpanIndex span)
{
    TraceSession &session = view.session();
    const Trace &trace = session.trace();
    menu.addAction(SpanMenu::tr("&Zoom to span") + u"\tF"_s, &view, [&session, span] { session.zoomToSpan(span); });
    addCommand(menu, view, SpanMenu::tr("Select its time ran&ge"), u"R"_s, WaterfallCommand::RangeOfSpan);
    if (session.marks().range())
        addCommand(menu, view, SpanMenu::tr("Zoom to the selected ra&nge"), u"Z"_s, WaterfallCommand::ZoomToRange);
    addCommand(menu, view, SpanMenu::tr("Show the whole time"), u"0"_s, WaterfallCommand::ResetZoom);
    menu.addSeparator();
    addTreeActions(menu, view, span);
    menu.addSeparator();
    addPathActions(menu, view, span);
    menu.addSeparator();
    addLinks(menu, view, span);
    if (!trace.isPhantom(span)) {
        const QString service = plaintext::oneLine(trace.serviceName(span)).replace(u'&', u"&&"_s);
        QMenu *colors = menu.addMenu(
            SpanMenu::tr("Co&lour of %1").arg(service.isEmpty() ? SpanMenu::tr("(no service)") : service));
        fillColorMenu(*colors, session, trace.serviceId(span));
    }
    menu.addSeparator();
    addCopies(menu, view, span);
}

void fillRowMenu(QMenu &menu, WaterfallView &view, std::uint32_t line)
{
    if (view.session().rows().groupAt(line) != nullptr)
        fillGroupMenu(menu, view, line);
    else
        fillSpanMenu(menu, view, view.session().rows().at(line));
}

void followLinks(WaterfallView &view, SpanIndex span, RowSign sign, const QPoint &globalPosition)
{
    const std::vector<LinkEntry> entries = sign == RowSign::LinkedFrom ? incomingLinks(view.session(), span)
                                                                       : outgoingLinks(view.session(), span);
    if (entries.size() == 1)
        return follow(view, entries.front().trace, entries.front().span);
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addEntries(*menu, view, entries);
    menu->popup(globalPosition);
}

void fillColorMenu(QMenu &menu, TraceSession &session, StringId service)
{
    const std::string name(session.trace().text(service));
    const ChartColors colors = ChartColors::fromPalette(menu.palette());
    const auto choose = [&session, name](std::optional<int> color) {
        ServiceColorChoices chosen = session.coloring().chosenColors();
        if (color)
            chosen[name] = *color;
        else
            chosen.erase(name);
        session.coloring().chooseServiceColors(chosen);
    };
    QAction *usual = menu.addAction(SpanMenu::tr("By its &name"), &menu, [choose] { choose(std::nullopt); });
    usual->setCheckable(true);
    usual->setChecked(!session.coloring().chosenColors().contains(name));
    menu.addSeparator();
    for (int color = 0; color < kServiceColorCount; ++color) {
        QPixmap swatch(kSwatchPx, kSwatchPx);
        swatch.fill(colors.service(color));
        QAction *action = menu.addAction(QIcon(swatch), SpanMenu::tr("Colour %1").arg(color + 1), &menu,
                                         [choose, color] { choose(color); });
        action->setCheckable(true);
        action->setChecked(session.colors().colorOf(service) == color);
    }
}

} // namespace traceloupe
