// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/cache/traceloader.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace traceloupe {

class Connection;

/// Reads the blocks of traces into segments, by one connection. A trace without a block (of an older file, or a huge
/// one) is read from its payload instead, if it is asked for by its row. Throws what SQLiteCpp throws.
class SpanBlockLoader {
public:
    enum class Outcome { Loaded, Gone, Damaged };
    /// The segment that the next trace is appended to; null to stop.
    using NextSegment = std::function<SpanSegment *()>;

    explicit SpanBlockLoader(Connection &connection);

    /// The trace of that row of `trace`, by its block or its payload.
    Outcome load(std::int64_t row, SpanSegment &segment);
    /// The traces that have sound blocks and lie in [first, last], in order.
    void loadRange(std::int64_t first, std::int64_t last, const NextSegment &next);
    /// The trace of that row, whole; null if it is gone or damaged.
    [[nodiscard]] TracePtr loadWhole(std::int64_t row);
    /// The block of that trace as it should be stored.
    [[nodiscard]] Bytes makeBlock(std::int64_t row, const Trace &trace);

private:
    std::int64_t operationNumber(std::string_view service, std::string_view name);

    Connection &m_connection;
    TraceLoader m_loader;
    bool m_hasBlocks = false; ///< the file's schema knows them
};

} // namespace traceloupe
