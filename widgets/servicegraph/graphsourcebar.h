// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/sources/metricssource.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace traceloupe {

class TimeWindowBox;

/// Where a service graph comes from: the traces here, or a source that counts calls itself, for a window of time, laid
/// over the graph of the traces or alone. Asks the source.
class GraphSourceBar final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the bar; `counting` has the cache first.
    GraphSourceBar(SourceAccess &sources, SourceListModel &counting, QWidget *parent = nullptr);

    [[nodiscard]] bool isRemote() const;
    [[nodiscard]] bool isLaidOver() const; ///< the traces' graph is wanted under it
    [[nodiscard]] const QString &sourceName() const { return m_name; }
    /// What the source has counted; null until it has answered.
    [[nodiscard]] const std::shared_ptr<const CallGraph> &calls() const { return m_calls; }
    [[nodiscard]] const QString &failure() const { return m_failure; } ///< "" while there is none
    /// When the traces here were, for the window of that name; empty where there are none.
    void setTimeOfTraces(const TimeRange &range);
    void choose(const QString &sourceId);
    void setLaidOver(bool isOver);
    void askAgain();

Q_SIGNALS:
    void changed(); ///< another choice, an answer, or why there is none
    void sourcesDialogRequested(); ///< to add one that counts

private:
    void take(Result<CallGraph> calls);

    SourceAccess &m_sources;
    SourceListModel &m_counting;
    QComboBox *m_source = nullptr;
    QWidget *m_remote = nullptr; ///< what is of no use for the cache
    TimeWindowBox *m_window = nullptr;
    QCheckBox *m_over = nullptr;
    QPushButton *m_again = nullptr;
    QLabel *m_note = nullptr;
    TimeRange m_timeOfTraces;
    QString m_name;
    QString m_failure;
    std::shared_ptr<const CallGraph> m_calls;
    SourceAccess::Ticket m_ticket = 0;
    quint64 m_generation = 0;
};

} // namespace traceloupe
