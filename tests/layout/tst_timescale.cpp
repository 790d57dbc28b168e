// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timescale.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace traceloupe;

class TestTimeScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void mapsTheRangeToTheWidth();
    void mapsEverythingToTheStartWhereThereIsNoWidth();
    void findsATimeAgainToTheNanosecond();
    void zoomsAroundAPointThatStays();
    void keepsARangeWithinItsBounds();
    void stopsAtTheEndsOfSixtyFourBits();
};

void TestTimeScale::mapsTheRangeToTheWidth()
{
    const TimeScale scale({1'000, 2'000}, 500);
    QCOMPARE(scale.xAt(1'000), 0.0);
    QCOMPARE(scale.xAt(2'000), 500.0);
    QCOMPARE(scale.xAt(1'500), 250.0);
    QCOMPARE(scale.xAt(0), -500.0);
    QCOMPARE(scale.timeAt(250), std::int64_t(1'500));
    QCOMPARE(scale.timeAt(-500), std::int64_t(0));
}

void TestTimeScale::mapsEverythingToTheStartWhereThereIsNoWidth()
{
    for (const TimeScale &scale : {TimeScale({100, 200}, 0), TimeScale({100, 100}, 50), TimeScale({100, 50}, 50)}) {
        QCOMPARE(scale.xAt(150), 0.0);
        QCOMPARE(scale.timeAt(10), std::int64_t(100));
    }
}

void TestTimeScale::findsATimeAgainToTheNanosecond()
{
    const bool holds = rc::check("timeAt(xAt(t)) == t", [] {
        const auto start = *rc::gen::inRange<std::int64_t>(0, 2'000'000'000'000'000'000);
        const auto length = *rc::gen::inRange<std::int64_t>(1, 1LL << 50);
        const auto offset = *rc::gen::inRange<std::int64_t>(0, length);
        const TimeScale scale({start, start + length}, *rc::gen::inRange(1, 4'000));
        RC_ASSERT(std::abs(scale.timeAt(scale.xAt(start + offset)) - (start + offset)) <= 1);
    });
    QVERIFY(holds);
}

void TestTimeScale::zoomsAroundAPointThatStays()
{
    const TimeRange range = scaledAround({0, 1'000}, 250, 0.5);
    QCOMPARE(range, (TimeRange{125, 625}));
    QCOMPARE(scaledAround(range, 250, 2), (TimeRange{0, 1'000}));
}

void TestTimeScale::keepsARangeWithinItsBounds()
{
    const TimeRange bounds{100, 200};
    QCOMPARE(fittedInto({50, 90}, bounds, 1), (TimeRange{100, 140}));
    QCOMPARE(fittedInto({180, 220}, bounds, 1), (TimeRange{160, 200}));
    QCOMPARE(fittedInto({0, 1'000}, bounds, 1), bounds);
    QCOMPARE(fittedInto({150, 150}, bounds, 1), (TimeRange{150, 151}));
    QCOMPARE(fittedInto({170, 130}, bounds, 10), (TimeRange{170, 180}));
}

void TestTimeScale::stopsAtTheEndsOfSixtyFourBits()
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(TimeRange({least, most}).lengthNs(), most);
    QCOMPARE(shifted({most - 5, most}, 100), (TimeRange{most, most}));
    QVERIFY(scaledAround({least, most}, 0, 1e9).endNs > 0);
    QVERIFY(std::isfinite(TimeScale({least, most}, 100).xAt(most)));
}

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
