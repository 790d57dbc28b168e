// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/servicegraphloader.h"

#include "core/analysis/servicegraphbuilder.h"

#include <algorithm>
#include <unordered_set>

namespace traceloupe {

namespace {

/// One step: few enough that other reading does not wait.
constexpr std::size_t kStepTraces = 50;
constexpr std::uint32_t kStepSpans = 20'000;
constexpr std::size_t kFirstPicture = 100; ///< traces until the first graph; then twice as many each time

struct Task {
    TraceId id;
    bool isBaseline = false;
};

struct Tasks {
    std::vector<Task> list;
    TimeRange range;
};

bool isIn(const TimeRange &range, std::int64_t startNs)
{
    return startNs >= range.startNs && startNs < range.endNs;
}

Result<Tasks> tasksOf(Cache &cache, const TraceSet &set, ServiceGraphLoader::Baseline baseline,
                      const ServiceGraphLoader::Windows &windows)
{
    using Baseline = ServiceGraphLoader::Baseline;
    Tasks tasks;
    if (set.ids && baseline == Baseline::None) {
        for (const TraceId &id : *set.ids)
            tasks.list.push_back({id, false});
        return tasks;
    }
    TraceFilter oldestFirst;
    oldestFirst.descending = false;
    const auto list = cache.list(oldestFirst);
    if (!list)
        return tl::unexpected(list.error());
    std::unordered_set<TraceId> chosen;
    if (set.ids)
        chosen.insert(set.ids->begin(), set.ids->end());
    for (const TraceSummary &trace : *list) {
        const bool isInSet = !set.ids || chosen.contains(trace.id);
        if (isInSet) {
            const std::int64_t end = saturatingAdd(trace.startNs, 1);
            tasks.range = tasks.range.isEmpty() ? TimeRange{trace.startNs, end}
                                                : TimeRange{std::min(tasks.range.startNs, trace.startNs),
                                                            std::max(tasks.range.endNs, end)};
        }
        if (baseline == Baseline::Window) {
            if (isInSet && isIn(windows.baseline, trace.startNs))
                tasks.list.push_back({trace.id, true});
            if (isInSet && isIn(windows.shown, trace.startNs))
                tasks.list.push_back({trace.id, false});
        } else if (isInSet || baseline == Baseline::RestOfCache) {
            tasks.list.push_back({trace.id, !isInSet});
        }
    }
    if (baseline == Baseline::EarlierHalf) {
        for (std::size_t i = 0; i < tasks.list.size() / 2; ++i)
            tasks.list[i].isBaseline = true;
    }
    return tasks;
}

} // namespace

/// What the reading thread works on, one step at a time; the GUI thread does not look inside.
struct ServiceGraphLoader::Work {
    std::vector<Task> tasks;
    TimeRange range;
    std::size_t next = 0;
    std::size_t unreadable = 0;
    std::size_t nextPicture = kFirstPicture;
    bool hasBaseline = false;
    ServiceGraphBuilder graph;
    ServiceGraphBuilder baseline;
};

struct ServiceGraphLoader::Step {
    std::size_t done = 0;
    std::size_t unreadable = 0;
    bool isLast = false;
    ServiceGraphPtr graph; ///< null where it is too early for a new one
    ServiceGraphPtr baseline;
};

ServiceGraphLoader::ServiceGraphLoader(CacheAccess &cache, QObject *parent) : QObject(parent), m_cache(cache) {}

ServiceGraphLoader::~ServiceGraphLoader() = default;

void ServiceGraphLoader::start(const TraceSet &set, Baseline baseline, const Windows &windows)
{
    cancel();
    m_isRunning = true;
    m_done = m_total = m_unreadable = 0;
    m_failure.clear();
    m_graph.reset();
    m_baseline.reset();
    m_cache.run(
        CacheAccess::Lane::List, this,
        [set, baseline, windows](Cache &cache) -> Result<std::shared_ptr<Work>> {
            auto tasks = tasksOf(cache, set, baseline, windows);
            if (!tasks)
                return tl::unexpected(tasks.error());
            auto work = std::make_shared<Work>();
            work->tasks = std::move(tasks->list);
            work->range = tasks->range;
            work->hasBaseline = baseline != Baseline::None;
            return work;
        },
        [this, generation = m_generation](Result<std::shared_ptr<Work>> work) {
            if (generation != m_generation)
                return;
            work ? begin(std::move(*work)) : fail(work.error().detail);
        });
}

void ServiceGraphLoader::cancel()
{
    ++m_generation;
    m_work.reset();
    m_isRunning = false;
}

void ServiceGraphLoader::begin(std::shared_ptr<Work> work)
{
    m_work = std::move(work);
    m_total = m_work->tasks.size();
    if (!m_work->range.isEmpty())
        m_range = m_work->range;
    Q_EMIT progressed();
    readOn();
}

void ServiceGraphLoader::readOn()
{
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [work = m_work](Cache &cache) -> Result<Step> {
            std::uint32_t spans = 0;
            for (std::size_t n = 0; n < kStepTraces && spans < kStepSpans && work->next < work->tasks.size(); ++n) {
                const Task &task = work->tasks[work->next];
                const auto trace = cache.load(task.id);
                if (!trace && trace.error().code == ErrorCode::Cancelled)
                    break; // somebody is in a hurry: on with the next step
                ++work->next;
                if (!trace) {
                    work->unreadable += trace.error().code == ErrorCode::NotFound ? 0 : 1; // else deleted meanwhile
                    continue;
                }
                spans += (*trace)->spanCount();
                (task.isBaseline ? work->baseline : work->graph).add(**trace);
            }
            Step step{work->next, work->unreadable, work->next == work->tasks.size(), {}, {}};
            if (step.isLast || work->next >= work->nextPicture) {
                step.graph = std::make_shared<const ServiceGraph>(work->graph.graph());
                if (work->hasBaseline)
                    step.baseline = std::make_shared<const ServiceGraph>(work->baseline.graph());
                work->nextPicture = work->next * 2;
            }
            return step;
        },
        [this, generation = m_generation](Result<Step> step) {
            if (generation == m_generation)
                take(std::move(step));
        });
}

void ServiceGraphLoader::take(Result<Step> step)
{
    if (!step) {
        fail(step.error().detail);
        return;
    }
    m_done = step->done;
    m_unreadable = step->unreadable;
    if (step->graph) {
        m_graph = std::move(step->graph);
        m_baseline = std::move(step->baseline);
    }
    const bool isNew = m_graph != nullptr;
    if (step->isLast)
        cancel(); // nothing is under way any more
    else
        readOn();
    Q_EMIT progressed();
    if (isNew)
        Q_EMIT graphChanged();
    if (!m_isRunning)
        Q_EMIT finished();
}

void ServiceGraphLoader::fail(const QString &reason)
{
    cancel();
    m_failure = reason;
    Q_EMIT finished();
}

} // namespace traceloupe
