// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/importfile.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"

#include <QFile>
#include <QFileInfo>
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

    /// Opening a file and closing it again drops all locks that a process has on it (POSIX): nobody but SQLite may.
    void survivesThatAnotherProgramComesAndGoes()
    {
        const CacheFixture fixture;
        const auto first = fixture.open();
        const auto second = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*first, sampleTraces(1, 3, 20)));
        QCOMPARE(second->info()->traces, 3U);
        QCOMPARE(importFile(fixture.path(), *first, {}).error->code, ErrorCode::InvalidInput);

        QProcess other; // the last of its own connections, it would take the WAL away from us
        startWriter(other, fixture.path(), 2, 1, 10);
        QVERIFY2(finishedWell(other), other.readAllStandardError().constData());

        QVERIFY(QFile::exists(fixture.path() + u"-wal"_s));
        const std::uint64_t traces = first->info()->traces;
        QCOMPARE(second->info()->traces, traces);
        VERIFY_RESULT(CacheFixture::store(*second, sampleTraces(100, 2, 20)));
        QCOMPARE(first->info()->traces, traces + 2);
        QCOMPARE(fixture.number("SELECT count(*) FROM trace"), static_cast<qint64>(traces + 2));
    }

    void isOneFileWhenItIsClosed()
    {
        const CacheFixture fixture;
        auto writer = fixture.open();
        const auto reader = Cache::open(fixture.path(), Cache::Mode::ReadOnly);
        VERIFY_RESULT(reader);
        VERIFY_RESULT(CacheFixture::store(*writer, sampleTraces(1, 3, 20)));
        QCOMPARE((*reader)->info()->traces, 3U);

        writer.reset(); // the reader, which can't write the WAL back, is the last

        QCOMPARE(QFileInfo(fixture.path() + u"-wal"_s).size(), 0);
        const QString copy = fixture.path(u"copy"_s);
        QVERIFY(QFile::copy(fixture.path(), copy));
        QCOMPARE((*Cache::open(copy))->info()->traces, 3U);
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
        startWriter(first, fixture.path(), 6, 3, 100); // both make the file
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
