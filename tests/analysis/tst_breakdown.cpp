// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/breakdown.h"
#include "core/analysis/selftime.h"
#include "core/analysis/waitparts.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/splitmix.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

std::string rowText(const BreakdownRow &row)
{
    std::string text;
    switch (row.kind) {
    case PartKind::Own:
        text = spanCategoryName(row.category);
        break;
    case PartKind::Network:
        return "network " + row.label + "->" + row.detail + ' ' + std::to_string(row.ns / kMs);
    case PartKind::Remote:
        text = std::string("remote ") + std::string(spanCategoryName(row.category));
        break;
    case PartKind::Queue:
        text = "queue";
        break;
    case PartKind::Missing:
        text = "missing";
        break;
    }
    return text + ' ' + std::to_string(row.ns / kMs);
}

std::vector<std::string> textOf(const std::vector<BreakdownRow> &rows)
{
    std::vector<std::string> out;
    for (const BreakdownRow &row : rows)
        out.push_back(rowText(row));
    return out;
}

using Lines = std::vector<std::string>;

SpanCategory categoryOf(std::string_view line)
{
    const TracePtr trace = traceFromText(line);
    return SpanCategories(*trace).of(SpanIndex(trace->rowCount() - 1));
}

bool sumsUp(const std::vector<BreakdownRow> &rows, std::int64_t totalNs)
{
    std::int64_t ns = 0;
    std::uint32_t share = 0;
    for (const BreakdownRow &row : rows) {
        ns += row.ns;
        share += row.share;
    }
    return ns == totalNs && (share == 10'000 || totalNs == 0);
}

} // namespace

