// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/dictionaryshelf.h"
#include "core/cache/payloadcodec.h"
#include "core/cache/tagcollector.h"
#include "core/cache/tracelinks.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace traceloupe {

class EncodeWorker;

/// What the tables beside the payload say of a trace, made ready without the database.
struct IndexedTrace {
    TraceTags tags;
    std::vector<TraceLink> links;
    std::vector<std::uint8_t> errors; ///< effective errors, one a row
};

/// A trace that is being made ready. Each part is asked for once, on the thread that began it.
class PendingEncoding {
public:
    [[nodiscard]] bool isValid() const { return m_payload.valid(); }
    [[nodiscard]] IndexedTrace index();
    [[nodiscard]] EncodedPayload payload();
    [[nodiscard]] std::int64_t dictionary() const { return m_dictionary; } ///< that the payload needs; 0 = none

private:
    friend class EncodeWorker;
    EncodeWorker *m_worker = nullptr;
    std::future<IndexedTrace> m_index;
    std::future<EncodedPayload> m_payload;
    std::int64_t m_dictionary = 0;
};

/// Compresses traces and collects their tags in a second thread, while the first inserts rows; the first helps while it
/// waits. The thread starts with the first trace and ends with the worker.
class EncodeWorker {
public:
    EncodeWorker() = default;
    ~EncodeWorker();
    EncodeWorker(const EncodeWorker &) = delete;
    EncodeWorker &operator=(const EncodeWorker &) = delete;

    /// Small traces are compressed with the dictionary, if there is one.
    [[nodiscard]] PendingEncoding encode(const TracePtr &trace, const NumberedDictionary &dictionary);

private:
    friend class PendingEncoding;
    using Task = std::function<void()>;

    void add(Task task);
    void work();
    bool workOnce();
    template <class Value>
    Value wait(std::future<Value> &future);
    template <class Function>
    auto begin(Function function) -> std::future<decltype(function())>;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace traceloupe
