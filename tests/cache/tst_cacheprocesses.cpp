// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

void startWriter(QProcess &process, const QString &file, int batches, int traces, int spans)
{
    process.start(QStringLiteral(TRACELOUPE_KILLSAFETY_WRITER),
                  {file, QString::number(batches), QString::number(traces), QString::number(spans)});
}

bool finishedWell(QProcess &process)
{
    return process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit
           && process.exitCode() == 0;
}

} // namespace

class TestCacheProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void twoObjectsSeeEachOthersWork()
    {
        const CacheFixture fixture;
        const auto first = fixture.open();
        const auto second = fixture.open();
        const std::int64_t before = *first->dataVersion();

        VERIFY_RESULT(CacheFixture::store(*second, sampleTraces(1, 1, 20)));
        const std::int64_t between = *first->dataVersion();
        VERIFY_RESULT(CacheFixture::store(*first, sampleTraces(2, 1, 20)));
        VERIFY_RESULT(second->setPinned(traceIdOf(1), true));

        QVERIFY(between != before);
        QVERIFY(*first->dataVersion() != between);
        QCOMPARE(first->info()->traces, 2U);
        QCOMPARE(second->info()->traces, 2U);
        QVERIFY(first->summary(traceIdOf(1))->pinned);
    }

    void keepsItsVersionWhileNothingHappens()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 1, 20)));
        const std::int64_t before = *cache->dataVersion();

        static_cast<void>(cache->list());
        static_cast<void>(cache->load(traceIdOf(1)));

        QCOMPARE(*cache->dataVersion(), before);
    }

    void remembersNamesOnlyAsLongAsTheyAreThere()
    {
        const CacheFixture fixture;
        const auto first = fixture.open();
        const auto second = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*first, sampleTraces(1, 1, 20)));
        const TraceId id = traceIdOf(1);
        VERIFY_RESULT(second->remove({&id, 1}));
        VERIFY_RESULT(second->compact());

        VERIFY_RESULT(CacheFixture::store(*first, sampleTraces(1, 1, 20)));

        QCOMPARE(fixture.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
        QCOMPARE(fixture.number("SELECT count(*) FROM span"), 20);
    }

    void keepsATraceReadableThatAnotherDeletes()
    {
        const CacheFixture fixture;
        const auto first = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*first, sampleTraces(1, 1, 5000)));
        const auto trace = first->load(traceIdOf(1));
        VERIFY_RESULT(trace);

        const TraceId id = traceIdOf(1);
        VERIFY_RESULT(fixture.open()->remove({&id, 1}));

        QVERIFY((*trace)->details(SpanIndex(4999)).attributes().size() > 0);
    }

    void takesTwoWritersAtOneTime()
    {
        const CacheFixture fixture;
        QProcess first;
        QProcess second;
        startWriter(first, fixture.path(), 6, 3, 100);  // both make the file
        startWriter(second, fixture.path(), 4, 5, 100); // and store traces that overlap

        QVERIFY2(finishedWell(first), first.readAllStandardError().constData());
        QVERIFY2(finishedWell(second), second.readAllStandardError().constData());
        const auto cache = fixture.open();
        QCOMPARE(cache->info()->traces, 20U);
        QCOMPARE(cache->info()->spans, 2000U);
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 2000);
    }

    void readsWhileAnotherWrites()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        QProcess writer;
        startWriter(writer, fixture.path(), 10, 2, 300);
        QVERIFY(writer.waitForStarted(kPatienceMs));

        std::size_t seen = 0;
        while (seen < 20) {
            const auto traces = cache->list();
            VERIFY_RESULT(traces);
            QVERIFY(traces->size() >= seen && traces->size() % 2 == 0);
            seen = traces->size();
            if (!traces->empty())
                VERIFY_RESULT(cache->load(traces->back().id));
            QVERIFY(seen == 20 || writer.state() == QProcess::Running || cache->list()->size() == 20);
        }

        QVERIFY(finishedWell(writer));
    }

    void stopsWhenInterrupted()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const std::vector<TracePtr> traces = sampleTraces(1, 40, 1000);
        std::atomic<bool> done{false};
        std::thread other([&] {
            while (!done) {
                cache->interrupt();
                std::this_thread::yield();
            }
        });

        const auto outcome = CacheFixture::store(*cache, traces);
        done = true;
        other.join();

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QCOMPARE(cache->info()->traces, 0U);
        VERIFY_RESULT(CacheFixture::store(*cache, traces));
        QCOMPARE(cache->info()->traces, 40U);
    }
};

QTEST_GUILESS_MAIN(TestCacheProcesses)
#include "tst_cacheprocesses.moc"
