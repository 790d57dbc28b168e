// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/encodeworker.h"

#include "core/analysis/effectiveerror.h"

#include <chrono>
#include <memory>

namespace traceloupe {

IndexedTrace PendingEncoding::index()
{
    return m_worker->wait(m_index);
}

EncodedPayload PendingEncoding::payload()
{
    return m_worker->wait(m_payload);
}

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

template <class Function>
auto EncodeWorker::begin(Function function) -> std::future<decltype(function())>
{
    auto task = std::make_shared<std::packaged_task<decltype(function())()>>(std::move(function));
    auto future = task->get_future();
    add([task] { (*task)(); });
    return future;
}

PendingEncoding EncodeWorker::encode(const TracePtr &trace, const NumberedDictionary &dictionary)
{
    const NumberedDictionary used = trace->rowCount() <= kMaxDictionaryRows ? dictionary : NumberedDictionary{};
    PendingEncoding pending;
    pending.m_worker = this;
    pending.m_dictionary = used.id;
    pending.m_payload = begin([trace, dict = used.dictionary] { return encodePayload(*trace, dict.get()); });
    pending.m_index = begin(
        [trace] { return IndexedTrace{collectTags(*trace), collectLinks(*trace), effectiveErrors(*trace)}; });
    return pending;
}

void EncodeWorker::add(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (!m_thread.joinable())
            m_thread = std::thread([this] { work(); });
    }
    m_wake.notify_one();
}

void EncodeWorker::work()
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
            if (m_stopping)
                return;
        }
        workOnce();
    }
}

/// The oldest task, unless there is none.
bool EncodeWorker::workOnce()
{
    Task task;
    {
        const std::lock_guard lock(m_mutex);
        if (m_tasks.empty())
            return false;
        task = std::move(m_tasks.front());
        m_tasks.pop_front();
    }
    task();
    return true;
}

template <class Value>
Value EncodeWorker::wait(std::future<Value> &future)
{
    using namespace std::chrono_literals;
    while (future.wait_for(0s) != std::future_status::ready && workOnce()) {}
    return future.get();
}

} // namespace traceloupe