class TestBreakdown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatASpanIs_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("category");
        const auto add = [](const char *line, const char *category) {
            QTest::newRow(QByteArray(line).simplified().constData()) << QByteArray(line) << QByteArray(category);
        };
        add("a x 0..1ms client db.system=postgresql", "db");
        add("a x 0..1ms client db.system.name=redis", "cache");
        add("a x 0..1ms client db.system=memcached", "cache");
        add("a x 0..1ms producer messaging.system=kafka", "messaging");
        add("a x 0..1ms server rpc.system=grpc", "rpc");
        add("a x 0..1ms client gen_ai.request.model=m http.request.method=POST", "genai");
        add("a x 0..1ms server http.method=GET", "http");
        add("a x 0..1ms server faas.trigger=timer", "faas");
        add("a x 0..1ms client", "external");
        add("a x 0..1ms server", "app");
        add("a x 0..1ms consumer", "app");
        add("a x 0..1ms internal", "app");
        add("a x 0..1ms", "app");
        add("a q 0..9ms client db.system=opensearch\n  a x 0..1ms client http.request.method=POST\n", "db");
        add("a q 0..9ms client db.system=opensearch\n  b x 0..1ms client http.request.method=POST\n", "http");
        add("a q 0..9ms client\n  a x 0..1ms client http.request.method=POST\n", "http");
    }
    void knowsWhatASpanIs()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, category);
        QCOMPARE(QByteArray(spanCategoryName(categoryOf(line.toStdString())).data()), category);
    }

    void takesTheWorkedExampleApart()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const PathBreakdown parts = breakDown(*trace, criticalPath(*trace));
        QCOMPARE(textOf(parts.byCategory),
                 (Lines{"app 58", "remote external 30", "network web->api 10", "external 2"}));
        QCOMPARE(parts.byService.size(), 2U);
        QCOMPARE(parts.byService[0].label, std::string("web"));
        QCOMPARE(parts.byService[0].ns, 60 * kMs);
        QCOMPARE(parts.byService[0].share, 6'000U);
        QCOMPARE(parts.byService[1].ns, 40 * kMs);
        QCOMPARE(parts.byOperation.front().detail, std::string("rn"));
        QCOMPARE(parts.byOperation.front().largest, SpanIndex(9));
        QCOMPARE(parts.byHost.size(), 2U);
    }

    void showsTheQueueOfACompletion()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const CriticalPath path = criticalPath(*trace, {PathMode::Completion, Outliving::Async, {}, {}});
        const PathBreakdown parts = breakDown(*trace, path);
        QVERIFY(sumsUp(parts.byService, 150 * kMs));
        QCOMPARE(textOf(parts.byCategory),
                 (Lines{"app 82", "remote external 30", "queue 26", "network web->api 10", "external 2"}));
    }

    void namesTimeInSpansThatAreMissing()
    {
        const TracePtr trace = traceFromText(
            "a x 0..10ms parent=00000000000000ff\na y 15..30ms parent=00000000000000ff\n");
        QCOMPARE(textOf(breakDown(*trace, criticalPath(*trace)).byCategory), (Lines{"app 25", "missing 5"}));
    }

    void putsOperationsTogetherWhateverTheirIds()
    {
        const TracePtr trace = traceFromText("a R 0..100ms\n  a GET /users/42 0..40ms\n  a GET /users/43 40..90ms\n");
        const auto rows = breakDown(*trace, criticalPath(*trace)).byOperation;
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].detail, std::string("GET /users/{n}"));
        QCOMPARE(rows[0].ns, 90 * kMs);
        QCOMPARE(rows[0].spans, 2U);
        QCOMPARE(rows[0].largest, SpanIndex(2));
    }

    void sumsToTheWholeForAnyTrace()
    {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const TracePtr trace = seed % 4 == 0 ? generateHostileTrace(seed) : randomTrace(seed, 50);
            for (const PathMode mode : {PathMode::Response, PathMode::Completion}) {
                const CriticalPath path = criticalPath(*trace, {mode, Outliving::Async, {}, {}});
                const PathBreakdown parts = breakDown(*trace, path);
                for (const auto *rows : {&parts.byCategory, &parts.byService, &parts.byOperation, &parts.byHost})
                    QVERIFY2(sumsUp(*rows, path.totalNs), std::to_string(seed).c_str());
            }
        }
    }

    void findsTheSpansOfEachRow()
    {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const TracePtr trace = seed % 4 == 0 ? generateHostileTrace(seed) : randomTrace(seed, 50);
            const CriticalPath path = criticalPath(*trace, {PathMode::Completion, Outliving::Async, {}, {}});
            const PathBreakdown parts = breakDown(*trace, path);
            for (const BreakdownBy by :
                 {BreakdownBy::Category, BreakdownBy::Service, BreakdownBy::Operation, BreakdownBy::Host}) {
                for (const BreakdownRow &row : parts.rows(by)) {
                    const std::vector<SpanIndex> spans = spansOfPart(*trace, path, by, row);
                    QVERIFY(!spans.empty());
                    QVERIFY(spans.size() <= row.spans); // a span may wait in a queue more than once
                    QVERIFY(std::ranges::is_sorted(spans));
                    QVERIFY(std::ranges::binary_search(spans, row.largest));
                }
            }
        }
    }

    void roundsSharesToExactlyAHundredPercent()
    {
        const std::vector<std::int64_t> thirds{1, 1, 1};
        QCOMPARE(sharesOf(thirds), (std::vector<std::uint32_t>{3'334, 3'333, 3'333}));
        const std::vector<std::int64_t> large{std::int64_t{1} << 61, std::int64_t{1} << 61};
        QCOMPARE(sharesOf(large), (std::vector<std::uint32_t>{5'000, 5'000}));
        const std::vector<std::int64_t> none{0, 0};
        QCOMPARE(sharesOf(none), (std::vector<std::uint32_t>{0, 0}));
        SplitMix random(1);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::int64_t> parts(1 + random.below(20));
            for (std::int64_t &part : parts)
                part = static_cast<std::int64_t>(random.below(1'000) * random.below(1'000) + 1);
            const auto shares = sharesOf(parts);
            QCOMPARE(std::accumulate(shares.begin(), shares.end(), 0U), 10'000U);
        }
    }

    void dividesASpansTimeAroundItsChildren()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const auto edges = classifyEdges(*trace);
        const auto intervals = clippedIntervals(*trace, edges);
        const WaitParts root = waitParts(*trace, SpanIndex(0), edges, intervals);
        QCOMPARE(root.preNs, 10 * kMs);
        QCOMPARE(root.interNs, 8 * kMs);
        QCOMPARE(root.postNs, 2 * kMs);
        QCOMPARE(root.childNs, 80 * kMs);
        const WaitParts leaf = waitParts(*trace, SpanIndex(3), edges, intervals);
        QCOMPARE(leaf.preNs, 10 * kMs);
        QCOMPARE(leaf.childNs, 0);
    }

    void measuresACallWithoutAnyClock()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const auto call = callOverhead(*trace, SpanIndex(1), clockSkew(*trace));
        QVERIFY(call.has_value());
        QCOMPARE(call->server, SpanIndex(2));
        QCOMPARE(call->overheadNs, 10 * kMs);
        QVERIFY(!call->requestNs); // two clocks, and nothing proves them off
        QVERIFY(!callOverhead(*trace, SpanIndex(0), clockSkew(*trace)));
        QVERIFY(!callOverhead(*trace, SpanIndex(5), clockSkew(*trace)));
    }

    void splitsACallWhereClocksAreKnown()
    {
        const TracePtr trace = traceFromText("a r 0..100us\n  a c 10..60us client\n    b s 70..100us server\n");
        const auto call = callOverhead(*trace, SpanIndex(1), clockSkew(*trace));
        QCOMPARE(call->overheadNs, 20'000);
        QCOMPARE(*call->requestNs, 10'000);
        QCOMPARE(*call->responseNs, 10'000);
        QCOMPARE(call->legErrorNs, 10'000);

        const TracePtr twice = traceFromText("a c 10..60us client\n  b s 12..20us server\n  b s 30..50us server\n");
        QVERIFY(!callOverhead(*twice, SpanIndex(0), clockSkew(*twice)));

        const TracePtr same = traceFromText("a c 10..60us client\n  a s 25..55us server\n");
        QCOMPARE(*callOverhead(*same, SpanIndex(0), clockSkew(*same))->requestNs, 15'000);
        QCOMPARE(callOverhead(*same, SpanIndex(0), clockSkew(*same))->legErrorNs, 0);
    }

    void countsWhatRanAtOnce()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const Concurrency at = concurrency(*trace);
        QCOMPARE(at.workNs, 130 * kMs);
        QCOMPARE(at.averageParallelism(), 1.3);
        QCOMPARE(at.mostAtOnce, 2U);
    }

    void doesAtLeastAsMuchWorkAsTheRootIsLong()
    {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const TracePtr trace = randomTrace(seed, 40);
            const Concurrency at = concurrency(*trace);
            QVERIFY(at.workNs >= at.rootNs);
            QCOMPARE(at.workNs == at.rootNs, at.mostAtOnce <= 1);
        }
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            QVERIFY(concurrency(*generateHostileTrace(seed)).workNs >= 0);
    }
};

QTEST_GUILESS_MAIN(TestBreakdown)
#include "tst_breakdown.moc"
