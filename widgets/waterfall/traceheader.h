// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace traceloupe {

/// The head of a trace: what it is, when, how long, how much, and what was odd about its data. On the right, buttons.
class TraceHeader final : public QWidget {
    Q_OBJECT
public:
    explicit TraceHeader(TraceSession &session, QWidget *parent = nullptr);

    /// "service  operation" of the root.
    [[nodiscard]] static QString titleOf(const Trace &trace);
    /// The backend said that it sent only a part of the trace.
    void setPartial(bool isPartial);
    /// The import that brought the trace has not come to its end.
    void setUnfinished();
    /// Puts a widget between the title and the buttons.
    void addToTitleRow(QWidget &widget);
    [[nodiscard]] QToolButton *detailsButton() const { return m_details; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createTitleRow();
    QWidget *createFactRow();
    QToolButton *addButton(QLayout &layout, int icon, const QString &toolTip);
    void showFacts();
    void showDiagnostics();
    void applyColors();

    TraceSession &m_session;
    QHBoxLayout *m_titleRow = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_errors = nullptr;
    QLabel *m_partial = nullptr;
    QToolButton *m_diagnostics = nullptr;
    QToolButton *m_details = nullptr;
};

} // namespace traceloupe
