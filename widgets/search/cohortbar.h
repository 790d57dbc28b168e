// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/resultset.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace traceloupe {

/// What is marked in the charts, in words ("37 of 1,204 traces · 1.2 s to 4.0 s"), whether the list shows only that,
/// and a way out. Hidden while nothing is marked.
class CohortBar final : public QWidget {
    Q_OBJECT
public:
    explicit CohortBar(ResultSet &results, QWidget *parent = nullptr);

    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] bool showsOnlyCohort() const;
    void setShowsOnlyCohort(bool only);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void showsOnlyCohortChanged();

private:
    void refresh();

    ResultSet &m_results;
    DisplayTimeZone m_zone;
    QLabel *m_text;
    QCheckBox *m_only;
    QToolButton *m_clear;
};

} // namespace traceloupe
