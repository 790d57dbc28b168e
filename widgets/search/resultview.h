// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/attributeloader.h"
#include "core/models/resultset.h"
#include "widgets/search/resultlayout.h"
#include "widgets/search/tracetable.h"

#include <QWidget>

#include <map>

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
    /// Charts and list, or the message in their place.
    [[nodiscard]] QWidget &content();
    /// For what stands beside the filter.
    void addTool(QWidget *tool);

    void showResults();
    [[nodiscard]] bool showsResults() const; ///< not a message in their place
    void showMessage();
    void setTimeZone(const DisplayTimeZone &zone);
    /// Traces that a backend sent whole with its answer.
    void setFoundTraces(const std::vector<TracePtr> &found);
    /// Columns that come with the query, behind those that people have chosen: attributes that it names, and what it
    /// selects, with its values. `told`: values of named ones that came with the answer.
    void setQueryColumns(const QStringList &named,
                         const std::vector<std::pair<QString, AttributeColumns::Values>> &selected,
                         const std::map<QString, AttributeColumns::Values> &told);
    /// Writes the list as it is shown, with its columns: JSON where the name ends so, else CSV. What went wrong, as a
    /// sentence.
    [[nodiscard]] QString saveList(const QString &path) const;
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
    void showAttributes();
    void loadAttributes();
    void askForListFile();
    void scheduleRows();
    void takeRows();
    void showCohort();
    void showList();
    void showWhyEmpty();
    void open(const TraceId &id);
    void hoverRow(const QModelIndex &index);

    TraceListModel &m_model;
    TraceSortModel &m_sorted;
    ResultSet m_results;
    AttributeLoader m_attributes;
    std::vector<TracePtr> m_found;
    QStringList m_chosen; ///< attributes that people have added as columns
    QStringList m_named; ///< attributes of the query
    QStringList m_selected; ///< what it selects
    std::map<QString, AttributeColumns::Values> m_told;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_columns = nullptr;
    QToolButton *m_save = nullptr;
    QWidget *m_tools = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    ChartStrip *m_charts = nullptr;
    CohortBar *m_cohort = nullptr;
    QStackedWidget *m_lists = nullptr;
    TraceTable *m_table = nullptr;
    GroupedTraces *m_groups = nullptr;
    MessagePage *m_message = nullptr;
    MessagePage *m_empty = nullptr; ///< in the list's place
    QTimer *m_cohortDelay = nullptr;
    bool m_areRowsStale = false;
};

} // namespace traceloupe
