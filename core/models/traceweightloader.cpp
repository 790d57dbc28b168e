// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/traceweightloader.h"

#include "core/analysis/samplingweight.h"

namespace traceloupe {

namespace {

/// One step: few enough that other reading does not wait.
constexpr std::size_t kStepTraces = 50;
constexpr std::uint32_t kStepSpans = 20'000;

} // namespace

struct TraceWeightLoader::Step {
    std::size_t next = 0;
    TraceWeights found;
};

TraceWeightLoader::TraceWeightLoader(CacheAccess &cache, QObject *parent) : QObject(parent), m_cache(cache) {}

void TraceWeightLoader::start(const std::vector<TraceId> &traces)
{
    cancel();
    auto tasks = std::make_shared<std::vector<TraceId>>();
    for (const TraceId &id : traces) {
        if (m_known.try_emplace(id, true).second)
            tasks->push_back(id);
    }
    m_tasks = std::move(tasks);
    m_next = 0;
    m_isRunning = true;
    readOn();
}

void TraceWeightLoader::cancel()
{
    ++m_generation;
    for (std::size_t i = m_next; m_isRunning && i < m_tasks->size(); ++i)
        m_known.erase((*m_tasks)[i]);
    m_isRunning = false;
}

void TraceWeightLoader::readOn()
{
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [tasks = m_tasks, first = m_next](Cache &cache) -> Result<Step> {
            Step step{first, {}};
            std::uint32_t spans = 0;
            for (std::size_t n = 0; n < kStepTraces && spans < kStepSpans && step.next < tasks->size(); ++n) {
                const TraceId id = (*tasks)[step.next];
                const auto trace = cache.load(id);
                if (!trace && trace.error().code == ErrorCode::Cancelled)
                    break; // somebody is in a hurry: on with the next step
                ++step.next;
                if (!trace)
                    continue; // says nothing
                spans += (*trace)->spanCount();
                const SpanIndex root = (*trace)->analysisRoot();
                if (const auto weight = root.isValid() ? SamplingWeights(**trace).of(root).weight : std::nullopt)
                    step.found.emplace(id, *weight);
            }
            return step;
        },
        [this, generation = m_generation](Result<Step> step) {
            if (generation == m_generation)
                take(std::move(step));
        });
}

void TraceWeightLoader::take(Result<Step> step)
{
    if (step) {
        m_next = step->next;
        m_weights.merge(step->found);
        if (m_next < m_tasks->size())
            return readOn();
    }
    cancel(); // nothing is under way any more; what could not be read is asked for again
    Q_EMIT finished();
}

} // namespace traceloupe
