// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"
#include "core/models/sourceaccess.h"
#include "core/traceql/evaluator.h"
#include "widgets/common/background.h"
#include "widgets/search/searchvalues.h"

#include <QObject>

#include <optional>
#include <unordered_map>
#include <vector>

namespace traceloupe {

class TraceListModel;

/// One search at a time over the cache or a source, its answer in a TraceListModel. An answer to an earlier search
/// is dropped. Rows of a source's answer are marked as cached, and follow the cache when it changes.
class TraceSearch final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Found, Failed };

    /// All outlive the search.
    TraceSearch(CacheAccess &cache, SourceAccess &sources, TraceListModel &model, QObject *parent = nullptr);

    /// Requires: values without problems; `source` is null for the cache.
    void search(const SearchValues &values, const SourceConfig *source);
    void stop();
    /// The cache changed: the same question to it again, without showing a search.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// The source that the rows are from; nothing for the cache.
    [[nodiscard]] const std::optional<SourceConfig> &source() const { return m_source; }
    [[nodiscard]] const SearchValues &values() const { return m_values; }
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    /// The whole trace, where the backend sent it with the search; else null.
    [[nodiscard]] TracePtr foundTrace(const TraceId &id) const;

Q_SIGNALS:
    void stateChanged();

private:
    void searchCache(bool isRefresh);
    void searchSource();
    /// Leaves out what the whole query rules out: a backend was asked for what its parameters can say.
    void refineAnswer(SearchAnswer answer);
    void takeRows(Result<std::vector<TraceSummary>> rows, bool isRefresh);
    void takeAnswer(Result<SearchAnswer> answer);
    void markCached();
    void fail(const Error &error);
    void setState(State state);

    CacheAccess &m_cache;
    SourceAccess &m_sources;
    TraceListModel &m_model;
    State m_state = State::Idle;
    Error m_error;
    SearchValues m_values;
    std::optional<SourceConfig> m_source;
    std::optional<SourceAccess::Ticket> m_ticket;
    Background m_refinement;
    traceql::ProgramPtr m_program; ///< null: the fields say all of the query
    std::unordered_map<TraceId, TracePtr> m_found;
    QStringList m_warnings;
    bool m_isTruncated = false;
    quint64 m_generation = 0;
};

} // namespace traceloupe
