// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace traceloupe {

/// What a group of repeated calls is as a whole, for the detail panel: which calls, how many, how long they took, from
/// when to when, how many failed; and the ways to its calls.
class GroupHeader final : public QWidget {
    Q_OBJECT
public:
    explicit GroupHeader(TraceSession &session, QWidget *parent = nullptr);

    void showGroup(const SiblingGroup &group);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addFact(QGridLayout &form, const QString &title);
    void goToFirst();
    void goToLongest();
    void applyColors();

    TraceSession &m_session;
    const SiblingGroup *m_group = nullptr; ///< of the session
    QLabel *m_title = nullptr;
    QLabel *m_calls = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_sum = nullptr;
    QLabel *m_least = nullptr;
    QLabel *m_median = nullptr;
    QLabel *m_most = nullptr;
    QLabel *m_extent = nullptr;
    QLabel *m_errors = nullptr;
};

} // namespace traceloupe
