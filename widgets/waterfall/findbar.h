// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace traceloupe {

/// The search in a trace: what to look for, how many there are, the next and the previous one, and whether the others
/// are dimmed or hidden. It changes the session's filter and follows it.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }
    /// Puts the cursor there, with the text selected.
    void start();
    /// Further controls at the end of the bar.
    void addControl(QWidget *control);

Q_SIGNALS:
    /// The person is done here: back to the tree.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createControls();
    QToolButton *createButton(const QString &text, const QString &toolTip);
    void applyText();
    void showFilter(const SpanFilter &filter);
    void showCount();
    void fitProblem();
    void go(bool isForward);
    void applyColors();

    TraceSession &m_session;
    QLineEdit *m_edit = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_hide = nullptr;
    QTimer m_typing;          ///< a search begins when typing pauses
    bool m_goesWhenFound = false;
};

} // namespace traceloupe
