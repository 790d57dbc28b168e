// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/traceloader.h"
#include "core/layout/timestamptext.h"

#include "widgets/tracepage/traceview.h"

#include <QTabWidget>

#include <functional>
#include <vector>

class QMenu;

namespace traceloupe {

class TraceTab;

/// What people do with an open trace from its tab.
enum class TabCommand { CopyId, OpenInBrowser, Export };

/// A page that is not one trace, for instance a service graph of many.
struct PageRequest {
    QString key;   ///< the same key is the same tab
    QString title;
    std::function<QWidget *(QWidget *parent)> create;
};

/// The home tab, the open traces (each once) and other pages: movable, closable by button, key, middle button and menu.
class TraceTabs final : public QTabWidget {
    Q_OBJECT
public:
    /// `home` is the first tab and stays there.
    TraceTabs(TraceLoader &loader, QWidget *home, const QString &homeTitle, QWidget *parent = nullptr);

    /// What each trace that is opened from now on can be looked at with.
    void setTraceViews(std::vector<TraceView> views) { m_views = std::move(views); }
    [[nodiscard]] const std::vector<TraceView> &traceViews() const { return m_views; }

    /// A new tab, or the one that shows the trace already.
    TraceTab *openTrace(const TraceRequest &request);
    /// A tab that loads when it is first shown.
    void addTrace(const TraceRequest &request);
    /// A new tab with the page, or the one that has that key. The page is the tab's widget.
    QWidget *openPage(const PageRequest &request);
    [[nodiscard]] TraceTab *tab(int index) const; ///< null for the home tab and other pages
    [[nodiscard]] TraceTab *currentTrace() const { return tab(currentIndex()); }
    [[nodiscard]] std::vector<TraceTab *> traceTabs() const;
    void setTimeZone(const DisplayTimeZone &zone);
    void setPageLayout(const QByteArray &layout); ///< of pages that are opened from now on
    /// Of the page in front, else the one that was set.
    [[nodiscard]] QByteArray pageLayout() const;

    void closeTab(int index); ///< any but the home tab
    void closeAllBut(int index); ///< -1 = all

Q_SIGNALS:
    void commandRequested(traceloupe::TabCommand command, traceloupe::TraceTab *tab);
    /// Its page is there.
    void traceLoaded(traceloupe::TraceTab *tab);
    /// A link to another trace was activated.
    void traceRequested(const traceloupe::TraceRequest &request);
    void tabsChanged(); ///< opened, closed, moved, loaded

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    void addMenuCommands(QMenu &menu, TraceTab &pressed);
    TraceTab *insertTrace(const TraceRequest &request);
    void showTitle(const TraceTab &tab);
    void showMenu(const QPoint &position);
    void keepHomeFirst(int from, int to);

    TraceLoader &m_loader;
    std::vector<TraceView> m_views;
    DisplayTimeZone m_zone;
    QByteArray m_pageLayout;
};

} // namespace traceloupe
