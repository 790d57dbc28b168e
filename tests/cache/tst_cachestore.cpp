// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"
#include "tests/cache/tracedump.h"
#include "tests/support/tracefromtext.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kShop[] = R"(
    frontend  GET /cart   0..120ms  server
      cart    GetCart     10..100ms  error http.status=500 event=retry@12ms
        redis HGET        20..30ms client db.system=redis
        redis HGET        40..?ms client db.system=redis
)";
constexpr char kShopEarly[] = R"(
    frontend  GET /cart   0..120ms  server
      cart    GetCart     10..100ms  error http.status=500 event=retry@12ms
)";

/// Details that say they are longer than anything may be, and are not there to be read.
class EndlessDetails final : public DetailStore {
public:
    [[nodiscard]] DetailBytes detail(SpanIndex) const override
    {
        return {nullptr, ByteView(&m_byte, m_isAsked++ == 0 ? kSize : 0)};
    }
    [[nodiscard]] std::size_t memoryBytes() const override { return 0; }

private:
    static constexpr std::size_t kSize = 1U << 31;
    std::uint8_t m_byte = 0;
    mutable int m_isAsked = 0;
};

} // namespace

class TestCacheStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesBackWhatWasStored()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const TracePtr trace = traceFromText(kShop);

        const auto outcome = CacheFixture::store(*cache, {trace});
        VERIFY_RESULT(outcome);
        const auto loaded = cache->load(trace->id());
        VERIFY_RESULT(loaded);

        QCOMPARE(outcome->newTraces, 1U);
        QCOMPARE(outcome->newSpans, 4U);
        QCOMPARE(dumpTrace(**loaded), dumpTrace(*trace));
    }

    void keepsWhatWasStoredWhenOpenedAgain()
    {
        const CacheFixture fixture;
        const TracePtr trace = traceFromText(kShop);
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), {trace}));

        const auto cache = fixture.open();
        const auto loaded = cache->load(trace->id());
        VERIFY_RESULT(loaded);

        QCOMPARE(dumpTrace(**loaded), dumpTrace(*trace));
    }

    void makesAFileForItsOwnerOnly()
    {
        const CacheFixture fixture;
        const auto cache = Cache::open(fixture.path(u"a/folder/cache.traceloupe"_s));
        VERIFY_RESULT(cache);
        VERIFY_RESULT(CacheFixture::store(**cache, {traceFromText(kShop)}));

        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QVERIFY(!(QFile::permissions(fixture.path(u"a/folder/cache.traceloupe"_s) + suffix) & others));
    }

    void changesNothingWhenTheSameTraceComesAgain()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const TracePtr trace = traceFromText(kShop);
        VERIFY_RESULT(CacheFixture::store(*cache, {trace}));

        const auto again = CacheFixture::store(*cache, {trace, trace}, u"other.json"_s);
        VERIFY_RESULT(again);

        QCOMPARE(again->newTraces, 0U);
        QCOMPARE(again->updatedTraces, 0U);
        QCOMPARE(again->unchangedTraces, 2U);
        QCOMPARE(again->newSpans, 0U);
        const auto summary = cache->summary(trace->id());
        VERIFY_RESULT(summary);
        QCOMPARE(summary->origins, (std::vector<Origin>{{u"file"_s, u"test.json"_s}, {u"file"_s, u"other.json"_s}}));
    }

    void addsLateSpansToATrace()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText(kShopEarly)}, u"early"_s, true));
        QVERIFY(cache->summary(kTextTraceId)->partial);

        const auto outcome = CacheFixture::store(*cache, {traceFromText(kShop)}, u"late"_s);
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->updatedTraces, 1U);
        QCOMPARE(outcome->newSpans, 2U);
        QVERIFY(!cache->summary(kTextTraceId)->partial);
        QCOMPARE(dumpTrace(**cache->load(kTextTraceId)), dumpTrace(*traceFromText(kShop)));
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 4);
        QCOMPARE(fixture.number("SELECT count(*) FROM payload"), 1);
        QCOMPARE(fixture.number("SELECT tag_count FROM trace"), fixture.number("SELECT count(*) FROM tag"));
    }

    void learnsADictionaryFromSmallTraces()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        for (std::uint64_t batch = 0; batch < 4; ++batch)
            VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(batch * 25, 25, 40)));

        QCOMPARE(fixture.number("SELECT count(*) FROM dictionary"), 1);
        QCOMPARE(fixture.number("SELECT count(*) FROM trace WHERE dictionary IS NOT NULL"), 75);
        const auto again = fixture.open();
        for (const std::uint64_t number : {3U, 60U, 99U})
            QCOMPARE(dumpTrace(**again->load(traceIdOf(number))), dumpTrace(*sampleTrace(number, 40)));
        VERIFY_RESULT(CacheFixture::store(*again, sampleTraces(50, 1, 80)));
        QCOMPARE(again->summary(traceIdOf(50))->spans, 80U);
        std::vector<TraceId> ids;
        for (std::uint64_t number = 0; number < 100; ++number)
            ids.push_back(traceIdOf(number));
        VERIFY_RESULT(again->remove(ids));
        VERIFY_RESULT(again->compact());
        QCOMPARE(fixture.number("SELECT count(*) FROM dictionary"), 0);
    }

    void keepsNothingOfABatchThatIsStopped()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        fixture.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON span_row WHEN NEW.id > 6 BEGIN SELECT RAISE(ABORT, 'full'); END");

        const auto outcome = CacheFixture::store(
            *cache, {traceFromText(kShop, traceIdOf(1)), traceFromText(kShop, traceIdOf(2))});

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Database);
        QCOMPARE(cache->info()->traces, 0U);
        fixture.execute("DROP TRIGGER refuse");
        VERIFY_RESULT(
            CacheFixture::store(*cache, {traceFromText(kShop, traceIdOf(1)), traceFromText(kShop, traceIdOf(2))}));
        QCOMPARE(cache->info()->traces, 2U);
    }

    void refusesASpanThatNoFileCouldHold()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        TraceParts parts = traceFromText(kShop)->parts();
        parts.details = std::make_shared<EndlessDetails>();

        const auto outcome = CacheFixture::store(*cache,
                                                 {sampleTrace(1, 10), std::make_shared<const Trace>(std::move(parts))});

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::LimitExceeded);
        QCOMPARE(cache->info()->traces, 0U);
    }

    void takesA64BitIdForTheTraceOf128Bits()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const TraceId shortId{0, 0x1122334455667788ULL};
        const TraceId longId{0xaULL, 0x1122334455667788ULL};
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText(kShopEarly, shortId)}));

        const auto outcome = CacheFixture::store(*cache, {traceFromText(kShop, longId)});
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->updatedTraces, 1U);
        QCOMPARE(cache->info()->traces, 1U);
        QCOMPARE((*cache->load(shortId))->id(), longId);
        QCOMPARE(*cache->resolve(u"1122334455667788"_s), longId);
    }

    void keepsA64BitIdApartWhereTwoTracesCouldBeMeant()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const std::uint64_t low = 0x1122334455667788ULL;
        VERIFY_RESULT(
            CacheFixture::store(*cache, {traceFromText(kShop, {0xa, low}), traceFromText(kShop, {0xb, low})}));

        const auto outcome = CacheFixture::store(*cache, {traceFromText(kShop, {0, low})});
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->newTraces, 1U);
        QCOMPARE(cache->info()->traces, 3U);
    }
};

QTEST_GUILESS_MAIN(TestCacheStore)
#include "tst_cachestore.moc"
