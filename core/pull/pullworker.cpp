// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pullworker.h"

#include <QThread>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReportIntervalMs = 100;
/// A batch is stored when it is this old, or this large.
constexpr int kCommitIntervalMs = 1'000;
constexpr std::size_t kBatchTraces = 200;
constexpr std::size_t kBatchBytes = 32U << 20;

} // namespace

PullWorker::PullWorker(PullRequest request, Observer observer)
    : m_request(std::move(request)),
      m_observer(std::move(observer)),
      m_limits(searchLimitsOf(m_request.source.kind)),
      m_reportTimer(this),
      m_commitTimer(this)
{
    m_clock.start();
    m_reportTimer.setInterval(kReportIntervalMs);
    connect(&m_reportTimer, &QTimer::timeout, this, &PullWorker::report);
    m_commitTimer.setInterval(kCommitIntervalMs);
    connect(&m_commitTimer, &QTimer::timeout, this, &PullWorker::commit);
}

PullWorker::~PullWorker() = default;

void PullWorker::run()
{
    m_reportTimer.start();
    m_commitTimer.start();
    if (const auto ready = prepare(); !ready)
        stopWith(ready.error());
    pump();
}

void PullWorker::cancel()
{
    if (!m_isEnded)
        stopWith({ErrorCode::Cancelled, u"The capture was cancelled; what was stored stays."_s});
    pump();
}

Result<> PullWorker::prepare()
{
    if (m_error)
        return {}; // cancelled before the start
    auto cache = Cache::open(m_request.cacheFile);
    if (!cache)
        return tl::unexpected(cache.error());
    m_cache = std::move(*cache);
    m_source = TraceSource::create(m_request.source, m_request.credentials);
    m_origin = {sourceKindName(m_request.source.kind), m_request.source.baseUrl.toString(QUrl::RemoveUserInfo)};
    if (!m_request.traceIds.empty())
        planIds();
    else if (m_request.source.kind == SourceKind::Jaeger && m_request.search.service.isEmpty())
        planAllServices();
    else
        planSearch(m_request.search);
    return {};
}

void PullWorker::planIds()
{
    for (const TraceId &id : m_request.traceIds) {
        if (!m_seen.insert(id).second)
            continue;
        ++m_progress.found;
        if (isCached(id, 0))
            ++m_progress.skipped;
        else
            m_wanted.push_back({id}); // a window that is wrong would make it partial
    }
}

void PullWorker::planAllServices()
{
    // Jaeger searches one service at a time.
    await(m_source->services(), [this](const Result<QStringList> &services) {
        if (!services)
            return stopWith(services.error());
        for (const QString &service : *services) {
            SearchRequest search = m_request.search;
            search.service = service;
            planSearch(search);
        }
    });
}

void PullWorker::planSearch(const SearchRequest &search)
{
    const TimeWindow whole{search.startNs, search.endNs};
    if (whole.lengthNs() <= 0)
        return stopWith(
            {ErrorCode::InvalidInput, u"The time range to capture is empty: its end is not after its start."_s});
    std::vector<TimeWindow> done;
    const QString queryKey = windowQueryKey(search);
    m_queryKeys << queryKey;
    if (!m_request.refresh) {
        const auto remembered = m_cache->windowsDone(windowSourceKey(m_request.source), queryKey);
        if (!remembered)
            return stopWith(remembered.error());
        for (const auto &[startNs, endNs] : *remembered)
            done.push_back({startNs, endNs});
    }
    m_plannedNs += static_cast<double>(whole.lengthNs());
    m_coveredNs += static_cast<double>(whole.lengthNs());
    for (const TimeWindow &left : withoutWindows(whole, std::move(done))) {
        m_coveredNs -= static_cast<double>(left.lengthNs());
        for (const TimeWindow &piece : cutWindow(left, m_limits.longestNs)) {
            auto window = std::make_shared<Window>();
            window->search = search;
            window->search.limit = m_limits.page;
            window->time = piece;
            m_windows.push_back(std::move(window));
        }
    }
}

void PullWorker::pump()
{
    if (m_isEnded)
        return;
    const int most = std::max(1, m_request.source.parallelRequests);
    while (!m_error && m_active < most && hasWork()) {
        if (!m_wanted.empty()) {
            const Wanted wanted = m_wanted.front();
            m_wanted.pop_front();
            startFetch(wanted);
        } else {
            const WindowPtr window = std::move(m_windows.back());
            m_windows.pop_back();
            startSearch(window);
        }
    }
    if (m_active == 0 && (m_error || !hasWork()))
        end();
}

bool PullWorker::isCached(const TraceId &id, std::uint32_t spans)
{
    if (m_request.refresh)
        return false;
    const auto summary = m_cache->summary(id);
    return summary && !summary->partial && summary->spans >= spans
           && std::find(summary->origins.begin(), summary->origins.end(), m_origin) != summary->origins.end();
}

void PullWorker::startFetch(const Wanted &wanted)
{
    await(m_source->trace(wanted.id, wanted.startNs, wanted.endNs),
          [this, id = wanted.id](Result<FetchedTrace> result) { fetched(id, std::move(result)); });
}

