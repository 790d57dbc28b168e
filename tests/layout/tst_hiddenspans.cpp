// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/hiddenspans.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "tests/support/traceshapes.h"

#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

std::vector<HiddenBar> barsOf(const Trace &trace, double startMs, double endMs, double widthPx)
{
    const auto at = [](double ms) { return kTextTraceStartNs + static_cast<std::int64_t>(ms * 1e6); };
    std::vector<HiddenBar> bars;
    SiblingIndex(trace, 1, trace.rowCount()).layOut(TimeScale({at(startMs), at(endMs)}, widthPx), bars);
    return bars;
}

std::uint32_t sum(const std::vector<HiddenBar> &bars)
{
    return std::accumulate(bars.begin(), bars.end(), 0U,
                           [](std::uint32_t count, const HiddenBar &bar) { return count + bar.count; });
}

} // namespace

class TestHiddenSpans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void drawsEachSiblingWhereItIs();
    void foldsWhatStartsCloseTogether();
    void leavesOutWhatIsOutsideTheRange();
    void showsALongSiblingThatStartedBefore();
    void staysWithinTheAreaInOrder();
    void drawsAMillionSiblingsAsAFewBars();
    void remembersAndForgets();
};

void TestHiddenSpans::drawsEachSiblingWhereItIs()
{
    const TracePtr trace = traceFromText(R"(
        a run 0..100ms
          b x 10..20ms
          b y 50..90ms
    )");
    const std::vector<HiddenBar> expected = {{10, 20, 1, SpanIndex(1)}, {50, 90, 1, SpanIndex(2)}};
    QCOMPARE(barsOf(*trace, 0, 100, 100), expected);
}

void TestHiddenSpans::foldsWhatStartsCloseTogether()
{
    const TracePtr trace = traceFromText(R"(
        a run 0..100ms
          b x 10..11ms
          b x 11..30ms
          b x 12..13ms
          b x 40..41ms
    )");
    const std::vector<HiddenBar> expected = {{10, 30, 3, SpanIndex(1)}, {40, 41, 1, SpanIndex(4)}};
    QCOMPARE(barsOf(*trace, 0, 100, 100), expected);
}

void TestHiddenSpans::leavesOutWhatIsOutsideTheRange()
{
    const TracePtr trace = traceFromText(R"(
        a run 0..100ms
          b x 10..20ms
          b x 45..55ms
          b x 80..90ms
    )");
    const std::vector<HiddenBar> bars = barsOf(*trace, 40, 60, 100);
    QCOMPARE(bars.size(), 1U);
    QCOMPARE(bars[0].first, SpanIndex(2));
    QCOMPARE(bars[0].leftPx, 25.0F);
    QCOMPARE(bars[0].rightPx, 75.0F);
}

void TestHiddenSpans::showsALongSiblingThatStartedBefore()
{
    const TracePtr trace = traceFromText(R"(
        a run 0..100ms
          b x 1..99ms
          b x 2..3ms
          b x 4..5ms
    )");
    const std::vector<HiddenBar> bars = barsOf(*trace, 50, 60, 100);
    QVERIFY(!bars.empty());
    QCOMPARE(bars.front().leftPx, 0.0F);
    QCOMPARE(bars.front().rightPx, 100.0F);
}

void TestHiddenSpans::staysWithinTheAreaInOrder()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const TracePtr trace = generateTrace(400, seed);
        const TimeRange range{trace->startNs() + trace->durationNs() / 5, trace->endNs() - trace->durationNs() / 5};
        std::vector<HiddenBar> bars;
        SiblingIndex(*trace, 1, trace->subtreeEnd(SpanIndex(0))).layOut(TimeScale(range, 200), bars);
        QVERIFY(bars.size() <= 200 / 3 + 2);
        for (std::size_t i = 0; i < bars.size(); ++i) {
            QVERIFY(bars[i].leftPx >= 0 && bars[i].leftPx <= bars[i].rightPx && bars[i].rightPx <= 200);
            QVERIFY(i == 0 || bars[i].leftPx >= bars[i - 1].leftPx);
            QVERIFY(bars[i].count > 0);
        }
    }
}

void TestHiddenSpans::drawsAMillionSiblingsAsAFewBars()
{
    const TracePtr trace = manySiblings(1'000'000);
    const std::vector<HiddenBar> bars = barsOf(*trace, 0, 1'000, 900);
    QVERIFY(bars.size() <= 301);
    QCOMPARE(sum(bars), 1'000'000U);
}

void TestHiddenSpans::remembersAndForgets()
{
    const TracePtr trace = manySiblings(1'000);
    const TimeScale scale({trace->startNs(), trace->endNs()}, 300);
    HiddenSpans hidden;
    std::vector<HiddenBar> first;
    std::vector<HiddenBar> again;
    hidden.layOut(*trace, 1, trace->rowCount(), scale, first);
    hidden.layOut(*trace, 1, trace->rowCount(), scale, again);
    QCOMPARE(again, first);
    hidden.clear();
    again.clear();
    hidden.layOut(*trace, 1, trace->rowCount(), scale, again);
    QCOMPARE(again, first);
    hidden.layOut(*trace, 1, 1, scale, again);
    QCOMPARE(again, first);
}

QTEST_GUILESS_MAIN(TestHiddenSpans)
#include "tst_hiddenspans.moc"
