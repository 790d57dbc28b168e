// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace traceloupe;

class TestDurationText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsThreeDigitsAndAUnit_data();
    void showsThreeDigitsAndAUnit();
    void showsEveryDigitWhenAsked_data();
    void showsEveryDigitWhenAsked();
    void spellsARoundDurationInOneWay();
    void keepsTheUnitAndResolutionOfAnAxis_data();
    void keepsTheUnitAndResolutionOfAnAxis();
    void writesNumbersAsTheLocaleDoes();
    void givesOffsetsASign();
    void writesPercentagesAsTheLocaleDoes();
};

void TestDurationText::showsThreeDigitsAndAUnit_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0 ns"_s;
    QTest::newRow("nanoseconds") << qint64(999) << u"999 ns"_s;
    QTest::newRow("one microsecond") << qint64(1'000) << u"1.00 µs"_s;
    QTest::newRow("two digits before the point") << qint64(12'345) << u"12.3 µs"_s;
    QTest::newRow("rounds up into the next unit") << qint64(999'600) << u"1.00 ms"_s;
    QTest::newRow("rounds up without a fourth digit") << qint64(9'996'000) << u"10.0 ms"_s;
    QTest::newRow("milliseconds") << qint64(123'456'789) << u"123 ms"_s;
    QTest::newRow("seconds") << qint64(1'500'000'000) << u"1.50 s"_s;
    QTest::newRow("just under a minute") << qint64(59'940'000'000) << u"59.9 s"_s;
    QTest::newRow("a minute") << qint64(60'000'000'000) << u"1 min"_s;
    QTest::newRow("minutes and seconds") << qint64(123'000'000'000) << u"2 min 3 s"_s;
    QTest::newRow("hours and minutes") << qint64(3'900'000'000'000) << u"1 h 5 min"_s;
    QTest::newRow("almost an hour") << qint64(3'599'900'000'000) << u"1 h"_s;
    QTest::newRow("negative") << qint64(-1'500) << u"−1.50 µs"_s;
    QTest::newRow("the longest") << std::numeric_limits<qint64>::max() << u"2,562,047 h 47 min"_s;
    QTest::newRow("the most negative") << std::numeric_limits<qint64>::min() << u"−2,562,047 h 47 min"_s;
}

void TestDurationText::showsThreeDigitsAndAUnit()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(durationText(ns, QLocale(QLocale::English)), text);
}

void TestDurationText::showsEveryDigitWhenAsked_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing to round") << qint64(5'000'000) << u"5.00 ms"_s;
    QTest::newRow("to the nanosecond") << qint64(1'234'567) << u"1.234567 ms"_s;
    QTest::newRow("three digits") << qint64(1'200'000'000) << u"1.20 s"_s;
    QTest::newRow("no zeros behind them") << qint64(1'234'500) << u"1.2345 ms"_s;
    QTest::newRow("nothing") << qint64(0) << u"0 ns"_s;
    QTest::newRow("minutes") << qint64(61'000'000'001) << u"1 min 1.000000001 s"_s;
    QTest::newRow("hours") << qint64(7'261'500'000'000) << u"2 h 1 min 1.5 s"_s;
    QTest::newRow("negative") << qint64(-42) << u"−42 ns"_s;
}

void TestDurationText::showsEveryDigitWhenAsked()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(exactDurationText(ns, QLocale(QLocale::English)), text);
}

void TestDurationText::spellsARoundDurationInOneWay()
{
    const QLocale english(QLocale::English);
    for (const qint64 ns : {1LL, 10LL, 999LL, 1'000LL, 12'300LL, 500'000LL, 8'000'000LL, 50'000'000LL, 100'000'000LL,
                            1'000'000'000LL, 59'900'000'000LL, 60'000'000'000LL, 100'000'000'000LL})
        QCOMPARE(exactDurationText(ns, english), durationText(ns, english));
    QCOMPARE(shortestDurationText(50'000'000, english), u"50 ms"_s);
    QCOMPARE(percentageText(100.0 * 4.5 / 40, 1, english), u"11.3 %"_s);
    QCOMPARE(percentageText(100 * (4.5 / 40), 1, english), u"11.3 %"_s);
}

void TestDurationText::keepsTheUnitAndResolutionOfAnAxis_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<int>("unit");
    QTest::addColumn<qint64>("resolution");
    QTest::addColumn<QString>("text");
    const auto seconds = static_cast<int>(DurationUnit::Seconds);
    QTest::newRow("half seconds") << qint64(1'000'000'000) << seconds << qint64(500'000'000) << u"1.0 s"_s;
    QTest::newRow("whole seconds") << qint64(3'000'000'000) << seconds << qint64(1'000'000'000) << u"3 s"_s;
    QTest::newRow("nanoseconds at a second") << qint64(1'000'000'010) << seconds << qint64(10) << u"1.00000001 s"_s;
    QTest::newRow("minutes") << qint64(120'000'000'000) << static_cast<int>(DurationUnit::Minutes)
                             << qint64(60'000'000'000) << u"2 min"_s;
    QTest::newRow("minutes with seconds") << qint64(90'000'000'000) << static_cast<int>(DurationUnit::Minutes)
                                          << qint64(30'000'000'000) << u"1 min 30 s"_s;
}

void TestDurationText::keepsTheUnitAndResolutionOfAnAxis()
{
    QFETCH(qint64, ns);
    QFETCH(int, unit);
    QFETCH(qint64, resolution);
    QFETCH(QString, text);
    QCOMPARE(durationTextInUnit(ns, static_cast<DurationUnit>(unit), resolution, QLocale(QLocale::English)), text);
}

void TestDurationText::writesNumbersAsTheLocaleDoes()
{
    QCOMPARE(durationText(1'234'000, QLocale(QLocale::German)), u"1,23 ms"_s);
    QCOMPARE(exactDurationText(1'234'567, QLocale(QLocale::French)), u"1,234567 ms"_s);
}

void TestDurationText::givesOffsetsASign()
{
    const QLocale english(QLocale::English);
    QCOMPARE(offsetText(12'000'000, english), u"+12.0 ms"_s);
    QCOMPARE(offsetText(-12'000'000, english), u"−12.0 ms"_s);
    QCOMPARE(exactOffsetText(12'000'001, english), u"+12.000001 ms"_s);
}

void TestDurationText::writesPercentagesAsTheLocaleDoes()
{
    QCOMPARE(percentageText(34.21, 1, QLocale::c()), u"34.2 %"_s);
    QCOMPARE(percentageText(34.21, 1, QLocale(QLocale::English)), u"34.2 %"_s);
    QCOMPARE(percentageText(34.21, 1, QLocale(QLocale::French)), u"34,2\u00a0%"_s);
    QCOMPARE(percentageText(u"7"_s, QLocale(QLocale::German)), u"7\u00a0%"_s);
}

QTEST_GUILESS_MAIN(TestDurationText)
#include "tst_durationtext.moc"
