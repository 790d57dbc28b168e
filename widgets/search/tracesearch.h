// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/attributecolumns.h"
#include "core/models/cacheaccess.h"
#include "core/models/searchplace.h"
#include "core/models/sourceaccess.h"
#include "core/search/queryjob.h"
#include "widgets/search/searchvalues.h"

#include <QObject>
#include <QPointer>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

class TraceListModel;

/// The place as people read it where a search says what it found there.
[[nodiscard]] QString nameOf(const SearchTarget &target);

/// One search at a time over the cache, a source, or several at once; what they find is put together in a
/// TraceListModel (a trace that several have is one row), and each says how far it was searched. An answer to an
/// earlier search is dropped. Rows of sources are marked as cached, and follow the cache when it changes.
class TraceSearch final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Found, Failed }; ///< Failed: no target answered

    /// All outlive the search.
    TraceSearch(CacheAccess &cache, SourceAccess &sources, TraceListModel &model, QObject *parent = nullptr);
    ~TraceSearch() override;

    /// Requires: values without problems and a query without mistakes; at least one target.
    void search(const SearchValues &values, const std::vector<SearchTarget> &targets);
    void stop();
    /// The cache changed: the same question to it again, without showing a search.
    void refresh();
    /// The same question to all targets again, without showing a search. Rows that were not there are marked as new,
    /// for a few repetitions or until someone looks at them.
    void repeat();
    /// Someone watches the answer: what a change of the cache brings is marked as new as well.
    void setLive(bool isLive) { m_isLive = isLive; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRepeating() const { return m_isQuiet && m_isAsking; }
    /// Rows of this search are in the list, not any more those of the one before.
    [[nodiscard]] bool hasOwnRows() const { return m_state != State::Searching || m_isStreaming; }
    /// When repeat(), or a live refresh(), was last answered, Unix epoch; nothing before.
    [[nodiscard]] std::optional<qint64> repeatedMs() const { return m_repeatedMs; }
    /// Someone looked at it: it is not new any more.
    void markSeen(const TraceId &id);
    /// Of the first target that failed.
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const SearchValues &values() const { return m_values; }
    [[nodiscard]] const std::vector<SearchTarget> &targets() const { return m_targets; }
    [[nodiscard]] bool isOnlyLocal() const { return std::ranges::all_of(m_targets, &SearchTarget::isLocal); }
    /// No conditions, no time range: everything that is at the one place on this computer.
    [[nodiscard]] bool isWholeList() const;
    /// For who else asks the cache: its columns stay at hand.
    [[nodiscard]] const std::shared_ptr<SharedSearcher> &searcher() const { return m_searcher; }
    /// By target; those that have not answered are not in it.
    [[nodiscard]] const std::vector<QueryCoverage> &coverage() const { return m_coverage; }
    /// The whole trace, where the backend sent it with the search; else null.
    [[nodiscard]] TracePtr foundTrace(const TraceId &id) const;
    [[nodiscard]] std::vector<TracePtr> foundTraces() const;
    /// What the query names: keys of attributes, to be looked up, and what it selects, with the values found so far.
    [[nodiscard]] const QStringList &namedKeys() const { return m_namedKeys; }
    /// Of those keys, what backends told with their answers.
    [[nodiscard]] const std::map<QString, AttributeColumns::Values> &told() const { return m_told; }
    [[nodiscard]] const std::vector<std::pair<QString, AttributeColumns::Values>> &selected() const
    {
        return m_selected;
    }

Q_SIGNALS:
    void stateChanged();
    void coverageChanged();

private:
    void ask();
    void listCache();
    [[nodiscard]] QueryTarget queryTargetOf(const SearchTarget &target) const;
    void startJob();
    void endJob();
    void readQuery();
    void takeSelected(const QueryHit &hit);
    void takeHits(const std::vector<QueryHit> &hits);
    void takeCoverage(QueryCoverage coverage);
    void gather(TraceSummary row);
    [[nodiscard]] TraceSummary rowOf(const QueryHit &hit) const;
    void finish();
    void markCached();
    void ageFresh();
    void takeNew();
    void showFresh();
    void setState(State state);

    CacheAccess &m_cache;
    SourceAccess &m_sources;
    TraceListModel &m_model;
    std::shared_ptr<SharedSearcher> m_searcher; ///< keeps the cache's columns warm from one search to the next
    QPointer<QueryJob> m_job;
    State m_state = State::Idle;
    Error m_error;
    SearchValues m_values;
    QString m_query;
    std::vector<SearchTarget> m_targets;
    bool m_isAsking = false; ///< shown or not
    bool m_isStreaming = false; ///< rows of this search are in the list
    bool m_isQuiet = false; ///< the list stays until all have answered
    bool m_isLive = false;
    bool m_marksFresh = false;
    bool m_agesFresh = false; ///< what was new is a repetition older
    std::optional<qint64> m_repeatedMs;
    std::unordered_map<TraceId, int> m_freshFor; ///< repetitions that a row stays marked as new
    std::vector<TraceSummary> m_gathered;
    std::unordered_map<TraceId, std::size_t> m_gatheredRows;
    std::unordered_map<TraceId, TracePtr> m_found;
    std::vector<QueryCoverage> m_coverage;
    QStringList m_namedKeys;
    std::map<QString, AttributeColumns::Values> m_told; ///< by key
    std::vector<std::pair<QString, AttributeColumns::Values>> m_selected; ///< by attribute, in the query's order
    quint64 m_generation = 0;
};

} // namespace traceloupe
