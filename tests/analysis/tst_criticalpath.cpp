// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/criticalpath.h"
#include "core/model/tracebuilder.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;
using Figures = std::map<std::string, std::int64_t>;

std::string pathOf(const Trace &trace, PathMode mode = PathMode::Response, Outliving outliving = Outliving::Async)
{
    return pathText(trace, criticalPath(trace, {mode, outliving, {}, {}}));
}

/// What a path breaks of the rules that hold for any trace; empty if nothing.
std::string brokenRule(const Trace &trace, const CriticalPath &path)
{
    std::int64_t sum = 0;
    std::int64_t queued = 0;
    std::vector<std::int64_t> self(trace.rowCount(), 0);
    for (std::size_t i = 0; i < path.segments.size(); ++i) {
        const PathSegment &segment = path.segments[i];
        if (segment.lengthNs() <= 0)
            return "an empty segment";
        if (i > 0 && segment.endNs != path.segments[i - 1].startNs)
            return "segments are not contiguous";
        (segment.isQueue() ? queued : self[segment.span.value()]) += segment.lengthNs();
        sum += segment.lengthNs();
        if (!segment.isQueue() && (segment.startNs < trace.startNs(segment.span)))
            return "a segment before its span";
        if (!segment.isQueue() && !path.isOnPath(segment.span))
            return "a span on the path without drag";
        for (const SpanIndex running : path.whileOf(segment)) {
            if (trace.startNs(running) >= segment.endNs || trace.endNs(running) <= segment.startNs)
                return "a span said to run beside a segment does not";
        }
    }
    if (sum != path.totalNs || queued != path.queueNs || self != path.selfNs)
        return "sums differ";
    if (path.root.isValid() && path.inclusiveNs[path.root.value()] != path.totalNs - path.queueNs)
        return "the subtree of the root is not all";
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (path.dragNs[row] > trace.durationNs(SpanIndex(row)) && !trace.isPhantom(SpanIndex(row)))
            return "a drag longer than its span";
        if (path.dragNs[row] < CriticalPath::kOffPath || (path.dragNs[row] < 0 && path.selfNs[row] > 0))
            return "a negative drag";
    }
    return {};
}

std::string brokenRuleOfAnyMode(const Trace &trace)
{
    for (const PathMode mode : {PathMode::Response, PathMode::Completion}) {
        for (const Outliving outliving : {Outliving::Async, Outliving::Clip}) {
            const CriticalPath path = criticalPath(trace, {mode, outliving, {}, {}});
            std::string broken = brokenRule(trace, path);
            const bool hasSpanAsRoot = path.root.isValid() && !trace.isPhantom(path.root);
            if (mode == PathMode::Response && hasSpanAsRoot && path.totalNs != trace.durationNs(path.root))
                broken = "the path is not as long as its root";
            if (hasSpanAsRoot && path.totalNs < trace.durationNs(path.root))
                broken = "the path is shorter than its root";
            if (!broken.empty())
                return broken;
        }
    }
    return {};
}

} // namespace

class TestCriticalPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheWorkedExamples_data()
    {
        QTest::addColumn<std::string>("trace");
        QTest::addColumn<std::string>("expected");

        QTest::newRow("EX1 abutting siblings")
            << std::string("a P 0..30ms\n  a B 10..20ms\n  a C 20..30ms\n") << std::string("C[20,30] B[10,20] P[0,10]");
        QTest::newRow("EX2 a request") << std::string(kExampleTwo)
                                       << std::string("R[98,100] rn[70,98] R[64,70] p1[62,64] R[60,62] c1[55,60] "
                                                      "s1[50,55] d2[30,50] d1[20,30] s1[15,20] c1[10,15] R[0,10]");
        QTest::newRow("EX3 a child that outlives a parent which is fine")
            << std::string("a R 0..50ms\n  a q 5..80ms client\n") << std::string("R[0,50]");
        QTest::newRow("EX3 a child that outlives a parent which failed")
            << std::string("a R 0..50ms error\n  a q 5..80ms client\n") << std::string("q[5,50] R[0,5]");
        QTest::newRow("EX3b a gather, from timing")
            << std::string("a M 0..500ms\n  a foo1 0..100ms\n  a foo2 0..200ms\n  a foo3 200..500ms\n")
            << std::string("foo3[200,500] foo2[0,200]");
        QTest::newRow("EX3b a gather, with a link")
            << std::string("a M 0..500ms\n  a foo1 0..100ms\n  a foo2 0..200ms\n"
                           "  a foo3 200..500ms link=0123456789abcdef1122334455667788/2\n")
            << std::string("foo3[200,500] M[100,200]while(foo2) foo1[0,100]linked");
        QTest::newRow("EX3c overlapping siblings") << std::string("a P 0..35ms\n  a B 10..25ms\n  a C 20..30ms\n")
                                                   << std::string("P[30,35] C[20,30] P[0,20]while(B)");
        QTest::newRow("clocks that overlap a little") << std::string("a P 0..100ms\n  a B 10..50.4ms\n  a C 50..90ms\n")
                                                      << std::string("P[90,100] C[50,90] B[10,50]jitter P[0,10]");
        QTest::newRow("a link to a call that still ran")
            << std::string("a M 0..50ms\n  a x 0..30ms\n  a y 20..50ms link=0123456789abcdef1122334455667788/2\n")
            << std::string("y[20,50] M[0,20]while(x)");
        QTest::newRow("a lone span") << std::string("a P 0..10ms\n") << std::string("P[0,10]");
        QTest::newRow("a span of no length") << std::string("a P 5..5ms\n") << std::string();
    }
    void followsTheWorkedExamples()
    {
        QFETCH(std::string, trace);
        QFETCH(std::string, expected);
        const TracePtr parsed = traceFromText(trace);
        QCOMPARE(pathOf(*parsed), expected);
        QCOMPARE(brokenRuleOfAnyMode(*parsed), std::string());
    }

    void completesWithWhatWasHandedOver()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const CriticalPath path = criticalPath(*trace, {PathMode::Completion, Outliving::Async, {}, {}});
        QCOMPARE(pathText(*trace, path),
                 std::string("k1[90,150] queue(p1->k1)[64,90] p1[62,64] R[60,62] c1[55,60] s1[50,55] d2[30,50] "
                             "d1[20,30] s1[15,20] c1[10,15] R[0,10]"));
        QCOMPARE(path.totalNs, 150 * kMs);
        QCOMPARE(path.queueNs, 26 * kMs);
    }

    void climbsFromADeepHandOver()
    {
        const TracePtr trace = traceFromText("a R 0..40ms server\n"
                                             "  a w 0..8ms\n"
                                             "  a m 10..30ms\n"
                                             "    a v 12..15ms\n"
                                             "    a p 20..22ms producer\n"
                                             "      b k 21..60ms consumer\n"
                                             "        b inner 25..50ms\n");
        QCOMPARE(pathOf(*trace, PathMode::Completion),
                 std::string("k[50,60] inner[25,50] k[21,25] p[20,21] m[15,20] v[12,15] m[10,12] R[8,10] w[0,8]"));
    }

    void leavesOutAHandOverThatContradictsItsParent()
    {
        const TracePtr trace = traceFromText("a R 10..40ms\n  a p 20..22ms producer\n    b k 5..90ms consumer\n");
        const CriticalPath path = criticalPath(*trace, {PathMode::Completion, Outliving::Async, {}, {}});
        QCOMPARE(pathText(*trace, path), std::string("R[22,40] p[20,22] R[10,20]"));
        QCOMPARE(path.warnings.size(), 1U);
        QCOMPARE(path.warnings[0].kind, PathWarning::Kind::UnusableHandOver);
        QCOMPARE(path.warnings[0].count, 1U);
    }

    void dividesTheTimeAmongSpansAndServices()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const CriticalPath path = criticalPath(*trace);
        QCOMPARE(byName(*trace, path.selfNs, kMs, 0),
                 (Figures{{"R", 20}, {"rn", 28}, {"p1", 2}, {"c1", 10}, {"s1", 10}, {"d2", 20}, {"d1", 10}}));
        QCOMPARE(byName(*trace, path.inclusiveNs, kMs, 0),
                 (Figures{{"R", 100}, {"rn", 28}, {"p1", 2}, {"c1", 50}, {"s1", 40}, {"d2", 20}, {"d1", 10}}));
        Figures services;
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
            services[std::string(trace->serviceName(SpanIndex(row)))] += path.selfNs[row] / kMs;
        QCOMPARE(services, (Figures{{"web", 60}, {"api", 40}, {"wrk", 0}}));
    }

    void boundsWhatSpeedingUpOneSpanCanSave()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        const Figures drag = byName(*trace, criticalPath(*trace).dragNs, kMs, CriticalPath::kOffPath);
        QCOMPARE(drag.at("c1"), 20);
        QCOMPARE(drag.at("s1"), 40);
        QCOMPARE(drag.at("rn"), 28);
        QVERIFY(!drag.contains("c2"));
        QVERIFY(!drag.contains("bg"));

        const TracePtr equal = traceFromText("a P 0..30ms\n  a B 0..30ms\n  a C 5..30ms\n");
        const Figures none = byName(*equal, criticalPath(*equal).dragNs, kMs, CriticalPath::kOffPath);
        QCOMPARE(none.at("B"), 0);
        QVERIFY(!none.contains("C"));
    }

    void explainsAnySpanThatIsAskedFor()
    {
        const TracePtr trace = traceFromText(kExampleTwo);
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row) {
            const CriticalPath path = criticalPath(*trace, {PathMode::Response, Outliving::Async, SpanIndex(row), {}});
            QCOMPARE(path.totalNs, trace->durationNs(SpanIndex(row)));
            QCOMPARE(brokenRule(*trace, path), std::string());
        }
        const SpanIndex s1 = trace->findSpan(SpanId{3});
        QCOMPARE(pathText(*trace, criticalPath(*trace, {PathMode::Response, Outliving::Async, s1, {}})),
                 std::string("s1[50,55] d2[30,50] d1[20,30] s1[15,20]"));
    }

    void saysWhatIsOddAboutATrace()
    {
        const TracePtr trace = traceFromText("a R 0..50ms error\n"
                                             "  a c 10..30ms\n"
                                             "    a far 40..50ms client\n"
                                             "  a q 5..?ms\n"
                                             "a other 0..10ms\n");
        QCOMPARE(criticalPath(*trace).warnings.size(), 1U);
        QCOMPARE(criticalPath(*trace).warnings[0].kind, PathWarning::Kind::OtherRoots);

        const TracePtr lost = traceFromText("a R 0..20ms error\n  a q 5..80ms client\n    a x 30..60ms\n");
        QCOMPARE(pathOf(*lost), std::string("q[5,20] R[0,5]"));
        QCOMPARE(criticalPath(*lost).warnings.size(), 1U);
        QCOMPARE(criticalPath(*lost).warnings[0].kind, PathWarning::Kind::OutsideParent);
        QCOMPARE(criticalPath(*lost).warnings[0].count, 1U);
    }

    void runsOverTheChildrenOfAMissingRoot()
    {
        const TracePtr trace = traceFromText(
            "a x 0..10ms parent=00000000000000ff\na y 15..30ms parent=00000000000000ff\n");
        const CriticalPath path = criticalPath(*trace);
        QCOMPARE(pathText(*trace, path), std::string("y[15,30] [10,15] x[0,10]"));
        QCOMPARE(path.warnings.size(), 1U);
        QCOMPARE(path.warnings[0].kind, PathWarning::Kind::MissingRoot);
    }

    void addsUpForThreeThousandTraces()
    {
        for (std::uint64_t seed = 0; seed < 1'500; ++seed)
            QCOMPARE(brokenRuleOfAnyMode(*randomTrace(seed, static_cast<std::uint32_t>(2 + seed % 60))), std::string());
        for (std::uint64_t seed = 0; seed < 500; ++seed)
            QCOMPARE(brokenRuleOfAnyMode(*generateHostileTrace(seed)), std::string());
        for (const TracePtr &trace : generateTraces({40, 1'000, 7}))
            QCOMPARE(brokenRuleOfAnyMode(*trace), std::string());
    }

    void doesNotDependOnHowDeepOrWideATraceIs_data()
    {
        QTest::addColumn<bool>("isDeep");
        QTest::newRow("a chain of 100 000") << true;
        QTest::newRow("a million siblings") << false;
    }
    void doesNotDependOnHowDeepOrWideATraceIs()
    {
        QFETCH(bool, isDeep);
        const std::uint32_t children = isDeep ? 100'000 : 1'000'000;
        TraceBuilder builder(kTextTraceId);
        for (std::uint32_t i = 0; i <= children; ++i) {
            SpanInput span;
            span.id = SpanId{i + 1};
            span.parentId = SpanId{i == 0 ? 0 : isDeep ? i : 1};
            span.name = "s";
            const std::int64_t at = i == 0 ? 0 : i;
            span.startNs = kTextTraceStartNs + at;
            span.durationNs = i == 0 ? 2 * children : isDeep ? 2 * children - 2 * at : 1;
            builder.addSpan(span);
        }
        const TracePtr trace = builder.finish();
        const CriticalPath path = criticalPath(*trace);
        QCOMPARE(brokenRule(*trace, path), std::string());
        QCOMPARE(path.totalNs, 2 * children);
        QCOMPARE(path.segments.size(), isDeep ? 2 * children - 1 : children + 2);
    }
};

QTEST_GUILESS_MAIN(TestCriticalPath)
#include "tst_criticalpath.moc"
