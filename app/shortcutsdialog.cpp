// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shortcutsdialog.h"

#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/waterfallcommands.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

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

/// As the keyboard of the person's language names them.
QString keyNames(const std::vector<QKeySequence> &keys)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names += key.toString(QKeySequence::NativeText);
    return names.join(u"  "_s);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QWidget &window, const std::vector<TraceView> &views, QWidget *parent)
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
    addMenus(window);
    addLists();
    addTrace(views);
    addFlameGraph();
    addTraceSets();
    m_tree->expandAll();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tree);
    layout->addWidget(buttons);
    resize(widthForContent(), kStartSize.height());
}

/// So that no text is cut, in any language.
int ShortcutsDialog::widthForContent() const
{
    QHeaderView &header = *m_tree->header();
    int width = 4 * m_tree->frameWidth() + m_tree->verticalScrollBar()->sizeHint().width()
                + layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int column = 0; column < m_tree->columnCount(); ++column) {
        header.setSectionResizeMode(column, QHeaderView::Interactive);
        m_tree->resizeColumnToContents(column);
        width += header.sectionSize(column);
    }
    header.setSectionResizeMode(0, QHeaderView::Stretch);
    header.setSectionResizeMode(1, QHeaderView::ResizeToContents);
    return std::max(width, kStartSize.width());
}

void ShortcutsDialog::addMenus(const QWidget &window)
{
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
}

void ShortcutsDialog::addLists()
{
    QTreeWidgetItem *list = addGroup(tr("Trace list"));
    addLine(*list, tr("Open"), keyNames({Qt::Key_Return}));
    addLine(*list, tr("Copy trace id"), keyNames({QKeySequence::Copy}));
    addLine(*list, tr("Copy rows as CSV"), keyNames({Qt::CTRL | Qt::ALT | Qt::Key_C}));
    addLine(*list, tr("Open in browser"), keyNames({Qt::CTRL | Qt::SHIFT | Qt::Key_B}));
    addLine(*list, tr("Delete from cache"), keyNames({Qt::Key_Delete}));
    QTreeWidgetItem *charts = addGroup(tr("Charts"));
    addLine(*charts, tr("Move the cursor, from trace to trace in the scatter plot"), tr("Arrow keys"));
    addLine(*charts, tr("Go to the first or the last"), keyNames({Qt::Key_Home, Qt::Key_End}));
    addLine(*charts, tr("Mark a region"), tr("Shift+Arrow keys"));
    addLine(*charts, tr("Open, or mark, what is under the cursor"), keyNames({Qt::Key_Return}));
    addLine(*charts, tr("Mark what is under the cursor, or unmark it"), keyNames({Qt::Key_Space}));
    addLine(*charts, tr("Clear the mark"), keyNames({Qt::Key_Escape}));
}

void ShortcutsDialog::addTrace(const std::vector<TraceView> &views)
{
    QTreeWidgetItem *trace = addGroup(tr("Open trace"));
    addLine(*trace, tr("Waterfall"), TracePage::waterfallKeys().toString(QKeySequence::NativeText));
    for (const TraceView &view : views)
        addLine(*trace, view.title, view.shortcut.toString(QKeySequence::NativeText));
    for (const ShortcutHelp &help : waterfallShortcuts())
        addLine(*trace, help.text, help.keys);
}

void ShortcutsDialog::addFlameGraph()
{
    QTreeWidgetItem *flame = addGroup(tr("Flame graph"));
    addLine(*flame, tr("Go to a neighbour"), tr("Arrow keys"));
    addLine(*flame, tr("Zoom to the frame"), keyNames({Qt::Key_Return}));
    addLine(*flame, tr("Back, forward"), keyNames({Qt::Key_Backspace, Qt::SHIFT | Qt::Key_Backspace}));
    addLine(*flame, tr("Whole trace"), keyNames({Qt::Key_R}));
    addLine(*flame, tr("Search"), keyNames({Qt::Key_Slash}));
    addLine(*flame, tr("Next, previous match"), keyNames({Qt::Key_N, Qt::SHIFT | Qt::Key_N}));
    addLine(*flame, tr("Next, previous span of the frame"), keyNames({Qt::Key_Period, Qt::Key_Comma}));
}

void ShortcutsDialog::addTraceSets()
{
    QTreeWidgetItem *latencies = addGroup(tr("Latencies"));
    addLine(*latencies, tr("Filter the rows"), keyNames({Qt::CTRL | Qt::Key_F}));
    addLine(*latencies, tr("Move the cursor"), tr("Arrow keys"));
    addLine(*latencies, tr("Mark a region"), tr("Shift+Arrow keys"));
    addLine(*latencies, tr("Open, or mark, what is under the cursor"), keyNames({Qt::Key_Return}));
    addLine(*latencies, tr("Clear the mark"), keyNames({Qt::Key_Escape}));
    QTreeWidgetItem *paths = addGroup(tr("Critical paths"));
    addLine(*paths, tr("Go to a neighbour"), tr("Arrow keys"));
    addLine(*paths, tr("Zoom to the frame"), keyNames({Qt::Key_Return}));
    addLine(*paths, tr("Back"), keyNames({Qt::Key_Backspace}));
    addLine(*paths, tr("All paths"), keyNames({Qt::Key_R}));
    addLine(*paths, tr("Open the trace with the longest of it"), keyNames({Qt::Key_O}));
    addLine(*paths, tr("Search"), keyNames({Qt::Key_Slash, Qt::CTRL | Qt::Key_F}));
    addLine(*paths, tr("Next, previous match"), keyNames({Qt::Key_N, Qt::SHIFT | Qt::Key_N}));
    QTreeWidgetItem *graph = addGroup(tr("Service graph"));
    addLine(*graph, tr("Go to a neighbour"), tr("Arrow keys"));
    addLine(*graph, tr("Show the traces behind it"), keyNames({Qt::Key_Return}));
    addLine(*graph, tr("Next, previous call of the service"), keyNames({Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}));
    addLine(*graph, tr("Search"), keyNames({Qt::Key_Slash, Qt::CTRL | Qt::Key_F}));
    addLine(*graph, tr("Zoom in, out"), keyNames({Qt::Key_Plus, Qt::Key_Minus}));
    addLine(*graph, tr("Fit"), keyNames({Qt::Key_F}));
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
