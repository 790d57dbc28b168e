// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/tracebuilder.h"

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// Sorts spans of many traces, as a file or an answer mixes them, into one builder a trace. Used by one thread.
/// With a flush function it bounds memory: at a checkpoint, when it holds more than the budget, everything
/// collected so far is finished and handed over, and collecting goes on with nothing (late spans of a trace
/// then come as a second part, which the cache merges).
class TraceCollector {
public:
    using Flush = std::function<Result<>(std::vector<TracePtr>)>;
    /// Held before a checkpoint flushes, in bytes of builders.
    static constexpr std::size_t kDefaultBudgetBytes = 256U << 20;

    TraceCollector();
    explicit TraceCollector(Flush flush, std::size_t budgetBytes = kDefaultBudgetBytes);

    /// The builder of that trace, made on first use. The reference is good until the next checkpoint().
    TraceBuilder &builder(const TraceId &id);
    /// Takes over everything that another collector, which never flushes, has collected after this one.
    void takeOver(TraceCollector &later);
    /// Readers call this between records, never while they hold a builder: may flush. An error stops the reader.
    Result<> checkpoint();
    /// Finishes all that is left: handed to the flush function if there is one (the answer is then empty).
    Result<std::vector<TracePtr>> finish();

    /// A number that changes whenever builders were dropped, so that readers can tell that what they
    /// remember of a builder (resource indices) is gone.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] std::size_t traceCount() const { return m_order.size(); }

private:
    std::vector<TracePtr> drain();
    void clear();

    Flush m_flush;
    std::size_t m_budgetBytes;
    std::unordered_map<TraceId, std::size_t> m_byId;
    std::vector<std::unique_ptr<TraceBuilder>> m_order;
    TraceBuilder *m_last = nullptr; ///< the builder asked for last: spans of one trace come together
    std::uint64_t m_generation = 0;
    std::uint32_t m_sinceCheck = 0;
};

} // namespace traceloupe
