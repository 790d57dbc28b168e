// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"
#include "widgets/statistics/breakdownmodel.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace traceloupe {

class ShareBar;

/// One way to take a critical path apart: a heading, all shares in one bar, and the table, which is sorted by a click
/// on a heading and copied with the usual key.
class BreakdownTable final : public QWidget {
    Q_OBJECT
public:
    explicit BreakdownTable(BreakdownBy by, QWidget *parent = nullptr);

    [[nodiscard]] BreakdownModel &model() { return *m_model; }
    [[nodiscard]] QTableView &view() { return *m_view; }
    [[nodiscard]] ShareBar &bar() { return *m_bar; }
    void setBreakdown(const std::shared_ptr<const PathBreakdown> &parts, const TraceSession &session);
    /// The row that a person is on; null for none.
    [[nodiscard]] const BreakdownRow *currentRow() const;
    void clearCurrent();
    /// For a picture: as high as all rows take, but not higher than that, without scroll bars; says how many rows are
    /// missing. Returns how many are there.
    int showWhole(int maxHeightPx);
    /// "By service".
    [[nodiscard]] static QString titleOf(BreakdownBy by);
    /// Rows as text, cells divided by tabs; with the headings if it is all of them.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString wholeText() const;

Q_SIGNALS:
    /// A person chose another row.
    void currentRowChanged();
    /// Return, or a double click.
    void rowActivated();

private:
    void buildView(const QString &title);
    void addCopying();
    [[nodiscard]] QString lineText(int row) const;
    [[nodiscard]] QModelIndex chosen() const;
    void showHidden(int rows);
    [[nodiscard]] int sourceRow(const QModelIndex &index) const;

    BreakdownModel *m_model = nullptr;
    QSortFilterProxyModel *m_sorted = nullptr;
    ShareBar *m_bar = nullptr;
    QTableView *m_view = nullptr;
    QLabel *m_hidden = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyAll = nullptr;
    bool m_isClearing = false;
};

} // namespace traceloupe
