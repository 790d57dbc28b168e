// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pull/pulljob.h"
#include "core/pull/pullwindows.h"
#include "core/pull/ratemeter.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// The capture behind PullJob. Everything happens in the thread that it lives in, between two turns of its event loop.
///
/// A window is searched; what it names is fetched (or came with the answer), put into the batch, and stored. A window
/// is remembered as finished when its answer was whole and every trace it named is stored. A window whose answer hit
/// the limit is split in two.
class PullWorker final : public QObject {
public:
    /// Failures one after another after which the backend is taken for gone.
    static constexpr int kMaxFailuresInARow = 5;

    struct Observer {
        std::function<void(const PullProgress &)> progressed;
        std::function<void(const Result<PullProgress> &)> finished; ///< once, at the end; the thread then quits
    };

    PullWorker(PullRequest request, Observer observer);
    ~PullWorker() override;

    void run();
    void cancel();

private:
    struct Window {
        SearchRequest search;
        TimeWindow time;
        std::size_t unstored = 0; ///< traces that it named and that are not yet in the cache
        bool isWhole = false;     ///< searched, and the answer was not cut off
        bool hasFailed = false;   ///< a trace of it could not be fetched
    };
    using WindowPtr = std::shared_ptr<Window>;
    struct Wanted {
        TraceId id;
        std::int64_t startNs = 0;
        std::int64_t endNs = 0;
    };

    // What to do
    Result<> prepare();
    void planIds();
    void planAllServices();
    void planSearch(const SearchRequest &search);
    void pump();
    [[nodiscard]] bool hasWork() const { return !m_wanted.empty() || !m_windows.empty(); }

    // Searching
    void startSearch(const WindowPtr &window);
    void searched(const WindowPtr &window, Result<SearchAnswer> answer);
    void searchFailed(const WindowPtr &window, const Error &error);
    void cutOff(const WindowPtr &window);
    void splitWindow(const WindowPtr &window);
    [[nodiscard]] std::uint32_t remainingLimit() const;

    // Traces
    void accept(FoundTrace found, const WindowPtr &window);
    [[nodiscard]] bool isCached(const TraceId &id, std::uint32_t spans);
    void startFetch(const Wanted &wanted);
    void fetched(const TraceId &id, Result<FetchedTrace> result);
    void fetchFailed(const TraceId &id, const Error &error);

    // Storing
    void addToBatch(TracePtr trace, bool partial);
    void commit();
    void settle(const TraceId &id, bool isStored);
    void maybeDone(const WindowPtr &window);

    // The end
    void addProblem(const QString &sentence);
    void stopWith(const Error &error);
    void end();
    void report();
    void forgetWindows();
    /// Calls `done` with the answer, or with Cancelled, and goes on.
    template <class T, class Done>
    void await(const QFuture<Result<T>> &future, Done done);

    PullRequest m_request;
    Observer m_observer;
    SearchLimits m_limits;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<TraceSource> m_source;
    Origin m_origin;

    std::vector<WindowPtr> m_windows; ///< to be searched, the next one last
    std::deque<Wanted> m_wanted;
    std::unordered_set<TraceId> m_seen;
    std::unordered_map<TraceId, std::vector<WindowPtr>> m_waiting; ///< windows that wait for a trace to be stored
    std::vector<StoreItem> m_batch;
    std::size_t m_batchBytes = 0;
    int m_active = 0;
    int m_failuresInARow = 0;
    bool m_anySearchDone = false;
    bool m_hasGaps = false; ///< a window or trace failed: finished windows stay remembered for the next run
    QStringList m_queryKeys;          ///< of all searches, as finished windows are remembered under them
    double m_plannedNs = 0;
    double m_coveredNs = 0;

    PullProgress m_progress;
    std::optional<Error> m_error;     ///< why we stop
    std::optional<Error> m_firstFailure;
    RateMeter m_rate;
    QElapsedTimer m_clock;
    QTimer m_reportTimer;
    QTimer m_commitTimer;
    bool m_isEnded = false;
};

template <class T, class Done>
void PullWorker::await(const QFuture<Result<T>> &future, Done done)
{
    ++m_active;
    auto *watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        --m_active;
        // A cancelled future holds no result.
        if (watcher->future().resultCount() > 0 && !watcher->isCanceled())
            done(watcher->future().takeResult());
        else
            done(Result<T>(fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."))));
        pump();
    });
    watcher->setFuture(future);
}

} // namespace traceloupe
