// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spanblockloader.h"
#include "core/cache/spansegment.h"
#include "core/model/result.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace traceloupe {

/// A piece of reading: traces by a range of their rows, or by a list of them if there is one.
struct ColumnJob {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::vector<std::int64_t> rows;
    // the answer
    std::vector<SpanSegmentPtr> segments;
    std::uint64_t damaged = 0;
};

/// What the readers of one call work off together, each taking the next job.
struct ColumnReading {
    std::vector<ColumnJob> jobs;
    std::uint64_t maxRows = 0;
    std::atomic<std::size_t> next{0};
    std::atomic<std::uint64_t> rows{0}; ///< read so far; no further trace is read once it is maxRows
};

/// One read connection of a SpanColumnStore, used by one thread at a time.
class ColumnReader {
public:
    /// A segment is closed at this size.
    static constexpr std::uint32_t kSegmentRows = 1U << 16;

    static Result<std::unique_ptr<ColumnReader>> open(const QString &file);

    /// Jobs until there is none left, or `cancelled`.
    Result<> work(ColumnReading &reading, const std::atomic<bool> &cancelled);
    [[nodiscard]] Connection &connection() { return *m_connection; }

private:
    explicit ColumnReader(std::unique_ptr<Connection> connection);
    void run(ColumnJob &job, ColumnReading &reading, const std::atomic<bool> &cancelled);

    std::unique_ptr<Connection> m_connection;
    SpanBlockLoader m_loader;
};

} // namespace traceloupe
