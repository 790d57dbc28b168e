// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/cachefixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>

namespace traceloupe::test {

CacheFixture::CacheFixture()
{
    if (!m_folder.isValid())
        QTest::qFail("no temporary folder", __FILE__, __LINE__);
}

std::unique_ptr<Cache> CacheFixture::open(const QString &name, Cache::Mode mode) const
{
    auto cache = Cache::open(path(name), mode);
    if (cache)
        return std::move(*cache);
    QTest::qFail(qPrintable(cache.error().detail), __FILE__, __LINE__);
    return nullptr;
}

Result<StoreOutcome> CacheFixture::store(Cache &cache, std::vector<TracePtr> traces, const QString &origin,
                                         bool partial)
{
    std::vector<StoreItem> batch;
    batch.reserve(traces.size());
    for (TracePtr &trace : traces)
        batch.push_back({std::move(trace), partial});
    return cache.store(batch, {QStringLiteral("file"), origin});
}

qint64 CacheFixture::number(const std::string &sql, const QString &name) const
{
    SQLite::Database database(path(name).toStdString(), SQLite::OPEN_READONLY);
    return database.execAndGet(sql).getInt64();
}

void CacheFixture::execute(const std::string &sql, const QString &name) const
{
    SQLite::Database database(path(name).toStdString(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

} // namespace traceloupe::test
