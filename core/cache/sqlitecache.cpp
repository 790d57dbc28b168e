// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/sqlitecache.h"

#include "core/cache/bundle.h"
#include "core/cache/ledger.h"
#include "core/cache/migrations.h"
#include "core/cache/traceeraser.h"
#include "core/cache/tracenames.h"

#include <QDateTime>
#include <QFileInfo>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Age is looked at with the first store and then this often.
constexpr qint64 kAgeCheckMs = 60'000;

constexpr char kCounts[] = "SELECT count(*), coalesce(sum(spans), 0), coalesce(sum(pinned), 0) FROM trace";
constexpr char kFinish[] = "UPDATE trace SET partial = 0\n"
                           "WHERE partial = 2\n"
                           "  AND id IN (SELECT trace FROM trace_origin\n"
                           "              WHERE origin = (SELECT id FROM origin WHERE kind = ?1 AND name = ?2))";
constexpr char kSetPinned[] = "UPDATE trace SET pinned = ?1 WHERE id = ?2";

std::int64_t nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::uint64_t fileBytes(const QString &file)
{
    return static_cast<std::uint64_t>(QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size());
}

Extent extentOf(const StoreItem &item)
{
    if (item.unfinished)
        return Extent::ImportUnfinished;
    return item.partial ? Extent::SentInPart : Extent::Whole;
}

} // namespace

SqliteCache::SqliteCache(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)),
      m_loader(*m_connection),
      m_store(*m_connection, m_loader, m_cancelled),
      m_lister(*m_connection, m_loader, m_cancelled)
{}

SqliteCache::~SqliteCache()
{
    if (!m_connection->isReadOnly())
        m_connection->foldWal();
}

/// Every public call but interrupt() runs in one of these two.
template <class Function>
auto SqliteCache::reading(Function &&function) -> decltype(function())
{
    m_cancelled = false;
    auto answer = guarded(m_connection->file(), std::forward<Function>(function));
    m_connection->rollBackLeftover();
    return answer;
}

template <class Function>
auto SqliteCache::writing(Function &&function) -> decltype(function())
{
    if (m_connection->isReadOnly())
        return fail(ErrorCode::Unsupported, u"The cache %1 was opened for reading only."_s.arg(m_connection->file()));
    return reading(std::forward<Function>(function));
}

Result<StoredTrace> SqliteCache::existing(const TraceId &id)
{
    if (const auto stored = findTrace(*m_connection, id))
        return *stored;
    return fail(ErrorCode::NotFound, u"There is no trace %1 in the cache %2."_s.arg(QString::fromStdString(id.toHex()),
                                                                                    m_connection->file()));
}

Result<StoreOutcome> SqliteCache::store(std::span<const StoreItem> batch, const Origin &origin)
{
    return writing([&]() -> Result<StoreOutcome> {
        const std::int64_t now = nowMs();
        std::vector<StoreRequest> requests;
        requests.reserve(batch.size());
        for (const StoreItem &item : batch)
            requests.push_back({item.trace, extentOf(item), false, {{origin, now, now}}});
        return storeRequests(requests);
    });
}

Result<StoreOutcome> SqliteCache::storeRequests(std::span<const StoreRequest> requests)
{
    auto outcome = m_store.store(requests, nowMs());
    if (outcome)
        applyLimitsAfterStore();
    return outcome;
}

void SqliteCache::applyLimitsAfterStore()
{
    CacheLimits limits = readLimits(*m_connection);
    if (m_sinceAgeCheck.isValid() && m_sinceAgeCheck.elapsed() < kAgeCheckMs)
        limits.ageSeconds.reset();
    else
        m_sinceAgeCheck.start();
    applyLimits(*m_connection, limits, nowMs());
}

Result<> SqliteCache::importFinished(const Origin &origin)
{
    return writing([&]() -> Result<> {
        m_connection->query(kFinish).bind(1, origin.kind).bind(2, origin.name).run();
        return {};
    });
}

Result<TracePtr> SqliteCache::load(const TraceId &id)
{
    return reading([&]() -> Result<TracePtr> {
        const auto stored = existing(id);
        if (!stored)
            return tl::unexpected(stored.error());
        return m_loader.load(*stored);
    });
}

Result<std::vector<TraceSummary>> SqliteCache::list(const TraceFilter &filter)
{
    return reading([&] { return m_lister.list(filter); });
}

Result<TraceSummary> SqliteCache::summary(const TraceId &id)
{
    return reading([&]() -> Result<TraceSummary> {
        const auto stored = existing(id);
        if (!stored)
            return tl::unexpected(stored.error());
        m_lister.forget();
        return m_lister.summary(stored->row).value_or(TraceSummary{});
    });
}

Result<TraceId> SqliteCache::resolve(const QString &text)
{
    return reading([&]() -> Result<TraceId> {
        return resolveTrace(*m_connection, text).map([](const StoredTrace &stored) { return stored.id; });
    });
}

Result<bool> SqliteCache::contains(const TraceId &id)
{
    return reading([&]() -> Result<bool> { return findTrace(*m_connection, id).has_value(); });
}

Result<QStringList> SqliteCache::services()
{
    return reading([&]() -> Result<QStringList> { return serviceNames(*m_connection); });
}

Result<QStringList> SqliteCache::operations(const QString &service)
{
    return reading([&]() -> Result<QStringList> { return operationNames(*m_connection, service); });
}

Result<QStringList> SqliteCache::tagKeys()
{
    return reading([&]() -> Result<QStringList> { return tagKeyNames(*m_connection); });
}

Result<QStringList> SqliteCache::tagValues(const QString &key, int limit)
{
    return reading([&]() -> Result<QStringList> { return tagValueTexts(*m_connection, key, limit); });
}

