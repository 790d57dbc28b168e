// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/cache/traceloader.h"
#include "core/cache/tracestore.h"

#include <atomic>
#include <functional>
#include <span>

namespace traceloupe {

class Connection;

/// Takes traces over from one cache file to another, a batch at a time, with where they came from and whether
/// they are partial. Throws what SQLiteCpp throws.
class TraceTransfer {
public:
    /// Stores one batch and adds to the outcome.
    using StoreBatch = std::function<Result<StoreOutcome>(std::span<const StoreRequest>)>;

    TraceTransfer(Connection &from, const std::atomic<bool> &cancelled, TraceEdit edit = {})
        : m_from(from), m_loader(from), m_cancelled(cancelled), m_edit(std::move(edit))
    {}

    Result<StoreOutcome> run(const std::vector<StoredTrace> &traces, const StoreBatch &store);

private:
    [[nodiscard]] std::vector<SeenOrigin> originsOf(std::int64_t row);

    Connection &m_from;
    TraceLoader m_loader;
    const std::atomic<bool> &m_cancelled;
    TraceEdit m_edit;
};

/// Writes the given traces of `from` to a new file that needs no WAL: one file, readable from anywhere.
/// It appears under its name when it is complete.
/// `edit`, if there is one, says what the bundle has instead of each trace.
Result<> writeBundle(Connection &from, const QString &file, std::span<const TraceId> ids, const TraceEdit &edit,
                     const std::atomic<bool> &cancelled);

} // namespace traceloupe
