// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/queryreader.h"
#include "core/cache/spancolumnstore.h"
#include "core/search/columnprogram.h"
#include "core/search/queryresult.h"
#include "core/search/summaryshelf.h"

#include <atomic>
#include <memory>
#include <vector>

namespace traceloupe {

/// Answers TraceQL from a cache file: the index of (key, value) pairs and the columns of all spans rule traces out, or
/// answer alone; what they can't tell is decided by the traces that are left, loaded and evaluated by several threads.
/// The answer is the same as of evaluating every trace. Columns are kept for the next query. One query at a time, from
/// any one thread; it blocks.
class CacheSearcher {
public:
    static Result<std::unique_ptr<CacheSearcher>> open(const QString &cacheFile, unsigned threads = kThreads);

    /// Hits newest first. An error is one of the whole query: the file, or a fault such as a division by zero.
    /// `cancelled` may be set from any thread.
    Result<QueryCoverage> search(const traceql::ProgramPtr &program, const QueryOptions &options, const HitSink &found,
                                 const std::atomic<bool> *cancelled = nullptr);

    /// A metrics query over the spans that start in `range`; without one, over the window of the options, or else
    /// all of the cache.
    Result<MetricsAnswer> metrics(const traceql::ProgramPtr &program, std::optional<traceql::MetricsRange> range,
                                  const QueryOptions &options = {}, const std::atomic<bool> *cancelled = nullptr);

    /// May be called from any thread: a running query returns Cancelled.
    void interrupt();

private:
    static constexpr unsigned kThreads = 2;

    struct Candidate;
    struct Plan;
    struct Looked;
    class Snapshot;

    CacheSearcher(std::unique_ptr<SpanColumnStore> columns, std::vector<std::unique_ptr<QueryReader>> readers);
    Result<> findCandidates(Plan &plan);
    Result<> findAsked(Plan &plan);
    [[nodiscard]] Result<std::vector<std::int64_t>> askedRows(const QueryOptions &options);
    Result<> lookUpTags(Plan &plan);
    static void noteTags(Plan &plan, const FieldTest &test, const TagSet &set, const TagLookup &lookup,
                         double milliseconds);
    Result<> readColumns(Plan &plan);
    void evaluateColumns(Plan &plan);
    static void keepSureRows(const std::vector<Truth> &truths, std::vector<std::uint32_t> &kept, Candidate &candidate);
    Result<> countTraces(Plan &plan, std::vector<traceql::MetricsEvaluation> &counts);
    [[nodiscard]] Result<TracePtr> loadCandidate(Plan &plan, const Candidate &candidate, unsigned worker);
    Result<> evaluateTraces(Plan &plan, const traceql::ProgramPtr &program, const HitSink &found);
    [[nodiscard]] Result<Looked> lookInto(Plan &plan, const Candidate &candidate, const traceql::Program &program,
                                          unsigned worker);
    [[nodiscard]] Result<bool> isWithoutNeedle(Plan &plan, const Candidate &candidate, unsigned worker);
    [[nodiscard]] Result<HitSpans> spansFromColumns(Plan &plan, const Candidate &candidate, unsigned worker);

    std::unique_ptr<SpanColumnStore> m_columns;
    std::vector<std::unique_ptr<QueryReader>> m_readers; ///< one a thread
    [[nodiscard]] bool isCancelled() const { return m_cancelled || (m_alsoCancelled != nullptr && *m_alsoCancelled); }

    SummaryShelf m_summaries;
    bool m_hasReadColumns = false;
    std::atomic<bool> m_cancelled{false};
    const std::atomic<bool> *m_alsoCancelled = nullptr; ///< of the running query
};

} // namespace traceloupe
