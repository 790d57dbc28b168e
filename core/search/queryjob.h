// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/cachesearcher.h"
#include "core/search/queryresult.h"
#include "core/sources/tracesource.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace traceloupe {

/// A CacheSearcher that several jobs use one after the other, so that columns stay at hand between queries. Opened
/// when first asked for.
class SharedSearcher {
public:
    explicit SharedSearcher(QString cacheFile) : m_file(std::move(cacheFile)) {}
    [[nodiscard]] const QString &file() const { return m_file; }
    /// Waits until no other job uses it. `use` runs with it.
    Result<> with(const std::function<Result<>(CacheSearcher &)> &use);
    /// What runs now, if anything, ends with Cancelled.
    void interrupt();

private:
    QString m_file;
    std::mutex m_use;
    std::mutex m_pointer; ///< of m_searcher itself
    std::unique_ptr<CacheSearcher> m_searcher;
};

/// One place to ask: a cache or some of its traces (opened files), traces in memory, or a backend.
struct QueryTarget {
    QString name;                           ///< for people, distinct in a request
    std::shared_ptr<SharedSearcher> cache;  ///< else
    TraceIds only;                          ///< of the cache
    std::vector<TracePtr> traces;           ///< else
    std::optional<SourceConfig> source;

    [[nodiscard]] static QueryTarget ofCache(const QString &name, std::shared_ptr<SharedSearcher> cache,
                                             TraceIds only = nullptr);
    [[nodiscard]] static QueryTarget ofTraces(const QString &name, std::vector<TracePtr> traces);
    [[nodiscard]] static QueryTarget ofSource(const SourceConfig &source);
};

/// A search query to several targets at once.
struct QueryRequest {
    QString text;         ///< TraceQL, no metrics
    QueryOptions options; ///< the limit is of each target; backends without a window search the last hour
    std::vector<QueryTarget> targets;
};

/// How a job ended. An error only if the query itself is none; a target that failed says so in its coverage.
struct QueryOutcome {
    std::optional<Error> error;
};

/// Asks all targets of a request side by side, in threads of its own; the caller only sees signals, in its own thread.
/// A backend is asked for what its API can say, and the rest is decided here, so that a query means the same
/// everywhere; QueryCoverage says what ran where, and how far each target was searched.
class QueryJob final : public QObject {
    Q_OBJECT
public:
    using CredentialLookup = std::function<Result<Credentials>(const SourceConfig &)>; ///< called in any thread

    QueryJob(QueryRequest request, CredentialLookup lookup, QObject *parent = nullptr);
    ~QueryJob() override; ///< cancels and waits

    void start(); ///< once
    void cancel(); ///< finished() follows; targets that were not done are covered as Cancelled

Q_SIGNALS:
    /// In batches as they come. A trace that an earlier batch had comes again, whole, when another target has it too:
    /// the later one replaces it.
    void found(const std::vector<traceloupe::QueryHit> &hits);
    void covered(const traceloupe::QueryCoverage &coverage); ///< once for each target
    void finished(const traceloupe::QueryOutcome &outcome); ///< after the last target

private:
    class Worker;
    class Merger;
    std::unique_ptr<Merger> m_merger;
    std::unique_ptr<Worker> m_worker;
};

} // namespace traceloupe
