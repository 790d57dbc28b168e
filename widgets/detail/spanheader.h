// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace traceloupe {

/// The head of the detail panel: service, operation, status, times, ids with copy buttons, and what is odd.
class SpanHeader final : public QWidget {
    Q_OBJECT
public:
    explicit SpanHeader(TraceSession &session, QWidget *parent = nullptr);

    void showSpan(SpanIndex span);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *addFact(QGridLayout &form, const QString &title);
    QLabel *addId(QGridLayout &form, const QString &title, const QString &copyTip);
    void addRow(QGridLayout &form, QLabel &label, QWidget &field);
    void setRowVisible(const QWidget *field, bool isVisible);
    void showTimes(SpanIndex span);
    void showIds(SpanIndex span);
    void showStatus(SpanIndex span);
    void showFacts(SpanIndex span);
    void fitName();
    void setFact(QLabel *value, const QString &text);

    TraceSession &m_session;
    SpanIndex m_span;
    QString m_name; ///< the operation's, whole
    std::vector<std::pair<QLabel *, QWidget *>> m_rows; ///< label and field
    QLabel *m_service = nullptr;
    QLabel *m_kind = nullptr;
    QLabel *m_operation = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_warnings = nullptr;
    QLabel *m_duration = nullptr;
    QLabel *m_self = nullptr;
    QLabel *m_path = nullptr;
    QLabel *m_children = nullptr;
    QLabel *m_overhead = nullptr;
    QLabel *m_start = nullptr;
    QLabel *m_spanId = nullptr;
    QLabel *m_parentId = nullptr;
    QLabel *m_traceId = nullptr;
};

} // namespace traceloupe
