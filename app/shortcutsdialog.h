// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tracepage/traceview.h"

#include <QDialog>

#include <vector>

class QTreeWidget;
class QTreeWidgetItem;

namespace traceloupe {

/// Every key that does something: of the menus, the lists and charts, and the views of a trace.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    /// Reads the shortcuts of `window`'s menus. `views`: what a trace can be looked at with, besides the waterfall.
    ShortcutsDialog(const QWidget &window, const std::vector<TraceView> &views, QWidget *parent = nullptr);

private:
    [[nodiscard]] int widthForContent() const;
    void addMenus(const QWidget &window);
    void addLists();
    void addTrace(const std::vector<TraceView> &views);
    void addFlameGraph();
    void addTraceSets();
    QTreeWidgetItem *addGroup(const QString &title);
    void addLine(QTreeWidgetItem &group, const QString &text, const QString &keys);

    QTreeWidget *m_tree;
};

} // namespace traceloupe
