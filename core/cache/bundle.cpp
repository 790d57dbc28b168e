// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/bundle.h"

#include "core/cache/sqlite.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Rows of the traces of one batch: what is held in memory, and what one transaction writes.
constexpr std::size_t kBatchRows = 50'000;

constexpr char kSeenOrigins[] = "SELECT origin.kind, origin.name, trace_origin.first_ms, trace_origin.last_ms\n"
                                "FROM trace_origin\n"
                                "JOIN origin ON origin.id = trace_origin.origin\n"
                                "WHERE trace_origin.trace = ?1";

void addTo(StoreOutcome &sum, const StoreOutcome &part)
{
    sum.newTraces += part.newTraces;
    sum.updatedTraces += part.updatedTraces;
    sum.unchangedTraces += part.unchangedTraces;
    sum.newSpans += part.newSpans;
    sum.conflicts += part.conflicts;
}

Result<> fillBundle(Connection &from, const QString &file, const std::vector<StoredTrace> &traces,
                    const TraceEdit &edit, const std::atomic<bool> &cancelled)
{
    auto bundle = Connection::open(file, Connection::Mode::ReadWrite);
    if (!bundle)
        return tl::unexpected(bundle.error());
    return guarded(file, [&]() -> Result<> {
        {
            TraceLoader loader(**bundle);
            TraceStore store(**bundle, loader, cancelled);
            const std::int64_t nowMs = QDateTime::currentMSecsSinceEpoch();
            const auto done = TraceTransfer(from, cancelled, edit)
                                  .run(traces,
                                       [&](std::span<const StoreRequest> batch) { return store.store(batch, nowMs); });
            if (!done)
                return tl::unexpected(done.error());
        }
        // out of WAL: everything is then in the one file
        (*bundle)->runPragma("PRAGMA journal_mode = DELETE");
        return {};
    });
}

} // namespace

std::vector<SeenOrigin> TraceTransfer::originsOf(std::int64_t row)
{
    std::vector<SeenOrigin> origins;
    Query query = m_from.query(kSeenOrigins);
    query.bind(1, row);
    while (query.step()) {
        Origin origin{query.string(0), query.string(1)};
        if (m_edit && origin.kind == "file"_L1) // whose folders are nobody's business
            origin.name = QFileInfo(origin.name).fileName();
        origins.push_back({std::move(origin), query.integer(2), query.integer(3)});
    }
    return origins;
}

Result<StoreOutcome> TraceTransfer::run(const std::vector<StoredTrace> &traces, const StoreBatch &store)
{
    StoreOutcome sum;
    std::vector<StoreRequest> batch;
    std::size_t rows = 0;
    const auto flush = [&]() -> Result<> {
        const auto outcome = store(batch);
        if (!outcome)
            return tl::unexpected(outcome.error());
        addTo(sum, *outcome);
        batch.clear();
        rows = 0;
        return {};
    };
    for (const StoredTrace &stored : traces) {
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, u"The work on the cache was stopped."_s);
        auto trace = guarded(m_from.file(), [&] { return m_loader.load(stored); });
        if (!trace)
            return tl::unexpected(trace.error());
        if (m_edit)
            *trace = m_edit(**trace);
        rows += (*trace)->rowCount();
        batch.push_back({std::move(*trace), stored.extent, false, originsOf(stored.row)});
        if (rows < kBatchRows)
            continue;
        if (const auto flushed = flush(); !flushed)
            return tl::unexpected(flushed.error());
    }
    if (const auto flushed = flush(); !flushed)
        return tl::unexpected(flushed.error());
    return sum;
}

/// With what SQLite leaves beside it when it could not close it properly, for instance on a full disk.
void removeDatabase(const QString &file)
{
    for (const QString &part : {file, file + u"-wal"_s, file + u"-shm"_s})
        QFile::remove(part);
}

Result<> writeBundle(Connection &from, const QString &file, std::span<const TraceId> ids, const TraceEdit &edit,
                     const std::atomic<bool> &cancelled)
{
    if (QFileInfo::exists(file))
        return fail(ErrorCode::Io, u"%1 exists already: choose another name for the bundle."_s.arg(file));
    std::vector<StoredTrace> traces;
    for (const TraceId &id : ids) {
        const auto stored = findTrace(from, id);
        if (!stored)
            return fail(ErrorCode::NotFound, u"There is no trace %1 in the cache %2."_s.arg(
                                                 QString::fromStdString(id.toHex()), from.file()));
        traces.push_back(*stored);
    }
    const QString unfinished = file + u".part"_s;
    removeDatabase(unfinished); // of an earlier try
    const auto filled = fillBundle(from, unfinished, traces, edit, cancelled);
    if (filled && QFile::rename(unfinished, file))
        return {};
    removeDatabase(unfinished);
    if (!filled)
        return filled;
    return fail(ErrorCode::Io, u"The bundle %1 could not be written."_s.arg(file));
}

} // namespace traceloupe
