// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QTableView>

#include <vector>

namespace traceloupe {

class ListColumns;
class TraceListModel;
class TraceSortModel;

/// What people do with the rows of a trace list.
enum class TraceCommand { Open, OpenInBrowser, CopyId, Pin, Unpin, Export, Delete };

/// The table of found or kept traces: sortable, several rows selectable, a menu and keys for every command.
/// It only says what is asked for; carrying it out is the window's work.
class TraceTable final : public QTableView {
    Q_OBJECT
public:
    TraceTable(TraceListModel &model, TraceSortModel &sorted, QWidget *parent = nullptr);

    /// Selected rows in the order shown.
    [[nodiscard]] std::vector<TraceSummary> selectedTraces() const;
    [[nodiscard]] int shownRows() const;
    [[nodiscard]] ListColumns &columns() { return *m_columns; }

Q_SIGNALS:
    void commandRequested(traceloupe::TraceCommand command);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCommand(TraceCommand command, const QString &text, const QKeySequence &shortcut);
    void updateCommands();
    void copyRows();

    TraceListModel &m_model;
    TraceSortModel &m_sorted;
    ListColumns *m_columns = nullptr;
    std::vector<std::pair<TraceCommand, QAction *>> m_commands;
    QAction *m_copyRows = nullptr;
};

} // namespace traceloupe
