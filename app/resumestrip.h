// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/unfinishedwork.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace traceloupe {

/// A strip at the foot of the window: which files the last run did not read to their end, until they are read again or
/// put away.
class ResumeStrip final : public QFrame {
    Q_OBJECT
public:
    /// `work` outlives it.
    explicit ResumeStrip(UnfinishedWork &work, QWidget *parent = nullptr);

Q_SIGNALS:
    void resumeRequested(const traceloupe::ImportRequest &request);

private:
    void showStopped();

    UnfinishedWork &m_work;
    QLabel *m_text;
    QPushButton *m_resume;
    QPushButton *m_dismiss;
};

} // namespace traceloupe
