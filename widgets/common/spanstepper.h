// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace traceloupe {

/// Goes through a set of spans one by one: "3 of 37 spans" between two buttons. The span that it stands on is the
/// session's selection; after the last comes the first again.
class SpanStepper final : public QWidget {
    Q_OBJECT
public:
    explicit SpanStepper(TraceSession &session, QWidget *parent = nullptr);

    /// In ascending order.
    void setSpans(std::vector<SpanIndex> spans);
    [[nodiscard]] const std::vector<SpanIndex> &spans() const { return m_spans; }
    void goToNext() { step(true); }
    void goToPrevious() { step(false); }
    [[nodiscard]] QString text() const;

private:
    void step(bool isForward);
    void showPlace();

    TraceSession &m_session;
    std::vector<SpanIndex> m_spans;
    QToolButton *m_previous = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace traceloupe
