// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

namespace traceloupe {

/// Runs `work(worker)` in `workers` threads, the caller's among them, and waits for all.
template <class Work>
void inParallel(unsigned workers, const Work &work)
{
    std::vector<std::thread> threads;
    for (unsigned worker = 1; worker < workers; ++worker)
        threads.emplace_back([&work, worker] { work(worker); });
    work(0U);
    for (std::thread &thread : threads)
        thread.join();
}

/// Answers to questions 0 to count - 1, worked out by several threads and handed over in order by the caller's. In
/// waves that grow, so that the first answers come soon and little is done in vain after the last that is wanted.
template <class Answer>
class OrderedWork {
public:
    /// `index` of the question, `worker` below the number of workers.
    using Work = std::function<Result<Answer>(std::size_t index, unsigned worker)>;
    /// False to stop.
    using Sink = std::function<bool(Answer answer)>;

    OrderedWork(std::size_t count, unsigned workers, std::function<bool()> isCancelled)
        : m_count(count), m_workers(std::max(1U, workers)), m_isCancelled(std::move(isCancelled))
    {}

    /// Ends at the first error. `taken` = answers handed over.
    Result<> run(const Work &work, const Sink &sink)
    {
        std::size_t wave = kFirstWave;
        while (m_taken < m_count) {
            const std::size_t first = m_taken;
            const std::size_t size = std::min(wave, m_count - first);
            std::vector<std::optional<Result<Answer>>> answers(size);
            std::atomic<std::size_t> next{0};
            inParallel(size < m_workers * 2 ? 1 : m_workers, [&](unsigned worker) {
                for (std::size_t i = next++; i < size && !m_isCancelled(); i = next++)
                    answers[i] = work(first + i, worker);
            });
            if (m_isCancelled())
                return fail(ErrorCode::Cancelled, QStringLiteral("The search was stopped."));
            for (auto &answer : answers) {
                if (!*answer)
                    return tl::unexpected(answer->error());
                ++m_taken;
                if (!sink(std::move(**answer)))
                    return {};
            }
            wave = std::min(wave * 2, kLargestWave);
        }
        return {};
    }
    [[nodiscard]] std::size_t taken() const { return m_taken; }

private:
    static constexpr std::size_t kFirstWave = 32;
    static constexpr std::size_t kLargestWave = 1024;

    std::size_t m_count;
    unsigned m_workers;
    std::function<bool()> m_isCancelled;
    std::size_t m_taken = 0;
};

} // namespace traceloupe
