// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracetabs.h"

#include "app/tracetab.h"
#include "widgets/tracepage/tracepage.h"

#include <QMenu>
#include <QMouseEvent>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kTitleCharacters = 40;
constexpr auto kPageKeyProperty = "pageKey";

/// Tab texts take "&" for a shortcut.
QString tabLabel(const QString &title)
{
    const QString cut = title.size() > kTitleCharacters ? title.left(kTitleCharacters - 1) + u'\u2026' : title;
    return QString(cut).replace(u'&', u"&&"_s);
}

} // namespace

TraceTabs::TraceTabs(TraceLoader &loader, QWidget *home, const QString &homeTitle, QWidget *parent)
    : QTabWidget(parent), m_loader(loader)
{
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    addTab(home, homeTitle);
    for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide}) {
        if (QWidget *button = tabBar()->tabButton(0, side)) {
            tabBar()->setTabButton(0, side, nullptr);
            button->deleteLater();
        }
    }
    tabBar()->setAccessibleName(tr("Open traces"));
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    tabBar()->installEventFilter(this);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, &TraceTabs::showMenu);
    connect(tabBar(), &QTabBar::tabMoved, this, &TraceTabs::keepHomeFirst);
    connect(this, &QTabWidget::tabCloseRequested, this, &TraceTabs::closeTab);
}

TraceTab *TraceTabs::openTrace(const TraceRequest &request)
{
    TraceTab *shown = nullptr;
    for (TraceTab *open : traceTabs()) {
        if (open->traceId() == request.id)
            shown = open;
    }
    if (!shown)
        shown = insertTrace(request);
    else if (request.span)
        shown->selectSpan(*request.span);
    setCurrentWidget(shown);
    shown->load();
    return shown;
}

void TraceTabs::addTrace(const TraceRequest &request)
{
    insertTrace(request);
}

TraceTab *TraceTabs::insertTrace(const TraceRequest &request)
{
    auto *added = new TraceTab(m_loader, m_views, request, this);
    added->setTimeZone(m_zone);
    added->setPageLayout(pageLayout());
    addTab(added, tabLabel(added->title()));
    connect(added, &TraceTab::loaded, this, [this, added] {
        showTitle(*added);
        Q_EMIT traceLoaded(added);
    });
    connect(added, &TraceTab::traceRequested, this, [this](const TraceId &id, SpanId span) {
        TraceRequest linked;
        linked.id = id;
        linked.span = span;
        Q_EMIT traceRequested(linked);
    });
    return added;
}

QWidget *TraceTabs::openPage(const PageRequest &request)
{
    for (int i = 1; i < count(); ++i) {
        if (widget(i)->property(kPageKeyProperty).toString() == request.key) {
            setCurrentIndex(i);
            return widget(i);
        }
    }
    QWidget *page = request.create(this);
    page->setProperty(kPageKeyProperty, request.key);
    page->setWindowTitle(request.title);
    const int index = addTab(page, tabLabel(request.title));
    setTabToolTip(index, request.title.toHtmlEscaped());
    setCurrentIndex(index);
    return page;
}

void TraceTabs::showTitle(const TraceTab &shown)
{
    const int index = indexOf(&shown);
    setTabText(index, tabLabel(shown.title()));
    setTabToolTip(index, (shown.title() + u'\n' + QString::fromStdString(shown.traceId().toHex()))
                             .toHtmlEscaped()
                             .replace(u'\n', u"<br>"_s));
    Q_EMIT tabsChanged();
}

TraceTab *TraceTabs::tab(int index) const
{
    return qobject_cast<TraceTab *>(widget(index));
}

std::vector<TraceTab *> TraceTabs::traceTabs() const
{
    std::vector<TraceTab *> tabs;
    for (int i = 0; i < count(); ++i) {
        if (TraceTab *open = tab(i))
            tabs.push_back(open);
    }
    return tabs;
}

void TraceTabs::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    for (TraceTab *open : traceTabs())
        open->setTimeZone(zone);
}

void TraceTabs::setPageLayout(const QByteArray &layout)
{
    m_pageLayout = layout;
}

QByteArray TraceTabs::pageLayout() const
{
    const TraceTab *shown = currentTrace();
    return shown && shown->page() ? shown->page()->saveLayout() : m_pageLayout;
}

void TraceTabs::closeTab(int index)
{
    QWidget *closed = widget(index);
    if (index <= 0 || !closed)
        return;
    removeTab(index);
    closed->deleteLater();
}

void TraceTabs::closeAllBut(int index)
{
    for (int i = count() - 1; i > 0; --i) {
        if (i != index)
            closeTab(i);
    }
}

void TraceTabs::keepHomeFirst(int from, int to)
{
    if (from == 0 || to == 0)
        tabBar()->moveTab(to == 0 ? from : to, to == 0 ? 0 : from);
    Q_EMIT tabsChanged();
}

void TraceTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    Q_EMIT tabsChanged();
}

void TraceTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    Q_EMIT tabsChanged();
}

bool TraceTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton) {
            closeTab(tabBar()->tabAt(mouse->position().toPoint()));
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

void TraceTabs::showMenu(const QPoint &position)
{
    const int index = tabBar()->tabAt(position);
    QWidget *pressed = widget(index);
    if (index <= 0 || !pressed)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *trace = qobject_cast<TraceTab *>(pressed))
        addMenuCommands(*menu, *trace);
    connect(menu->addAction(tr("C&lose")), &QAction::triggered, pressed,
            [this, pressed] { closeTab(indexOf(pressed)); });
    connect(menu->addAction(tr("Close &others")), &QAction::triggered, pressed,
            [this, pressed] { closeAllBut(indexOf(pressed)); });
    connect(menu->addAction(tr("Close &all")), &QAction::triggered, this, [this] { closeAllBut(-1); });
    menu->popup(tabBar()->mapToGlobal(position));
}

void TraceTabs::addMenuCommands(QMenu &menu, TraceTab &pressed)
{
    const auto addCommand = [&](const QString &text, TabCommand command) {
        connect(menu.addAction(text), &QAction::triggered, &pressed,
                [this, command, &pressed] { Q_EMIT commandRequested(command, &pressed); });
    };
    addCommand(tr("&Copy trace id"), TabCommand::CopyId);
    addCommand(tr("Open in &browser (Jaeger, Grafana, Zipkin)"), TabCommand::OpenInBrowser);
    addCommand(tr("&Export…"), TabCommand::Export);
    menu.addSeparator();
}

} // namespace traceloupe
