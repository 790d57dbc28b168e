// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/queryjob.h"

#include "core/search/sourcequery.h"
#include "core/search/traceevaluation.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Hits are handed over in batches of so many, or after so long.
constexpr std::size_t kBatchHits = 200;
constexpr qint64 kBatchMs = 100;

} // namespace

Result<> SharedSearcher::with(const std::function<Result<>(CacheSearcher &)> &use)
{
    const std::lock_guard lock(m_use);
    if (!m_searcher) {
        auto opened = CacheSearcher::open(m_file);
        if (!opened)
            return tl::unexpected(opened.error());
        const std::lock_guard pointerLock(m_pointer);
        m_searcher = std::move(*opened);
    }
    return use(*m_searcher);
}

void SharedSearcher::interrupt()
{
    const std::lock_guard lock(m_pointer);
    if (m_searcher)
        m_searcher->interrupt();
}

QueryTarget QueryTarget::ofCache(const QString &name, std::shared_ptr<SharedSearcher> cache, TraceIds only)
{
    QueryTarget target;
    target.name = name;
    target.cache = std::move(cache);
    target.only = std::move(only);
    return target;
}

QueryTarget QueryTarget::ofTraces(const QString &name, std::vector<TracePtr> traces)
{
    QueryTarget target;
    target.name = name;
    target.traces = std::move(traces);
    return target;
}

QueryTarget QueryTarget::ofSource(const SourceConfig &source)
{
    QueryTarget target;
    target.name = source.name;
    target.source = source;
    return target;
}

/// Joins what several targets say of one trace. In the job's thread.
class QueryJob::Merger {
public:
    std::vector<QueryHit> merged(std::vector<QueryHit> hits)
    {
        for (QueryHit &hit : hits) {
            const auto [at, isNew] = m_known.try_emplace(hit.trace.id, hit);
            if (!isNew)
                join(at->second, hit);
            hit = at->second;
            at->second.whole.reset(); // the receiver has it: two owners would keep all traces of a search in memory
        }
        return hits;
    }

private:
    /// The copy with more spans tells more; one that is at hand whole is kept.
    static void join(QueryHit &known, const QueryHit &other)
    {
        QStringList targets = known.targets;
        for (const QString &target : other.targets) {
            if (!targets.contains(target))
                targets << target;
        }
        const bool isBetter = other.trace.spans > known.trace.spans
                              || (known.spansets.empty() && !other.spansets.empty());
        const TracePtr whole = known.whole ? known.whole : other.whole;
        if (isBetter)
            known = other;
        known.whole = whole;
        known.targets = targets;
    }

    std::unordered_map<TraceId, QueryHit> m_known;
};

/// The threads of a job: one with an event loop for the backends, one for each cache and set of traces.
class QueryJob::Worker {
public:
    Worker(QueryJob &job, QueryRequest request, CredentialLookup lookup)
        : m_job(job), m_request(std::move(request)), m_lookup(std::move(lookup))
    {}

    ~Worker()
    {
        cancel();
        for (std::thread &thread : m_threads)
            thread.join();
        if (m_desk) {
            QMetaObject::invokeMethod(m_desk.get(), [this] { m_sources.clear(); }, Qt::BlockingQueuedConnection);
            m_sourceThread.quit();
            m_sourceThread.wait();
        }
    }

    void start()
    {
        auto program = traceql::compile(m_request.text.toStdString());
        if (!program)
            return finishLater({traceql::toError(program.error())});
        if ((*program)->isMetrics())
            return finishLater(
                {Error{ErrorCode::InvalidInput, u"This is a metrics query: it gives series, not traces."_s}});
        m_open = m_request.targets.size();
        if (m_open == 0)
            return finishLater({});
        for (const QueryTarget &target : m_request.targets) {
            if (target.source)
                startSource(target, *program);
            else
                m_threads.emplace_back([this, &target, program = *program] { runLocal(target, program); });
        }
    }

    void cancel()
    {
        m_cancelled = true;
        {
            const std::lock_guard lock(m_runningMutex);
            for (const QueryTarget *target : m_running)
                target->cache->interrupt();
        }
        if (m_desk) {
            QMetaObject::invokeMethod(m_desk.get(), [this] {
                for (const auto &source : m_sources)
                    source->cancel();
            });
        }
    }

private:
    void startSource(const QueryTarget &target, const traceql::ProgramPtr &program)
    {
        if (!m_desk) {
            m_sourceThread.setObjectName(u"query"_s);
            m_desk = std::make_unique<QObject>();
            m_desk->moveToThread(&m_sourceThread);
            m_sourceThread.start();
        }
        QMetaObject::invokeMethod(m_desk.get(), [this, &target, program] {
            const auto secrets = m_lookup ? m_lookup(*target.source) : Result<Credentials>(Credentials{});
            if (!secrets || m_cancelled) {
                QueryCoverage coverage;
                coverage.target = target.name;
                coverage.state = m_cancelled ? QueryCoverage::State::Cancelled : QueryCoverage::State::Failed;
                coverage.reason = m_cancelled ? u"The search was stopped."_s : secrets.error().detail;
                return deliverCoverage(coverage);
            }
            auto query = std::make_unique<SourceQuery>(
                TraceSource::create(*target.source, *secrets), program, m_request.options,
                [this](std::vector<QueryHit> hits) { deliverHits(std::move(hits)); },
                [this, name = target.name](QueryCoverage coverage) {
                    coverage.target = name;
                    deliverCoverage(coverage);
                });
            SourceQuery *started = query.get();
            m_sources.push_back(std::move(query));
            started->start();
        });
    }

