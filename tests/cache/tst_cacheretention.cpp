// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"
#include "tests/cache/tracedump.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSpans = 300;

/// Traces 1 to `count`, one a batch, stored an hour apart, the first the longest ago.
void storeOverTime(const CacheFixture &fixture, Cache &cache, int count)
{
    for (int i = 1; i <= count; ++i) {
        VERIFY_RESULT(CacheFixture::store(cache, sampleTraces(static_cast<std::uint64_t>(i), 1, kSpans)));
        fixture.execute("UPDATE trace SET stored_ms = stored_ms - 3600000 * " + std::to_string(count - i)
                        + " WHERE id = " + std::to_string(i));
    }
}

/// What is in the file and its WAL, each page once.
std::uint64_t bytesInUse(const CacheFixture &fixture)
{
    return static_cast<std::uint64_t>(fixture.number("PRAGMA page_count") * fixture.number("PRAGMA page_size"));
}

QList<qint64> storedNumbers(Cache &cache)
{
    QList<qint64> numbers;
    TraceFilter filter;
    filter.descending = false;
    const auto traces = cache.list(filter);
    for (const TraceSummary &summary : traces.value_or(std::vector<TraceSummary>()))
        numbers.append(static_cast<qint64>(summary.id.low));
    return numbers;
}

} // namespace

class TestCacheRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void deletesTheOldestOverTheSizeLimit()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        storeOverTime(fixture, *cache, 6);
        VERIFY_RESULT(cache->setPinned(traceIdOf(1), true));
        const std::uint64_t before = cache->info()->bytes;
        const std::uint64_t limit = bytesInUse(fixture) * 2 / 3;

        const auto erased = cache->setLimits(limit, {});
        VERIFY_RESULT(erased);

        QVERIFY(*erased >= 2);
        const QList<qint64> left = storedNumbers(*cache);
        QVERIFY(left.contains(1) && left.contains(6) && !left.contains(2));
        QVERIFY(cache->info()->bytes < before);
        QVERIFY(static_cast<std::uint64_t>(QFileInfo(fixture.path()).size()) <= limit);
        QCOMPARE(cache->info()->limitBytes, std::optional(limit));
    }

    void deletesWhatIsTooOld()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        storeOverTime(fixture, *cache, 5);
        VERIFY_RESULT(cache->setPinned(traceIdOf(2), true));

        const auto erased = cache->setLimits({}, 2 * 3600 + 60);
        VERIFY_RESULT(erased);

        QCOMPARE(*erased, 1U);
        QCOMPARE(storedNumbers(*cache), (QList<qint64>{2, 3, 4, 5}));
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 4 * kSpans);
        QCOMPARE(fixture.number("SELECT count(DISTINCT trace) FROM tag"), 4);
        QCOMPARE(fixture.number("SELECT count(DISTINCT trace) FROM trace_operation"), 4);
    }

    void keepsToTheLimitsWithEveryStore()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        storeOverTime(fixture, *cache, 3);
        VERIFY_RESULT(cache->setLimits(bytesInUse(fixture) + 8192, {}));

        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(9, 1, kSpans)));

        QVERIFY(storedNumbers(*cache).contains(9));
        QVERIFY(!storedNumbers(*cache).contains(1));
    }

    void takesLimitsAway()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(cache->setLimits(1'000'000, 60));
        VERIFY_RESULT(cache->setLimits({}, {}));

        QCOMPARE(cache->info()->limitBytes, std::nullopt);
        QCOMPARE(cache->info()->limitAgeSeconds, std::nullopt);
    }

    void deletesWhatItIsTold()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 4, kSpans)));
        const std::vector<TraceId> ids{traceIdOf(1), traceIdOf(3), traceIdOf(77)};

        const auto removed = cache->remove(ids);
        VERIFY_RESULT(removed);

        QCOMPARE(*removed, 2U);
        QCOMPARE(storedNumbers(*cache), (QList<qint64>{2, 4}));
        for (const char *table : {"payload", "link", "trace_origin", "tag", "tag_overflow", "trace_operation"})
            QCOMPARE(fixture.number(std::string("SELECT count(*) FROM ") + table + " WHERE trace IN (1, 3)"), 0);
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 2 * kSpans);
    }

    void givesBackSpaceWhenCompacted()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 10, kSpans)));
        const std::uint64_t before = cache->info()->bytes;
        std::vector<TraceId> ids;
        for (std::uint64_t number = 2; number <= 10; ++number)
            ids.push_back(traceIdOf(number));
        VERIFY_RESULT(cache->remove(ids));

        VERIFY_RESULT(cache->compact());

        QVERIFY(cache->info()->bytes < before / 3);
        QCOMPARE(dumpTrace(**cache->load(traceIdOf(1))), dumpTrace(*sampleTrace(1, kSpans)));
    }

    void handsTracesOverInABundle()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 3, kSpans), u"a.json"_s));
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(2, 1, kSpans), u"b.json"_s, true));
        const std::vector<TraceId> ids{traceIdOf(2), traceIdOf(3)};

        VERIFY_RESULT(cache->exportBundle(fixture.path(u"bundle"_s), ids));
        QVERIFY(!QFile::exists(fixture.path(u"bundle-wal"_s)) && !QFile::exists(fixture.path(u"bundle.part"_s)));
        QVERIFY(QFile::setPermissions(fixture.path(u"bundle"_s), QFile::ReadOwner));
        const auto other = fixture.open(u"other"_s);
        const auto outcome = other->importBundle(fixture.path(u"bundle"_s));
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->newTraces, 2U);
        QCOMPARE(storedNumbers(*other), (QList<qint64>{2, 3}));
        QCOMPARE(dumpTrace(**other->load(traceIdOf(2))), dumpTrace(*sampleTrace(2, kSpans)));
        QCOMPARE(other->summary(traceIdOf(2))->origins,
                 (std::vector<Origin>{{u"file"_s, u"a.json"_s}, {u"file"_s, u"b.json"_s}}));
        QCOMPARE(other->importBundle(fixture.path(u"bundle"_s))->unchangedTraces, 2U);
    }

    void refusesBundlesThatCannotBe()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 1, 10)));
        const TraceId known = traceIdOf(1);
        const TraceId unknown = traceIdOf(2);

        QVERIFY(!cache->exportBundle(fixture.path(), {&known, 1}));
        QCOMPARE(cache->exportBundle(fixture.path(u"b"_s), {&unknown, 1}).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(fixture.path(u"b"_s)));
        QCOMPARE(cache->importBundle(fixture.path()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(cache->importBundle(fixture.path(u"none"_s)).error().code, ErrorCode::NotFound);
    }

    void remembersWindowsOfACapture()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(cache->markWindowDone(u"jaeger"_s, u"q"_s, 10, 20));
        VERIFY_RESULT(cache->markWindowDone(u"jaeger"_s, u"q"_s, 30, 40));
        VERIFY_RESULT(cache->markWindowDone(u"jaeger"_s, u"q"_s, 20, 25));
        VERIFY_RESULT(cache->markWindowDone(u"jaeger"_s, u"q"_s, 20, 25));
        VERIFY_RESULT(cache->markWindowDone(u"jaeger"_s, u"other"_s, 0, 100));

        using Windows = std::vector<std::pair<std::int64_t, std::int64_t>>;
        QCOMPARE(*cache->windowsDone(u"jaeger"_s, u"q"_s), (Windows{{10, 25}, {30, 40}}));
        VERIFY_RESULT(cache->forgetWindows(u"jaeger"_s, u"q"_s));
        QCOMPARE(*cache->windowsDone(u"jaeger"_s, u"q"_s), Windows());
        QCOMPARE(*cache->windowsDone(u"jaeger"_s, u"other"_s), (Windows{{0, 100}}));
    }
};

QTEST_GUILESS_MAIN(TestCacheRetention)
#include "tst_cacheretention.moc"
