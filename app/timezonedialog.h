// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace traceloupe {

/// Any time zone of the IANA database, found by typing a part of its name.
class TimeZoneDialog final : public QDialog {
    Q_OBJECT
public:
    explicit TimeZoneDialog(const DisplayTimeZone &current, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const traceloupe::DisplayTimeZone &zone);

private:
    void choose();

    QLineEdit *m_filter;
    QListView *m_list;
    QSortFilterProxyModel *m_zones;
};

} // namespace traceloupe
