// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;

namespace traceloupe {

class TraceSearch;

/// Asks the same search again at an interval that people choose: off, or every few seconds. Waits for an answer before
/// it counts on, and while nobody can see the page.
class LiveRefresh final : public QWidget {
    Q_OBJECT
public:
    explicit LiveRefresh(TraceSearch &search, QWidget *parent = nullptr);

    [[nodiscard]] int seconds() const; ///< 0 = off
    void setSeconds(int seconds);      ///< the nearest that is offered

private:
    void schedule();

    TraceSearch &m_search;
    QComboBox *m_interval;
    QTimer m_timer;
};

} // namespace traceloupe
