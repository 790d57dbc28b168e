// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/attributeloader.h"
#include "core/models/resultset.h"
#include "widgets/search/resultlayout.h"
#include "widgets/search/tracetable.h"

#include <QWidget>

class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace traceloupe {

class ChartStrip;
class CohortBar;
class GroupedTraces;
class MessagePage;
class TraceListModel;
class TraceSortModel;

/// What a search found: charts above, the list or its groups below, what is marked in between. A message stands in the
/// place of all while there is nothing to show.
class ResultView final : public QWidget {
    Q_OBJECT
public:
    ResultView(TraceListModel &model, TraceSortModel &sorted, CacheAccess &cache, QWidget *parent = nullptr);

    [[nodiscard]] ResultSet &results() { return m_results; }
    [[nodiscard]] TraceTable &table() { return *m_table; }
    [[nodiscard]] ChartStrip &charts() { return *m_charts; }
    [[nodiscard]] GroupedTraces &groups() { return *m_groups; }
    [[nodiscard]] MessagePage &message() { return *m_message; }
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    /// For what stands beside the filter.
    void addTool(QWidget *tool);

    void showResults();
    void showMessage();
    void setTimeZone(const DisplayTimeZone &zone);
    /// Traces that a backend sent whole with its answer.
    void setFoundTraces(const std::vector<TracePtr> &found);
    [[nodiscard]] ResultLayout resultLayout() const;
    void setResultLayout(const ResultLayout &layout);

Q_SIGNALS:
    void commandRequested(traceloupe::TraceCommand command, const std::vector<traceloupe::TraceSummary> &traces);

private:
    QWidget *buildTools();
    QWidget *buildList();
    void connectModels();
    void showColumnMenu();
    void askForColumn(const QStringList &keys);
    void setAttributes(const QStringList &keys);
    void loadAttributes();
    void scheduleRows();
    void takeRows();
    void showCohort();
    void showList();
    void open(const TraceId &id);
    void hoverRow(const QModelIndex &index);

    TraceListModel &m_model;
    TraceSortModel &m_sorted;
    ResultSet m_results;
    AttributeLoader m_attributes;
    std::vector<TracePtr> m_found;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_columns = nullptr;
    QWidget *m_tools = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    ChartStrip *m_charts = nullptr;
    CohortBar *m_cohort = nullptr;
    QStackedWidget *m_lists = nullptr;
    TraceTable *m_table = nullptr;
    GroupedTraces *m_groups = nullptr;
    MessagePage *m_message = nullptr;
    QTimer *m_cohortDelay = nullptr;
    bool m_areRowsStale = false;
};

} // namespace traceloupe