    void runLocal(const QueryTarget &target, const traceql::ProgramPtr &program)
    {
        std::vector<QueryHit> batch;
        QElapsedTimer sinceBatch;
        sinceBatch.start();
        const auto flush = [&] {
            if (!batch.empty())
                deliverHits(std::exchange(batch, {}));
            sinceBatch.restart();
        };
        const HitSink sink = [&](QueryHit hit) {
            hit.targets = {target.name};
            batch.push_back(std::move(hit));
            if (batch.size() >= kBatchHits || sinceBatch.elapsed() >= kBatchMs)
                flush();
            return !m_cancelled;
        };
        const Result<QueryCoverage> answer = target.cache ? searchCache(target, program, sink)
                                                          : searchTraces(target.traces, program, m_request.options,
                                                                         sink, m_cancelled);
        flush();
        QueryCoverage coverage;
        if (answer) {
            coverage = *answer;
            coverage.ran << u"The whole query was decided here."_s;
        } else {
            const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
            coverage.state = isCancelled ? QueryCoverage::State::Cancelled : QueryCoverage::State::Failed;
            coverage.reason = isCancelled ? u"The search was stopped."_s : answer.error().detail;
        }
        coverage.target = target.name;
        deliverCoverage(coverage);
    }

    Result<QueryCoverage> searchCache(const QueryTarget &target, const traceql::ProgramPtr &program,
                                      const HitSink &sink)
    {
        QueryCoverage coverage;
        QueryOptions options = m_request.options;
        options.traces = target.only;
        const auto done = target.cache->with([&](CacheSearcher &searcher) -> Result<> {
            setRunning(&target, true);
            auto answer = searcher.search(program, options, sink, &m_cancelled);
            setRunning(&target, false); // before the next job may begin: it must not be interrupted in our place
            if (!answer)
                return tl::unexpected(answer.error());
            coverage = std::move(*answer);
            return {};
        });
        if (!done)
            return tl::unexpected(done.error());
        return coverage;
    }

    void setRunning(const QueryTarget *target, bool isRunning)
    {
        const std::lock_guard lock(m_runningMutex);
        if (isRunning)
            m_running.insert(target);
        else
            m_running.erase(target);
    }

    /// To the job's thread; dropped if it is gone.
    void deliverHits(std::vector<QueryHit> hits)
    {
        QMetaObject::invokeMethod(
            &m_job,
            [job = &m_job, hits = std::move(hits)]() mutable {
                Q_EMIT job->found(job->m_merger->merged(std::move(hits)));
            },
            Qt::QueuedConnection);
    }

    void deliverCoverage(const QueryCoverage &coverage)
    {
        QMetaObject::invokeMethod(
            &m_job,
            [this, coverage] {
                Q_EMIT m_job.covered(coverage);
                if (--m_open == 0)
                    Q_EMIT m_job.finished({});
            },
            Qt::QueuedConnection);
    }

    void finishLater(const QueryOutcome &outcome)
    {
        QMetaObject::invokeMethod(&m_job, [this, outcome] { Q_EMIT m_job.finished(outcome); }, Qt::QueuedConnection);
    }

    QueryJob &m_job;
    const QueryRequest m_request;
    const CredentialLookup m_lookup;
    std::size_t m_open = 0; ///< targets without a coverage yet; of the job's thread
    std::atomic<bool> m_cancelled{false};
    std::mutex m_runningMutex;
    std::unordered_set<const QueryTarget *> m_running; ///< caches that are being searched
    QThread m_sourceThread;
    std::unique_ptr<QObject> m_desk;                      ///< lives in m_sourceThread
    std::vector<std::unique_ptr<SourceQuery>> m_sources;  ///< of that thread
    std::vector<std::thread> m_threads;
};

QueryJob::QueryJob(QueryRequest request, CredentialLookup lookup, QObject *parent)
    : QObject(parent),
      m_merger(std::make_unique<Merger>()),
      m_worker(std::make_unique<Worker>(*this, std::move(request), std::move(lookup)))
{}

QueryJob::~QueryJob() = default;

void QueryJob::start()
{
    m_worker->start();
}

void QueryJob::cancel()
{
    m_worker->cancel();
}

} // namespace traceloupe
