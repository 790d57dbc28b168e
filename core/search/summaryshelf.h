// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/queryreader.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace traceloupe {

/// What lists say of traces that were found lately, kept from one query to the next as long as nobody changes the file.
/// Several threads may use it, each with a reader of its own.
class SummaryShelf {
public:
    static constexpr std::size_t kMaxKept = 20'000; ///< some 400 bytes each

    /// At the begin of a query, in the state of the file that it sees: `version` is what QueryReader::dataVersion()
    /// says.
    void use(std::int64_t version);
    /// By row of `trace`; what is not kept is read. Errors as QueryReader::summary().
    Result<TraceSummary> summary(std::int64_t traceRow, QueryReader &reader);

private:
    std::mutex m_mutex;
    std::int64_t m_version = -1;
    std::unordered_map<std::int64_t, TraceSummary> m_kept;
};

} // namespace traceloupe
