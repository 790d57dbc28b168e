// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/callsmodel.h"
#include "core/models/columnaccess.h"
#include "core/models/figuresmodel.h"
#include "core/models/sourceaccess.h"
#include "core/models/traceset.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace traceloupe {

class FiguresChart;
class LatencyFilter;
class RemoteCharts;
class RemoteWindow;
class StatePanel;

/// What a backend has counted over all requests: its RED table for a window of time, and the row in front over time,
/// with the same spans of the cache laid over it; or who calls whom, as it has counted that. Errors and what the answer
/// leaves out are said in a line.
class RemoteLatency final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the view.
    struct Rooms {
        SourceAccess &sources;
        ColumnAccess &columns;
    };

    RemoteLatency(const Rooms &rooms, TraceSet set, QWidget *parent = nullptr);

    /// Asks `source`; what is under way is dropped.
    void ask(const SourceConfig &source, const LatencyQuestion &question);
    void stop();
    void setWords(const QString &words);
    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] const FiguresModel &model() const { return *m_model; }
    [[nodiscard]] const CallsModel &calls() const { return *m_calls; }
    [[nodiscard]] FiguresChart &chart();
    [[nodiscard]] RemoteCharts &charts() { return *m_charts; }
    [[nodiscard]] RemoteWindow &window() { return *m_window; }
    /// The table in front as it is shown now; empty while there is none.
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void answered(); ///< the table is there, or why it is not
    void chartAnswered(); ///< the same of the chart

private:
    void buildTop();
    void buildTable();
    void dressTable(QTableView &table, LatencyFilter &rows, int sortedColumn);
    void buildCalls();
    void askAgain();
    void askFrom(std::int64_t startNs, std::int64_t endNs);
    void askLocalWindow();
    void askCalls();
    void takeFigures(Result<FiguresTable> table);
    void takeCalls(Result<CallGraph> graph);
    void showProblem(const Error &error);
    void widenColumns();
    void showOrigin(const FiguresOrigin &origin);
    void showNote(const QString &ofRow);
    [[nodiscard]] QString watchedText(const FiguresHistory &history) const;
    void showCurrent();
    void takeHistory(Result<FiguresHistory> history, const FiguresGroup &group);
    void askLocal(const FiguresGroup &group, const SeriesWindow &window);

    Rooms m_rooms;
    TraceSet m_set;
    std::optional<SourceConfig> m_source;
    LatencyQuestion m_latency;
    FiguresQuestion m_question;
    FiguresModel *m_model;
    LatencyFilter *m_sorted;
    CallsModel *m_calls;
    LatencyFilter *m_sortedCalls;
    QComboBox *m_what = nullptr;
    RemoteWindow *m_window = nullptr;
    QLabel *m_note = nullptr;
    QTableView *m_table;
    QTableView *m_callsTable;
    RemoteCharts *m_charts;
    StatePanel *m_state;
    QStackedWidget *m_stack;
    SourceAccess::Ticket m_tableTicket = 0;
    SourceAccess::Ticket m_chartTicket = 0;
    DisplayTimeZone m_zone;
    QString m_origin; ///< what is said of the whole answer
    quint64 m_generation = 0;
    quint64 m_chartGeneration = 0;
};

} // namespace traceloupe
