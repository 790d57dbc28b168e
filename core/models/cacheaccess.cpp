// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cacheaccess.h"

#include <QMutex>
#include <QSemaphore>
#include <QTimer>
#include <QWaitCondition>

#include <chrono>
#include <deque>
#include <optional>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace std::chrono_literals;

namespace traceloupe {
namespace {

constexpr auto kWatchInterval = 1s;

/// A load frees several times what it keeps; glibc holds on to that unless it is told.
void giveFreedMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

/// One thread with its queue and its Cache, which it opens at its first job (and again at the next one if that failed).
class CacheAccess::LaneThread {
public:
    LaneThread(QString file, Lane lane)
        : m_file(std::move(file)),
          m_drains(lane == Lane::Write),
          m_trims(lane == Lane::Load),
          m_thread([this] { loop(); })
    {}

    ~LaneThread()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_stop = true;
            if (!m_drains) {
                m_jobs.clear();
                if (m_cache)
                    m_cache->interrupt();
            }
            m_wake.wakeAll();
        }
        m_thread.join();
    }

    void post(Job job)
    {
        const QMutexLocker lock(&m_mutex);
        m_jobs.push_back(std::move(job));
        m_wake.wakeAll();
    }

    void interrupt()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_cache && m_isBusy)
            m_cache->interrupt();
    }

private:
    void loop()
    {
        while (std::optional<Job> job = next()) {
            (*job)(opened());
            job.reset();
            if (finished() && m_trims)
                giveFreedMemoryBack();
        }
    }

    /// Whether nothing waits.
    bool finished()
    {
        const QMutexLocker lock(&m_mutex);
        m_isBusy = false;
        return m_jobs.empty();
    }

    std::optional<Job> next()
    {
        const QMutexLocker lock(&m_mutex);
        while (m_jobs.empty() && !m_stop)
            m_wake.wait(&m_mutex);
        if (m_jobs.empty())
            return std::nullopt;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        m_isBusy = true;
        return job;
    }

    Opened opened()
    {
        if (m_cache)
            return m_cache.get();
        auto cache = Cache::open(m_file);
        if (!cache)
            return tl::unexpected(cache.error());
        const QMutexLocker lock(&m_mutex);
        m_cache = std::move(*cache);
        return m_cache.get();
    }

    const QString m_file;
    const bool m_drains;
    const bool m_trims;
    QMutex m_mutex;
    QWaitCondition m_wake;
    std::deque<Job> m_jobs;
    std::unique_ptr<Cache> m_cache;
    bool m_isBusy = false;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of the above
};

CacheAccess::CacheAccess(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    for (const Lane lane : {Lane::List, Lane::Load, Lane::Write})
        m_lanes[static_cast<int>(lane)] = std::make_unique<LaneThread>(m_file, lane);
}

CacheAccess::~CacheAccess() = default;

Result<> CacheAccess::writeNow(const std::function<Result<>(Cache &)> &work)
{
    Result<> answer;
    QSemaphore done;
    post(Lane::Write, [&](const Opened &cache) {
        answer = cache ? work(**cache) : Result<>(tl::unexpected(cache.error()));
        done.release();
    });
    done.acquire();
    return answer;
}

void CacheAccess::interrupt(Lane lane)
{
    this->lane(lane).interrupt();
}

void CacheAccess::startWatching()
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &CacheAccess::lookForChanges);
    timer->start(kWatchInterval);
    lookForChanges(); // what changes from here on is news
}

void CacheAccess::lookForChanges()
{
    if (m_isLooking)
        return;
    m_isLooking = true;
    run(
        Lane::List, this, [](Cache &cache) { return cache.dataVersion(); },
        [this](const Result<std::int64_t> &version) {
            m_isLooking = false;
            if (!version || *version == m_version)
                return;
            const bool isFirst = m_version < 0;
            m_version = *version;
            if (!isFirst)
                Q_EMIT changed();
        });
}

void CacheAccess::post(Lane lane, Job job)
{
    this->lane(lane).post(std::move(job));
}

void CacheAccess::deliver(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

CacheAccess::LaneThread &CacheAccess::lane(Lane lane) const
{
    return *m_lanes[static_cast<int>(lane)];
}

} // namespace traceloupe
