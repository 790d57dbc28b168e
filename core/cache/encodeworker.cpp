// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/encodeworker.h"

#include "core/analysis/effectiveerror.h"

namespace traceloupe {

EncodeWorker::~EncodeWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_tasks.clear();
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

std::future<EncodedTrace> EncodeWorker::encode(TracePtr trace, const NumberedDictionary &dictionary)
{
    const NumberedDictionary used = trace->rowCount() <= kMaxDictionaryRows ? dictionary : NumberedDictionary{};
    std::packaged_task<EncodedTrace()> task([trace = std::move(trace), used] {
        return EncodedTrace{encodePayload(*trace, used.dictionary.get()), used.id, collectTags(*trace),
                            collectLinks(*trace), effectiveErrors(*trace)};
    });
    std::future<EncodedTrace> future = task.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (!m_thread.joinable())
            m_thread = std::thread([this] { work(); });
    }
    m_wake.notify_one();
    return future;
}

void EncodeWorker::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
        if (m_stopping)
            return;
        std::packaged_task<EncodedTrace()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = {}; // lets go of the trace before the next wait
        lock.lock();
    }
}

} // namespace traceloupe
