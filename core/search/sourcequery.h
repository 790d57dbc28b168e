// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/pushdown.h"
#include "core/search/queryresult.h"
#include "core/sources/tracesource.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace traceloupe {

/// A query to one backend: pushed down as far as it goes, the rest decided here on whole traces. Lives in a thread with
/// an event loop, and answers there, once. Deleting it cancels.
class SourceQuery final : public QObject {
    Q_OBJECT
public:
    /// Traces that are asked of a backend that can't decide the query itself, at least.
    static constexpr std::uint32_t kTracesToRefine = 500;
    /// Services that are searched one after the other, where a backend wants one and the query names none.
    static constexpr qsizetype kMaxServices = 100;

    using Found = std::function<void(std::vector<QueryHit>)>;
    using Done = std::function<void(QueryCoverage)>;

    SourceQuery(std::unique_ptr<TraceSource> source, traceql::ProgramPtr program, QueryOptions options, Found found,
                Done done);
    ~SourceQuery() override;

    void start();
    /// Done follows at once, with Cancelled.
    void cancel();

private:
    /// The answer of a future, unless this is gone by then.
    template <class T, class Handler>
    void when(QFuture<Result<T>> future, Handler handler)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, handler = std::move(handler)] {
            const QFuture<Result<T>> finished = watcher->future();
            watcher->deleteLater();
            if (m_isDone)
                return;
            if (finished.resultCount() == 0)
                return fail({ErrorCode::Cancelled, {}});
            handler(finished.result());
        });
        m_cancels.push_back([future]() mutable { future.cancel(); });
        watcher->setFuture(future);
    }

    void startTempo();
    void pushWhole();
    void startParts(const QString &why);
    void listServices();
    void searchNextService();
    void searchParts(const QString &service, std::function<void()> then);
    void takeFound(const SearchAnswer &answer);
    void fetchNext();
    void refine(const TracePtr &trace, bool isPartial);
    void emitHits();
    void fail(const Error &error);
    void finish();
    [[nodiscard]] SearchRequest windowed() const;

    std::unique_ptr<TraceSource> m_source;
    traceql::ProgramPtr m_program;
    QueryOptions m_options;
    Found m_found;
    Done m_done;
    PushedPart m_part;
    QueryCoverage m_coverage;
    QStringList m_ran; ///< what can be said of an answer, once it is there
    QStringList m_services; ///< still to be searched
    std::vector<FoundTrace> m_toFetch; ///< rows that came without their trace
    std::vector<TraceId> m_seen;
    std::vector<QueryHit> m_hits;
    std::vector<std::function<void()>> m_cancels;
    int m_fetching = 0;
    bool m_isTruncated = false;
    bool m_isDone = false;
};

} // namespace traceloupe
