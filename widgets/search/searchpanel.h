// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "widgets/search/querycompletion.h"
#include "widgets/search/resultlayout.h"
#include "widgets/search/searchvalues.h"
#include "widgets/search/tracesearch.h"
#include "widgets/search/tracetable.h"

#include <QWidget>

#include <optional>
#include <unordered_set>

class QProgressBar;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace traceloupe {

class Captures;
class CoverageView;
class LiveRefresh;
class MetricsSearch;
class MetricsView;
class QueryBar;
class QueryStore;
class ResultView;
class SearchForm;
class SourceListModel;
class TraceListModel;
class TraceSortModel;
class Veil;

/// Search form, result list and captures: the home of the window. It searches by itself; everything that happens to a
/// trace afterwards (open, export, delete) is announced as a command with the rows that it is for.
class SearchPanel final : public QWidget {
    Q_OBJECT
public:
    /// All outlive the panel.
    struct Rooms {
        CacheAccess &cache;
        SourceAccess &sources;
        SourceListModel &sourceList; ///< with the cache as first row
        Captures &captures;
        QueryStore &queries;
    };

    explicit SearchPanel(const Rooms &rooms, QWidget *parent = nullptr);

    [[nodiscard]] SearchValues values() const;
    void setValues(const SearchValues &values);
    [[nodiscard]] TraceSearch &search() { return *m_search; }
    [[nodiscard]] TraceTable &table();
    [[nodiscard]] ResultView &resultView() { return *m_view; }
    [[nodiscard]] QSplitter &splitter() { return *m_splitter; }

    /// Ids of the traces in the table as it is filtered now, in its order.
    [[nodiscard]] std::vector<TraceId> listedTraces() const;

    [[nodiscard]] ResultLayout resultLayout() const;
    /// A metrics query has been answered, and is shown.
    [[nodiscard]] bool showsMetrics() const;
    void setResultLayout(const ResultLayout &layout);
    void setTimeZone(const DisplayTimeZone &zone);
    /// Searches with what the form holds.
    void searchNow();
    /// A place to search in becomes what is searched: all that is there is listed, and further searches stay there
    /// until the person chooses another place.
    void showPlace(const QString &id);
    /// Shows the cache's traces with these ids; `label` names them, and they are a place to search in as well.
    void showOnly(const QString &label, std::unordered_set<TraceId> ids);
    /// The same search in all of the cache.
    void showAll();
    /// Shows all of the cache and leaves the form as it is.
    void showCache();

Q_SIGNALS:
    void commandRequested(traceloupe::TraceCommand command, const std::vector<traceloupe::TraceSummary> &traces);
    void sourcesDialogRequested();
    void openFilesRequested();
    void openSampleRequested();

private:
    QWidget *buildFormSide();
    QWidget *buildResultSide();
    void addRefreshing(QWidget &side);
    [[nodiscard]] QToolButton *addRestriction(QWidget &side);
    void connectSearch();
    void loadServices();
    void chooseServiceForJaeger(const QStringList &services);
    void loadOperations(const QString &service);
    void startCapture();
    void showState();
    void showCoverage();
    void showNothing();
    [[nodiscard]] bool isOutdated() const;
    [[nodiscard]] QStringList outdatedNote() const;
    void showOutdated();
    void showFailure();
    void addFailureButtons();
    [[nodiscard]] bool isUnasked() const;
    void showRestriction();
    bool searchMetrics();
    void showMetrics();

    Rooms m_rooms;
    TraceListModel *m_model;
    TraceSortModel *m_sorted;
    TraceSearch *m_search;
    QueryCompletion m_completion;
    QSplitter *m_splitter = nullptr;
    SearchForm *m_form = nullptr;
    std::optional<SearchValues> m_asked; ///< what the form held when it was last searched
    DisplayTimeZone m_zone;
    Veil *m_veil = nullptr;
    Veil *m_metricsVeil = nullptr;
    std::vector<QToolButton *> m_only; ///< beside the list and beside the figures
    std::vector<SearchTarget> m_askedIn;
    QProgressBar *m_busy = nullptr;
    QStackedWidget *m_pages = nullptr;
    ResultView *m_view = nullptr;
    MetricsSearch *m_metrics = nullptr;
    MetricsView *m_metricsView = nullptr;
    QueryBar *m_bar = nullptr;
    CoverageView *m_coverage = nullptr;
    LiveRefresh *m_refresh = nullptr;
    quint64 m_completionGeneration = 0;
};

} // namespace traceloupe
