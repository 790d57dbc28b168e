// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracestore.h"

#include "core/cache/sqlite.h"
#include "core/cache/traceeraser.h"
#include "core/cache/traceloader.h"
#include "core/cache/tracemerge.h"
#include "core/cache/tracerows.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Rows of the traces that may wait, compressed or being compressed, behind the one that is written.
constexpr std::size_t kLookaheadRows = 100'000;

constexpr char kAddOrigin[] =
    "INSERT INTO trace_origin (trace, origin, first_ms, last_ms)\n"
    "VALUES (?1, ?2, ?3, ?4)\n"
    "ON CONFLICT (trace, origin) DO UPDATE\n"
    "SET first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms)";
constexpr char kSetExtent[] = "UPDATE trace SET partial = ?1 WHERE id = ?2";
constexpr char kPin[] = "UPDATE trace SET pinned = 1 WHERE id = ?1";
constexpr char kIsPinned[] = "SELECT pinned FROM trace WHERE id = ?1";

/// A whole copy makes it whole. What was whole stays so, unless an import that is under way has more of it.
Extent mergedExtent(Extent stored, Extent incoming, bool changed)
{
    if (incoming == Extent::Whole || stored != Extent::Whole)
        return incoming;
    return changed && incoming == Extent::ImportUnfinished ? incoming : stored;
}

} // namespace

/// A trace of the batch that is next, and its encoding, if it was begun.
struct TraceStore::Pending {
    std::size_t index = 0;
    PendingEncoding encoded;
};

/// Starts to encode traces before it is their turn. Only those that look new: a known one is merged first.
class TraceStore::Lookahead {
public:
    Lookahead(std::span<const StoreRequest> batch, TraceStore &store) : m_batch(batch), m_store(store) {}

    std::optional<Pending> next()
    {
        while (m_next < m_batch.size() && (m_waiting.empty() || m_rows < kLookaheadRows))
            push();
        if (m_waiting.empty())
            return std::nullopt;
        Pending pending = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_rows -= m_batch[pending.index].trace->rowCount();
        return pending;
    }

private:
    void push()
    {
        const TracePtr &trace = m_batch[m_next].trace;
        Pending pending{m_next, {}};
        const auto isSame = [&](const Pending &other) {
            return m_batch[other.index].trace->id().low == trace->id().low;
        };
        if (std::ranges::none_of(m_waiting, isSame) && !findTrace(m_store.m_connection, trace->id()))
            pending.encoded = m_store.encode(trace);
        m_rows += trace->rowCount();
        m_waiting.push_back(std::move(pending));
        ++m_next;
    }

    std::span<const StoreRequest> m_batch;
    TraceStore &m_store;
    std::deque<Pending> m_waiting;
    std::size_t m_next = 0;
    std::size_t m_rows = 0;
};

Result<StoreOutcome> TraceStore::store(std::span<const StoreRequest> batch, std::int64_t nowMs)
{
    try {
        SQLite::Transaction transaction(m_connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        m_names.begin();
        std::vector<TracePtr> traces;
        for (const StoreRequest &request : batch)
            traces.push_back(request.trace);
        m_dictionary = m_loader.dictionaries().current(traces, nowMs);
        auto outcome = storeAll(batch, nowMs);
        if (outcome)
            transaction.commit();
        else
            forgetUncommitted();
        return outcome;
    } catch (...) {
        forgetUncommitted();
        throw;
    }
}

void TraceStore::forgetUncommitted()
{
    m_names.forget();
    m_shared.forget();
    m_loader.dictionaries().forget();
}

PendingEncoding TraceStore::encode(const TracePtr &trace)
{
    return m_worker.encode(trace, m_dictionary);
}

Result<StoreOutcome> TraceStore::storeAll(std::span<const StoreRequest> batch, std::int64_t nowMs)
{
    StoreOutcome outcome;
    Lookahead lookahead(batch, *this);
    while (auto pending = lookahead.next()) {
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, u"The work on the cache was stopped."_s);
        const StoreRequest &request = batch[pending->index];
        storeOne(request, std::move(*pending), nowMs, outcome);
    }
    m_shared.write();
    return outcome;
}

void TraceStore::storeOne(const StoreRequest &request, Pending pending, std::int64_t nowMs, StoreOutcome &outcome)
{
    // encoded ahead means it was not there, and nothing that was stored since is the same trace
    if (pending.encoded.isValid())
        return insertNew(request, std::move(pending), nowMs, outcome);
    if (const auto stored = findTrace(m_connection, request.trace->id()))
        return mergeInto(*stored, request, nowMs, outcome);
    pending.encoded = encode(request.trace);
    insertNew(request, std::move(pending), nowMs, outcome);
}

void TraceStore::insertNew(const StoreRequest &request, Pending pending, std::int64_t nowMs, StoreOutcome &outcome)
{
    const Trace &trace = *request.trace;
    const TraceRowState state{request.extent, request.pinned, nowMs};
    const std::int64_t row = insertTrace(m_connection, m_names, m_shared, trace, std::move(pending.encoded), state);
    addOrigins(row, request);
    ++outcome.newTraces;
    outcome.newSpans += trace.spanCount();
    outcome.conflicts += conflictCount(trace);
}

void TraceStore::mergeInto(const StoredTrace &stored, const StoreRequest &request, std::int64_t nowMs,
                           StoreOutcome &outcome)
{
    const auto mine = m_loader.load(stored);
    // a stored copy that can't be read any more is replaced by what comes in
    const MergedTrace merged = mine ? mergeTraces(*mine, request.trace) : MergedTrace{request.trace, true};
    const Extent extent = mergedExtent(stored.extent, request.extent, merged.changed);
    if (merged.changed) {
        std::optional<TraceTags> tags;
        if (mine)
            tags = collectTags(**mine);
        bool pinned = request.pinned;
        {
            Query query = m_connection.query(kIsPinned);
            query.bind(1, stored.row);
            pinned = pinned || (query.step() && query.integer(0) != 0);
        }
        auto encoded = encode(merged.trace);
        if (m_shared.holds(stored.row))
            m_shared.write();
        eraseContent(m_connection, stored, tags ? &*tags : nullptr);
        rewriteTrace(m_connection, m_names, m_shared, stored.row, *merged.trace, std::move(encoded),
                     {extent, pinned, nowMs});
        const std::uint64_t spansBefore = mine ? (*mine)->spanCount() : 0;
        const std::uint64_t conflictsBefore = mine ? conflictCount(**mine) : 0;
        const auto gained = [](std::uint64_t now, std::uint64_t before) { return now > before ? now - before : 0; };
        outcome.newSpans += gained(merged.trace->spanCount(), spansBefore);
        outcome.conflicts += gained(conflictCount(*merged.trace), conflictsBefore);
        ++outcome.updatedTraces;
    } else {
        if (stored.extent != extent)
            m_connection.query(kSetExtent).bind(1, std::int64_t(extent)).bind(2, stored.row).run();
        if (request.pinned)
            m_connection.query(kPin).bind(1, stored.row).run();
        ++outcome.unchangedTraces;
    }
    addOrigins(stored.row, request);
}

void TraceStore::addOrigins(std::int64_t row, const StoreRequest &request)
{
    for (const SeenOrigin &seen : request.origins) {
        const std::int64_t origin = m_names.origin(seen.origin.kind.toStdString(), seen.origin.name.toStdString());
        m_connection.query(kAddOrigin).bind(1, row).bind(2, origin).bind(3, seen.firstMs).bind(4, seen.lastMs).run();
    }
}

} // namespace traceloupe
