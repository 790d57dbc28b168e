// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the parts of CacheSearcher share.
#include "core/search/cachesearcher.h"

#include <QElapsedTimer>

#include <algorithm>

namespace traceloupe {

[[nodiscard]] inline double msOf(const QElapsedTimer &clock)
{
    constexpr double kNsPerMs = 1e6;
    return static_cast<double>(clock.nsecsElapsed()) / kNsPerMs;
}

/// A trace that may match, or does.
struct CacheSearcher::Candidate {
    std::uint32_t segment = 0;
    std::uint32_t trace = 0;
    bool isSure = false; ///< columns alone tell its spans
    std::uint32_t firstSure = 0; ///< where they begin in Plan::sureRows of the segment
    std::uint32_t sureRows = 0;  ///< how many there are
};

/// What became of a candidate.
struct CacheSearcher::Looked {
    std::optional<QueryHit> hit; ///< nothing if it does not match after all
    bool isLoaded = false;
};

/// A query on its way through the steps.
struct CacheSearcher::Plan {
    QueryOptions options;
    ColumnProgram program;
    std::uint64_t stored = 0; ///< traces of the file
    std::optional<std::vector<std::int64_t>> listed; ///< that time and index leave, ascending; nothing = all
    SpanColumnsPtr columns;
    std::vector<Candidate> candidates;               ///< newest first
    std::vector<std::vector<std::uint32_t>> sureRows; ///< by segment: rows of its sure candidates, one after the other
    std::vector<ColumnProgram::Scratch> scratch; ///< by worker
    std::atomic<std::uint64_t> loadedTraces{0};
    std::atomic<std::uint64_t> lookedFor{0}; ///< traces that were searched for texts first
    std::atomic<std::uint64_t> ruledOut{0}; ///< of those
    std::atomic<std::uint64_t> damaged{0};
    QueryCoverage coverage;

    Plan(const traceql::Query &query, const QueryOptions &asked) : options(asked), program(query) {}
    [[nodiscard]] const SegmentTrace &traceOf(const Candidate &candidate) const
    {
        return columns->segments[candidate.segment]->traces[candidate.trace];
    }
    /// Traces that time and index left.
    [[nodiscard]] std::uint64_t left() const
    {
        const std::uint64_t left = listed ? listed->size() : columns->traces;
        return options.traces ? std::min<std::uint64_t>(left, options.traces->size()) : left;
    }
    /// Requires: some are listed.
    [[nodiscard]] bool isListed(std::int64_t traceRow) const { return std::ranges::binary_search(*listed, traceRow); }
    [[nodiscard]] bool mayMatch(std::int64_t traceRow) const
    {
        return listed ? isListed(traceRow) : program.mayMatch(traceRow);
    }
    void note(ExplainStep step) { coverage.steps.push_back(std::move(step)); }
    void noteDamaged()
    {
        if (damaged > 0)
            coverage.warnings
                << QStringLiteral("%1 traces could not be read: their stored copies are damaged.").arg(damaged.load());
    }
};

} // namespace traceloupe
