// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timescale.h"
#include "core/layout/timewarp.h"

#include "tests/support/tracefromtext.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

std::int64_t at(std::int64_t ms)
{
    return kTextTraceStartNs + ms * kMs;
}

TimeWarp anyWarp()
{
    std::vector<TimeGap> gaps;
    std::int64_t time = 0;
    for (const int length : *rc::gen::container<std::vector<int>>(rc::gen::inRange(2, 1'000'000))) {
        time += *rc::gen::inRange(0, 1'000'000);
        gaps.push_back({{time, time + length}, *rc::gen::inRange(1, length)});
        time += length;
    }
    return TimeWarp(std::move(gaps));
}

bool holds(const std::function<void()> &property)
{
    return rc::check(property);
}

} // namespace

class TestTimeWarp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void changesNothingWithoutGaps();
    void shortensGapsAndShiftsWhatFollows();
    void keepsTheOrderOfTimes();
    void givesTimesOutsideGapsBackExactly();
    void staysWithinAPixelInsideGaps();
    void agreesWithAPlainScaleWithoutGaps();
    void findsNoGapInABusyTrace();
    void findsLongStretchesWhereNothingHappens();
    void takesALongCallForWork();
    void keepsToTheLongestGaps();
};

void TestTimeWarp::changesNothingWithoutGaps()
{
    const TimeWarp warp;
    QCOMPARE(warp.toShown(12'345), 12'345);
    QCOMPARE(warp.toTime(12'345), 12'345);
    QCOMPARE(warp.savedNs(), 0);
}

void TestTimeWarp::shortensGapsAndShiftsWhatFollows()
{
    const TimeWarp warp({{{100, 1'100}, 10}, {{2'000, 2'500}, 100}});

    QCOMPARE(warp.toShown(100), 100);
    QCOMPARE(warp.toShown(600), 105);
    QCOMPARE(warp.toShown(1'100), 110);
    QCOMPARE(warp.toShown(2'000), 1'010);
    QCOMPARE(warp.toShown(2'500), 1'110);
    QCOMPARE(warp.toTime(1'110), 2'500);
    QCOMPARE(warp.toTime(105), 600);
    QCOMPARE(warp.savedNs(), 990 + 400);
}

void TestTimeWarp::keepsTheOrderOfTimes()
{
    QVERIFY(holds([] {
        const TimeWarp warp = anyWarp();
        const auto a = *rc::gen::inRange<std::int64_t>(-1'000, 40'000'000);
        const auto b = *rc::gen::inRange<std::int64_t>(-1'000, 40'000'000);
        RC_ASSERT(a > b || warp.toShown(a) <= warp.toShown(b));
        RC_ASSERT(a > b || warp.toTime(a) <= warp.toTime(b));
    }));
}

void TestTimeWarp::givesTimesOutsideGapsBackExactly()
{
    QVERIFY(holds([] {
        const TimeWarp warp = anyWarp();
        const auto time = *rc::gen::inRange<std::int64_t>(-1'000, 40'000'000);
        const bool isInGap = std::ranges::any_of(
            warp.gaps(), [time](const TimeGap &gap) { return time > gap.range.startNs && time < gap.range.endNs; });
        RC_PRE(!isInGap);
        RC_ASSERT(warp.toTime(warp.toShown(time)) == time);
    }));
}

void TestTimeWarp::staysWithinAPixelInsideGaps()
{
    const auto warp = std::make_shared<const TimeWarp>(
        std::vector<TimeGap>{{{1'000'000, 900'000'000'000}, 100'000}, {{900'000'500'000, 950'000'000'000}, 40'000}});
    QVERIFY(holds([&warp] {
        const auto start = *rc::gen::inRange<std::int64_t>(0, 900'000'000'000);
        const TimeScale scale({start, start + *rc::gen::inRange<std::int64_t>(1'000, 60'000'000'000)}, 1'000, warp);
        const auto x = static_cast<double>(*rc::gen::inRange(0, 1'000));
        const double tolerancePx = 1 + 1 / scale.nsPerPixel(); // times are whole nanoseconds
        RC_ASSERT(std::abs(scale.xAt(scale.timeAt(x)) - x) <= tolerancePx);
    }));
}

void TestTimeWarp::agreesWithAPlainScaleWithoutGaps()
{
    const TimeRange range{at(0), at(10)};
    const TimeScale plain(range, 800);
    const TimeScale warped(range, 800, std::make_shared<const TimeWarp>());
    QCOMPARE(warped.xAt(at(3)), plain.xAt(at(3)));
    QCOMPARE(warped.timeAt(123.5), plain.timeAt(123.5));
    QCOMPARE(warped.nsPerPixel(), plain.nsPerPixel());
}

void TestTimeWarp::findsNoGapInABusyTrace()
{
    const TracePtr trace = traceFromText(R"(
        a run   0..100ms
          b one 0..40ms
          b two 41..99ms
    )");
    QVERIFY(findIdleGaps(*trace).empty());
}

void TestTimeWarp::findsLongStretchesWhereNothingHappens()
{
    const TracePtr trace = traceFromText(R"(
        a run     0..10000ms
          b one   0..40ms
          b two   5000..5060ms
          b three 9990..10000ms
    )");
    const std::vector<TimeGap> gaps = findIdleGaps(*trace);

    QCOMPARE(gaps.size(), 2U);
    QCOMPARE(gaps[0].range, (TimeRange{at(40), at(5'000)}));
    QCOMPARE(gaps[1].range, (TimeRange{at(5'060), at(9'990)}));
    QCOMPARE(gaps[0].shownNs, 5 * kMs); // the trace is 10 s long, 110 ms of it busy
}

void TestTimeWarp::takesALongCallForWork()
{
    const TracePtr trace = traceFromText(R"(
        a run    0..10000ms
          b slow 100..9900ms
    )");
    QVERIFY(findIdleGaps(*trace).empty());
}

void TestTimeWarp::keepsToTheLongestGaps()
{
    QString text = u"a run 0..2000000ms\n"_s;
    for (int i = 0; i < 200; ++i)
        text += u"  b beat %1..%2ms\n"_s.arg(i * 10'000 + i).arg(i * 10'000 + i + 1);
    const std::vector<TimeGap> gaps = findIdleGaps(*traceFromText(text.toStdString()));
    QCOMPARE(gaps.size(), kMaxIdleGaps);
    QVERIFY(std::ranges::is_sorted(gaps, {}, [](const TimeGap &gap) { return gap.range.startNs; }));
}

QTEST_GUILESS_MAIN(TestTimeWarp)
#include "tst_timewarp.moc"
