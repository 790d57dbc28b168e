// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace traceloupe {

/// A strip at the head of the window for what went wrong, until it is put away or something else was done. One message
/// at a time: the newest.
class NoticeStrip final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeStrip(QWidget *parent = nullptr);

    void showProblem(const QString &title, const QString &detail);

private:
    QLabel *m_text;
};

} // namespace traceloupe
