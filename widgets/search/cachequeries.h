// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/cachesearcher.h"
#include "widgets/common/background.h"

#include <memory>
#include <mutex>

namespace traceloupe {

/// Answers to a query over the cache.
struct CacheAnswer {
    std::vector<QueryHit> hits; ///< newest first
    QueryCoverage coverage;
};

/// Asks the cache in TraceQL beside the GUI thread, one query at a time: asking again stops the one before. The columns
/// of the cache stay warm from one query to the next.
class CacheQueries final {
public:
    explicit CacheQueries(const QString &cacheFile) : m_desk(std::make_shared<Desk>()) { m_desk->file = cacheFile; }
    ~CacheQueries() { stop(); }
    CacheQueries(const CacheQueries &) = delete;
    CacheQueries &operator=(const CacheQueries &) = delete;

    void ask(const traceql::ProgramPtr &program, const QueryOptions &options,
             std::function<void(Result<CacheAnswer>)> done);
    /// `done` is not called any more.
    void stop();

private:
    /// Shared with the thread that works, which may outlive us by a moment.
    struct Desk {
        QString file;
        std::mutex inUse;
        std::mutex guard; ///< of searcher, for interrupting it
        std::unique_ptr<CacheSearcher> searcher;
        std::atomic<quint64> wanted{0}; ///< number of the query that is to be answered
    };

    static Result<CacheAnswer> answer(Desk &desk, quint64 number, const traceql::ProgramPtr &program,
                                      const QueryOptions &options);

    std::shared_ptr<Desk> m_desk;
    Background m_background;
};

} // namespace traceloupe
