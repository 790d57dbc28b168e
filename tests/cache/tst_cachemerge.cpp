// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/tracedump.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// A trace as it comes back from a backend that speaks that format.
TracePtr throughFormat(const Trace &trace, Format format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    auto writer = TraceWriter::create(format, buffer);
    TraceCollector collector;
    if (!writer || !(*writer)->add(trace) || !(*writer)->finish()
        || !readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector))
        return nullptr;
    const auto traces = collector.finish();
    return traces && traces->size() == 1 ? traces->front() : nullptr;
}

constexpr std::array kFormats{Format::OtlpProto, Format::Jaeger, Format::TempoJson, Format::ZipkinV2};

} // namespace

/// What the cache makes of several copies of one trace.
class TestCacheMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isOneTraceFromFourOriginsInAnyOrder()
    {
        const TracePtr trace = generateTrace(400, 3);
        std::array order{0, 1, 2, 3};
        do {
            const CacheFixture fixture;
            const auto cache = fixture.open();
            for (const int i : order) {
                const TracePtr copy = throughFormat(*trace, kFormats[static_cast<std::size_t>(i)]);
                QVERIFY(copy);
                const auto outcome = CacheFixture::store(*cache, {copy}, QString::number(i));
                VERIFY_RESULT(outcome);
                QCOMPARE(outcome->conflicts, 0U);
            }

            const auto merged = cache->load(trace->id());
            VERIFY_RESULT(merged);

            QCOMPARE(traceDifferences(*trace, **merged),
                     QString()); // the best copy: nanoseconds, and all that OTLP says
            QCOMPARE(cache->info()->traces, 1U);
            QCOMPARE(cache->summary(trace->id())->origins.size(), 4U);
        } while (std::ranges::next_permutation(order).found);
    }

    void addsPartsOfATraceInAnyOrder()
    {
        constexpr std::string_view kParts[] = {
            "front GET /a 0..100ms id=1\n",
            "cart  Get    10..60ms id=2 parent=1\n",
            "redis HGET   20..30ms id=3 parent=2 error\n",
        };
        const TracePtr whole = traceFromText(std::string(kParts[0]) + std::string(kParts[1]) + std::string(kParts[2]));
        std::array order{0, 1, 2};
        do {
            const CacheFixture fixture;
            const auto cache = fixture.open();
            for (const int i : order)
                VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText(kParts[i])}));

            QCOMPARE(traceDifferences(*whole, **cache->load(kTextTraceId)), QString());
            QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 3);
            QCOMPARE(cache->summary(kTextTraceId)->errors, 1U);
        } while (std::ranges::next_permutation(order).found);
    }

    void keepsAndCountsContentThatConflicts()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..100ms id=1 tenant=a")}));

        const auto outcome = CacheFixture::store(*cache, {traceFromText("front GET /other 3..70ms id=1 tenant=b")});
        VERIFY_RESULT(outcome);

        QCOMPARE(outcome->conflicts, 1U);
        QCOMPARE(outcome->newSpans, 1U);
        QCOMPARE((*cache->load(kTextTraceId))->spanCount(), 2U);
        QCOMPARE(*cache->tagValues(u"tenant"_s, 0), (QStringList{u"a"_s, u"b"_s}));
    }

    void takesTheFinishedCopyOfASpan()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..?ms id=1")}, u"early"_s, true));

        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..80ms id=1")}, u"late"_s));

        const auto trace = cache->load(kTextTraceId);
        VERIFY_RESULT(trace);
        QCOMPARE((*trace)->spanCount(), 1U);
        QCOMPARE(cache->summary(kTextTraceId)->durationNs, 80'000'000);
    }

    void staysWholeWhenAPartialCopyFollows()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..80ms id=1")}));

        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..80ms id=1")}, u"partial"_s, true));

        QVERIFY(!cache->summary(kTextTraceId)->partial);
    }

    void staysPinnedWhenItGrows()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front GET /a 0..80ms id=1")}));
        VERIFY_RESULT(cache->setPinned(kTextTraceId, true));

        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText("front late 90..95ms id=2 parent=1")}));

        QVERIFY(cache->summary(kTextTraceId)->pinned);
        QCOMPARE(cache->summary(kTextTraceId)->spans, 2U);
    }
};

QTEST_GUILESS_MAIN(TestCacheMerge)
#include "tst_cachemerge.moc"
