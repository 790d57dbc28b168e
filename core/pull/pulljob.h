// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/sources/tracesource.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace traceloupe {

/// What to capture: trace ids, or everything that a search finds in a window.
struct PullRequest {
    SourceConfig source;
    Credentials credentials;
    QString cacheFile;
    std::vector<TraceId> traceIds; ///< if not empty, only these, wherever in time they are
    SearchRequest search; ///< limit = traces at most in all (0 = all); windows are split past the backend's own limit
    bool refresh = false; ///< fetch traces again that are in the cache and whole
};

/// Progress and, at the end, the result. Plain numbers; rates are over the last seconds.
struct PullProgress {
    /// Sentences that are kept; `failed` counts all.
    static constexpr qsizetype kMaxProblems = 20;
    std::uint64_t found = 0; ///< traces that searches have named so far
    std::uint64_t fetched = 0;
    std::uint64_t skipped = 0; ///< already in the cache and whole
    std::uint64_t failed = 0; ///< traces that could not be fetched, and searches that failed
    std::uint64_t spans = 0;
    std::uint64_t newTraces = 0;
    std::uint64_t updatedTraces = 0;
    std::uint64_t partialTraces = 0;
    double coverage = 0; ///< share of the time window that was searched completely (of the ids that were got), 0..1
    bool truncated = false; ///< some window still hit the backend's limit at its smallest size, or `limit` was reached
    double spansPerSecond = 0;
    QStringList problems; ///< sentences, first kMaxProblems
    friend bool operator==(const PullProgress &, const PullProgress &) = default;
};

/// A capture: searches, fetches and stores in batches, each committed as it comes; works in a thread of its own, so
/// that the caller only sees signals. Cancelling (or being killed) keeps what was stored, and running the same request
/// again resumes it: windows that were finished are not searched again, traces that are whole are not fetched again.
/// A request that came to its end starts afresh when it is run again.
class PullJob : public QObject {
    Q_OBJECT
public:
    explicit PullJob(PullRequest request, QObject *parent = nullptr);
    ~PullJob() override; ///< cancels, stores what is at hand and waits

    void start(); ///< once
    void cancel(); ///< finished() follows with Cancelled

Q_SIGNALS:
    void progressed(const traceloupe::PullProgress &progress); ///< at most 10 times a second, and before finished()
    void finished(const traceloupe::Result<traceloupe::PullProgress> &result);

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace traceloupe
