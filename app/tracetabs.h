// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/traceloader.h"
#include "core/layout/timestamptext.h"

#include <QTabWidget>

#include <vector>

namespace traceloupe {

class TraceTab;

/// What people do with an open trace from its tab.
enum class TabCommand { CopyId, OpenInBrowser, Export };

/// The home tab and the open traces: each trace once, movable, closable by button, key, middle button and menu.
class TraceTabs final : public QTabWidget {
    Q_OBJECT
public:
    /// `home` is the first tab and stays there.
    TraceTabs(TraceLoader &loader, QWidget *home, const QString &homeTitle, QWidget *parent = nullptr);

    /// A new tab, or the one that shows the trace already.
    TraceTab *openTrace(const TraceRequest &request);
    /// A tab that loads when it is first shown.
    void addTrace(const TraceRequest &request);
    [[nodiscard]] TraceTab *tab(int index) const; ///< null for the home tab
    [[nodiscard]] TraceTab *currentTrace() const { return tab(currentIndex()); }
    [[nodiscard]] std::vector<TraceTab *> traceTabs() const;
    void setTimeZone(const DisplayTimeZone &zone);
    void setPageLayout(const QByteArray &layout); ///< of pages that are opened from now on
    /// Of the page in front, else the one that was set.
    [[nodiscard]] QByteArray pageLayout() const;

    void closeTab(int index);
    void closeAllBut(int index); ///< -1 = all

Q_SIGNALS:
    void commandRequested(traceloupe::TabCommand command, traceloupe::TraceTab *tab);
    /// A link to another trace was activated.
    void traceRequested(const traceloupe::TraceRequest &request);
    void tabsChanged(); ///< opened, closed, moved, loaded

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    TraceTab *insertTrace(const TraceRequest &request);
    void showTitle(const TraceTab &tab);
    void showMenu(const QPoint &position);
    void keepHomeFirst(int from, int to);

    TraceLoader &m_loader;
    DisplayTimeZone m_zone;
    QByteArray m_pageLayout;
};

} // namespace traceloupe
