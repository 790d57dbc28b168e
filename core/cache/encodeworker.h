// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/dictionaryshelf.h"
#include "core/cache/payloadcodec.h"
#include "core/cache/tagcollector.h"
#include "core/cache/tracelinks.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace traceloupe {

/// What of a trace can be made ready without the database.
struct EncodedTrace {
    EncodedPayload payload;
    std::int64_t dictionary = 0; ///< that the payload needs; 0 = none
    TraceTags tags;
    std::vector<TraceLink> links;
    std::vector<std::uint8_t> errors; ///< effective errors, one a row
};

/// Compresses traces and collects their tags in a second thread, while the first inserts rows. The thread starts
/// with the first trace and ends with the worker.
class EncodeWorker {
public:
    EncodeWorker() = default;
    ~EncodeWorker();
    EncodeWorker(const EncodeWorker &) = delete;
    EncodeWorker &operator=(const EncodeWorker &) = delete;

    /// Small traces are compressed with the dictionary, if there is one.
    [[nodiscard]] std::future<EncodedTrace> encode(TracePtr trace, const NumberedDictionary &dictionary);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::packaged_task<EncodedTrace()>> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace traceloupe
