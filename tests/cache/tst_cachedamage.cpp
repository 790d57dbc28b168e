// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/sqlite.h"
#include "core/cache/traceloader.h"
#include "core/cache/tracestore.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"
#include "tests/cache/tracedump.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

class TestCacheDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesTheTraceWhosePayloadIsDamaged()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 2, 50)));
        fixture.execute("UPDATE payload SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'55' AS BLOB)"
                        " WHERE trace = 1");

        const auto loaded = cache->load(traceIdOf(1));

        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
        QVERIFY(loaded.error().detail.contains(QString::fromStdString(traceIdOf(1).toHex())));
        VERIFY_RESULT(cache->load(traceIdOf(2)));
    }

    void replacesADamagedCopyByWhatComesIn()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 1, 50)));
        fixture.execute("DELETE FROM payload");
        QVERIFY(!cache->load(traceIdOf(1)));

        const auto outcome = CacheFixture::store(*cache, sampleTraces(1, 1, 50));
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->updatedTraces, 1U);
        QCOMPARE(dumpTrace(**cache->load(traceIdOf(1))), dumpTrace(*sampleTrace(1, 50)));
        QCOMPARE(fixture.number("SELECT count(*) FROM tag"), fixture.number("SELECT tag_count FROM trace"));
    }

    void deletesADamagedTrace()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 2, 50)));
        fixture.execute("DELETE FROM payload WHERE trace = 1");

        const TraceId id = traceIdOf(1);
        const auto removed = cache->remove({&id, 1});
        VERIFY_RESULT(removed);

        QCOMPARE(*removed, 1U);
        QCOMPARE(fixture.number("SELECT count(*) FROM tag WHERE trace = 1"), 0);
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 50);
    }

    void survivesRandomDamageOfTheWholeFile()
    {
        const CacheFixture fixture;
        {
            const auto cache = fixture.open();
            VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 3, 400)));
        }
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        std::mt19937 random(3);
        for (int round = 0; round < 60; ++round) {
            QByteArray damaged = whole;
            for (int i = 0; i < 20; ++i)
                damaged[static_cast<qsizetype>(100 + random() % (static_cast<unsigned>(whole.size()) - 100))] =
                    static_cast<char>(random());
            const QString name = u"damaged%1"_s.arg(round);
            QFile copy(fixture.path(name));
            QVERIFY(copy.open(QIODevice::WriteOnly));
            copy.write(damaged);
            copy.close();

            const auto cache = Cache::open(fixture.path(name));
            if (!cache)
                continue; // said so
            TraceFilter filter;
            filter.tags = {{u"tenant"_s, u"globex"_s}};
            static_cast<void>((*cache)->list(filter));
            for (std::uint64_t number = 1; number <= 3; ++number) {
                const auto trace = (*cache)->load(traceIdOf(number));
                if (trace) // whatever comes back is what was stored
                    QVERIFY(dumpTrace(**trace) == dumpTrace(*sampleTrace(number, 400)));
            }
            static_cast<void>(CacheFixture::store(**cache, sampleTraces(1, 4, 400)));
        }
    }

    void saysThatTheDiskIsFull()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 1, 50)));
        const auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite);
        VERIFY_RESULT(connection);
        (*connection)->runPragma("PRAGMA max_page_count = 100"); // as if there were no room for more
        const std::atomic<bool> cancelled{false};
        TraceLoader loader(**connection);
        TraceStore store(**connection, loader, cancelled);
        std::vector<StoreRequest> requests;
        for (const TracePtr &trace : sampleTraces(2, 20, 500))
            requests.push_back({trace, Extent::Whole, false, {}});

        const auto outcome = guarded(fixture.path(), [&] { return store.store(requests, 1); });

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Io);
        QVERIFY(outcome.error().detail.contains(u"full"_s));
        const auto cache = fixture.open();
        QCOMPARE(cache->info()->traces, 1U);
        VERIFY_RESULT(cache->load(traceIdOf(1)));
    }
};

QTEST_GUILESS_MAIN(TestCacheDamage)
#include "tst_cachedamage.moc"
