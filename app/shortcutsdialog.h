// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTreeWidget;
class QTreeWidgetItem;

namespace traceloupe {

/// Every key that does something: of the menus, the list, and the trace view.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    /// Reads the shortcuts of `window`'s menus.
    explicit ShortcutsDialog(const QWidget &window, QWidget *parent = nullptr);

private:
    QTreeWidgetItem *addGroup(const QString &title);
    void addLine(QTreeWidgetItem &group, const QString &text, const QString &keys);

    QTreeWidget *m_tree;
};

} // namespace traceloupe
