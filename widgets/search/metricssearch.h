// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sourceaccess.h"
#include "core/search/queryjob.h"
#include "core/sources/metricssource.h"
#include "widgets/common/background.h"
#include "widgets/search/tracesearch.h"

#include <QObject>

#include <memory>
#include <vector>

namespace traceloupe {

/// One metrics query at a time, to the cache (or some of its traces, or several such: each trace counts once) or to
/// backends that compute metrics themselves. Each answers for itself;
/// several are asked for the same steps, so that their figures can be put together (metricsmerge.h).
class MetricsSearch final : public QObject {
    Q_OBJECT
public:
    /// `searcher` is the one of the trace search, so that the columns are read once.
    MetricsSearch(std::shared_ptr<SharedSearcher> searcher, SourceAccess &sources, QObject *parent = nullptr);
    ~MetricsSearch() override;

    /// `stepNs` 0: a round length that gives about a hundred steps. Requires: program->isMetrics().
    void search(traceql::ProgramPtr program, const SearchValues &values, const std::vector<SearchTarget> &targets,
                std::int64_t stepNs);
    /// The same question again.
    void repeat(std::int64_t stepNs);
    /// The same question again, without showing a search: what is there stays until all places have answered.
    void refresh();
    void stop();

    [[nodiscard]] bool isSearching() const { return m_open > 0 && !m_isQuiet; }
    [[nodiscard]] const traceql::ProgramPtr &program() const { return m_program; }
    /// By target, as they come; a failed one has no series and says why in its coverage.
    [[nodiscard]] const std::vector<MetricsAnswer> &answers() const { return m_answers; }

Q_SIGNALS:
    void changed(); ///< begun, answered or stopped

private:
    void ask();
    void askCache(QueryOptions options);
    void askSource(const SourceConfig &source, const QueryOptions &options);
    void askSeries(const SourceConfig &source, const traceql::MetricsRange &range);
    void take(const QString &target, Result<MetricsAnswer> answer);

    std::shared_ptr<SharedSearcher> m_searcher;
    SourceAccess &m_sources;
    quint64 m_generation = 0; ///< answers of an earlier search are dropped
    std::vector<SourceAccess::Ticket> m_tickets;
    Background m_work;
    std::shared_ptr<std::atomic<bool>> m_cancelled; ///< of the running search
    traceql::ProgramPtr m_program;
    SearchValues m_values;
    std::vector<SearchTarget> m_targets;
    std::vector<MetricsAnswer> m_answers;
    int m_open = 0; ///< targets without an answer
    std::int64_t m_stepNs = 0;
    bool m_isQuiet = false;
    std::vector<MetricsAnswer> m_coming; ///< of a quiet search
};

} // namespace traceloupe
