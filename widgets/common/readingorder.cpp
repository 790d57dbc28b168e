// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/readingorder.h"

#include <QAbstractScrollArea>
#include <QGridLayout>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace traceloupe {

namespace {

/// The items of a layout from left to right and from top to bottom.
QList<QLayoutItem *> itemsOf(QLayout &layout)
{
    QList<std::pair<std::pair<int, int>, QLayoutItem *>> placed;
    const auto *grid = qobject_cast<const QGridLayout *>(&layout);
    for (int i = 0; i < layout.count(); ++i) {
        int row = 0;
        int column = i;
        int rowSpan = 0;
        int columnSpan = 0;
        if (grid)
            grid->getItemPosition(i, &row, &column, &rowSpan, &columnSpan);
        placed.append({{row, column}, layout.itemAt(i)});
    }
    std::ranges::stable_sort(placed, {}, [](const auto &item) { return item.first; });
    QList<QLayoutItem *> items;
    for (const auto &[place, item] : placed)
        items.append(item);
    return items;
}

/// Widgets that hold others, and those that Tab stops at, in the order of reading.
class ReadingOrder {
public:
    [[nodiscard]] const QList<QWidget *> &stops() const { return m_stops; }

    void add(QWidget *widget)
    {
        if (!widget || widget->isWindow() || m_seen.contains(widget))
            return;
        m_seen.insert(widget);
        if (auto *tabs = qobject_cast<QTabWidget *>(widget))
            addTabs(*tabs);
        else if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            m_stops.append(widget);
        else if (auto *area = qobject_cast<QScrollArea *>(widget))
            add(area->widget());
        else if (!qobject_cast<QAbstractScrollArea *>(widget))
            addParts(*widget);
    }

private:
    void addTabs(QTabWidget &tabs)
    {
        if (tabs.focusProxy() == tabs.tabBar()) { // a second stop, from which Tab goes back to the bar for ever
            tabs.setFocusProxy(nullptr);
            tabs.setFocusPolicy(Qt::NoFocus);
        }
        add(tabs.tabBar());
        for (int i = 0; i < tabs.count(); ++i)
            add(tabs.widget(i));
    }

    void addParts(QWidget &widget)
    {
        if (const auto *splitter = qobject_cast<const QSplitter *>(&widget)) {
            for (int i = 0; i < splitter->count(); ++i)
                add(splitter->widget(i));
        } else if (widget.layout()) {
            addItems(*widget.layout());
        }
        // what stands on it without a layout
        for (QObject *child : widget.children()) {
            if (child->isWidgetType())
                add(static_cast<QWidget *>(child));
        }
    }

    void addItems(QLayout &layout)
    {
        for (QLayoutItem *item : itemsOf(layout)) {
            if (item->layout())
                addItems(*item->layout());
            else
                add(item->widget());
        }
    }

    QList<QWidget *> m_stops;
    QSet<QWidget *> m_seen;
};

} // namespace

void setReadingOrder(QWidget &before, QWidget &page)
{
    ReadingOrder order;
    order.add(&page);
    QWidget *last = &before;
    for (QWidget *stop : order.stops()) {
        if (stop->focusProxy())
            continue;
        QWidget::setTabOrder(last, stop);
        last = stop;
    }
}

} // namespace traceloupe
