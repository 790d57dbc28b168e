// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/clockticks.h"
#include "core/layout/logscale.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr qint64 kSecond = 1'000'000'000;

QString axisText(DurationRange range, double lengthPx, double spacingPx)
{
    QStringList labels;
    for (const std::int64_t tick : logTicks(LogScale(range, lengthPx), spacingPx))
        labels.append(logTickText(tick, QLocale(QLocale::English)));
    return labels.join(u" | "_s);
}

QString clockText(TimeRange range, double widthPx, const DisplayTimeZone &zone)
{
    QStringList labels;
    for (const ClockTick &tick : clockTicks(range, widthPx, 80, zone))
        labels.append(tick.label);
    return labels.join(u" | "_s);
}

} // namespace

class TestLogScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesEveryFactorTheSameLength();
    void keepsWhatLiesOutsideAtItsEnds();
    void findsADurationBackAtItsPlace();
    void leavesRoomAroundTheValues_data();
    void leavesRoomAroundTheValues();
    void marksRoundDurations_data();
    void marksRoundDurations();
    void marksFullHoursAndDaysOfTheZone();
    void marksPartsOfASecond();
};

void TestLogScale::givesEveryFactorTheSameLength()
{
    const LogScale scale({1'000, 1'000'000'000}, 600);

    QCOMPARE(std::lround(scale.positionOf(1'000)), 0L);
    QCOMPARE(std::lround(scale.positionOf(10'000)), 100L);
    QCOMPARE(std::lround(scale.positionOf(1'000'000)), 300L);
    QCOMPARE(std::lround(scale.positionOf(1'000'000'000)), 600L);
}

void TestLogScale::keepsWhatLiesOutsideAtItsEnds()
{
    const LogScale scale({1'000, 1'000'000}, 300);

    QCOMPARE(scale.positionOf(0), 0.0);
    QCOMPARE(scale.positionOf(-5), 0.0);
    QCOMPARE(std::lround(scale.positionOf(std::numeric_limits<std::int64_t>::max())), 300L);
    QCOMPARE(scale.durationAt(-10), 1'000);
    QCOMPARE(scale.durationAt(1e9), 1'000'000);
    QCOMPARE(LogScale().positionOf(5), 0.0);
    QCOMPARE(LogScale({0, 0}, 100).durationAt(50), 0);
}

void TestLogScale::findsADurationBackAtItsPlace()
{
    const LogScale scale({1, 3'600 * kSecond}, 900);
    for (const qint64 ns : {qint64(1), qint64(77), qint64(1'234'567), 59 * kSecond})
        QCOMPARE(qint64(scale.durationAt(scale.positionOf(ns))), ns);
}

void TestLogScale::leavesRoomAroundTheValues_data()
{
    QTest::addColumn<qint64>("shortest");
    QTest::addColumn<qint64>("longest");
    QTest::newRow("one value") << qint64(5'000'000) << qint64(5'000'000);
    QTest::newRow("several decades") << qint64(1'000) << 20 * kSecond;
    QTest::newRow("nothing but zero") << qint64(0) << qint64(0);
    QTest::newRow("the longest there is") << qint64(1) << std::numeric_limits<qint64>::max();
}

void TestLogScale::leavesRoomAroundTheValues()
{
    QFETCH(qint64, shortest);
    QFETCH(qint64, longest);

    const DurationRange range = paddedForLog({shortest, longest});

    QVERIFY(range.minNs >= 1);
    QVERIFY(range.minNs <= std::max(qint64(1), shortest));
    QVERIFY(range.maxNs >= std::min(longest, std::numeric_limits<qint64>::max() / 4));
    QVERIFY(range.maxNs >= 2 * range.minNs);
}

void TestLogScale::marksRoundDurations_data()
{
    QTest::addColumn<qint64>("shortest");
    QTest::addColumn<qint64>("longest");
    QTest::addColumn<double>("spacing");
    QTest::addColumn<QString>("axis");
    QTest::newRow("twos and fives") << qint64(900'000) << qint64(30'000'000) << 20.0
                                    << u"1 ms | 2 ms | 5 ms | 10 ms | 20 ms"_s;
    QTest::newRow("tens") << qint64(900) << qint64(30'000'000) << 40.0 << u"1 µs | 10 µs | 100 µs | 1 ms | 10 ms"_s;
    QTest::newRow("units only") << qint64(1) << 100 * kSecond << 45.0 << u"1 ns | 1 µs | 1 ms | 1 s | 1 min"_s;
    QTest::newRow("minutes and hours") << 30 * kSecond << 40'000 * kSecond << 20.0
                                       << u"1 min | 2 min | 5 min | 10 min | 30 min | 1 h | 2 h | 5 h | 10 h"_s;
}

void TestLogScale::marksRoundDurations()
{
    QFETCH(qint64, shortest);
    QFETCH(qint64, longest);
    QFETCH(double, spacing);
    QFETCH(QString, axis);

    QCOMPARE(axisText({shortest, longest}, 400, spacing), axis);
}

void TestLogScale::marksFullHoursAndDaysOfTheZone()
{
    const std::int64_t start = 1'700'000'000 * kSecond; // 2023-11-14 22:13:20 UTC
    const TimeRange range{start, start + 4 * 3600 * kSecond};

    QCOMPARE(clockText(range, 400, DisplayTimeZone::utc()), u"23:00 | 11-15 | 01:00 | 02:00"_s);
    QCOMPARE(clockText(range, 400, DisplayTimeZone::fromSetting(u"Asia/Kolkata"_s)),
             u"04:00 | 05:00 | 06:00 | 07:00"_s);
    QCOMPARE(clockText({start, start}, 400, DisplayTimeZone::utc()), QString());
}

void TestLogScale::marksPartsOfASecond()
{
    const std::int64_t start = 1'700'000'000 * kSecond;

    QCOMPARE(clockText({start, start + kSecond}, 250, DisplayTimeZone::utc()),
             u"22:13:20.0 | 22:13:20.5 | 22:13:21.0"_s);
}

QTEST_GUILESS_MAIN(TestLogScale)
#include "tst_logscale.moc"
