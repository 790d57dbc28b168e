// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shortcutsdialog.h"

#include "widgets/waterfall/waterfallcommands.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr QSize kStartSize{560, 640};

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(u'&').remove(u'\u2026');
}

QString keysOf(const QAction &action)
{
    return action.shortcut().toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QWidget &window, QWidget *parent)
    : QDialog(parent), m_tree(new QTreeWidget(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("What"), tr("Keys")});
    m_tree->setAccessibleName(tr("Keyboard shortcuts"));
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QMenu *menu : window.findChildren<QMenu *>()) {
        QTreeWidgetItem *group = nullptr;
        for (const QAction *action : menu->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            if (!group)
                group = addGroup(plainText(*menu->menuAction()));
            addLine(*group, plainText(*action), keysOf(*action));
        }
    }
    QTreeWidgetItem *list = addGroup(tr("Trace list"));
    addLine(*list, tr("Open"), tr("Enter"));
    addLine(*list, tr("Copy trace id"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText));
    addLine(*list, tr("Open in browser"), tr("Ctrl+B"));
    addLine(*list, tr("Delete from cache"), tr("Del"));
    QTreeWidgetItem *trace = addGroup(tr("Open trace"));
    for (const ShortcutHelp &help : waterfallShortcuts())
        addLine(*trace, help.text, help.keys);
    m_tree->expandAll();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tree);
    layout->addWidget(buttons);
    resize(kStartSize);
}

QTreeWidgetItem *ShortcutsDialog::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(m_tree, {title});
    QFont font = m_tree->font();
    font.setBold(true);
    group->setFont(0, font);
    group->setFirstColumnSpanned(true);
    return group;
}

void ShortcutsDialog::addLine(QTreeWidgetItem &group, const QString &text, const QString &keys)
{
    new QTreeWidgetItem(&group, {text, keys});
}

} // namespace traceloupe