Result<std::vector<TraceTag>> SqliteCache::tagsByTrace(const QString &key)
{
    return reading([&]() -> Result<std::vector<TraceTag>> { return traceTags(*m_connection, key); });
}

Result<std::vector<TraceId>> SqliteCache::linkedFrom(const TraceId &id)
{
    return reading([&]() -> Result<std::vector<TraceId>> { return linkingTraces(*m_connection, id); });
}

Result<CacheInfo> SqliteCache::info()
{
    return reading([&]() -> Result<CacheInfo> {
        CacheInfo info;
        info.file = m_connection->file();
        info.bytes = fileBytes(info.file);
        info.schemaVersion = static_cast<int>(m_connection->pragma("PRAGMA user_version"));
        Query query = m_connection->query(kCounts);
        query.step();
        info.traces = static_cast<std::uint64_t>(query.integer(0));
        info.spans = static_cast<std::uint64_t>(query.integer(1));
        info.pinned = static_cast<std::uint64_t>(query.integer(2));
        const CacheLimits limits = readLimits(*m_connection);
        info.limitBytes = limits.bytes;
        info.limitAgeSeconds = limits.ageSeconds;
        return info;
    });
}

Result<> SqliteCache::setPinned(const TraceId &id, bool pinned)
{
    return writing([&]() -> Result<> {
        const auto stored = existing(id);
        if (!stored)
            return tl::unexpected(stored.error());
        m_connection->query(kSetPinned).bind(1, std::int64_t(pinned)).bind(2, stored->row).run();
        return {};
    });
}

Result<std::uint64_t> SqliteCache::remove(std::span<const TraceId> ids)
{
    return writing([&]() -> Result<std::uint64_t> {
        SQLite::Transaction transaction(m_connection->database(), SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<StoredTrace> traces;
        for (const TraceId &id : ids) {
            if (const auto stored = findTrace(*m_connection, id))
                traces.push_back(*stored);
        }
        const std::uint64_t erased = eraseTraces(*m_connection, traces);
        transaction.commit();
        if (erased > 0)
            m_connection->runPragma("PRAGMA incremental_vacuum");
        return erased;
    });
}

Result<std::uint64_t> SqliteCache::setLimits(std::optional<std::uint64_t> bytes,
                                             std::optional<std::uint64_t> ageSeconds)
{
    return writing([&]() -> Result<std::uint64_t> {
        const CacheLimits limits{bytes, ageSeconds};
        writeLimits(*m_connection, limits);
        const std::uint64_t erased = applyLimits(*m_connection, limits, nowMs());
        if (erased > 0)
            m_connection->runPragma("PRAGMA wal_checkpoint(TRUNCATE)");
        return erased;
    });
}

Result<> SqliteCache::compact()
{
    return writing([&]() -> Result<> {
        {
            SQLite::Transaction transaction(m_connection->database(), SQLite::TransactionBehavior::IMMEDIATE);
            eraseUnused(*m_connection);
            transaction.commit();
        }
        m_store.forgetNames();
        m_connection->runPragma("VACUUM");
        m_connection->runPragma("PRAGMA wal_checkpoint(TRUNCATE)");
        return {};
    });
}

Result<> SqliteCache::exportBundle(const QString &file, std::span<const TraceId> ids, const TraceEdit &edit)
{
    return reading([&] { return writeBundle(*m_connection, file, ids, edit, m_cancelled); });
}

Result<StoreOutcome> SqliteCache::importBundle(const QString &file)
{
    return writing([&]() -> Result<StoreOutcome> {
        if (QFileInfo(file).canonicalFilePath() == QFileInfo(m_connection->file()).canonicalFilePath())
            return fail(ErrorCode::InvalidInput, u"%1 is the cache itself."_s.arg(file));
        auto bundle = Connection::open(file, Connection::Mode::ReadOnly);
        if (!bundle)
            return tl::unexpected(bundle.error());
        const auto traces = guarded(file, [&]() -> Result<std::vector<StoredTrace>> { return allTraces(**bundle); });
        if (!traces)
            return tl::unexpected(traces.error());
        return TraceTransfer(**bundle, m_cancelled).run(*traces, [this](std::span<const StoreRequest> batch) {
            return storeRequests(batch);
        });
    });
}

Result<> SqliteCache::markWindowDone(const QString &source, const QString &query, std::int64_t startNs,
                                     std::int64_t endNs)
{
    return writing([&]() -> Result<> {
        markWindow(*m_connection, source, query, {startNs, endNs}, nowMs());
        return {};
    });
}

Result<std::vector<std::pair<std::int64_t, std::int64_t>>> SqliteCache::windowsDone(const QString &source,
                                                                                    const QString &query)
{
    return reading([&]() -> Result<std::vector<std::pair<std::int64_t, std::int64_t>>> {
        return doneWindows(*m_connection, source, query);
    });
}

Result<> SqliteCache::forgetWindows(const QString &source, const QString &query)
{
    return writing([&]() -> Result<> {
        forgetDoneWindows(*m_connection, source, query);
        return {};
    });
}

Result<std::int64_t> SqliteCache::dataVersion()
{
    return reading([&]() -> Result<std::int64_t> {
        // the pragma counts others' commits, total changes our own
        const std::int64_t others = m_connection->pragma("PRAGMA data_version");
        const auto own = static_cast<std::uint32_t>(m_connection->database().getTotalChanges());
        return (others << 32) | std::int64_t(own);
    });
}

void SqliteCache::interrupt()
{
    m_cancelled = true;
    m_connection->interrupt();
}

} // namespace traceloupe
