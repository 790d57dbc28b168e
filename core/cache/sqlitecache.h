// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/cache/retention.h"
#include "core/cache/sqlite.h"
#include "core/cache/tracelister.h"
#include "core/cache/traceloader.h"
#include "core/cache/tracestore.h"

#include <QElapsedTimer>

#include <atomic>

namespace traceloupe {

/// The Cache over one connection: the border where exceptions of SQLiteCpp end, and where reading and writing
/// functions of this room are put together.
class SqliteCache final : public Cache {
public:
    explicit SqliteCache(std::unique_ptr<Connection> connection);
    /// Brings what the WAL holds into the file, as far as nobody else is at it: one file is what people copy.
    ~SqliteCache() override;
    SqliteCache(const SqliteCache &) = delete;
    SqliteCache &operator=(const SqliteCache &) = delete;

    Result<StoreOutcome> store(std::span<const StoreItem> batch, const Origin &origin) override;
    Result<> importFinished(const Origin &origin) override;
    Result<TracePtr> load(const TraceId &id) override;
    Result<std::vector<TraceSummary>> list(const TraceFilter &filter) override;
    Result<TraceSummary> summary(const TraceId &id) override;
    Result<TraceId> resolve(const QString &text) override;
    Result<bool> contains(const TraceId &id) override;
    Result<QStringList> services() override;
    Result<QStringList> operations(const QString &service) override;
    Result<QStringList> tagKeys() override;
    Result<QStringList> tagValues(const QString &key, int limit) override;
    Result<std::vector<TraceTag>> tagsByTrace(const QString &key) override;
    Result<std::vector<TraceId>> linkedFrom(const TraceId &id) override;

    [[nodiscard]] QString file() const override { return m_connection->file(); }
    Result<CacheInfo> info() override;
    Result<> setPinned(const TraceId &id, bool pinned) override;
    Result<std::uint64_t> remove(std::span<const TraceId> ids) override;
    Result<std::uint64_t> setLimits(std::optional<std::uint64_t> bytes,
                                    std::optional<std::uint64_t> ageSeconds) override;
    Result<> compact() override;
    Result<> exportBundle(const QString &file, std::span<const TraceId> ids, const TraceEdit &edit) override;
    Result<StoreOutcome> importBundle(const QString &file) override;

    Result<> markWindowDone(const QString &source, const QString &query, std::int64_t startNs,
                            std::int64_t endNs) override;
    Result<std::vector<std::pair<std::int64_t, std::int64_t>>> windowsDone(const QString &source,
                                                                           const QString &query) override;
    Result<> forgetWindows(const QString &source, const QString &query) override;

    Result<std::int64_t> dataVersion() override;
    void interrupt() override;

private:
    template <class Function>
    auto reading(Function &&function) -> decltype(function());
    template <class Function>
    auto writing(Function &&function) -> decltype(function());
    Result<StoredTrace> existing(const TraceId &id);
    Result<StoreOutcome> storeRequests(std::span<const StoreRequest> requests);
    void applyLimitsAfterStore();

    std::unique_ptr<Connection> m_connection;
    std::atomic<bool> m_cancelled{false};
    TraceLoader m_loader;
    TraceStore m_store;
    TraceLister m_lister;
    QElapsedTimer m_sinceAgeCheck;
};

} // namespace traceloupe