void PullWorker::fetched(const TraceId &id, Result<FetchedTrace> result)
{
    if (!result)
        return fetchFailed(id, result.error());
    m_failuresInARow = 0;
    if (result->partial && !result->message.isEmpty())
        addProblem(u"Trace %1 is partial: %2"_s.arg(QString::fromStdString(id.toHex()), result->message));
    if (result->trace->id() != id) {
        // A backend that compares half of the id gave the other spelling: what waits for `id` waits for that one.
        auto &windows = m_waiting[result->trace->id()];
        if (const auto asked = m_waiting.extract(id); !asked.empty())
            windows.insert(windows.end(), asked.mapped().begin(), asked.mapped().end());
    }
    addToBatch(std::move(result->trace), result->partial);
}

void PullWorker::fetchFailed(const TraceId &id, const Error &error)
{
    settle(id, false);
    if (error.code == ErrorCode::Cancelled)
        return;
    ++m_progress.failed;
    m_hasGaps = true;
    if (!m_firstFailure)
        m_firstFailure = error;
    addProblem(error.detail);
    const bool isAboutOneTrace = error.code == ErrorCode::NotFound || error.code == ErrorCode::LimitExceeded
                                 || error.code == ErrorCode::InvalidInput;
    m_failuresInARow = isAboutOneTrace ? 0 : m_failuresInARow + 1;
    if (error.code == ErrorCode::Authentication || m_failuresInARow >= kMaxFailuresInARow)
        stopWith(error);
}

void PullWorker::addToBatch(TracePtr trace, bool partial)
{
    ++m_progress.fetched;
    m_progress.spans += trace->spanCount();
    if (partial)
        ++m_progress.partialTraces;
    m_batchBytes += trace->memoryBytes();
    m_batch.push_back({std::move(trace), partial});
    if (m_batch.size() >= kBatchTraces || m_batchBytes >= kBatchBytes)
        commit();
}

void PullWorker::commit()
{
    if (m_batch.empty())
        return;
    const std::vector<StoreItem> batch = std::move(m_batch);
    m_batch.clear();
    m_batchBytes = 0;
    const auto stored = m_cache->store(batch, m_origin);
    for (const StoreItem &item : batch)
        settle(item.trace->id(), stored.has_value());
    if (!stored)
        return stopWith(stored.error());
    m_progress.newTraces += stored->newTraces;
    m_progress.updatedTraces += stored->updatedTraces;
}

void PullWorker::settle(const TraceId &id, bool isStored)
{
    const auto waiting = m_waiting.extract(id);
    if (waiting.empty())
        return;
    for (const WindowPtr &window : waiting.mapped()) {
        --window->unstored;
        window->hasFailed = window->hasFailed || !isStored;
        maybeDone(window);
    }
}

void PullWorker::maybeDone(const WindowPtr &window)
{
    if (!window->isWhole || window->unstored > 0 || window->hasFailed)
        return;
    const auto marked = m_cache->markWindowDone(windowSourceKey(m_request.source), windowQueryKey(window->search),
                                                window->time.startNs, window->time.endNs);
    if (!marked)
        stopWith(marked.error());
}

void PullWorker::addProblem(const QString &sentence)
{
    if (m_progress.problems.size() < PullProgress::kMaxProblems && !m_progress.problems.contains(sentence))
        m_progress.problems << sentence;
}

void PullWorker::stopWith(const Error &error)
{
    if (m_error)
        return;
    m_error = error;
    m_windows.clear();
    m_wanted.clear();
    for (QFutureWatcherBase *watcher : findChildren<QFutureWatcherBase *>(QString(), Qt::FindDirectChildrenOnly))
        watcher->cancel();
}

void PullWorker::end()
{
    if (m_isEnded)
        return;
    if (m_cache)
        commit(); // what came before the end is kept, whatever ended it
    m_isEnded = true;
    m_reportTimer.stop();
    m_commitTimer.stop();
    // Nothing is left to resume: the next run asks again for everything, and finds what is new.
    if (!m_error && !m_hasGaps && m_request.traceIds.empty())
        forgetWindows();
    report();
    const bool gotNothing = !m_request.traceIds.empty() && m_progress.fetched + m_progress.skipped == 0;
    if (!m_error && gotNothing)
        m_error = m_firstFailure;
    m_source.reset();
    m_cache.reset();
    m_observer.finished(m_error ? Result<PullProgress>(tl::unexpected(*m_error)) : Result<PullProgress>(m_progress));
    thread()->quit();
}

void PullWorker::forgetWindows()
{
    // Jaeger's services were remembered each under its own query.
    for (const QString &query : std::as_const(m_queryKeys)) {
        if (const auto forgotten = m_cache->forgetWindows(windowSourceKey(m_request.source), query); !forgotten)
            addProblem(forgotten.error().detail);
    }
}

void PullWorker::report()
{
    m_rate.add(m_clock.elapsed(), m_progress.spans);
    m_progress.spansPerSecond = m_rate.perSecond();
    const auto ids = static_cast<double>(m_request.traceIds.size());
    if (ids > 0)
        m_progress.coverage = static_cast<double>(m_progress.fetched + m_progress.skipped)
                              / static_cast<double>(m_seen.size());
    else
        m_progress.coverage = m_plannedNs > 0 ? std::clamp(m_coveredNs / m_plannedNs, 0.0, 1.0) : 0;
    m_observer.progressed(m_progress);
}

} // namespace traceloupe
