// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/model/result.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace traceloupe {

class ColumnReader;
struct ColumnJob;

/// Which traces; all conditions together. Default = all of them.
struct ColumnScope {
    std::optional<std::int64_t> startNs; ///< window of the trace's start, [startNs, endNs)
    std::optional<std::int64_t> endNs;
    std::optional<std::vector<TraceId>> traces;
    [[nodiscard]] bool isEverything() const { return !startNs && !endNs && !traces; }
};

struct SpanColumnLimits {
    unsigned threads = 2;            ///< read connections, a thread each
    std::uint64_t rows = 20'000'000; ///< held in memory, 45 bytes each; older traces are left out and counted
};

/// The narrow span rows of a cache file as columns in memory, read by several connections side by side and kept: the
/// next call reads only what was stored since. One call at a time (further ones wait), from any thread; it blocks as
/// long as it reads, so not from the GUI thread. Only reads the file.
class SpanColumnStore {
public:
    static Result<std::unique_ptr<SpanColumnStore>> open(const QString &cacheFile, SpanColumnLimits limits = {});
    ~SpanColumnStore();
    SpanColumnStore(const SpanColumnStore &) = delete;
    SpanColumnStore &operator=(const SpanColumnStore &) = delete;

    /// As the file is now. Interrupted: Cancelled.
    Result<SpanColumnsPtr> columns(const ColumnScope &scope = {});
    /// Of a few traces, by their rows in `trace`: from what is kept, if it is up to date, else by reading only them.
    Result<SpanColumnsPtr> columnsOf(const std::vector<std::int64_t> &traceRows);
    /// What is kept is up to date: columns() reads nothing.
    [[nodiscard]] bool isWarm();
    /// Lets go of what is kept.
    void forget();
    /// May be called from any thread: a running call returns Cancelled.
    void interrupt();

private:
    explicit SpanColumnStore(SpanColumnLimits limits);
    Result<SpanColumnsPtr> everything();
    Result<SpanColumnsPtr> readAll();
    Result<SpanColumnsPtr> refreshed(const SpanColumns &old);
    Result<SpanColumnsPtr> readScope(const ColumnScope &scope);
    [[nodiscard]] bool keptIsCurrent();
    Result<> run(std::vector<ColumnJob> jobs, SpanColumns &columns);
    Result<> addMissing(std::uint64_t expected, SpanColumns &columns);
    void readOperations(SpanColumns &columns);

    SpanColumnLimits m_limits;
    std::vector<std::unique_ptr<ColumnReader>> m_readers; ///< made by open()
    std::atomic<bool> m_cancelled{false};
    std::mutex m_mutex; ///< of what follows, and of the readers' use
    SpanColumnsPtr m_kept;
    std::int64_t m_version = 0;
};

/// The traces of `columns` that are in the scope. Whole segments are shared, parts copied.
[[nodiscard]] SpanColumnsPtr narrowed(const SpanColumnsPtr &columns, const ColumnScope &scope);

} // namespace traceloupe
