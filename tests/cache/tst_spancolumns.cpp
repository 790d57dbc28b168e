// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/effectiveerror.h"
#include "core/analysis/selftime.h"
#include "core/cache/migrations.h"
#include "core/cache/spanblock.h"
#include "core/cache/spancolumnstore.h"
#include "core/model/tracebuilder.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/oldschema.h"
#include "tests/cache/sampletraces.h"
#include "tests/support/tracegenerator.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<SpanColumnStore> storeOf(const CacheFixture &fixture, SpanColumnLimits limits = {})
{
    auto store = SpanColumnStore::open(fixture.path(), limits);
    return store ? std::move(*store) : nullptr;
}

/// Everything that columns say of each trace, as text.
std::map<std::string, QStringList> dump(const SpanColumns &columns)
{
    std::map<std::string, QStringList> rows;
    for (const SpanSegmentPtr &segment : columns.segments) {
        for (const SegmentTrace &trace : segment->traces) {
            QStringList &lines = rows[trace.id.toHex()];
            lines << u"%1 %2"_s.arg(trace.startNs).arg(trace.durationNs);
            for (std::uint32_t row = trace.first; row < trace.first + trace.rows; ++row) {
                const SpanOperation &operation = columns.operations[segment->operation[row]];
                const std::uint32_t parent = segment->parent[row];
                lines << u"%1|%2|%3|%4|%5|%6|%7|%8|%9"_s
                             .arg(QString::fromStdString(operation.service), QString::fromStdString(operation.name))
                             .arg(int(segment->kind[row]))
                             .arg(int(segment->status[row]))
                             .arg(segment->startNs[row])
                             .arg(segment->durationNs[row])
                             .arg(segment->selfNs[row])
                             .arg(parent == SpanSegment::kNoParent ? -1 : qint64(parent) - trace.first)
                             .arg(segment->flags[row]);
            }
        }
    }
    return rows;
}

int expectedFlags(const Trace &trace, SpanIndex row, bool isError)
{
    if (trace.isPhantom(row))
        return SpanFlag::kPhantom;
    const std::uint16_t state = trace.state(row);
    const bool isRoot = trace.parentSpanId(row).isZero();
    const bool isEntry = isRoot || trace.kind(row) == SpanKind::Server || trace.kind(row) == SpanKind::Consumer;
    return (isRoot ? SpanFlag::kRoot : 0) | (isEntry ? SpanFlag::kEntry : 0) | (isError ? SpanFlag::kError : 0)
           | (trace.spanId(row).isZero() ? SpanFlag::kNoId : 0)
           | ((state & SpanState::kMissingStart) != 0 ? SpanFlag::kMissingStart : 0)
           | ((state & SpanState::kMissingEnd) != 0 ? SpanFlag::kMissingEnd : 0)
           | ((state & SpanState::kNegativeDuration) != 0 ? SpanFlag::kNegativeDuration : 0);
}

/// The same of traces as they are.
std::map<std::string, QStringList> dump(const std::vector<TracePtr> &traces)
{
    std::map<std::string, QStringList> rows;
    for (const TracePtr &trace : traces) {
        QStringList &lines = rows[trace->id().toHex()];
        lines << u"%1 %2"_s.arg(trace->startNs()).arg(trace->durationNs());
        const auto self = selfTimesNs(*trace);
        for (std::uint32_t i = 0; i < trace->rowCount(); ++i) {
            const SpanIndex row(i);
            const auto text = [](std::string_view view) {
                return QString::fromUtf8(view.data(), qsizetype(view.size()));
            };
            lines << u"%1|%2|%3|%4|%5|%6|%7|%8|%9"_s.arg(text(trace->serviceName(row)), text(trace->name(row)))
                         .arg(int(trace->kind(row)))
                         .arg(int(trace->status(row)))
                         .arg(trace->startNs(row))
                         .arg(trace->durationNs(row))
                         .arg(self[i])
                         .arg(trace->parent(row).isValid() ? qint64(trace->parent(row).value()) : -1)
                         .arg(expectedFlags(*trace, row, isEffectiveError(*trace, row)));
        }
    }
    return rows;
}

} // namespace

class TestSpanColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void saysWhatTheTracesSay_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("samples") << 0;
        QTest::newRow("shop") << 1;
        QTest::newRow("hostile") << 2;
    }

    void saysWhatTheTracesSay()
    {
        QFETCH(int, kind);
        std::vector<TracePtr> traces;
        if (kind == 0)
            traces = sampleTraces(1, 30, 40);
        else if (kind == 1)
            traces = generateTraces({.spans = 200, .traces = 10, .seed = 7});
        else
            traces = {generateHostileTrace(1), generateHostileTrace(2), generateHostileTrace(3)};
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));

        const auto columns = storeOf(fixture)->columns();

        VERIFY_RESULT(columns);
        QCOMPARE(dump(**columns), dump(traces));
        QCOMPARE((*columns)->traces, traces.size());
        QCOMPARE((*columns)->damagedTraces, 0U);
        QCOMPARE((*columns)->omittedTraces, 0U);
    }

    void isEmptyForAnEmptyCache()
    {
        const CacheFixture fixture;
        QVERIFY(fixture.open());

        const auto columns = storeOf(fixture)->columns();

        VERIFY_RESULT(columns);
        QCOMPARE((*columns)->rows, 0U);
    }

    void givesTheSameSnapshotWhileNothingIsStored()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 5, 10)));
        const auto store = storeOf(fixture);

        const auto first = store->columns();
        const auto second = store->columns();

        VERIFY_RESULT(first);
        QCOMPARE(first->get(), second->get());
    }

    void readsOnlyWhatWasStoredSince()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 400, 60))); // 24 000 rows: no small segment
        const auto store = storeOf(fixture);
        const auto before = store->columns();
        VERIFY_RESULT(before);

        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(401, 3, 10)));
        const auto after = store->columns();

        VERIFY_RESULT(after);
        QCOMPARE((*before)->traces, 400U);
        QCOMPARE((*after)->traces, 403U);
        QCOMPARE((*after)->segments.front().get(), (*before)->segments.front().get());
        QCOMPARE(dump(**after), dump(**storeOf(fixture)->columns()));
    }

    void joinsTheSegmentsOfManySmallCommits()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const auto store = storeOf(fixture);
        for (std::uint64_t number = 1; number <= 20; ++number) {
            VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(number, 1, 20)));
            VERIFY_RESULT(store->columns());
        }

        const auto columns = store->columns();

        QCOMPARE((*columns)->traces, 20U);
        QCOMPARE((*columns)->segments.size(), 1U);
        QCOMPARE(dump(**columns), dump(**storeOf(fixture)->columns()));
    }

    void followsChangedAndDeletedTraces()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(1, 10, 20)));
        const auto store = storeOf(fixture);
        VERIFY_RESULT(store->columns());

        VERIFY_RESULT(CacheFixture::store(*cache, {sampleTrace(3, 45)})); // late spans
        const std::array gone{traceIdOf(5), traceIdOf(6)};
        VERIFY_RESULT(cache->remove(gone));
        const auto columns = store->columns();

        VERIFY_RESULT(columns);
        QCOMPARE((*columns)->traces, 8U);
        QCOMPARE(dump(**columns), dump(**storeOf(fixture)->columns()));
        const auto loaded = cache->load(traceIdOf(3));
        VERIFY_RESULT(loaded);
        QCOMPARE(dump(**columns)[traceIdOf(3).toHex()], dump({*loaded})[traceIdOf(3).toHex()]);
        QCOMPARE(fixture.number("SELECT count(*) FROM span_block"), 8);
    }

    void narrowsToAWindowAndToTraces()
    {
        const CacheFixture fixture;
        const auto traces = sampleTraces(1, 12, 10);
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        std::vector<std::int64_t> starts;
        for (const TracePtr &trace : traces)
            starts.push_back(trace->startNs());
        std::ranges::sort(starts);
        const ColumnScope window{starts[3], starts[7], std::nullopt};
        const ColumnScope chosen{std::nullopt, std::nullopt, std::vector{traceIdOf(2), traceIdOf(9), traceIdOf(77)}};

        // held in memory as a whole, and too many for that
        for (const std::uint64_t rows : {1'000'000, 50}) {
            const auto store = storeOf(fixture, {.threads = 2, .rows = rows});
            const auto inWindow = store->columns(window);
            const auto ofChosen = store->columns(chosen);

            VERIFY_RESULT(inWindow);
            VERIFY_RESULT(ofChosen);
            QCOMPARE((*inWindow)->traces, 4U);
            QCOMPARE((*ofChosen)->traces, 2U);
        }
    }

    void leavesTheOldestOutWhenMemoryIsShort()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        for (std::uint64_t first = 1; first <= 1600; first += 800)
            VERIFY_RESULT(CacheFixture::store(*cache, sampleTraces(first, 800, 5)));

        const auto columns = storeOf(fixture, {.threads = 1, .rows = 2500})->columns();

        VERIFY_RESULT(columns);
        QVERIFY((*columns)->rows >= 2500);
        QVERIFY((*columns)->omittedTraces > 0);
        QCOMPARE((*columns)->traces + (*columns)->omittedTraces, 1600U);
        QVERIFY(dump(**columns).contains(traceIdOf(1600).toHex()) || (*columns)->rows < 2600);
        QVERIFY(!dump(**columns).contains(traceIdOf(1).toHex()));
    }

    void givesAnOlderFileItsBlocks()
    {
        const CacheFixture fixture;
        const auto traces = generateTraces({.spans = 60, .traces = 20, .seed = 3});
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        makeOldSchema(fixture.path(), 1);

        QVERIFY(fixture.open());

        QCOMPARE(fixture.number("PRAGMA user_version"), latestSchemaVersion());
        QCOMPARE(fixture.number("SELECT count(*) FROM span_block"), 20);
        QCOMPARE(fixture.number("SELECT count(*) FROM setting"), 0);
        QCOMPARE(dump(**storeOf(fixture)->columns()), dump(traces));
    }

    void goesOnWhereAKilledMigrationStopped()
    {
        const CacheFixture fixture;
        const auto traces = generateTraces({.spans = 30, .traces = 8, .seed = 3});
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        fixture.execute("DELETE FROM span_block WHERE trace > 3; INSERT INTO setting VALUES ('span_blocks_due', 1)");

        QVERIFY(fixture.open());

        QCOMPARE(fixture.number("SELECT count(*) FROM span_block"), 8);
        QCOMPARE(dump(**storeOf(fixture)->columns()), dump(traces));
    }

    void readsAnOlderFileWithoutChangingIt()
    {
        const CacheFixture fixture;
        const auto traces = generateTraces({.spans = 60, .traces = 20, .seed = 3});
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        makeOldSchema(fixture.path(), 1);

        const auto columns = storeOf(fixture)->columns();

        VERIFY_RESULT(columns);
        QCOMPARE(dump(**columns), dump(traces));
        QCOMPARE(fixture.number("PRAGMA user_version"), 1);
        QVERIFY(fixture.open(u"cache.traceloupe"_s, Cache::Mode::ReadOnly));
    }

    void readsThePayloadWhereABlockIsDamaged()
    {
        const CacheFixture fixture;
        const auto traces = sampleTraces(1, 5, 10);
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        fixture.execute(
            "UPDATE span_block SET bytes = x'0102030405' WHERE trace = 2; DELETE FROM span_block WHERE trace = 4");

        const auto columns = storeOf(fixture)->columns();

        VERIFY_RESULT(columns);
        QCOMPARE(dump(**columns), dump(traces));
    }

    void countsTracesThatCannotBeRead()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 5, 10)));
        fixture.execute("DELETE FROM span_block WHERE trace = 2; UPDATE payload SET bytes = x'00' WHERE trace = 2");

        const auto columns = storeOf(fixture)->columns();

        VERIFY_RESULT(columns);
        QCOMPARE((*columns)->traces, 4U);
        QCOMPARE((*columns)->damagedTraces, 1U);
        QCOMPARE((*columns)->omittedTraces, 0U);
    }

    void refusesEveryCutBlockAndLeavesTheSegmentAsItWas()
    {
        const TracePtr trace = generateHostileTrace(5);
        const SpanFigures figures{selfTimesNs(*trace), effectiveErrors(*trace)};
        const Bytes block = encodeSpanBlock(*trace, figures, {1, 2}, [](SpanIndex) { return 7; });
        SpanSegment segment;
        QVERIFY(appendSpanBlock(block, 1, segment));
        const std::uint32_t rows = segment.size();

        for (std::size_t size = 0; size < block.size(); ++size) {
            QVERIFY(!appendSpanBlock(ByteView(block).first(size), 2, segment));
            QCOMPARE(segment.size(), rows);
            QCOMPARE(segment.traces.size(), 1U);
        }
        QVERIFY(appendSpanBlock(block, 2, segment));
        QCOMPARE(segment.size(), 2 * rows);
        QCOMPARE(segment.selfNs.size(), segment.trace.size());
    }

    void keepsTracesWithManyKindsOfRowsToo()
    {
        for (const int kinds : {5, 6}) { // with each status: 15 fit into half a byte, 18 do not
            TraceBuilder builder(TraceId{3, 4});
            for (int i = 0; i < kinds * 3; ++i) {
                SpanInput span;
                span.id = SpanId{std::uint64_t(i) + 1};
                span.resource = builder.addResource({});
                span.scope = builder.addScope({});
                span.kind = static_cast<SpanKind>(i / 3);
                span.status = static_cast<StatusCode>(i % 3);
                span.startNs = 1'000 + i;
                span.durationNs = 10;
                builder.addSpan(span);
            }
            const TracePtr trace = builder.finish();
            const SpanFigures figures{selfTimesNs(*trace), effectiveErrors(*trace)};
            const Bytes block = encodeSpanBlock(*trace, figures, {1, 2}, [](SpanIndex) { return 7; });
            SpanSegment segment;

            QVERIFY(appendSpanBlock(block, 1, segment));

            QVERIFY(segment.kind == trace->columns().kind);
            QVERIFY(segment.status == trace->columns().status);
            QCOMPARE(int(block.front()), kinds == 5 ? 2 : 1);
            for (std::size_t size = 0; size < block.size(); ++size)
                QVERIFY(!appendSpanBlock(ByteView(block).first(size), 2, segment));
        }
    }

    void namesAFileThatIsNotThere()
    {
        const CacheFixture fixture;

        const auto store = SpanColumnStore::open(fixture.path());

        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSpanColumns)
#include "tst_spancolumns.moc"
