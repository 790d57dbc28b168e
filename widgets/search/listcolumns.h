// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/columnwidths.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <vector>

class QTableView;

namespace traceloupe {

class TraceListModel;

/// Which columns a trace list shows, where, and how wide. A column is as wide as what is in it needs, by a sample of
/// all rows, until someone sets a width; where there is no room for all, the operation and the services are cut first.
/// The column of states is there only while a row has one.
class ListColumns final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `table` shows the model's columns.
    ListColumns(QTableView &table, TraceListModel &model);

    [[nodiscard]] bool isWanted(int column) const;
    void setWanted(int column, bool isWanted);
    /// Puts the columns of these attributes right behind the duration, in this order.
    void placeBehindDuration(const QStringList &attributes);
    [[nodiscard]] QByteArray save() const;
    void restore(const QByteArray &state);
    void fit(); ///< as far as nobody has set a width

private:
    void noteResized(int column);
    void showStates();
    void setWidth(int column, int px);
    void measure();
    [[nodiscard]] ColumnWidth measured(int column) const;
    void fitNewAttributes(int first, int last);
    [[nodiscard]] int lastShown() const;
    void noteLast();

    QTableView &m_table;
    TraceListModel &m_model;
    QTimer m_delay; ///< many changes of the rows are one
    std::vector<ColumnWidth> m_measured; ///< by column; empty = to be measured
    bool m_isByContent = true;
    bool m_isFitting = false;
    int m_last = -1;      ///< the last column that is shown
    int m_stretched = -1; ///< the one that was it before
    bool m_wantsStates = true;
};

} // namespace traceloupe
